# The one list of commands; CI calls nothing else. `make help` prints it.
.DEFAULT_GOAL := help
.PHONY: help review test lint format fonts bench docs golden clean

PYTHON    ?= python3
PROGRAMME ?= programmes/changji
EDITION   ?= build/editions/$(notdir $(patsubst %/,%,$(PROGRAMME)))
PORT      ?= 8000
SERVE     ?= 1

BIN := .venv/bin
CODE := src tests tools $(wildcard benchmarks)

help: ## Print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-8s %s\n", $$1, $$2}'

# The environment: made from a bare python3, renewed whenever the lock changes.
.venv/.synced: uv.lock tools/bootstrap.py
	@$(PYTHON) tools/bootstrap.py

review: .venv/.synced fonts ## Build the edition of PROGRAMME= and serve it on PORT=; SERVE=0 only builds
	@$(BIN)/dianfan build $(PROGRAMME) --out $(EDITION)
ifneq ($(SERVE),0)
	@$(BIN)/dianfan serve $(EDITION) --port $(PORT)
endif

test: lint site fonts ## Run every check and every test, as CI does
	@$(BIN)/pytest -n 2
	@$(BIN)/python -m tools.postgres $(BIN)/pytest -n 2 -m database

lint: .venv/.synced ## Check form, types, imports and spelling
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy $(CODE)
	@$(BIN)/lint-imports
	@$(BIN)/codespell

format: .venv/.synced ## Let ruff set the form of the code
	@$(BIN)/ruff check --fix $(CODE)
	@$(BIN)/ruff format $(CODE)

fonts: .venv/.synced ## Fetch the type of the broadsheet, once
	@$(BIN)/python tools/fonts.py

bench: .venv/.synced fonts ## Measure against peers, in one run
	@$(BIN)/python -m benchmarks.build

docs: reference site ## Fill the tables of the reference, build the documentation into build/docs

.PHONY: reference site
reference: .venv/.synced
	@$(BIN)/python tools/reference.py

# Tests build the pages as they stand: a stale reference has to fail, not to be mended.
site: .venv/.synced
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo build/docs

golden: .venv/.synced fonts ## Write the golden files anew; read their diff before you commit it
	@DIANFAN_GOLDEN=write $(BIN)/pytest tests/golden

clean: ## Remove what was built; the environment and the fonts stay
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
