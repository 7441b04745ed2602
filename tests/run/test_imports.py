"""What the processes of a run load before they make a page."""

import subprocess
import sys

JUDGED = """
import sys
import antikorupsi.run.worker_imports, jsonschema, nbformat
from nbformat.v4 import new_code_cell, new_notebook
nbformat.validate(new_notebook(cells=[new_code_cell("1")]))
try:
    nbformat.validate({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "none"}]})
except nbformat.ValidationError:
    print(sorted({"lark", "rfc3987_syntax.syntax_helpers", "matplotlib"} & set(sys.modules)))
"""


def test_workers_judge_notebooks_without_a_grammar_of_addresses_and_load_no_charts():
    ended = subprocess.run([sys.executable, "-c", JUDGED], check=True, capture_output=True, text=True)
    assert ended.stdout == "[]\n"


def test_tracing_a_figure_loads_no_charts():
    loaded = "import sys, antikorupsi.cli.tracing; print('matplotlib' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True)
    assert ended.stdout == "False\n"
