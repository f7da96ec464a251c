#!/usr/bin/env bash
# Prints the path of a Chromium that can be driven: $CHROMIUM, /usr/bin/chromium, or npm's
# @sparticuz/chromium, which needs neither root nor apt. Fails when none starts: a browser suite is
# never skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
. dev/stamp.sh
export PATH="$PWD/.venv/bin:$PATH"

starts() { [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

if [ -n "${CHROMIUM:-}" ]; then
  starts "$CHROMIUM" && echo "$CHROMIUM" && exit 0
  echo "CHROMIUM=$CHROMIUM does not start. Unset it, or name a Chromium that does." >&2
  exit 1
fi

# Ubuntu's package is a stub that asks for a snap: it fails to start and is passed over.
if starts /usr/bin/chromium; then
  echo /usr/bin/chromium
  exit 0
fi

folder=build/browser
inputs=(dev/browser/package.json dev/browser/package-lock.json dev/40-browser.sh)
if ! fresh "$folder/stamp" "${inputs[@]}"; then
  echo 'set-up: a headless Chromium from npm' >&2
  mkdir -p "$folder"
  cp dev/browser/package.json dev/browser/package-lock.json "$folder/"
  npm --prefix "$folder" ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  stamp "$folder/stamp" "${inputs[@]}"
fi

# It unpacks itself into the folder for temporary files: ours, so that no other user's is in the way.
browser=$(cd "$folder" && TMPDIR=$PWD node --input-type=module --eval '
  import chromium from "@sparticuz/chromium";
  console.log(await chromium.executablePath());
')
if ! starts "$browser"; then
  echo "The Chromium from npm does not start ($browser): $("$browser" --version 2>&1 | head -n 3)" >&2
  echo 'Install one (Debian: apt-get install chromium) or set CHROMIUM to its path.' >&2
  exit 1
fi
echo "$browser"
