# `make try` opens the playground; `make test` runs every test. Both set everything up first.
SHELL := /bin/sh
VENV_PYTHON := .venv/bin/python
TESTS ?= tests
.DEFAULT_GOAL := help

.PHONY: help try test test-fast test-long lint types chaos bench pictures lock dev wheel clean

help: ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

.venv/.try-ready: requirements.lock pyproject.toml scripts/setup
	@scripts/setup requirements.lock .venv/.try-ready

.venv/.dev-ready: requirements-dev.lock pyproject.toml scripts/setup
	@scripts/setup requirements-dev.lock .venv/.dev-ready

dev: .venv/.dev-ready ## set up .venv for development

try: .venv/.try-ready ## open the playground: a Slack-like page on this machine, the bot inside
	@$(VENV_PYTHON) -m bot try $(ARGS)

test: .venv/.dev-ready ## every test
	@$(VENV_PYTHON) -m pytest -n 2 $(TESTS)

test-fast: .venv/.dev-ready ## the plain suite: no browser, no PostgreSQL, no long ones
	@$(VENV_PYTHON) -m pytest -n 4 -m "not browser and not long and not postgresql" $(TESTS)

test-long: .venv/.dev-ready ## only the long ones: fuzzing, soak, whole years, real processes
	@$(VENV_PYTHON) -m pytest -n 2 -m long $(TESTS)

lint: .venv/.dev-ready ## style and likely mistakes
	@$(VENV_PYTHON) -m ruff check . && $(VENV_PYTHON) -m ruff format --check .

types: .venv/.dev-ready ## strict types
	@$(VENV_PYTHON) -m mypy

chaos: .venv/.dev-ready ## 400 reminders, replicas killed at random, four seeds, both databases (10 minutes)
	@CHAOS=1 $(VENV_PYTHON) -m pytest -s tests/chaos

bench: .venv/.dev-ready ## every measured figure, as ratios in one run
	@$(VENV_PYTHON) -m bench $(ARGS)

pictures: .venv/.dev-ready ## take the docs' pictures anew (needs Chromium)
	@$(VENV_PYTHON) scripts/pictures.py

wheel: .venv/.dev-ready ## build the wheel into dist/
	@$(VENV_PYTHON) -m hatchling build -t wheel

lock: ## pin the dependencies anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra playground pyproject.toml scripts/build.in -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra playground --group dev -c requirements.lock pyproject.toml scripts/build.in -o requirements-dev.lock

clean: ## forget the set-up
	rm -rf .venv dist build
