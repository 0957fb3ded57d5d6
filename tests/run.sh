#!/usr/bin/env bash
# Installs what is missing, builds, runs every test and ends with one line: N passed, N failed, N skipped.
# Usage: tests/run.sh [project ...]   names below tests/; all of them, the fast ones first, when none is given.
# PORTAL_TEST_SQLSERVER="Server=…" puts the use-case tests on that server instead of on SQLite files.
# PORTAL_KILL_MINUTES="30" gives the kill test more than its three minutes.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

configuration=Release
results=tests/output/results
passed=0 failed=0 skipped=0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# A worker that outlives the build would keep the caller's pipe open.
export MSBUILDDISABLENODEREUSE=1

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
  exit
}

give_up() {
  echo "$1"
  failed=$((failed + 1))
  finish
}

install_packages() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  echo "Installing $*"
  { "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@"; } >"$results/install.log" 2>&1 ||
    { tail -n 20 "$results/install.log"; give_up "Could not install $*."; }
}

prepare() {
  rm -rf "$results"
  mkdir -p "$results"
  command -v dotnet >/dev/null || give_up "The .NET SDK of global.json is not installed."

  local missing=()
  case " ${projects[*]} " in *Journeys*) [ -x /usr/bin/chromium ] || missing+=(chromium fonts-dejavu) ;; esac
  [ ! -f tests/peers/package-lock.json ] || command -v npm >/dev/null || missing+=(nodejs npm)
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"

  # npm writes the second file when it is done, so it is older only when the lock file moved since.
  if [ -f tests/peers/package-lock.json ] && [ ! tests/peers/node_modules/.package-lock.json -nt tests/peers/package-lock.json ]; then
    npm ci --prefix tests/peers --no-audit --no-fund --loglevel=error >"$results/npm.log" 2>&1 ||
      { tail -n 20 "$results/npm.log"; give_up "Could not install the packages of tests/peers."; }
  fi
}

build() {
  echo "Building ($configuration)"
  dotnet build ConvergencePortal.sln -c "$configuration" -warnaserror -v quiet >"$results/build.log" 2>&1 && return
  grep -E '(error|warning) [A-Z]+[0-9]+' "$results/build.log" | sort -u | head -n 40
  give_up "The build failed."
}

# Reads one number of the result file's <Counters …/> line.
count() { grep -o "<Counters [^>]*" "$1" | grep -oE " $2=\"[0-9]+\"" | grep -oE '[0-9]+'; }

# Which tests failed, and how each of the first ones begins to say why: where only this output is kept, the name alone helps nobody.
failures() {
  awk '/<UnitTestResult [^>]*outcome="Failed"/ { match($0, /testName="[^"]*"/); print "  FAILED " substr($0, RSTART + 10, RLENGTH - 11); names++ }
    /<Message>/ { left = names > 10 ? 0 : 8 }
    left > 0 { line = $0; sub(/.*<Message>/, "", line); last = sub(/<\/Message>.*/, "", line); print "    " substr(line, 1, 300); left = last ? 0 : left - 1 }' "$1" |
    sed -e 's/&quot;/"/g' -e "s/&apos;/'/g" -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&#xD;//g' -e 's/&amp;/\&/g'
}

run_project() {
  local project=$1 file="$results/$1.trx" log="$results/$1.log" status
  if ! grep -rqE --include='*.cs' '\[(Fact|Theory)\b' "tests/$project"; then
    echo "$project: no tests yet"
    return
  fi

  # Stops a test that hangs; far above what a suite takes on two busy cores.
  timeout --kill-after=10 45m dotnet test "tests/$project" -c "$configuration" --no-build --logger "trx;LogFileName=$project.trx" \
    --results-directory "$results" >"$log" 2>&1
  status=$?

  local total=0 good=0 bad=0 left
  if [ -f "$file" ]; then
    total=$(count "$file" total) good=$(count "$file" passed)
    bad=$(($(count "$file" failed) + $(count "$file" error) + $(count "$file" timeout) + $(count "$file" aborted)))
    failures "$file"
  fi
  # A run that broke off, or that found nothing to run, has no failed test to its name and is a failure all the same.
  if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$total" -eq 0 ]; }; then
    bad=1 total=$((total + 1))
    echo "  $project broke off with exit code $status:"
    tail -n 40 "$log"
  elif [ "$bad" -gt 0 ]; then
    echo "  details: $log"
  fi

  left=$((total - good - bad))
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  echo "$project: $good passed, $bad failed, $left skipped"
}

projects=("$@")
[ ${#projects[@]} -gt 0 ] || projects=(ConvergencePortal.Tests ConvergencePortal.Journeys)
for project in "${projects[@]}"; do
  [ -f "tests/$project/$project.csproj" ] || give_up "There is no test project tests/$project."
done

prepare
build
for project in "${projects[@]}"; do run_project "$project"; done
finish
