"""What stored notebooks show is the same in every run: no widget, whose ids are random, and no table of a library."""

import re

import nbformat
import pytest

from antikorupsi.common.project import root
from helpers import Assessment

NOTEBOOKS = sorted((root() / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.name for path in NOTEBOOKS])
def test_no_widget_is_stored(path):
    notebook = nbformat.read(path, as_version=4)
    kinds = {kind for cell in notebook.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" not in kinds
    assert "widgets" not in notebook.metadata
    assert "itables_" not in str(notebook)


def test_the_stored_report_has_an_answer_below_every_question_or_its_one_line_says_that_there_is_none():
    """No figure of a real region is invented for it: its region is one of those that are made up, and it says so."""
    cells = nbformat.read(root() / "notebooks" / "4-region-report.ipynb", as_version=4).cells
    asked = [cell for cell in cells if cell.cell_type == "code" and "(view" in cell.source]
    assert len(asked) > 20
    silent = {cell.source.removeprefix("region_report.") for cell in asked if not cell.outputs}
    line = next(str(cell.outputs) for cell in asked if "absent(view" in cell.source)
    named = re.search(r"Belum ada:(?:</b>)? ([^.<]+)\.", line)[1].split(", ")
    section_of = {"temuan atas data": "findings(view)", "perubahan": "changes(view, previous)"}
    # Nothing is missing where every criterion has its figure, and no pilot is followed where none was chosen.
    assert silent == {section_of[name] for name in named} | {"missing(view)", "pilot_check(view)"}
    region = re.search(r'^region = "([\d.]+)"', cells[1].source, re.MULTILINE)[1]
    verdicts = Assessment.load("contoh").region(region).verdicts
    assert "no_data" not in set(verdicts["status"]), "nothing is missing only where every criterion has its figure"
    assert region not in Assessment.load("contoh").pilots
    assert "SIMULASI" in str(asked[0].outputs)
