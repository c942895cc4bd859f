# Everything runs from a virtual environment that the first target to need it sets up.
WINDOWS := $(filter Windows_NT,$(OS))
VENV    := .venv
BIN     := $(VENV)/$(if $(WINDOWS),Scripts,bin)
READY   := $(VENV)/.ready
PYTHON  ?= $(if $(WINDOWS),python,python3)

# A process that has run its own tests takes over some of the others'.
ON_ALL_CORES := --numprocesses=auto --dist=worksteal

# Material prints a notice about MkDocs 2 on every build; mkdocs is locked below 2.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup site strict serve check issues report links test test-fast lint types bench lock release clean

help:           ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

setup: $(READY) ## install what everything else needs, into .venv/

# Built beside the old site and swapped in: MkDocs empties its target before it knows of failure.
site: $(READY)  ## build the site into site/; a file with errors is reported and left out
	$(BIN)/mkdocs build $(STRICT) --site-dir .site
	@rm -rf site && mv .site site

strict:         ## the same, but fail if any file has errors
	@$(MAKE) --no-print-directory site STRICT=--strict

serve: $(READY) ## preview at http://127.0.0.1:8000 and rebuild on every change
	$(BIN)/mkdocs serve

check: $(READY) ## report what is wrong in any idea file
	@$(BIN)/ideas check $(ARGS)

issues: $(READY) ## ask GitHub about the linked issues
	@$(BIN)/ideas issues $(ARGS)

report: $(READY) ## keep the one report of issues in need of care
	@$(BIN)/ideas report $(ARGS)

links: $(READY)  ## follow the links that GitHub's API cannot be asked about
	$(BIN)/ideas issues --others | $(BIN)/lychee --no-progress --max-concurrency 4 --timeout 20 \
	  --max-retries 3 --accept 100..=103,200..=299,403,429 -

test: $(READY) lint ## run everything that CI runs
	$(BIN)/pytest $(ON_ALL_CORES)

test-fast: $(READY) ## run the tests that need no browser, build no site and take no second
	$(BIN)/pytest $(ON_ALL_CORES) -m "not browser and not build and not slow"

# Tests may import what is for development, and need not use everything.
lint: $(READY)  ## lint, format check, types, dead code, complexity, undeclared imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	$(BIN)/complexipy
	$(BIN)/deptry hooks
	$(BIN)/deptry tests --exclude venv --ignore DEP002,DEP004

types:          ## check the types of the site's scripts (needs npm)
	npm exec --yes --package=typescript@5.9.3 -- tsc -p tests/scripts/jsconfig.json

bench: $(READY) ## print the figures that the project promises
	$(BIN)/python -m tests.bench

lock:           ## renew requirements.txt (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --quiet --upgrade --output-file requirements.txt

release: $(READY) ## test, collect the changelog, commit and tag: make release VERSION=1.2.0
	@echo "$(VERSION)" | grep -Eqx "[0-9]+[.][0-9]+[.][0-9]+" || \
	  { echo "Which version? make release VERSION=1.2.0" >&2; exit 2; }
	@test -z "$$(git status --porcelain)" || \
	  { echo "There are changes that are not committed: see git status" >&2; exit 2; }
	@! git rev-parse --quiet --verify "refs/tags/v$(VERSION)" >/dev/null || \
	  { echo "v$(VERSION) has been released" >&2; exit 2; }
	@$(MAKE) --no-print-directory test
	$(BIN)/hatchling version $(VERSION)
	$(BIN)/towncrier build --yes --version $(VERSION)
	git commit --quiet --all --message "Release $(VERSION)"
	git tag --annotate "v$(VERSION)" --message "Release $(VERSION)"
	@echo "Nothing is published yet. To publish: git push --atomic origin HEAD v$(VERSION)"

clean:          ## remove what was built and installed
	rm -rf $(VENV) site .site .cache

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
