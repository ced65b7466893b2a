# Every step is guarded by a file that it writes, so a second run does no set-up work.
# Paths are relative throughout: make splits names at spaces, and the checkout's path may have one.
PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# The locks name everything: left to resolve, pip refuses `coverage[toml]` once a newer one is out.
INSTALL := --disable-pip-version-check install --quiet --require-hashes --no-deps
PIP := $(PYTHON) -m pip --python $(VENV_PYTHON) $(INSTALL)
# A file's tests stay together, as they share what they built and opened; tests/conftest.py has the
# order of the files: those that take longest begin, so that all processes end together.
PYTEST := $(VENV_PYTHON) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
# Every process writes down beside the others what it ran, also where a test builds elsewhere.
COVERED := COVERAGE_FILE="$(CURDIR)/.coverage" $(PYTEST) --cov
# TESTED=1 after `make test`: what only looks at built pages, and says nothing of coverage, is not
# looked at again.
ALL := $(if $(TESTED),-m "deep or not site")
LOCK := $(VENV_PYTHON) -m uv pip compile --no-config --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" --quiet $(UPGRADE)

SITE_READY := .venv/.site-ready
TEST_READY := .venv/.test-ready
NODE_SITE_READY := node_modules/.site-ready
NODE_TEST_READY := node_modules/.test-ready
PUBLISHERS_READY := .venv/.publishers-ready
DOCUMENTS_READY := .venv/.documents-ready
# Chromium 86, which the test unpacks; as a dependency it would bring forty packages that are no longer kept.
OLD_BROWSER := .venv/old-browser
AUDIT_READY := .venv/audit/.ready
COLLECTION_READY := .venv/collection/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site test test-all serve collection check lint publishers documents bench mutants release screenshot setup lock audit clean distclean site-packages test-packages bench-packages

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F '|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

site: $(SITE_READY) $(NODE_SITE_READY) site-packages ## set up what is missing, then build site/
	$(VENV_PYTHON) build_report.py

test: $(TEST_READY) $(NODE_TEST_READY) test-packages ## set up what is missing, build site/, test what a change usually breaks
	$(VENV_PYTHON) build_report.py
	$(PYTEST) -m "not deep"

test-all: $(TEST_READY) $(PUBLISHERS_READY) $(COLLECTION_READY) $(NODE_TEST_READY) $(OLD_BROWSER) test-packages ## the same with every test there is, and their coverage
	$(VENV_PYTHON) build_report.py
	$(COVERED) $(ALL)

serve: $(SITE_READY) $(NODE_SITE_READY) site-packages ## show the site, rebuild and reload it on a change
	$(VENV_PYTHON) build_report.py --serve

collection: $(SITE_READY) $(COLLECTION_READY) $(NODE_SITE_READY) site-packages ## build collection/, the site of all reports below data/, on all cores
	.venv/collection/bin/snakemake --snakefile deploy/collection/Snakefile --profile deploy/collection/$(or $(PROFILE),cores)

lint: $(TEST_READY) ## format, lint and types
	$(VENV_PYTHON) -m ruff format --check
	$(VENV_PYTHON) -m ruff check
	$(VENV_PYTHON) -m mypy
	.venv/bin/lint-imports --no-cache --no-logo

check: lint $(NODE_TEST_READY) ## lint, and the tests that need no built site
	$(PYTEST) -m "not deep and not site"

setup: $(TEST_READY) $(PUBLISHERS_READY) $(COLLECTION_READY) $(NODE_TEST_READY) $(OLD_BROWSER) test-packages ## set up everything, build nothing

publishers: $(SITE_READY) $(PUBLISHERS_READY) ## set up what may follow MkDocs, for --publisher

documents: $(SITE_READY) $(DOCUMENTS_READY) ## set up what reads an article out of a Word document or a PDF

lock: $(TEST_READY) ## write the lock files again (UPGRADE=--upgrade for newer versions)
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) requirements-documents.in --output-file requirements-documents.txt
	$(LOCK) requirements-publishers.in --output-file requirements-publishers.txt
	$(LOCK) requirements-node.in --output-file requirements-node.txt
	$(LOCK) requirements-audit.in --output-file requirements-audit.txt
	$(LOCK) requirements-collection.in --output-file requirements-collection.txt
	sh tools/npm.sh install --package-lock-only

