# shellcheck shell=bash
# shellcheck disable=SC2154 # checkout, dist and home are set by those who source it
# What ./weir, build/bench and build/test share: messages, the JDK, Maven, the distribution. It is sourced, with checkout
# and dist set.

say() { printf '%s\n' "$*"; }
warn() { printf 'weir: %s\n' "$*" >&2; }
die() {
  warn "$@"
  exit 1
}

# ---- Java and Maven ---------------------------------------------------------------------------

# Sets version to the major one of the JDK in directory $1, to nothing if there is no compiler in it. No process is
# started: this is in the way of each run of a tool.
jdk_version() {
  local line
  version=
  [[ -x $1/bin/javac && -r $1/release ]] || return 0
  while IFS= read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then version=${BASH_REMATCH[1]}; fi
  done <"$1/release"
}

# Sets JAVA_HOME to directory $1 if it is a JDK that can both build and run Weir; else adds what it is to seen.
use_jdk() {
  local version
  jdk_version "$1"
  [[ -n $version ]] || return 1
  if ((version >= 17 && version <= 23)); then
    export JAVA_HOME=$1
  else
    seen="$seen $1 is $version."
    return 1
  fi
}

# Sets JAVA_HOME to the first JDK that fits: the one it names, that of the PATH, any other of the system. Fails if there is
# none; those that do not fit are in seen.
present_jdk() {
  local dir javac
  seen=
  ! use_jdk "${JAVA_HOME:-}" || return 0
  if hash javac 2>/dev/null; then
    javac=$(readlink -f "${BASH_CMDS[javac]}")
    ! use_jdk "${javac%/bin/javac}" || return 0
  fi
  for dir in /usr/lib/jvm/*; do
    ! use_jdk "$dir" || return 0
  done
  return 1
}

# The same, and ends the script if there is none.
find_jdk() {
  local seen
  present_jdk || die "needs a JDK 17 to 23: from 24 on Java cannot run Karaf 4.4.${seen:- None was found.}" \
    "Set JAVA_HOME, or let ./weir run install one"
}

# Installs what is missing of "jdk" and "maven" where that can be done, and sets JAVA_HOME. Ends the script with the one
# command that helps if something is still missing.
need() {
  local seen='' missing=() with_maven=''
  [[ " $* " != *" maven "* ]] || with_maven=' and Maven'
  find_missing "$@"
  ((${#missing[@]})) || return 0
  # shellcheck source=build/packages.sh
  . "$checkout/build/packages.sh"
  install_tools "${missing[@]}"
  find_missing "$@"
  ((${#missing[@]})) || return 0
  die "needs a JDK 17 to 23$with_maven, and cannot install here what is missing." \
    "${seen:+From 24 on Java cannot run Karaf 4.4:$seen }This does: $(tools_command "${missing[@]}")"
}

# Sets missing to those of "jdk" and "maven" that are not there.
find_missing() {
  missing=()
  present_jdk || missing+=(jdk)
  [[ " $* " != *" maven "* ]] || command -v mvn >/dev/null || missing+=(maven)
}

maven() { (cd "$checkout" && mvn -B "$@" 8<&-); }

# ---- Building ---------------------------------------------------------------------------------

# True if any source is newer than the distribution. A directory's own date tells of removed files.
out_of_date() {
  [[ -f $dist/build-id ]] || return 0
  [[ -n $(cd "$checkout" && find pom.xml bundles features karaf-assembly \
    \( -name target -o -path '*/src/test' \) -prune -o -newer "$dist/build-id" -print -quit) ]]
}

# One build at a time in this checkout; the lock is on a file that is always there.
lock_build() {
  exec 8<"$checkout/pom.xml"
  if command -v flock >/dev/null; then flock 8; fi
}

build() {
  lock_build
  if out_of_date; then
    need jdk maven
    say "Building the distribution (the first time this fetches libraries) …"
    maven -q -Dmaven.test.skip=true -pl karaf-assembly -am package || die "the build failed"
  fi
  exec 8<&-
}

# Sets path to the class path of the offline tools: Weir's own jars, the libraries that stages use and the
# home's plugins. Pax Logging brings SLF4J.
tools_classpath() {
  local system=$dist/system jar
  path=
  for jar in "$system"/net/weir/*/*/*.jar "$system"/io/netty/*/*/*.jar "$system"/org/eclipse/paho/*/*/*.jar \
    "$system"/org/ops4j/pax/logging/pax-logging-api/*/*.jar \
    "$system"/org/apache/felix/org.apache.felix.framework/*/*.jar "$home"/plugins/*.jar; do
    [[ ! -f $jar ]] || path=$path:$jar
  done
  path=${path#:}
}
