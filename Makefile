# Ibid: `make serve` and `make test` are all one needs; both make .venv from the locked requirements first.
PYTHON ?= python3
PORT ?= 8000
SIZE ?= 200000
# Threads of linear algebra spin while they wait for each other: the labeller has none to gain, and all other programs lose.
export OPENBLAS_NUM_THREADS ?= 1
BIN := .venv/bin
KERNELS := indexer/engine/kernels/compiled.pyx indexer/engine/kernels/compile.py
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: serve test types quality labeller bench bench-quick messages lock clean

serve: .venv/installed-run
	$(BIN)/ibid index documents
	$(BIN)/ibid serve --port $(PORT)

# Two cores are used throughout. A file of tests stays in one process, for its tests share what is dear to make; for the
# tests in one process, as a debugger wants them: .venv/bin/python -m pytest.
test: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(MAKE) --jobs 2 types bench-quick
	$(BIN)/python -m tests.quality
	$(BIN)/python -m pytest -n 2 --dist loadfile

types: .venv/installed-dev
	$(BIN)/mypy

# How well documents are read, against annotations made by hand; fails when a figure drops below its floor.
quality: .venv/installed-dev
	$(BIN)/python -m tests.quality

# Each stamp is as old as the lock file it was made from; nothing is installed while it is the newer.
.venv/installed-run: requirements/run.txt pyproject.toml $(KERNELS) | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c 'from indexer.engine import kernels; print("" if kernels.COMPILED else "No C compiler: searching runs on numpy, which takes up to twice as long.", end="")'
	touch $@

.venv/installed-dev: requirements/dev.txt .venv/installed-run | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

.venv/installed-bench: requirements/bench.txt .venv/installed-dev | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@

# The tables of benchmarks/RESULTS.md, written anew; for a quiet machine. SIZE is in passages.
bench: .venv/installed-bench
	$(BIN)/python -m benchmarks.bench --size $(SIZE) --rebuild
	$(BIN)/python -m benchmarks.http_load --size $(SIZE)

.venv/installed-teach: requirements/teach.txt .venv/installed-dev | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/teach.txt
	touch $@

# Teaches the labeller of citations anew by the open part of the gold set, which takes half an hour.
labeller: .venv/installed-teach
	$(BIN)/python -m tests.quality.network_training
	$(BIN)/python -m tests.quality.antecedent_training

# Every engine finds as many passages as there are: 20,000 of them, under a minute, no figure asserted.
bench-quick: .venv/installed-dev
	$(BIN)/python -m benchmarks.quick

.venv:
	$(PYTHON) -c 'import sys; sys.exit("Ibid needs Python 3.11 or newer: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

# Brings the catalogues of webapp/translations up to date with the texts of the pages, and compiles them.
messages: .venv/installed-run
	mkdir -p var
	$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output -o var/messages.pot .
	$(BIN)/pybabel -q update -i var/messages.pot -d webapp/translations --no-fuzzy-matching --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -d webapp/translations

# Writes the lock files anew from pyproject.toml: versions and hashes for every platform. Needs uv.
lock:
	uv pip compile $(LOCK) --extra build pyproject.toml -o requirements/run.txt
	uv pip compile $(LOCK) --extra build --extra dev --extra ko pyproject.toml -o requirements/dev.txt
	uv pip compile $(LOCK) --extra build --extra dev --extra ko --extra bench pyproject.toml -o requirements/bench.txt
	uv pip compile $(LOCK) --extra build --extra dev --extra ko --extra teach pyproject.toml -o requirements/teach.txt

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis
