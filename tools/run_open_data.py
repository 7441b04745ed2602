"""Runs docs/open-data.ipynb over the results of 2025 and keeps what it shows: a part of `make notebooks`."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from antikorupsi.assess import Assessment
from antikorupsi.common import Addresses
from antikorupsi.publish import open_data_files, place_files, result_files

NOTEBOOK = Path(__file__).resolve().parents[1] / "docs" / "open-data.ipynb"
PERIOD = "2025"
_SECONDS = 300  # for one cell, on a busy machine


def write_open_data(period: str, folder: Path) -> None:
    """Writes the results of a period and the tables that describe them into `reports/<period>` of a folder."""
    assessment, reports = Assessment.load(period), folder / "reports" / period
    results = result_files(assessment, reports, "id")
    tables = open_data_files(
        assessment, reports, results[reports / "hasil.csv"], datetime.now(UTC), Addresses(assessment.period.name)
    )
    place_files({**results, **tables})


def run_notebook(folder: Path, package: str = "") -> NotebookNode:
    """The notebook, executed in a folder; `package` takes the place of the one that it names."""
    notebook: NotebookNode = nbformat.read(NOTEBOOK, as_version=4)
    if package:
        notebook.cells[1].source = f"package = {package!r}"
    NotebookClient(notebook, timeout=_SECONDS, resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="workbook-") as scratch:
        write_open_data(PERIOD, Path(scratch))
        nbformat.write(run_notebook(Path(scratch)), NOTEBOOK)
