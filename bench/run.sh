#!/usr/bin/env bash
# Starts the product and a bare ASP.NET Core endpoint on this machine and prints how they compare, in one run:
#   bench/run.sh                    everything (about 20 minutes)
#   ROUNDS=1 SECONDS_EACH=1 SIZES=100 bench/run.sh    a quick look
# Needs wrk (Debian package wrk) and, for the circuits, chromium. Absolute figures drift with the machine; ratios do not.
set -euo pipefail
cd "$(dirname "$0")/.."

ROUNDS=${ROUNDS:-5}
SECONDS_EACH=${SECONDS_EACH:-2}
SIZES=${SIZES:-100 100000}
CIRCUITS=${CIRCUITS:-50}
CREATED=${CREATED:-5000}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C.UTF-8
work=$(mktemp -d)
report=bench/results/http-$(date -u +%Y%m%d-%H%M%S).md
pids=()

finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT

command -v wrk > /dev/null || { echo 'wrk is missing: sudo apt-get install wrk' >&2; exit 1; }

free_port() {
  local port
  while port=$((20000 + RANDOM % 10000)); do
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
}

plain=http://127.0.0.1:$(free_port)
product=http://127.0.0.1:$(free_port)

tool() { "$work/tool/AdminPlatform.Bench.Http" "$@"; }
median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
divide() { awk -v a="$1" -v b="$2" 'BEGIN { r = b > 0 ? a / b : 0; printf(r >= 0.1 ? "%.2f" : r >= 0.01 ? "%.3f" : "%.4f", r) }'; }
memory() { awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }
row() { printf '| %s |\n' "$(IFS='|'; echo "$*" | sed 's/|/ | /g')" | tee -a "$report"; }

publish() {
  echo 'Building …' >&2
  dotnet publish AdminPlatform.Web -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/product" -v quiet -nologo
  dotnet publish bench/Plain -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/plain" -v quiet -nologo
  dotnet publish bench/Http -c Release -o "$work/tool" -v quiet -nologo
}

# The product as installed, with limits lifted that exist to stop exactly this.
product_settings() {
  export ASPNETCORE_ENVIRONMENT=Production DataDirectory="$1" urls=$product Logging__LogLevel__Default=Warning
  export Bootstrap__AdminPassword=bench-admin-password RateLimits__SignInPerMinute=100000 RateLimits__RefreshPerMinute=100000
}

ready() {
  for _ in $(seq 600); do
    kill -0 "${pids[-1]}" 2> /dev/null || break
    curl -fs -o /dev/null "$1" && return
    sleep 0.1
  done
  [ ! -e "$work/product.log" ] || cat "$work/product.log" >&2
  echo "$1 does not answer" >&2
  exit 1
}

start_product() {
  (product_settings "$1"; cd "$work/product"; exec ./AdminPlatform.Web > "$work/product.log" 2>&1) &
  product_pid=$!
  pids+=("$product_pid")
  ready "$product/api/ready"
}

stop_product() {
  kill "$product_pid"
  wait "$product_pid" 2> /dev/null || true
}

start_plain() {
  (cd "$work/plain"; exec ./AdminPlatform.Bench.Plain --urls="$plain" > /dev/null 2>&1) &
  pids+=("$!")
  ready "$plain/plain"
}

# Answers per second of one short run; "failed" when any answer was not 2xx.
drive() {
  local output
  output=$(wrk -t2 -c32 -d"${SECONDS_EACH}s" "$@") || return 1
  if grep -q 'Non-2xx' <<< "$output"; then
    echo "Not all answers to wrk $* were good." >&2
    echo 0
  else
    awk '/^Requests\/sec/ { print $2 }' <<< "$output"
  fi
}

# compare NAME REACH wrk-arguments…: rounds of the product and the bare endpoint in turns, and the medians of both.
compare() {
  local name=$1 reach=$2 rates='' ratios='' rate base
  shift 2
  drive "$@" > /dev/null
  for _ in $(seq "$ROUNDS"); do
    base=$(drive "$plain/plain")
    rate=$(drive "$@")
    rates+="$rate"$'\n'
    ratios+="$(awk -v a="$rate" -v b="$base" 'BEGIN { print a / b }')"$'\n'
  done
  row "$name" "$(printf '%s' "$rates" | median | awk '{ printf "%.0f/s", $1 }')" "$(divide "$(printf '%s' "$ratios" | median)" 1)" "$reach"
}

prepare() {
  echo "Seeding $1 users …" >&2
  mkdir "$work/data-$1"
  start_product "$work/data-$1"
  stop_product
  tool seed-users "$work/data-$1" "$1"
  tool seed-samples "$work/data-$1"
  tool terms "$work/terms" 20000 "$1"
}

