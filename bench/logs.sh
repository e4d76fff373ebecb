#!/usr/bin/env bash
# Fills both logs with ten million rows, on SQLite and on PostgreSQL, and times the first page of every filter:
#   bench/logs.sh                   everything (half an hour, 15 GB in TMPDIR)
#   ROWS=200000 bench/logs.sh       a quick look
# Needs PostgreSQL's binaries (Debian package postgresql).
set -euo pipefail
cd "$(dirname "$0")/.."

ROWS=${ROWS:-10000000}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C.UTF-8
work=$(mktemp -d)
chmod 755 "$work"
report=bench/results/logs-$(date -u +%Y%m%d-%H%M%S).md
server=

stop_server() {
  if [ -n "$server" ]; then
    exec 7>&-
    wait "$server" 2> /dev/null || true
    server=
  fi
}
trap 'stop_server; rm -rf "$work"' EXIT

# Lives as long as descriptor 7 is open; PostgreSQL refuses to run as root.
start_server() {
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
  mkfifo "$work/hold"
  mkdir "$work/postgres"
  local as=()
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$work/postgres"
    as=(runuser -u postgres --)
  fi
  "${as[@]}" bash -c '
    bin=$1; dir=$2
    trap "kill -QUIT \$postgres 2> /dev/null; wait \$postgres" EXIT
    "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --no-locale --no-sync > "$dir/log" 2>&1
    "$bin/postgres" -D "$dir/data" -k "$dir" -h "" -c fsync=off -c max_wal_size=8GB -c shared_buffers=512MB -c maintenance_work_mem=512MB < /dev/null >> "$dir/log" 2>&1 &
    postgres=$!
    read -r _ || true' postgres "$bin" "$work/postgres" < "$work/hold" &
  server=$!
  exec 7> "$work/hold"
  until "$bin/pg_isready" -q -h "$work/postgres"; do
    kill -0 "$server" 2> /dev/null || { cat "$work/postgres/log" >&2; exit 1; }
    sleep 0.1
  done
}

mkdir -p bench/results "$work/sqlite"
dotnet build bench/Logs -c Release -v quiet -nologo -o "$work/tool"
{
  echo "First page (20 entries) and total, $ROWS rows in each log, milliseconds."
  echo
  echo '| database | log | filter | entries | first time | median of 21 | second worst |'
  echo '|---|---|---|---|---|---|---|'
} | tee "$report"
"$work/tool/AdminPlatform.Bench.Logs" "$ROWS" "$work/sqlite" | tee -a "$report"
rm -rf "$work/sqlite"
start_server
"$work/tool/AdminPlatform.Bench.Logs" "$ROWS" "Host=$work/postgres;Username=postgres;Database=postgres;Command Timeout=3600" | tee -a "$report"
