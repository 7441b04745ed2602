"""One report: a notebook executed by papermill with its parameters, checked, rendered and put in place."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import nbformat

from helpers.project import root
from helpers.publish import check_executed, place_files
from helpers.runs.jobs import Job, Outcome
from helpers.runs.products import left_over, products_of

KERNEL = "python3"
CELL_SECONDS = 300


def run_job(job: Job) -> Outcome:
    """Runs one job to its end; an exception of the notebook becomes the outcome's error, the old page stays."""
    import papermill  # heavy, and not needed by those who only look

    begun = datetime.now(UTC)
    os.environ.setdefault("WORKBOOK_ROOT", str(root()))
    with tempfile.TemporaryDirectory(prefix="workbook-") as scratch:
        output = Path(scratch) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                str(root() / "notebooks" / job.notebook),
                str(output),
                parameters=job.parameters,
                kernel_name=KERNEL,
                progress_bar=False,
                cwd=str(root()),
                execution_timeout=CELL_SECONDS,
                request_save_on_cell_execute=False,
                shutdown_kernel="immediate",
                extra_arguments=["--IPKernelApp.log_level=40"],  # errors only: the console belongs to the run
            )
        except papermill.PapermillExecutionError as error:
            return Outcome(job, _seconds(begun), error=f"{error.ename}: {error.evalue}")
        executed = nbformat.read(output, as_version=4)
    check_executed(executed, job.sections)
    files = products_of(job, executed, datetime.now().astimezone())
    place_files(files, left_over(job, files))
    return Outcome(job, _seconds(begun), made=datetime.now(UTC).isoformat(timespec="seconds"))


def _seconds(begun: datetime) -> float:
    return (datetime.now(UTC) - begun).total_seconds()
