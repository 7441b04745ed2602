"""The floor: the same pages by a fork and an in-process shell each, without kernels, checks, limits or publishing.

`python floor.py PERIOD RAW FOLDER [MOST]` prints its seconds and the number of its pages as one line of JSON.
"""

import gc
import json
import os
import sys
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbformat import NotebookNode
from traitlets.config import Config

from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.project import root
from antikorupsi.publish.pages.rendering import exporter, render_html
from antikorupsi.run import preparing
from antikorupsi.run.jobs import Job, sibling
from antikorupsi.run.kernels import template_argument
from antikorupsi.run.planning import all_jobs


def main(period: str, raw: str, folder: Path, most: int) -> None:
    """Prepares as a template does, then forks a process for each page, as many at a time as there are cores."""
    started = time.perf_counter()
    assessment = Parameters.check({"period": period, "raw": raw}).assessment()
    jobs = all_jobs(assessment, {"period": period, "raw": raw, "language": "id"}, ("html",))[:most]
    preparing.prepare(template_argument(jobs))
    exporter()
    _shell()
    gc.freeze()
    for name in ("daerah", "provinsi"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    at_work: set[int] = set()
    for job in jobs:
        if len(at_work) == os.cpu_count():
            at_work.discard(_ended())
        at_work.add(_forked(job, folder))
    for _ in at_work:
        _ended()
    print(json.dumps({"seconds": time.perf_counter() - started, "pages": len(jobs)}))


def _forked(job: Job, folder: Path) -> int:
    process = os.fork()
    if process == 0:
        _make(job, folder)
        os._exit(0)
    return process


def _ended() -> int:
    process, status = os.wait()
    if status:
        raise RuntimeError("a page of the floor failed")
    return process


def _make(job: Job, folder: Path) -> None:
    notebook = _executed(job)
    page = render_html(notebook, "id", datetime.now(UTC), home=job.home)
    (folder / sibling(job.page, ".ipynb")).write_text(nbformat.writes(notebook), encoding="utf-8")
    (folder / job.page).write_text(page, encoding="utf-8")


def _executed(job: Job) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(root() / "notebooks" / job.notebook, as_version=4)
    shell = _shell()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = _outputs(shell, cell.source)
            if "parameters" in cell.metadata.get("tags", ()):
                shell.user_ns |= job.parameters
    return notebook


@cache
def _shell() -> InteractiveShell:
    """One shell, made before the first fork, that keeps no history: that would start a thread."""
    return InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))


def _outputs(shell: InteractiveShell, source: str) -> list[NotebookNode]:
    with capture_output():
        shown = shell.run_cell(source)
    shown.raise_error()
    if shown.result is None:
        return []
    formatter: Any = shell.display_formatter  # never None in a shell that is made
    data, metadata = formatter.format(shown.result)
    return [nbformat.v4.new_output("display_data", data=data, metadata=metadata)]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else sys.maxsize)
