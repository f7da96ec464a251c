#!/usr/bin/env bash
# Runs every check to its end, then names those that failed and how each is mended.
# dev/check.sh [server|web] runs one half.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=()

# check TITLE MEND COMMAND…
check() {
  local title=$1 mend=$2 output
  shift 2
  if output=$("$@" 2>&1); then
    printf '  ok      %s\n' "$title"
  else
    printf '  FAILED  %s\n%s\n' "$title" "$output"
    failed+=("$title: $mend")
  fi
}

in_server() { (cd server && "$@"); }
in_web() { npm --silent --prefix web run "$@"; }

# Variables and attributes are left out: msgspec reads the fields of a struct, and ruff finds unused
# locals and arguments.
dead_code() {
  local found
  found=$(in_server vulture 2>&1 | grep -vE 'unused (variable|attribute) ') || true
  echo "$found"
  [ -z "$found" ]
}

check_server() {
  echo 'server'
  check 'lint (ruff, all rules)' 'make format mends what can be mended by itself' \
    ruff check --quiet server dev tests
  check 'format (ruff)' 'make format' \
    ruff format --quiet --check server dev tests
  check 'types (pyright, strict)' 'a type is wrong or missing where it says' \
    in_server pyright --warnings
  check 'layers (import-linter)' 'docs/adr: move what is shared down, or take it as an argument' \
    in_server lint-imports --no-cache --no-logo
  check 'insecure calls (bandit)' 'find a safe call, or say on the line why this one is' \
    bandit --quiet --configfile server/pyproject.toml --recursive server/src
  check 'dependencies (deptry)' 'name it in server/pyproject.toml, then make lock' \
    in_server deptry src
  check 'dead code (vulture)' 'delete it' \
    dead_code
  check 'generated files' 'make generate, and commit what changed' \
    python dev/generate.py --check
}

check_web() {
  echo 'web'
  check 'types (tsc, strict)' 'a type is wrong or missing where it says' in_web check:types
  check 'lint (eslint)' 'npm run check:lint -- --fix, in web/' in_web check:lint
  check 'layers (dependency-cruiser)' 'move what two features share down' in_web check:layers
  check 'unused (knip)' 'delete it' in_web check:unused
  check 'format (prettier)' 'make format' in_web check:format
}

case "${1:-both}" in
  server) check_server ;;
  web) check_web ;;
  both) check_server && check_web ;;
  *) echo "usage: dev/check.sh [server|web]" >&2 && exit 2 ;;
esac

if [ ${#failed[@]} -gt 0 ]; then
  printf '\n%d failed:\n' ${#failed[@]} >&2
  printf '  %s\n' "${failed[@]}" >&2
  exit 1
fi
