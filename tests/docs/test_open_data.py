"""The notebook on the open data runs from the published files alone, and shows what is stored in it."""

import re

import nbformat
import pytest

from tools.run_open_data import NOTEBOOK, PERIOD, run_notebook, write_open_data

STORED = nbformat.read(NOTEBOOK, as_version=4)


def shown(notebook):
    """What each code cell shows, as text."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [
        [output.get("data", {}).get("text/plain", output.get("text", "")) for output in cell.outputs] for cell in cells
    ]


def test_it_imports_nothing_of_the_workbook():
    imported = re.findall(r"^(?:import|from) (\w+)", "\n".join(cell.source for cell in STORED.cells), re.MULTILINE)
    assert set(imported) == {"json", "pathlib", "duckdb", "pandas"}


@pytest.mark.slow
def test_run_again_it_shows_what_is_stored(tmp_path):
    write_open_data(PERIOD, tmp_path)
    again = run_notebook(tmp_path)
    assert shown(again) == shown(STORED), "run: make notebooks"
    assert sum(map(bool, shown(STORED))) >= 5
    assert "press" in str(shown(STORED)[-2])


@pytest.mark.slow
def test_it_answers_for_any_other_publication_too(tmp_path):
    write_open_data("contoh", tmp_path)
    answers = shown(run_notebook(tmp_path, "reports/contoh/datapackage.json"))
    assert "Kabupaten Contoh Sejahtera" in str(answers)