bench: $(TEST_READY) $(NODE_TEST_READY) bench-packages ## print what things cost, each beside something to compare with
	$(VENV_PYTHON) build_report.py
	$(VENV_PYTHON) -m bench.stills
	$(VENV_PYTHON) -m bench.scale
	$(VENV_PYTHON) -m bench.sidebyside
	$(VENV_PYTHON) -m bench.load

mutants: $(TEST_READY) $(NODE_TEST_READY) ## put faults into the rules and count how many the tests find
	$(VENV_PYTHON) -m bench.mutants

release: $(SITE_READY) ## gather the last edition for an archive, into release/ (DATA=data/my-report)
	$(VENV_PYTHON) tools/release.py $(if $(DATA),--data "$(DATA)")

screenshot: $(TEST_READY) ## take the README's picture of the built site
	$(VENV_PYTHON) tools/screenshot.py

# A package that the advisories cannot be asked about counts as a fault: silence is no good news.
AUDITED := requirements.txt requirements-dev.txt requirements-documents.txt requirements-publishers.txt requirements-audit.txt requirements-collection.txt
audit: $(TEST_READY) $(AUDIT_READY) $(NODE_TEST_READY) test-packages ## print Lighthouse's marks and known faults of what the locks name, write bills of materials into build/
	$(VENV_PYTHON) build_report.py
	$(VENV_PYTHON) -m bench.lighthouse
	.venv/audit/bin/pip-audit --strict --require-hashes --disable-pip --desc=off $(AUDITED:%=--requirement %)
	sh tools/npm.sh audit
	.venv/audit/bin/cyclonedx-py requirements --output-reproducible --output-file build/sbom.python.cdx.json requirements.txt
	sh tools/npm.sh sbom --package-lock-only --omit dev --sbom-format cyclonedx >build/sbom.npm.cdx.json

$(OLD_BROWSER): | $(NODE_TEST_READY)
	@mkdir -p $@.new
	sh tools/npm.sh pack --silent --pack-destination $@.new chrome-aws-lambda@5.3.1
	@mv $@.new $@

clean: ## remove what was built
	rm -rf build site collection .snakemake .cache mutants .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find build_report.py portal report tests tools -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## remove what was built and what was set up
	rm -rf .venv node_modules

site-packages:
	@sh tools/system_packages.sh site

test-packages:
	@sh tools/system_packages.sh test

bench-packages:
	@sh tools/system_packages.sh bench

# Without pip inside: Debian keeps ensurepip in a package of its own, and the pip outside can reach in.
$(VENV_PYTHON):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv --without-pip --clear .venv

$(SITE_READY): requirements.txt | $(VENV_PYTHON)
	$(PIP) --requirement requirements.txt
	@touch $@

$(TEST_READY): requirements-dev.txt $(SITE_READY)
	$(PIP) --requirement requirements-dev.txt
	@touch $@

$(PUBLISHERS_READY): requirements-publishers.txt $(SITE_READY)
	$(PIP) --requirement requirements-publishers.txt
	@touch $@

$(DOCUMENTS_READY): requirements-documents.txt $(SITE_READY)
	$(PIP) --requirement requirements-documents.txt
	@touch $@

# In an environment of its own: it brings a pip, and looks at the packages of the other.
$(AUDIT_READY): requirements-audit.txt | $(VENV_PYTHON)
	$(PYTHON) -m venv --without-pip --clear .venv/audit
	$(PYTHON) -m pip --python .venv/audit/bin/python $(INSTALL) --requirement requirements-audit.txt
	@touch $@

# In an environment of its own, which makes no demands on what builds a report.
$(COLLECTION_READY): requirements-collection.txt | $(VENV_PYTHON)
	$(PYTHON) -m venv --without-pip --clear .venv/collection
	$(PYTHON) -m pip --python .venv/collection/bin/python $(INSTALL) --requirement requirements-collection.txt
	@touch $@

# Each empties node_modules first. What the tests need is 200 MB, which a site does without.
NODE_LOCK := package.json package-lock.json requirements-node.txt .npmrc
$(NODE_SITE_READY): $(NODE_LOCK) | $(VENV_PYTHON)
	sh tools/npm.sh ci --omit=dev
	@touch $@

$(NODE_TEST_READY): $(NODE_LOCK) | $(VENV_PYTHON)
	sh tools/npm.sh ci
	@touch $(NODE_SITE_READY) $@
