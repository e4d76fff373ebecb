#!/usr/bin/env bash
# Installs what the tests need, builds once, runs them all. The last line says how many passed and failed.
set -uo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=TestResults

# What each package is needed for: a real browser, Chinese in its screenshots, a real PostgreSQL, the embedded database.
declare -A evidence=(
  [chromium]='/usr/bin/chromium'
  [fonts-noto-cjk]='/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
  [postgresql]='/usr/lib/postgresql/*/bin/initdb'
  [libsqlite3-0]='/usr/lib/*/libsqlite3.so.0'
)

missing=()
for package in "${!evidence[@]}"; do
  compgen -G "${evidence[$package]}" > /dev/null || missing+=("$package")
done

install() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null && sudo -n true 2> /dev/null || return 1
    as_root=(sudo -n)
  fi
  command -v apt-get > /dev/null || return 1
  echo "Installing ${missing[*]} …"
  "${as_root[@]}" apt-get update -qq < /dev/null > /dev/null &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" < /dev/null > /dev/null
}

if [ "${#missing[@]}" -gt 0 ] && ! install; then
  echo "Cannot install ${missing[*]}: install them yourself (Debian: sudo apt-get install ${missing[*]}); tests that need them will fail." >&2
fi

rm -rf "$results"
if ! dotnet build AdminPlatform.sln -v quiet -nologo -clp:ErrorsOnly < /dev/null; then
  echo 'The build failed, so no test ran.'
  echo '0 passed, 1 failed'
  exit 1
fi

dotnet test AdminPlatform.sln --no-build --nologo --logger 'console;verbosity=minimal' --logger trx --results-directory "$results" "$@" < /dev/null
outcome=$?

# Every test project leaves one .trx with a line such as <Counters total="3" executed="3" passed="3" failed="0" … />.
count() {
  find "$results" -name '*.trx' -exec grep -h -o '<Counters [^>]*>' {} + 2> /dev/null |
    grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

total=$(count total) passed=$(count passed) failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
skipped=$((total - passed - failed))

echo
if [ "$failed" -eq 0 ] && { [ "$outcome" -ne 0 ] || [ "$passed" -eq 0 ]; }; then
  echo 'The test run broke off, or no test ran.'
  failed=1
fi

echo "$passed passed, $failed failed$([ "$skipped" -gt 0 ] && echo ", $skipped skipped")"
[ "$failed" -eq 0 ]
