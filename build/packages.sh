# shellcheck shell=bash
# Installing packages: on Debian and what descends from it, as root or with sudo. Elsewhere it is said which one command
# does it. Sourced after common.sh.

# True if packages can be installed here, without a question that nobody answers.
can_install() {
  command -v apt-get >/dev/null || return 1
  ((EUID == 0)) || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]; }; }
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# Installs Debian packages without starting the services that some of them bring.
apt_install() {
  local policy=/usr/sbin/policy-rc.d own=false status=0
  say "Installing $* …"
  if [[ ! -e $policy ]]; then
    own=true
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  apt_get install "$@" || { as_root apt-get update -q && apt_get install "$@"; } || status=$?
  if $own; then as_root rm -f "$policy"; fi
  return "$status"
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get "$1" -y -q --no-install-recommends "${@:2}"; }

# The JDK that this Debian has: 17 up to Debian 12, then 21; its default where no lists of packages are there yet.
debian_jdk() {
  local release
  for release in 17 21; do
    if apt-cache show "openjdk-$release-jdk-headless" >/dev/null 2>&1; then
      say "openjdk-$release-jdk-headless"
      return
    fi
  done
  say default-jdk-headless
}

# Installs "jdk", "maven" or both. Whoever calls looks whether they are there then.
install_tools() {
  local packages=()
  can_install || return 0
  apt-cache show maven >/dev/null 2>&1 || as_root apt-get update -q || return 0
  [[ " $* " != *" jdk "* ]] || packages+=("$(debian_jdk)")
  [[ " $* " != *" maven "* ]] || packages+=(maven)
  apt_install "${packages[@]}" || return 0
}

# Prints the one command that installs "jdk", "maven" or both on this system.
tools_command() {
  local jdk install
  if command -v apt-get >/dev/null; then
    install='apt-get install' jdk=$(debian_jdk)
  elif command -v dnf >/dev/null; then
    install='dnf install' jdk=java-21-openjdk-devel
  elif command -v zypper >/dev/null; then
    install='zypper install' jdk=java-21-openjdk-devel
  elif command -v pacman >/dev/null; then
    install='pacman -S' jdk=jdk21-openjdk
  elif command -v apk >/dev/null; then
    install='apk add' jdk=openjdk21
  elif command -v brew >/dev/null; then
    say "brew install $(words "$*" openjdk@21 maven)"
    return
  else
    say "install $(words "$*" "a JDK 21" "Apache Maven") with this system's packages"
    return
  fi
  ((EUID == 0)) || install="sudo $install"
  if [[ $install == *apt-get* ]] && ! apt-cache show maven >/dev/null 2>&1; then
    install="${install%install}update && $install" # there are no lists of packages yet
  fi
  say "$install $(words "$*" "$jdk" maven)"
}

# Prints $2 if "jdk" is among the words of $1, and $3 if "maven" is.
words() {
  local chosen=()
  [[ " $1 " != *" jdk "* ]] || chosen+=("$2")
  [[ " $1 " != *" maven "* ]] || chosen+=("$3")
  say "${chosen[*]}"
}
