#!/usr/bin/env bash
# Adds a migration to both sets: scripts/migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")/migrations"

name=${1:?usage: scripts/migration.sh NAME}

dotnet tool restore
dotnet restore
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" --context "${provider}DbContext" \
    --project ../../AdminPlatform.Core --startup-project . --output-dir "Data/Migrations/$provider"
done
