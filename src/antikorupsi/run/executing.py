"""One report: a notebook executed by papermill with its parameters, checked and rendered, in memory.

The process that hands out jobs imports this module and runs none, so heavy libraries are imported inside functions.
"""

from __future__ import annotations

import os
import threading
import time
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from antikorupsi.common import root
from antikorupsi.run.jobs import Job, Outcome

if TYPE_CHECKING:
    from nbformat import NotebookNode

WARM, COLD = "warm", "python3"
CELL_SECONDS, START_SECONDS = 300, 60
_ONE_AT_A_TIME = threading.Lock()  # rendering is not thread-safe, execution in a kernel is
_INJECTED = "injected-parameters"  # papermill's tag
# No log on the console of the run, no history database, and no threads that capture what C libraries print: pages show
# none of these.
_KERNEL_ARGUMENTS = [
    "--IPKernelApp.log_level=50",
    "--IPKernelApp.capture_fd_output=False",
    "--HistoryManager.enabled=False",
]


@dataclass(frozen=True)
class Kernel:
    """The name of a kernelspec, and for warm kernels the address of the template that forks them."""

    name: str = COLD
    template: str = ""


def run_job(job: Job, kernel: Kernel) -> Outcome:
    """Executes, checks and renders one job; an exception in the notebook becomes the outcome's error.

    A notebook that the job brings along is not executed again.
    """
    import nbformat
    from papermill import PapermillExecutionError

    from antikorupsi.publish import check_executed
    from antikorupsi.run.products import products_of

    begun = time.monotonic()
    try:
        executed = nbformat.reads(job.executed.decode(), as_version=4) if job.executed else execute(job, kernel)
    except PapermillExecutionError as error:
        return Outcome(job, time.monotonic() - begun, error=f"{error.ename}: {error.evalue}")
    check_executed(executed, job.sections)
    with _ONE_AT_A_TIME:
        files = products_of(job, executed)
    return Outcome(job, time.monotonic() - begun, files)


def execute(job: Job, kernel: Kernel) -> NotebookNode:
    """The executed notebook, without anything that differs from one run to the next.

    Raises PapermillExecutionError for an exception in one of its cells.
    """
    from papermill.engines import papermill_engines
    from papermill.execute import raise_for_execution_errors

    from antikorupsi.run.engine import ENGINE
    from antikorupsi.run.limited_kernels import LimitedKernelManager
    from warm_kernels import ADDRESS

    os.environ |= {"WORKBOOK_ROOT": str(root()), ADDRESS: kernel.template}
    executed = papermill_engines.execute_notebook_with_engine(
        ENGINE,
        _parameterised(job, kernel),
        kernel_name=kernel.name,
        progress_bar=False,
        start_timeout=START_SECONDS,
        execution_timeout=CELL_SECONDS,
        shutdown_kernel="immediate",
        extra_arguments=_KERNEL_ARGUMENTS,
        kernel_manager_class=LimitedKernelManager,
        resources={"metadata": {"path": str(root())}},  # the folder of the kernel alone
    )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="the file is not specified with any extension")
        raise_for_execution_errors(executed, None)
    return _without_volatile(executed, job)


def _parameterised(job: Job, kernel: Kernel) -> NotebookNode:
    """The notebook with the job's parameters, made as `papermill.execute_notebook` does, but not written to a file."""
    from papermill.execute import prepare_notebook_metadata
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    from antikorupsi.run.engine import ENGINE

    path = str(root() / "notebooks" / job.notebook)
    notebook = parameterize_notebook(
        load_notebook_node(path), job.parameters, kernel_name=kernel.name, engine_name=ENGINE
    )
    prepared: NotebookNode = prepare_notebook_metadata(notebook, path, None)
    return prepared


def _without_volatile(executed: NotebookNode, job: Job) -> NotebookNode:
    """The notebook without times, widget state and random cell ids, and with the declared time of the run."""
    for cell in executed.cells:
        if _INJECTED in cell.metadata.get("tags", ()):
            cell["id"] = _INJECTED
        for volatile in ("execution", "papermill"):
            cell.metadata.pop(volatile, None)
    for volatile in ("papermill", "widgets"):  # widget state has random ids
        executed.metadata.pop(volatile, None)
    executed.metadata["kernelspec"] = {"name": COLD, "display_name": "Python 3", "language": "python"}
    declared: dict[str, Any] = {"made": job.made, "parameters": job.parameters}
    executed.metadata["workbook"] = declared
    return executed
