#!/usr/bin/env bash
# Installs the web app's packages as locked, runs none of their scripts, and links the built app to
# where the wheel carries it.
set -euo pipefail
cd "$(dirname "$0")/.."
. dev/stamp.sh
export PATH="$PWD/.venv/bin:$PATH"

ln -sfn ../../../web/dist server/src/cairn/web

inputs=(web/package.json web/package-lock.json dev/30-web.sh)
if fresh web/node_modules/.cairn-stamp "${inputs[@]}"; then exit 0; fi

echo "set-up: the web app's packages (npm $(npm --version), Node $(node --version))" >&2
npm --prefix web ci --ignore-scripts --no-audit --no-fund --loglevel=error

stamp web/node_modules/.cairn-stamp "${inputs[@]}"
