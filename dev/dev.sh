#!/usr/bin/env bash
# Serves the checkout while it is worked on: the web app by Vite, which replaces changed modules in
# the open page, and behind it the server, started again when its code changes. Ctrl-C ends both.
set -euo pipefail
cd "$(dirname "$0")/.."

port=${CAIRN_PORT:-8470}
stamp=build/dev-stamp
mkdir -p build

# The address in the browser is Vite's: links and the check of origins follow it.
export CAIRN_PUBLIC_URL="http://localhost:$port" CAIRN_PORT=$((port + 1))
export CAIRN_DEV_SERVER="http://127.0.0.1:$CAIRN_PORT"

server=
vite=
stop() { kill "$server" "$vite" 2>/dev/null || true; }
trap stop EXIT
trap 'exit 0' INT TERM

serve() {
  touch "$stamp"
  cairn serve &
  server=$!
}

changed() { [ -n "$(find server/src/cairn -name '*.py' -newer "$stamp" -print -quit)" ]; }

serve
(cd web && exec node node_modules/vite/bin/vite.js --port "$port" --strictPort) &
vite=$!

# Asking once a second costs nothing to notice and needs no watcher for each system.
while sleep 1 && kill -0 "$vite" 2>/dev/null; do
  if changed; then
    echo 'the server changed: starting it again' >&2
    kill "$server" 2>/dev/null || true
    wait "$server" || true
    serve
  fi
done
