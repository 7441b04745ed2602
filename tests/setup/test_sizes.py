"""No file or function grows beyond what one reads at a sitting; those that do are named here, with the reason."""

import ast

import pytest

from tests.setup.declared import ROOT

MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION = 250, 40
LONG_FILES = {
    "assess/period_tables.py": "one class: what every table of a period holds",
    "assess/region.py": "one class: what a report asks of a region",
    "cli/app.py": "one place for the options of all commands",
    "rules/regions/registry.py": "one class: every question about a spelling goes to the same tables",
    "ingest/spreadsheets/xlsx_scan.py": "one scanner of a sheet's XML",
    "ingest/tables/dates.py": "one grammar of dates",
    "ingest/tables/finding_tables.py": "to be divided: where tables begin, where they end",
    "ingest/tables/headings.py": "to be divided: phrases, headings, what they mean",
    "ingest/tables/indicator_rows.py": "to be divided: scores, evidence",
    "ingest/tables/ingest.py": "to be divided: reading of files, what follows from all of them",
    "ingest/tables/panel.py": "to be divided: head and assessors of working papers",
    "ingest/tables/places.py": "to be divided: codes, names",
    "ingest/tables/region_rows.py": "to be divided: years, figures",
    "ingest/tables/table.py": "one class that all steps of reading share",
    "ingest/tables/unknown_columns.py": "to be divided: what is a column, what is said of it",
    "publish/results/open_tables.py": "one list of columns for each table",
    "publish/scorecard/counting.py": "to be divided: formulas, results",
    "publish/scorecard/indicators.py": "to be divided: formulas, results",
}
LONG_FUNCTIONS = {
    "placed_header": "to be divided: a case for each kind of heading",
    "qualified": "to be divided: a case for each kind of word",
    "_keep": "to be divided: a case for each kind of cell",
    "run": "a command: a parameter for each option",
}
FILES = {path.relative_to(ROOT / "src").as_posix(): path for path in (ROOT / "src").rglob("*.py")}


def _functions(body, above=""):
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{above}{node.name}", node.end_lineno - node.lineno + 1
            yield from _functions(node.body, f"{above}{node.name}.")


@pytest.fixture(scope="module")
def long_files():
    """The files that are longer, by their place in the engine."""
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in FILES.items()}
    return {name.removeprefix("antikorupsi/") for name, count in lines.items() if count > MOST_LINES_OF_A_FILE}


@pytest.fixture(scope="module")
def long_functions():
    """The functions that are longer, by their names."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in FILES.values()]
    sizes = [found for tree in trees for found in _functions(tree.body)]
    return {name for name, count in sizes if count > MOST_LINES_OF_A_FUNCTION}


def test_no_file_is_longer_than_one_reads_at_a_sitting(long_files):
    assert long_files <= LONG_FILES.keys()


def test_no_function_is_longer_than_a_screen(long_functions):
    assert long_functions <= LONG_FUNCTIONS.keys()
