#!/usr/bin/env bash
# Runs both suites with branch coverage and 50 seeds of the convergence simulation, prints their
# counts side by side, and weighs the built app.
# dev/test.sh server|postgresql|web [ARGUMENT…] runs one, with arguments of its runner.
set -euo pipefail
cd "$(dirname "$0")/.."

results=build/test
mkdir -p "$results" build/coverage

test_server() {
  rm -f "$results/server.xml" build/coverage/server*
  (cd server && pytest --numprocesses=auto --cov --cov-report=term \
    --cov-report=json:../build/coverage/server.json --junit-xml="../$results/server.xml" "$@")
}

# What goes through a store, on a PostgreSQL server that the run starts and ends: of version 18, or
# of the programs in POSTGRESQL_BIN. The header names the engine and what it says of itself.
on_postgresql=(commit scenarios store identity readers undo sync)
test_postgresql() {
  rm -f "$results/postgresql.xml"
  (cd server && CAIRN_TEST_ENGINE=postgresql pytest --numprocesses=auto \
    --junit-xml="../$results/postgresql.xml" "${on_postgresql[@]/#/tests/}" "$@")
}

test_web() {
  rm -rf "$results/web.json" build/coverage/web
  npm --silent --prefix web test -- --reporter=default --reporter=json \
    --outputFile.json="../$results/web.json" --coverage.reportsDirectory=../build/coverage/web "$@"
}

# Replicas against real servers: 50 seeds, and what went wrong elsewhere or here once.
test_convergence() {
  printf '\nconvergence\n'
  node --test --test-force-exit --test-timeout=120000 'tests/convergence/*.test.ts'
  AGAIN=1 SEEDS=${SEEDS:-50} node tests/convergence/main.ts
}

case "${1:-both}" in
  server) shift && test_server "$@" ;;
  postgresql) shift && test_postgresql "$@" ;;
  web) shift && test_web "$@" ;;
  convergence) test_convergence ;;
  both)
    test_server
    test_web
    test_convergence
    python dev/test_counts.py
    printf '\nbytes of the built app, gzipped\n'
    npm --silent --prefix web run bytes
    ;;
  *) echo 'usage: dev/test.sh [server|postgresql|web [ARGUMENT…] | convergence]' >&2 && exit 2 ;;
esac
