# A fresh machine needs Python 3.11 or newer, GNU make, and the network; everything else is installed into .venv.
PY ?= python3
V ?= .venv
UV = $(V)/bin/uv pip install --quiet --python $(V)/bin/python
# Nothing newer than this day is locked: a release has a week to be found faulty before it is taken up.
LOCKED_ON = 2026-11-16
COMPILE = $(V)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --exclude-newer $(LOCKED_ON)T00:00:00Z

# The tests of the workspace need Django's plugin, which costs every other test a second to load.
WEB_TESTS = $(V)/bin/python -m pytest -c tests/web/pytest.ini --rootdir . tests/web

.PHONY: run demo serve test test-core test-web test-sqlite test-browser test-postgresql check lint types layers format pictures coverage mutants spark bench assets wheel lock clean

# Given to `serve`, as in: make run SERVE="--port 8001"
SERVE ?=

run: demo
	@$(V)/bin/bestinterests serve $(SERVE)

serve: $(V)/.run assets
	@$(V)/bin/bestinterests serve $(SERVE)

demo: $(V)/.run assets
	$(V)/bin/python -m bestinterests.cli demo examples --output build/reports

# The workspace is tested on both databases, beside the rest, two parts at a time: four parts of about the same length
# keep two processors busy to the end.
test: $(V)/.dev assets
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-core test-postgresql test-browser test-sqlite

test-core: $(V)/.dev assets
	$(V)/bin/python -m pytest

test-web: test-sqlite test-browser test-postgresql

test-sqlite: $(V)/.dev assets
	$(WEB_TESTS) -m "not browser"

# What people meet in a browser, on SQLite.
test-browser: $(V)/.dev assets
	$(WEB_TESTS) -m browser

test-postgresql: $(V)/.dev assets
	BESTINTERESTS_TEST_DATABASE=postgresql $(WEB_TESTS)

# The order matters: pytest's closing line is the last thing printed.
check: lint types layers
	@$(MAKE) --no-print-directory test

lint: $(V)/.dev
	$(V)/bin/ruff check .
	$(V)/bin/ruff format --check .

types: $(V)/.dev
	$(V)/bin/mypy

layers: $(V)/.dev
	$(V)/bin/lint-imports --no-logo

format: $(V)/.dev
	$(V)/bin/ruff check --fix .
	$(V)/bin/ruff format .

# Pictures of the guide, taken on the way through the workspace that the tests go.
pictures: $(V)/.dev assets
	BESTINTERESTS_PICTURES=1 $(V)/bin/python -m pytest -c tests/web/pytest.ini --rootdir . tests/web/journeys -k "with_script or many_hands or gallery"

coverage: $(V)/.dev assets
	$(V)/bin/coverage run -m pytest
	$(V)/bin/coverage report

# Hours, so no part of CI: which changed line of code does no test notice?
mutants: $(V)/.dev assets
	$(V)/bin/python scripts/mutants evaluation
	$(V)/bin/python scripts/mutants changes

# The questions on Spark, in an environment of their own: 0.5 GB to fetch and three minutes, so no part of `make test`.
spark: build/venv-spark/.ok
	build/venv-spark/bin/python -m pytest tests/portfolio/test_spark.py -W ignore::DeprecationWarning -W ignore::ResourceWarning

build/venv-spark/.ok: $(V)/.run requirements/spark.lock
	$(PY) -m venv --clear build/venv-spark
	$(V)/bin/uv pip install --quiet --python build/venv-spark/bin/python --require-hashes -r requirements/spark.lock
	@touch $@

bench: $(V)/.dev
	$(V)/bin/python -m benchmarks

# Fonts, the styles of the components, and the accessibility checker of the browser tests, fetched by their lock.
assets: $(V)/.run
	@$(V)/bin/python scripts/assets.py

wheel: $(V)/.dev assets
	$(V)/bin/python -m hatchling build -t wheel

$(V)/.run: requirements/uv.lock requirements/run.lock pyproject.toml
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"bestinterests needs Python 3.11 or newer. If you have one under another name: make PY=python3.12 run")'
	$(PY) -m venv --clear $(V)
	$(V)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	$(UV) --require-hashes -r requirements/run.lock
	$(UV) --no-deps --no-build-isolation --editable .
	@touch $@

$(V)/.dev: $(V)/.run requirements/dev.lock
	$(UV) --require-hashes -r requirements/dev.lock
	@touch $@

# Writes the locks anew. They hold versions and hashes, never an address: each machine uses its own index.
lock: $(V)/.run
	$(COMPILE) --upgrade requirements/uv.in -o requirements/uv.lock
	$(COMPILE) --upgrade pyproject.toml requirements/run.in -o requirements/core.lock
	$(COMPILE) --upgrade --extra documents --extra portfolio --extra server pyproject.toml requirements/run.in -o requirements/run.lock
	$(COMPILE) --upgrade requirements/dev.in -o requirements/dev.lock
	$(COMPILE) --upgrade requirements/spark.in -o requirements/spark.lock
	$(COMPILE) --upgrade requirements/assets.in -o requirements/assets.lock

clean:
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
