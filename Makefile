# `make` lists what there is; the README says what it is for.
PYTHON ?= python3
# .venv belongs to the Python that came first; another one gets a folder of its own: .venv-python3.13.
NAME := $(notdir $(PYTHON))
VENV := .venv$(if $(wildcard .venv/bin/python),$(if $(wildcard .venv/bin/$(NAME)),,-$(NAME)))
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test check release-check image image-test schema requirements

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: $(VENV)/installed ## install what is needed and start everything
	@exec $(BIN)/python manage.py up

# The order is random: `make test ARGS=--randomly-seed=N` repeats the order of a run that printed N.
test: $(VENV)/installed-dev ## install what is needed and run every test
	$(BIN)/python -m pytest -n 5 --dist loadscope --no-loadscope-reorder $(ARGS)

check: $(VENV)/installed-dev ## formatting, lint, types, import rules, missing migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/integration/ticketsaas/mongo/test_migrations.py

image: ## build the image of this version
	docker build --build-arg VERSION=$(VERSION) --tag ticketsaas:$(VERSION) .

VERSION = $(shell sed -n 's/^__version__ = "\(.*\)"$$/\1/p' ticketsaas/__init__.py)

release-check: ## check on a clean clone that this is a release: changelog, gate, tests, image, upgrade from 0.1.0
	@deploy/release-check.sh

# Of the tests inside a container it runs `SUITE`; `make image-test SUITE=tests` runs all of them.
image-test: $(VENV)/installed-dev ## build the images and run the stacks on a Docker engine; takes minutes
	TEST_IMAGES=on $(BIN)/python -m pytest -v -p no:randomly --timeout 0 tests/image $(ARGS)

export SUITE ?= tests/unit tests/integration/ticketsaas/local

schema: $(VENV)/installed-dev ## have schemathesis send thousands of requests to the real server
	SCHEMA_CASES=$(or $(CASES),50) $(BIN)/python -m pytest -q -rP --timeout 0 tests/functional/test_schema.py

requirements: $(VENV)/installed-dev ## pin the requirements of pyproject.toml
	$(BIN)/uv pip compile -q pyproject.toml $(PIN) -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml $(PIN) --extra dev -c requirements.txt -o requirements-dev.txt
	$(BIN)/python -c '$(PRINT_EMBEDDED)' | $(BIN)/uv pip compile -q - $(PIN) -o requirements-embedded.txt

PIN := --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade

PRINT_EMBEDDED := import tomllib; \
	project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	print(*project["optional-dependencies"]["embedded"], sep="\n")

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is not Python 3.11 or newer: name one that is, as in make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/installed: requirements.txt requirements-embedded.txt | $(BIN)/python
	$(INSTALL) -r requirements.txt -r requirements-embedded.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements-embedded.txt | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt -r requirements-embedded.txt
	@touch $@ $(VENV)/installed

INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes
