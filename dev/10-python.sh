#!/usr/bin/env bash
# Makes .venv with Python 3.11 or newer, and uv in it, at the version and hashes of the lock file.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() {
  printf '\n%s\n' "$@" >&2
  exit 1
}

# A first argument to `command -v` that is missing is no error: the list goes from exact to vague.
newest_python() {
  local name
  for name in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3 python; do
    command -v "$name" >/dev/null || continue
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    "$name" -c 'import venv, ensurepip' 2>/dev/null || continue
    command -v "$name"
    return
  done
  return 1
}

why_no_python() {
  if ! command -v python3 >/dev/null; then
    stop 'Python is missing. Cairn needs Python 3.11 or newer with venv and pip:' \
      '  Debian, Ubuntu   apt-get install python3 python3-venv' \
      '  Fedora           dnf install python3' \
      '  macOS            brew install python'
  fi
  if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    stop "$(python3 --version) is too old: Cairn needs Python 3.11 or newer, with venv and pip." \
      '  Debian 12, Ubuntu 24.04 and newer bring it: apt-get install python3 python3-venv' \
      '  RHEL, Rocky, Alma 9: dnf install python3.12' \
      '  or name another one: make PYTHON=/path/to/python3.12'
  fi
  stop "$(python3 --version) has no venv with pip (the modules venv and ensurepip)." \
    '  Debian, Ubuntu: apt-get install python3-venv'
}

command -v git >/dev/null || stop 'git is missing: apt-get install git (or your system'\''s way).'

if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
  python=$(newest_python) || why_no_python
  echo "set-up: .venv from $("$python" --version)" >&2
  "$python" -m venv --clear .venv
fi

# The lock's own lines for uv, so that even the installer is held by its hashes.
lines_for_uv() { awk '/^uv==/ {on=1; print; next} on && /^ / {print; next} {on=0}' "$1"; }
lock=server/requirements-dev.txt
wanted=$(sed -n 's/^uv==\([^ ]*\).*/\1/p' "$lock")
if [ "$(.venv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$wanted" ]; then
  echo "set-up: uv $wanted" >&2
  lines_for_uv "$lock" >.venv/uv.txt
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --require-hashes --no-deps -r .venv/uv.txt
fi
