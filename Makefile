# Everything a developer does here. Needs Python 3.11–3.14 and make; the rest comes by itself.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && echo $$p && break; done)
IN = .venv/bin/python

.PHONY: run env test-env test test-js test-fast test-all axe lint types types-js shape lock vendor messages screens
.DEFAULT_GOAL = run

run: env  ## the site with a fictional city, on PORT (8000)
	@exec $(IN) -m dorpel run

env:
	@test -n "$(PYTHON)" || { echo "Dorpel needs Python 3.11, 3.12, 3.13 or 3.14. Run once: apt-get install -y python3 python3-venv" >&2; exit 2; }
	@$(PYTHON) tools/bootstrap.py requirements.lock

test-env:
	@test -n "$(PYTHON)" || { echo "Dorpel needs Python 3.11, 3.12, 3.13 or 3.14. Run once: apt-get install -y python3 python3-venv" >&2; exit 2; }
	@$(PYTHON) tools/bootstrap.py requirements-test.lock

test: test-env  ## lint, types, shape, both databases, journeys in the browser, axe on the public's pages
	@exec $(IN) tools/test.py

test-all: test-env  ## the same and what takes long: houses under load, axe on every page of the team
	@exec $(IN) tools/test.py --all

axe: test-env  ## axe on every page, in two looks that AXE_SEED chooses; FULL=1 in all six
	@exec $(IN) -m pytest -q -n 2 tests/browser/test_axe.py

test-fast: test-env  ## SQLite, without the browser
	@exec $(IN) -m pytest -q -n 2 -m "not browser and not slow and not heavy"

lint: test-env
	@$(IN) -m ruff check . && $(IN) -m ruff format --check .

types: test-env
	@$(IN) -m mypy

types-js: test-env vendor/node_modules/.made
	@$(IN) tools/node.py vendor/node_modules/typescript/bin/tsc -p vendor/tsconfig.json

test-js: test-env  ## the recorder's parts that have no screen
	@$(IN) tools/node.py --test 'tests/recorder/*.test.mjs'

vendor/node_modules/.made: vendor/package-lock.json
	@$(IN) tools/node.py --npm ci --prefix vendor --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

shape: test-env  ## the order of the rooms and the sizes of the files
	@.venv/bin/lint-imports
	@$(IN) tools/sizes.py

lock:  ## resolve again what pyproject.toml asks for (needs uv)
	@uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml -o requirements.lock
	@uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

vendor: test-env  ## fetch the faces and the browser's modules again, cut the faces to our letters
	@$(IN) tools/vendor.py

messages: test-env  ## collect, merge and compile the translations
	@$(IN) tools/messages.py

screens: test-env  ## pictures of the main screens into docs/screens
	@$(IN) tools/screens.py

bench-pages: test-env  # it needs the browser
	@exec $(IN) bench/pages.py

bench-ingest: test-env  # it needs the second database
	@exec $(IN) bench/ingest.py

bench-recorder: test-env  # it needs the browser
	@exec $(IN) bench/recorder.py

bench-kill-recorder: test-env  # it needs the browser
	@exec $(IN) bench/kill_recorder.py

bench-%: env
	@exec $(IN) bench/$*.py
