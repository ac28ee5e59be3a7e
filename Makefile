# The few commands everyone uses. `make help` lists them.
# Needs Python 3.11 or newer, make, and what every Debian has. Nothing is installed outside .venv,
# except PostgreSQL for `make test-postgres` (see scripts/with_postgres.sh) and what Elasticsearch needs,
# which is kept in ~/.cache/koala (see scripts/elasticsearch).

.DEFAULT_GOAL := help
SHELL := /bin/bash

PORT ?= 8000
# Words passed on: make test ARGS="-k cancelled", make bench ARGS=--help
ARGS ?=

VENV := .venv
INSTALLED := $(VENV)/.installed
PY := $(VENV)/bin/python
# First choice 3.11, the version the locks are made for. Read only when .venv must be made.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v "$$python"; break; }; done)

CATALOGUES := $(wildcard site/locale/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)
PACKAGES := site/koala editors home search translations activities practices locations content accounts
CHECKS := style format templates types imports django migrations

# Tests and checks have their own settings and, unless they say otherwise, their own database in memory.
ON_TEST_SETTINGS := env -u KOALA_DATABASE_URL -u KOALA_ELASTICSEARCH_URL DJANGO_SETTINGS_MODULE=koala.settings.test

.PHONY: help
help:  ## List these commands
	@echo "KOALA-platform"
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "  make %-19s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- See it --------------------------------------------------------------------------------------

.PHONY: demo
demo: ready  ## Fill the site with demo content and serve it on http://127.0.0.1:8000 (PORT=8000)
	@echo "Preparing the database …"
	@$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py seed_demo
	@printf '\n  The site:    http://127.0.0.1:%s/\n  The editors: http://127.0.0.1:%s/admin/\n  Stop: Ctrl-C\n\n' \
		$(PORT) $(PORT)
	$(PY) manage.py runserver --noreload 127.0.0.1:$(PORT)

.PHONY: run
run: ready  ## Serve the site as it is, and again after each change of the code (PORT=8000)
	@echo "Preparing the database …"
	@$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py runserver 127.0.0.1:$(PORT)

.PHONY: elasticsearch elasticsearch-stop
elasticsearch:  ## Start Elasticsearch beside the site and print its address (see docs/settings.md)
	@scripts/elasticsearch start
elasticsearch-stop:  ## Stop it
	@scripts/elasticsearch stop

# --- Check it ------------------------------------------------------------------------------------

# Most tests need nothing beside the database; what is marked npm or engines has a command of its own.
ALONE := not npm and not engines
ENGINES := env DJANGO_SETTINGS_MODULE=koala.settings.test $(PY) -m pytest -n 2 --dist loadfile -m engines $(ARGS)

.PHONY: test
test: ready  ## Run every test on SQLite (ARGS="-k some_words" for a part)
	$(ON_TEST_SETTINGS) $(PY) -m pytest -n 2 -m "$(ALONE)" $(ARGS)

.PHONY: test-postgres
test-postgres: ready  ## Run every test that needs a database on a throw-away PostgreSQL
	$(ON_TEST_SETTINGS) scripts/with_postgres.sh $(PY) -m pytest -n 2 -m "$(ALONE) and not once" $(ARGS)

# Each database in its turn, and the second also when the first one fails.
.PHONY: test-engines engines-on-sqlite engines-on-postgres
test-engines: ready  ## Run the tests that need a real Elasticsearch, beside SQLite and beside PostgreSQL
	scripts/with_elasticsearch.sh $(MAKE) --no-print-directory --keep-going --jobs=1 \
		engines-on-sqlite engines-on-postgres
engines-on-sqlite:
	env -u KOALA_DATABASE_URL $(ENGINES)
engines-on-postgres:
	scripts/with_postgres.sh $(subst -m engines,-m "engines and not once",$(ENGINES))

.PHONY: lint $(addprefix lint-,$(CHECKS))
lint: ready  ## Run all checks that need no test; each also alone: make lint-types
	@failed=(); \
	for check in $(CHECKS); do \
		$(MAKE) --no-print-directory lint-$$check || failed+=("$$check"); \
	done; \
	if [ "$${#failed[@]}" -gt 0 ]; then printf '\nFailed: %s\n' "$${failed[*]}"; exit 1; fi; \
	printf '\nAll checks passed.\n'

lint-style: ready
	@echo "== style: ruff check"
	@$(VENV)/bin/ruff check
lint-format: ready
	@echo "== format: ruff format (make format mends it)"
	@$(VENV)/bin/ruff format --check
lint-templates: ready
	@echo "== templates: djlint"
	@$(VENV)/bin/djlint templates --lint --quiet
lint-types: ready
	@echo "== types: mypy"
	@$(ON_TEST_SETTINGS) $(VENV)/bin/mypy $(PACKAGES)
lint-imports: ready
	@echo "== imports: import-linter"
	@PYTHONPATH=.:site $(VENV)/bin/lint-imports
