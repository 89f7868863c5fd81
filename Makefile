# make demo    create .venv, install, audit a real disclosure
# make test    create .venv, install, run the whole suite
# make check   what must hold before a change lands: linters, drift, the suite
# make compile regenerate what is generated: compiled rules, JSON Schema, rule pages, command-line reference
# make picture redraw docs/images/console.png and html.png
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

BIN := .venv/bin
SAMPLE := samples/seni-2024-final.txt
PYTEST_ARGS ?=

.PHONY: help environment browser demo test lint format check compile drift picture lock clean

help:
	@sed -n 's/^# //p' Makefile | head -5

environment:
	@bash .ci/environment

# Chromium and what drives it, for the tests of the HTML page; where it cannot be had, these tests are left out.
browser: environment
	@bash .ci/browser

# The sample has errors, so the audit ends with 1; only 2 and above mean that the audit itself did not work.
demo: environment
	@status=0
	$(BIN)/audit $(SAMPLE) || status=$$?
	test $$status -le 1

test: browser
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: environment
	@$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: environment
	@$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: lint drift test

compile: environment
	@$(BIN)/python -m docs.generate

drift: environment
	@$(BIN)/python -m docs.generate --check

picture: browser
	@$(BIN)/python -m docs.picture

lock: environment
	@$(BIN)/python -m pip freeze --exclude-editable > requirements-test.lock

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist .coverage
