#!/usr/bin/env bash
# Builds build/wheel/cairn-*.whl and proves it: installed into an environment of its own, without
# Node and without this checkout, it starts and carries the web app.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf build/wheel build/wheel-try
uv build --quiet --wheel --no-build-isolation --out-dir build/wheel server

uv --quiet venv build/wheel-try
uv --quiet pip install --python build/wheel-try/bin/python --require-hashes -r server/requirements.txt
uv --quiet pip install --python build/wheel-try/bin/python --no-deps build/wheel/*.whl
# -I and a folder of no sources: only what the wheel brought can be found.
cd build
wheel-try/bin/python -I -c '
from importlib.resources import files
assert files("cairn").joinpath("web/index.html").is_file(), "the wheel carries no web app"
'
wheel-try/bin/cairn version
cd ..
printf '%s  %s KiB, with all it needs %s MiB\n' build/wheel/*.whl \
  "$(du -k build/wheel/*.whl | cut -f1)" \
  "$(du -sm build/wheel-try/lib | cut -f1)"
rm -rf build/wheel-try
