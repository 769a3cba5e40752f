# Two commands matter: `make run` and `make test`. Works with GNU Make 3.81, which is what macOS has.

PYTHON =
VENV = .venv
HERE = $(VENV)/bin/python
INSTALL = $(HERE) -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help setup run test test-long bench real pictures check fix lock

help:  ## list what can be asked for
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/ready-to-run  ## make .venv with the exact versions of requirements.lock

run: setup  ## serve the dashboard, with an invented bureau in it the first time
	@set -a; if test -f .env; then . ./.env; fi; $(HERE) -m data prepare && exec $(HERE) -m dashboard

# In the order of the folders, so that the slow stories of the browser begin first and neither core waits at the end.
test: $(VENV)/ready-to-test  ## run every test but the long ones, stories in a real browser included
	@$(HERE) -m tests.browser.installing
	@$(HERE) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-long: $(VENV)/ready-to-test  ## run the long tests, whole stories in a real browser among them
	@$(HERE) -m tests.browser.installing
	@$(HERE) -m pytest -m long -n 2 --dist loadfile

bench: $(VENV)/ready-to-test  ## print how quick pages and imports are; LINES="1000000 10000000" for more
	@$(HERE) -m tests.browser.installing
	@$(HERE) -m tests.benchmarks.run --lines $(or $(LINES),1000000)

real: $(VENV)/ready-to-test  ## print what becomes of each real ledger, where ../shared/real-data holds any
	@$(HERE) -m tests.real_ledgers

pictures: $(VENV)/ready-to-test  ## take the pictures of README.md anew
	@$(HERE) -m tests.browser.installing
	@$(HERE) -m pytest -q -m browser tests/browser
	@for name in $$(grep -o 'pictures/[a-z0-9-]*[.]png' README.md | sort -u); do cp build/$$name tests/browser/$$name; done

check: $(VENV)/ready-to-test  ## look at format, lint, types, import contracts and words; change nothing
	@$(HERE) -m ruff format --check .
	@$(HERE) -m ruff check .
	@$(HERE) -m mypy
	@$(VENV)/bin/lint-imports --no-logo --no-cache
	@$(HERE) -m dashboard.locales --check

fix: $(VENV)/ready-to-test  ## put format, imports, catalogues and diagrams in order; make check says what is left to people
	@$(HERE) -m ruff check --fix --exit-zero --quiet .
	@$(HERE) -m ruff format .
	@$(HERE) -m dashboard.locales
	@$(HERE) -m dashboard.notice_diagram

# Both locks come from one answer, so that they never ask for two versions of one thing. What is locked stays as it is
# unless pyproject.toml now asks for something else; `make lock NEWER=--upgrade` takes the newest of everything.
NEWER =
LOCK = build/lock/bin/uv pip compile --quiet pyproject.toml
lock:  ## write the exact versions and hashes of what pyproject.toml asks for
	@$(FIND_PYTHON) && $$python -m venv build/lock
	@build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	@cat requirements.lock tests/requirements.lock > build/everything.lock
	@$(LOCK) --group tests $(NEWER) --output-file build/everything.lock
	@$(LOCK) --constraint build/everything.lock --output-file build/run.lock
	@build/lock/bin/uv pip compile --quiet --group tests --constraint build/everything.lock --output-file build/tests.lock
	@(echo "# Made by make lock. What the dashboard runs on."; cat build/run.lock) > requirements.lock
	@(echo "# Made by make lock. What the tests and checks need besides."; cat build/tests.lock) > tests/requirements.lock

$(VENV)/ready-to-run: requirements.lock
	@$(HERE) -c "" 2>/dev/null || { $(FIND_PYTHON) && echo "Making $(VENV) with $$($$python -V)" && $(MAKE_VENV); }
	@echo "Installing the versions of requirements.lock; the first time takes a minute"
	@$(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready-to-run tests/requirements.lock
	@echo "Installing what the tests need"
	@$(INSTALL) -r tests/requirements.lock
	@touch $@

# A name is not enough: a version manager leaves names behind that do not run.
FIND_PYTHON = { for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; done; \
	test -n "$$python" || { echo "Python 3.11 or newer is needed; name one with: make setup PYTHON=/path/to/python" >&2; \
	exit 1; }; }

# Debian keeps the part of Python that makes environments in a package of its own.
MAKE_VENV = { $$python -m venv --clear $(VENV) || { rm -rf $(VENV); \
	test -x /usr/bin/apt-get && echo "Installing Debian's python3-venv" && \
	as_root=$$(test "$$(id -u)" = 0 || echo sudo) && $$as_root apt-get update -q && \
	$$as_root apt-get install -y -q python3-venv && $$python -m venv --clear $(VENV); } || \
	{ echo "This Python cannot make an environment. On Debian: apt-get install python3-venv" >&2; exit 1; }; }
