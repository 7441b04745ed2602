"""What stored notebooks show is the same in every run: no widget, whose ids are random, and no table of a library."""

import nbformat
import pytest

from antikorupsi.common.project import root

NOTEBOOKS = sorted((root() / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.name for path in NOTEBOOKS])
def test_no_widget_is_stored(path):
    notebook = nbformat.read(path, as_version=4)
    kinds = {kind for cell in notebook.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" not in kinds
    assert "widgets" not in notebook.metadata
    assert "itables_" not in str(notebook)


def test_the_stored_report_has_an_answer_below_every_question():
    """No figure of a real region is invented for it: its region is one of those that are made up, and it says so."""
    cells = nbformat.read(root() / "notebooks" / "4-region-report.ipynb", as_version=4).cells
    asked = [cell for cell in cells if cell.cell_type == "code" and "(view" in cell.source]
    assert len(asked) > 20
    silent = [cell.source for cell in asked if not cell.outputs]  # what the region has none of is one line of the page
    assert set(silent) <= {
        f"region_report.{name}" for name in ("missing(view)", "changes(view, previous)", "findings(view)")
    }
    assert "SIMULASI" in str(asked[0].outputs)
