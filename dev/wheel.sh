#!/usr/bin/env bash
# Builds build/wheel/cairn-*.whl and proves it: installed into an environment of its own, without
# Node and without this checkout, it starts and carries the web app.
set -euo pipefail
cd "$(dirname "$0")/.."

# Told here, since the builder keeps its hook's words to itself.
[ -f web/dist/index.html ] || { echo 'web/dist is not built: make wheel builds it first' >&2 && exit 1; }

rm -rf build/wheel build/wheel-try
uv build --wheel --no-build-isolation --out-dir build/wheel server

uv --quiet venv build/wheel-try
uv --quiet pip install --python build/wheel-try/bin/python --require-hashes -r server/requirements.txt
uv --quiet pip install --python build/wheel-try/bin/python --no-deps build/wheel/*.whl
build/wheel-try/bin/python -I dev/try_wheel.py
printf '%s  %s KiB, with all it needs %s MiB\n' build/wheel/*.whl \
  "$(du -k build/wheel/*.whl | cut -f1)" \
  "$(du -sm build/wheel-try/lib | cut -f1)"
rm -rf build/wheel-try