lint-django: ready
	@echo "== django: manage.py check"
	@$(ON_TEST_SETTINGS) $(PY) manage.py check --database default --fail-level WARNING
lint-migrations: ready
	@echo "== migrations: manage.py makemigrations --check"
	@$(ON_TEST_SETTINGS) $(PY) manage.py makemigrations --check --dry-run

.PHONY: test-ical
test-ical: ready  ## Hold the calendar feeds against a second parser, of npm (needs nodejs and npm)
	$(ON_TEST_SETTINGS) $(PY) -m pytest -m npm $(ARGS)

URL ?= http://127.0.0.1:$(PORT)
.PHONY: check-print
check-print: ready  ## Print the posters of a running site and count the sheets (URL=…; needs chromium)
	$(PY) scripts/check_print.py $(URL)

.PHONY: guide
guide: ready  ## Take the pictures of the guide for editors anew (needs chromium; a few minutes)
	rm -rf var/guide
	mkdir -p var/guide
	KOALA_VAR_DIR=$(CURDIR)/var/guide KOALA_DATABASE_URL=sqlite:///$(CURDIR)/var/guide/guide.sqlite3 \
		DJANGO_SETTINGS_MODULE=koala.settings.dev PYTHONPATH=.:site $(PY) -m scripts.guide_pictures

.PHONY: format
format: ready  ## Format the Python code and mend what ruff can mend
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

.PHONY: bench
bench: ready  ## Measure the site on a throw-away database in var/bench
	rm -rf var/bench
	mkdir -p var/bench
	KOALA_VAR_DIR=$(CURDIR)/var/bench KOALA_DATABASE_URL=sqlite:///$(CURDIR)/var/bench/bench.sqlite3 \
		DJANGO_SETTINGS_MODULE=koala.settings.test $(PY) manage.py bench $(ARGS)

# The finder's engines, each with few and with many activities.
SIZES ?= 1000 20000
BENCH_FINDER := DJANGO_SETTINGS_MODULE=koala.settings.test $(PY) manage.py bench_finder --activities

.PHONY: bench-finder finder-on-sqlite finder-on-postgres
bench-finder: ready  ## Measure the finder on SQLite, PostgreSQL and Elasticsearch (SIZES="1000 20000")
	scripts/with_elasticsearch.sh $(MAKE) --no-print-directory --jobs=1 finder-on-sqlite finder-on-postgres
finder-on-sqlite:
	for size in $(SIZES); do rm -rf var/bench && mkdir -p var/bench && KOALA_VAR_DIR=$(CURDIR)/var/bench \
		KOALA_DATABASE_URL=sqlite:///$(CURDIR)/var/bench/bench.sqlite3 $(BENCH_FINDER) $$size || exit 1; done
finder-on-postgres:
	for size in $(SIZES); do scripts/with_postgres.sh env $(BENCH_FINDER) $$size || exit 1; done

# --- Keep it up ----------------------------------------------------------------------------------

.PHONY: messages
messages: ready  ## Collect new texts into site/locale (a new language: ARGS="--locale uk")
	@command -v xgettext >/dev/null || { \
		echo "Collecting texts needs GNU gettext. Run: sudo apt-get install gettext"; exit 1; }
	$(PY) manage.py makemessages --no-wrap --add-location file --ignore "var/*" $(or $(ARGS),--all)

.PHONY: lock
lock: $(INSTALLED)  ## Renew requirements/*.txt from pyproject.toml (ARGS=--upgrade takes new versions)
	$(PY) -m pip install --upgrade uv
	$(VENV)/bin/uv pip compile pyproject.toml $(ARGS) --universal --python-version 3.11 \
		--generate-hashes --output-file requirements/base.txt
	$(VENV)/bin/uv pip compile pyproject.toml $(ARGS) --group dev --universal --python-version 3.11 \
		--generate-hashes --output-file requirements/dev.txt

.PHONY: clean
clean:  ## Remove .venv, caches and compiled texts; what you made yourself in var/ stays
	rm -rf $(VENV) var/bench .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f $(COMPILED)

# --- What the commands above stand on ------------------------------------------------------------

.PHONY: ready
ready: $(INSTALLED) $(COMPILED)

$(INSTALLED): requirements/dev.txt
	@[ -n "$(PYTHON)" ] || { \
		echo "Python 3.11 or newer is needed. Run: sudo apt-get install python3 python3-venv"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python cannot make a virtual environment here. Run: sudo apt-get install" \
			"$$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; exit 1; }
	@echo "Installing into $(VENV) with $(PYTHON) …"
	@"$(PYTHON)" -m venv $(VENV)
	@$(PY) -m pip install --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Babel leaves out a catalogue whose header is marked fuzzy and calls that success: so look.
%.mo: %.po | $(INSTALLED)
	@rm -f $@
	@$(VENV)/bin/pybabel compile --statistics --domain $(notdir $*) \
		--locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $@))) --input-file $< --output-file $@
	@[ -f $@ ] || { echo "$<: remove the mark «fuzzy» above its header, then it can be compiled."; exit 1; }
