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
