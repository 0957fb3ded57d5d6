#!/usr/bin/env bash
# Adds one migration to both engines and writes the idempotent T-SQL anew. Usage: db/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/add-migration.sh Name}

dotnet tool restore >/dev/null
for engine in Sqlite SqlServer; do
  dotnet ef migrations add "$name" --project "db/$engine" --startup-project "db/$engine" --output-dir Migrations
done
dotnet ef migrations script --idempotent --project db/SqlServer --startup-project db/SqlServer --output db/SqlServer/scripts/portal.sql
