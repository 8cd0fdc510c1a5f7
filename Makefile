# Two commands for a new user: `make verify` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
DOCS ?= verifier/samples
DB ?= verifier.db

.PHONY: help verify test check unit eval bench soak parameters docs clean

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

verify: $(VENV)/installed  ## verify the sample documents, or DOCS=path
	@$(BIN)/verifier run $(DOCS) --db $(DB)
	@echo "All findings, old and new: $(BIN)/verifier findings --db $(DB)"

test: check  ## everything that must be green

# The tests come last, so that their closing line is the last one; measuring (`make
# eval`) has its place before them.
check: $(VENV)/developer
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cogapp --check README.md
	$(BIN)/python -m pytest -q

unit: $(VENV)/developer  ## the tests alone
	$(BIN)/python -m pytest -q

eval: $(VENV)/developer  ## measure on the labelled data of ../shared, or EVAL=--full
	@$(BIN)/python -m tests.eval $(EVAL)

bench: $(VENV)/developer  ## measure speed and size, or BENCH="--records 10000000"
	@$(BIN)/python -m tests.bench $(BENCH)

soak: $(VENV)/developer  ## play a year of nights, or SOAK=options
	@$(BIN)/python -m tests.soak $(SOAK)

parameters: $(VENV)/developer  ## estimate the weights of the decision anew
	$(BIN)/python -m tests.estimate

docs: $(VENV)/developer  ## write the program's output into the README
	$(BIN)/python -m cogapp -r README.md

clean:  ## forget environment and caches, keep databases
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	@touch $@

# Only pip from 25.1 on knows dependency groups.
$(VENV)/developer: $(VENV)/installed
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install --group dev
	@touch $@
