# The lock names every package, so pip need not resolve again (--no-deps). Everything happens in .venv; PYTHON names the interpreter it is made from (3.11 to 3.14).
PYTHON ?= python3
BIN := .venv/bin
DATA ?= data

.DEFAULT_GOAL := help
.PHONY: help run test check bench golden model lock wheel clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/developed: .venv/installed requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

run: .venv/installed ## read the bundled samples into ./data and publish the warehouse (SOURCE=… for your own articles)
	$(BIN)/claimhouse run $(SOURCE) --data $(DATA)

test: .venv/developed ## all tests
	$(BIN)/python -m pytest

check: .venv/developed ## formatting, lint, types, layers of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/developed ## speed, memory and quality, with peers beside us
	$(BIN)/python -m tests.bench

golden: .venv/developed ## write the golden extractions again, to be reviewed as a diff
	$(BIN)/python -m tests.golden

model: .venv/developed ## train the English pipeline again (TRAINING=folder of the corpora)
	@test -n "$(TRAINING)" || { echo "say where the corpora are: make model TRAINING=folder (see seeds/models/training/README.md)" >&2; exit 2; }
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade --target build/lookups \
		-r seeds/models/training/requirements.txt
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m seeds.models.training "$(TRAINING)" --lookups build/lookups

lock: ## resolve the dependencies again (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		pyproject.toml --group build --python-version 3.11 -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		--group dev --python-version 3.11 -c requirements.txt -o requirements-dev.txt

wheel: .venv/developed ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean: ## remove what was built and measured; ./data stays
	rm -rf .venv .venv-peers .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist build
