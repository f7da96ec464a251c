#!/usr/bin/env bash
# Resolves the newest versions that the bounds allow and writes them down: with hashes, without the
# address of any registry. UPGRADE=1 takes newer releases; else only what the bounds force changes.
set -euo pipefail
cd "$(dirname "$0")/../server"

compile() {
  uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --quiet \
    --custom-compile-command 'make lock' ${UPGRADE:+--upgrade} "$@"
}

compile --output-file requirements.txt
compile --group dev --constraints requirements.txt --output-file requirements-dev.txt

for folder in ../web ../dev/browser; do
  npm --prefix "$folder" install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
done
