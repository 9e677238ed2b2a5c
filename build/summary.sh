# shellcheck shell=bash
# shellcheck disable=SC2154 # long and left_out are those of build/test
# What ran, what did not and why, read from the reports of Surefire. Sourced by build/test.

# Prints one line per skipped test of the reports given: its name and the reason.
skipped_tests() {
  awk '
    /<testcase / {
      match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8)
      match($0, /classname="[^"]*"/); class = substr($0, RSTART + 11, RLENGTH - 12)
    }
    /<skipped/ {
      reason = $0
      if (match(reason, /message="[^"]*"/)) {
        reason = substr(reason, RSTART + 9, RLENGTH - 10)
      } else {
        sub(/.*CDATA\[([A-Za-z0-9.$]*: )?/, "", reason)
      }
      print class "." name ": " reason
    }' "$@"
}

# Prints "tests failed skipped" over the reports given.
count_tests() {
  awk '
    function value(key) {
      return match($0, " " key "=\"[0-9]+\"") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : 0
    }
    /<testsuite / { tests += value("tests"); failed += value("errors") + value("failures"); skipped += value("skipped") }
    END { print tests + 0, failed + 0, skipped + 0 }' "$@"
}

# Prints what ran in each module since $1, and what did not and why. Fails if CI allows no skipping.
summarize() {
  local module reports tests failed skipped all=0
  printf "\nSummary\n"
  while IFS= read -r module; do
    mapfile -t reports < <(find "$module/target/surefire-reports" -name 'TEST-*.xml' -newer "$1")
    read -r tests failed skipped < <(count_tests "${reports[@]}")
    printf '  %-24s %4d tests, %d failed, %d skipped\n' "${module#"$checkout/"}" "$tests" "$failed" "$skipped"
    mapfile -t -O "${#left_out[@]}" left_out < <(skipped_tests "${reports[@]}")
    all=$((all + tests))
  done < <(modules_tested_since "$1")
  ((${#left_out[@]} == 0)) || printf 'Not run: %s\n' "${left_out[@]}"
  $long || say "Not run: tests tagged \"long\" (give --long)"
  ((all > 0)) || die "no test ran"
  [[ ${CI:-} != true || ${#left_out[@]} == 0 ]] || die "with CI=true no test may be skipped"
}

modules_tested_since() {
  find "$checkout" -path '*/target/surefire-reports/TEST-*.xml' -newer "$1" |
    sed 's#/target/surefire-reports/.*##' | sort -u
}
