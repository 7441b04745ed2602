"""Notebooks 1 to 3 hand on tables, invite lines that work, and show the same to whoever runs them."""

import re
from itertools import pairwise

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import papermill
import pytest

from antikorupsi.common import root
from tests.notebooks.running import run_notebook, source_of, value_of

HANDED_ON = {
    "1-ingest": ("findings", "observations"),
    "2-eligibility": ("verdicts",),
    "3-scores": ("scores",),
}
CODE = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module", params=HANDED_ON)
def notebook(request, tmp_path_factory):
    """The name of a notebook and what its cells left, run where files may be written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("written"))
        yield request.param, run_notebook(request.param)
        plt.close("all")


def invitations(name):
    """The lines of code that the notebook invites to try."""
    cells = [cell.source for cell in source_of(name).cells if cell.source.startswith("Try next:")]
    return [line for cell in cells for line in CODE.findall(cell) if "(" in line or "[" in line]


def test_it_hands_on_tables_with_names_beside_codes(notebook):
    name, ran = notebook
    for table in HANDED_ON[name]:
        handed = ran.names[table]
        assert isinstance(handed, pd.DataFrame)
        assert "region_name" in handed
        assert len(handed) == len(getattr(ran.names["assessment"], table))


def test_every_line_that_it_invites_works_and_shows_something(notebook):
    name, ran = notebook
    lines = invitations(name)
    assert len(lines) >= 3
    for line in lines:
        shown = value_of(line, dict(ran.names))
        assert shown is not None, line
        if isinstance(shown, pd.DataFrame | pd.Series):
            assert not shown.empty or "error" in line, line


def test_a_cell_is_one_line_below_a_sentence(notebook):
    name, _ = notebook
    cells = source_of(name).cells
    assert [cell.source for cell in cells[3:] if cell.cell_type == "code" and "\n" in cell.source] == []
    for before, cell in pairwise(cells[3:]):
        if cell.cell_type == "code" and before.cell_type == "code":
            assert before.source.split(" = ")[0].isidentifier(), before.source  # what the next line looks at


@pytest.mark.parametrize("name", ["2-eligibility", "3-scores"])
def test_the_rule_stands_beside_the_result(name):
    ran = run_notebook(name, language="en")
    framework = ran.names["view"].framework
    module = {"2-eligibility": "eligible_regions", "3-scores": "region_scores"}[name]
    rules = ran.shown[f"{module}.rules(view)"]
    founded = framework.criteria if name == "2-eligibility" else [*framework.predicates, framework.minimum_coverage]
    assert [own.source for own in founded if own.source not in rules] == []
    assert "assumption" in rules


@pytest.mark.slow
@pytest.mark.parametrize("name", HANDED_ON)
def test_run_all_in_jupyterlab_shows_what_papermill_and_the_stored_notebook_show(name, tmp_path, monkeypatch):
    """A kernel that JupyterLab starts knows it by a variable of Jupyter Server."""
    monkeypatch.setenv("JPY_SESSION_NAME", str(root() / "notebooks" / f"{name}.ipynb"))
    path = root() / "notebooks" / f"{name}.ipynb"
    papermill.execute_notebook(path, tmp_path / "out.ipynb", cwd=root() / "notebooks", progress_bar=False)
    ran = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert [shown_by(cell) for cell in ran.cells] == [shown_by(cell) for cell in source_of(name).cells]


def shown_by(cell):
    """The data of a cell's outputs, by kind."""
    return [dict(output.get("data", {})) | {"text": output.get("text")} for output in cell.get("outputs", [])]
