PYTHON ?= .venv/bin/python

.PHONY: default run demo test lint format bench
default: lint test

run: .venv
	$(PYTHON) -m streamlit run streamlit_app.py

demo: .venv
	$(PYTHON) demo.py

test: .venv
	$(PYTHON) -m pytest

lint: .venv
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

format: .venv
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

# A missed aim is told; it does not keep the rest from being measured.
bench: .venv
	-$(PYTHON) -m bench
	-$(PYTHON) -m bench.org_chart
	-$(PYTHON) -m bench.improvement
	-$(PYTHON) -m bench.intake
	-$(PYTHON) -m bench.portfolio
	-$(PYTHON) -m bench.workshop

.venv: requirements.txt
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet -r requirements.txt
	touch .venv
