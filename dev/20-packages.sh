#!/usr/bin/env bash
# Puts exactly what the lock names into .venv (Node among it), and Cairn itself as an editable install.
set -euo pipefail
cd "$(dirname "$0")/.."
. dev/stamp.sh

inputs=(server/requirements-dev.txt server/pyproject.toml server/build_web.py dev/20-packages.sh)
if fresh .venv/stamps/packages "${inputs[@]}"; then exit 0; fi

echo 'set-up: Python packages and Node' >&2
uv=(.venv/bin/uv --quiet pip)
"${uv[@]}" sync --python .venv/bin/python --require-hashes server/requirements-dev.txt
# hatchling comes from the lock: an isolated build would fetch one that nothing holds.
"${uv[@]}" install --python .venv/bin/python --no-deps --no-build-isolation --editable server

stamp .venv/stamps/packages "${inputs[@]}"