reading() {
  local users=$1 token pages authorization
  token=$(tool token "$product")
  authorization="Authorization: Bearer $token"
  pages=$((($1 + 1 + 19) / 20))
  compare "own profile by token, $users users" '≥ 0.45' -H "$authorization" "$product/api/auth/profile"
  compare "one user by id, the same, $users users" '≥ 0.40' -H "$authorization" "$product/api/users/42"
  compare "one user by id, each in turn, $users users" '≥ 0.40' -s bench/Http/wrk/ids.lua "$product" -- "$token" "$users"
  compare "first page of 20 + total, $users users" '≥ 0.25' -H "$authorization" "$product/api/users?page=1&page_size=20"
  compare "last page + total, $users users" '≥ 0.10' -H "$authorization" "$product/api/users?page=$pages&page_size=20"
  compare "substring search + total, one term, $users users" '≥ 0.02' -H "$authorization" "$product/api/users?page=1&page_size=20&search=chenli"
  compare "substring search + total, $(wc -l < "$work/terms") terms in turn, $users users" '≥ 0.02' \
    -s bench/Http/wrk/search.lua "$product" -- "$token" "$work/terms"
}

past() {
  local authorization
  authorization="Authorization: Bearer $(tool token "$product")"
  for range in 1h 24h 7d; do
    compare "cpu history of $range" '–' -H "$authorization" "$product/api/monitor/servers/1/history?time_range=$range&metric=cpu"
  done
}

hashing() {
  local seconds=$((SECONDS_EACH * 3)) bare=() signed=() created=()
  for _ in $(seq "$ROUNDS"); do
    bare+=("$(tool hash "$seconds")")
    signed+=("$(tool sign-in "$product" 16 "$seconds")")
    created+=("$(tool create "$product" 16 "$seconds")")
  done
  local limit
  limit=$(printf '%s\n' "${bare[@]}" | median)
  row "bare PBKDF2 hash, a thread per core" "$limit/s" '1 (of the hash)' '–'
  row 'sign-in, 16 clients' "$(printf '%s\n' "${signed[@]}" | median)/s" "$(divide "$(printf '%s\n' "${signed[@]}" | median)" "$limit") (of the hash)" '≥ 0.9'
  local many
  many=$(tool create-many "$product" 16 "$CREATED")
  row "create $CREATED users, 16 clients" "$many/s" "$(divide "$many" "$limit") (of the hash)" '≥ 0.9'
  row 'create user, 16 clients' "$(printf '%s\n' "${created[@]}" | median)/s" "$(divide "$(printf '%s\n' "${created[@]}" | median)" "$limit") (of the hash)" '≥ 0.9'
}

start_times() {
  local times=()
  for _ in $(seq "$ROUNDS"); do
    times+=("$(product_settings "$1"; cd "$work/product"; "$work/tool/AdminPlatform.Bench.Http" start "$product" ./AdminPlatform.Web)")
  done
  row "start to ready, existing database" "$(printf '%s\n' "${times[@]}" | median) ms" '' '≤ 1,200 ms'
}

circuits() {
  local before after number browser stop
  before=$(memory "$product_pid")
  mkfifo "$work/stop" "$work/opened"
  "$work/tool/AdminPlatform.Bench.Http" circuits "$product" "$CIRCUITS" < "$work/stop" > "$work/opened" &
  browser=$!
  exec {stop}> "$work/stop"
  if read -r -t 300 number < "$work/opened" && [ "$number" = "$CIRCUITS" ]; then
    sleep 5
    after=$(memory "$product_pid")
    row "memory with $CIRCUITS open circuits" "$after MB" "$(((after - before) * 1024 / CIRCUITS)) KB each" '–'
  else
    row "memory with $CIRCUITS open circuits" 'the browser did not get there' '' '–'
  fi
  exec {stop}>&-
  wait "$browser" || true
}

publish
mkdir -p bench/results
{
  echo "# The product beside a bare endpoint, $(date -u +%Y-%m-%d)"
  echo
  echo "$(nproc) cores, load generator on the same ones: \`wrk -t2 -c32\`, medians of $ROUNDS rounds of $SECONDS_EACH s in turns with \`/plain\`."
  echo
} | tee "$report"
row work measured 'ratio to /plain' 'to reach'
row --- --- --- ---
start_plain
compare '/plain against itself' '1' "$plain/plain"

for size in $SIZES; do
  prepare "$size"
  start_product "$work/data-$size"
  sleep 10
  row "memory at rest, $size users" "$(memory "$product_pid") MB" '' '≤ 150 MB'
  reading "$size"
  row "memory after load, $size users" "$(memory "$product_pid") MB" '' '≤ 300 MB'
  last=$work/data-$size
  [ "$size" = "${SIZES##* }" ] || stop_product
done

past
hashing
stop_product
start_times "$last"
start_product "$last"
sleep 10
circuits
echo
echo "Written to $report."
