"""The cells of a report are run in their order, each within its time; the first that fails ends the run."""

import time

import nbformat
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook
from papermill import PapermillExecutionError

from antikorupsi.run import executing
from antikorupsi.run.engine import ReportClient
from antikorupsi.run.executing import Kernel, execute
from antikorupsi.run.jobs import Job

pytestmark = pytest.mark.slow


@pytest.fixture
def executed(tmp_path, monkeypatch):
    """Runs cells, written as their source or as their source and tag, in a project of their own."""
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    (tmp_path / "notebooks").mkdir()

    def run(*cells):
        tagged = [cell if isinstance(cell, tuple) else (cell, "plain") for cell in (("", "parameters"), *cells)]
        described = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        notebook = new_notebook(
            cells=[new_code_cell(source, metadata={"tags": [tag]}) for source, tag in tagged], metadata=described
        )
        nbformat.write(notebook, tmp_path / "notebooks" / "cells.ipynb")
        ran = execute(Job("cells", "cells.ipynb", {}, "cells.html", formats=("html",)), Kernel())
        return [cell for cell in ran.cells if "plain" in cell.metadata.tags]

    return run


def test_what_each_cell_shows_is_kept_with_that_cell(executed):
    first, second, third, silent = executed("print('out')\n40 + 2", "display('a'); display('b')", "print(1)", "x = 1")
    assert [own.get("text", own.get("data", {}).get("text/plain")) for own in first.outputs] == ["out\n", "42"]
    assert [own.data["text/plain"] for own in second.outputs] == ["'a'", "'b'"]
    assert [own.text for own in third.outputs] == ["1\n"]
    assert silent.outputs == []
    assert [cell.execution_count for cell in (first, second, third, silent)] == [2, 3, 4, 5]  # after the parameters


def test_what_a_later_cell_changes_is_shown_where_it_was_first(executed):
    first, second = executed("shown = display('before', display_id=True)", "shown.update('after')")
    assert [own.data["text/plain"] for own in first.outputs] == ["'after'"]
    assert second.outputs == []


def test_no_cell_runs_after_one_that_fails(executed, tmp_path):
    with pytest.raises(PapermillExecutionError) as failed:
        executed("kept = 1", "1 / 0", f"open({str(tmp_path / 'ran')!r}, 'w')")
    assert (failed.value.ename, failed.value.cell_index) == ("ZeroDivisionError", 3)
    assert not (tmp_path / "ran").exists()


def test_a_cell_that_is_to_be_skipped_is_not_run(executed):
    (after,) = executed(("skipped = 2", "skip-execution"), "print('skipped' in globals())")
    assert [own.text for own in after.outputs] == ["False\n"]


def test_a_cell_has_its_time_from_when_the_one_before_ended(executed, monkeypatch):
    monkeypatch.setattr(executing, "CELL_SECONDS", 3)
    cells = executed(*["import time; time.sleep(1.3); print('in time')"] * 3)
    assert [own.text for cell in cells for own in cell.outputs] == ["in time\n"] * 3
    with pytest.raises(CellTimeoutError, match="after 3 seconds"):
        executed("print('quick')", "import time; time.sleep(60)")


def test_a_kernel_that_dies_is_noticed_before_the_time_of_its_cell_is_over(executed):
    with pytest.raises(DeadKernelError, match="Kernel died"):
        executed("import os; os.kill(os.getpid(), 9)")


def test_nothing_is_lost_of_what_later_cells_show_while_an_earlier_one_is_still_heard(executed, monkeypatch):
    heard = ReportClient.output

    def slow(client, outputs, message, display, index):
        if "'slow'" in message["content"].get("data", {}).get("text/plain", ""):
            time.sleep(2)
        return heard(client, outputs, message, display, index)

    monkeypatch.setattr(ReportClient, "output", slow)
    first, many, last = executed("display('slow')", "for number in range(5000): display(number)", "print('last')")
    assert [len(cell.outputs) for cell in (first, many, last)] == [1, 5000, 1]
