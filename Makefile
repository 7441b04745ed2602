# The workbook's targets; `make help` lists them.
# Every target first brings .venv up to requirements.lock; a stamp lets the next call start at once.

PYTHON ?= python3
PERIOD ?= 2025
WORKERS ?= 2
CELL_SECONDS ?= 300
SINCE ?= HEAD
ROOMS ?= eligibility scoring numbers

BIN := .venv/bin
STAMP := .venv/set-up.stamp
TEST_PACKAGES := chromium libreoffice-calc poppler-utils fonts-dejavu fonts-liberation systemd
QUICK := not (slow or browser or office or dask or systemd or lab)
# Of each language but English; those of villages are kept by hand.
CATALOGUES := $(filter-out %-desa.po %-unit.po,$(wildcard src/antikorupsi/show/locale/*.po))
CODE := src tests tools notebooks $(wildcard benchmarks deploy)
COMPILE = $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(UPGRADE)
# Where Python may not keep what it compiles, every process would compile again: half of the time until a first page.
BYTECODE := $(BIN)/python -m compileall -qq src
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
# What differs from one run of a notebook to the next and tells the reader nothing. Cell ids, outputs and counts stay.
NBSTRIPOUT := $(BIN)/python -m nbstripout --keep-output --keep-count --keep-id \
	--extra-keys "metadata.language_info.version metadata.papermill cell.metadata.execution cell.metadata.papermill"

# How git shows what changed in a notebook: the cells that people wrote, without outputs, counts and metadata.
NBDIFF := diff --ignore-outputs --ignore-metadata --ignore-details --ignore-id
# The driver's path in single quotes, each of its own written as '\'': git hands the command to a shell.
NBDIFF_DRIVER := pwd | sed "s/'/'\\\\''/g; s|^|'|; s|\$$|/$(BIN)/git-nbdiffdriver'|"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help set-up reports check test mutants lab format notebooks diff docs pages pictures catalogue bench lock FORCE

help: ## list the targets
	@echo "make <target>, where <target> is one of"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

set-up: $(STAMP) ## make .venv as requirements.lock says, and compile the package as it is now
	@$(BYTECODE) || true

reports: $(STAMP) ## make all reports that are out of date (PERIOD=2025) and say where the index is
	@echo "== making the reports of $(PERIOD) that are out of date"
	@status=0; $(BIN)/workbook run --period "$(PERIOD)" || status=$$?; \
	index="reports/$(PERIOD)/index.html"; \
	if [ -f "$$index" ]; then echo "Index of the reports: $(CURDIR)/$$index"; \
	else echo "There is no index of the reports at $$index."; fi; \
	exit $$status

# Steps 1 to 5 of $(1).
define STYLE_TYPES_AND_LAYERS
	@echo "== 1/$(1) ruff check: rules of style"
	@$(BIN)/ruff check $(CODE)
	@echo "== 2/$(1) ruff format: layout of the code"
	@$(BIN)/ruff format --check $(CODE)
	@echo "== 3/$(1) mypy: types of the package, the tools and the benchmarks"
	@$(BIN)/python -m mypy
	@echo "== 4/$(1) lint-imports: layers of the package"
	@$(BIN)/lint-imports --no-logo
	@echo "== 5/$(1) nbstripout: stored notebooks carry no volatile metadata (make notebooks mends it)"
	@$(NBSTRIPOUT) --verify notebooks/*.ipynb
endef

check: $(STAMP) ## what to run before a commit: style, types, layers and the quick tests, without a browser or an office
	$(call STYLE_TYPES_AND_LAYERS,6)
	@echo "== 6/6 pytest: the promises that take no long time and no program of the system"
	@$(BIN)/python -m pytest -q -p no:nbval -n $(WORKERS) --dist loadscope -m "$(QUICK)" tests/
	@echo "== all steps passed; make test passes the other tests too"

test: $(STAMP) ## style, types, layers, notebooks and all tests; stops at the first fault
	@bash tools/system_packages.sh $(TEST_PACKAGES)
	$(call STYLE_TYPES_AND_LAYERS,7)
	@echo "== 6/7 pytest: the promises of the package"
	@$(BIN)/python -m pytest -p no:nbval -n $(WORKERS) --dist loadscope --no-loadscope-reorder --durations=25 tests/
	@echo "== 7/7 nbval: stored notebooks say what they say when run again"
	@$(BIN)/python -m pytest --nbval --nbval-current-env --nbval-cell-timeout $(CELL_SECONDS) \
		-n $(WORKERS) --dist loadscope notebooks/
	@echo "== all steps passed"

# No part of `make test`: it takes some ten minutes, gaps alone half an hour.
mutants: $(STAMP) ## change the rules in hundreds of ways and list what their own tests miss (ROOMS="eligibility gaps")
	@$(BIN)/python -m tools.mutants --workers "$(WORKERS)" $(ROOMS)

lab: $(STAMP) ## open JupyterLab on the project's folder
	@$(BIN)/python -m jupyterlab

format: $(STAMP) ## lay out the code and mend what ruff can mend
	@$(BIN)/ruff check --fix $(CODE)
	@$(BIN)/ruff format $(CODE)

notebooks: $(STAMP) ## run every notebook in place and drop its volatile metadata
	@cd notebooks && for notebook in *.ipynb; do \
		echo "== running $$notebook"; \
		../$(BIN)/python -m nbconvert --to notebook --execute --inplace \
			--ExecutePreprocessor.timeout=$(CELL_SECONDS) "$$notebook" || exit 1; \
	done
	@echo "== running docs/open-data.ipynb"
	@$(BIN)/python -m tools.run_open_data
	@$(NBSTRIPOUT) notebooks/*.ipynb docs/*.ipynb

pages: $(STAMP) ## write docs/data-dictionary.md and docs/methodology.md anew from the files they are about
	@$(BIN)/python -m tools.write_pages

docs: $(STAMP) ## build the documentation site in site/, without network
	@$(BIN)/python -m tools.write_site .site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet
	@echo "The site: $(CURDIR)/site/index.html"

diff: $(STAMP) ## show what changed in notebooks (SINCE=HEAD), from now on in every `git diff` of this clone
	@git config diff.jupyternotebook.command "$$($(NBDIFF_DRIVER)) $(NBDIFF)"
	@git --no-pager diff $(SINCE) -- '*.ipynb'

pictures: $(STAMP) ## take the pictures of docs/pictures anew (needs Chromium and poppler-utils)
	@$(BIN)/python tools/take_pictures.py

catalogue: $(STAMP) ## bring the catalogues up to the texts in the code; then translate what is empty
	@$(BIN)/python -m babel.messages.frontend --quiet extract --mapping tools/babel.cfg \
		--keywords say --keywords marked --no-location --output .venv/texts.pot src
	@for file in $(CATALOGUES); do \
		$(BIN)/pybabel --quiet update --locale "$$(basename "$$file" .po)" --no-fuzzy-matching --ignore-obsolete \
			--omit-header --width 120 --input-file .venv/texts.pot --output-file "$$file" || exit 1; done

bench: $(STAMP) ## print the benchmark table
	@if [ ! -f benchmarks/run.py ]; then \
		echo "There are no benchmarks yet: benchmarks/run.py is missing."; exit 1; fi
	@$(BIN)/python benchmarks/run.py

lock: $(STAMP) ## remake the locks, requirements.lock and Airflow's own (UPGRADE=--upgrade takes the newest versions)
	@$(COMPILE) --group dev pyproject.toml -o requirements.lock
	@$(COMPILE) deploy/airflow/requirements.in -o deploy/airflow/requirements.lock

# A moved or copied folder brings along a .venv whose commands still run the old place, so the stamp names its folder.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python 3.11 or newer is needed, and there is no $(PYTHON) here."; exit 1; }
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
			"Name another one: make PYTHON=python3.12"; exit 1; }
	@if [ -f $(STAMP) ] && [ "$$(cat $(STAMP))" != "$(CURDIR)" ]; then rm -rf .venv; fi
	@echo "== setting up .venv from requirements.lock"
	@$(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null || $(PYTHON) -m venv --clear .venv || { \
		echo "Python cannot make an environment here: on Debian and Ubuntu, install the package python3-venv."; exit 1; }
	@# uv itself comes by pip, at the version and with the hashes of the lock.
	@awk '/^[^ ]/ {wanted = /^uv==/} wanted' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .venv/uv.lock
	@$(BIN)/python -m uv pip sync --python $(BIN)/python --compile-bytecode --require-hashes requirements.lock
	@$(BIN)/python -m uv pip install --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BYTECODE)
	@echo "$(CURDIR)" > $(STAMP)
