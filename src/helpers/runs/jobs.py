"""One report: a notebook executed by papermill with its parameters, checked, rendered and put in place."""

import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat

from helpers.project import root
from helpers.publish import check_executed, place_report, render_html
from helpers.publish.checking import REGION_SECTIONS
from helpers.publish.index import REGION_PAGES
from helpers.regions import Region

KERNEL = "python3"
CELL_SECONDS = 300


@dataclass(frozen=True)
class Job:
    """What to run and where the page goes; `name` is what progress and logs call it."""

    name: str
    notebook: str
    parameters: dict[str, Any]
    target: Path
    sections: tuple[str, ...] = ()
    home: str = "index.html"


@dataclass(frozen=True)
class Outcome:
    """How a job ended: the page, or the reason why there is none; and how long it took."""

    job: Job
    seconds: float
    error: str = ""
    made: str = ""


def region_job(region: Region, parameters: dict[str, Any], folder: Path) -> Job:
    """The job of one region's report."""
    target = folder / REGION_PAGES / f"{region.slug}.html"
    own = parameters | {"region": region.code}
    return Job(region.name, "4-region-report.ipynb", own, target, REGION_SECTIONS, "../index.html")


def overview_job(parameters: dict[str, Any], folder: Path) -> Job:
    """The job of the overview over all regions."""
    return Job("ringkasan", "5-overview.ipynb", parameters, folder / "ringkasan.html")


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
        page = render_html(executed, job.parameters["language"], datetime.now().astimezone(), home=job.home)
        place_report(page, nbformat.writes(executed), job.target)
    return Outcome(job, _seconds(begun), made=datetime.now(UTC).isoformat(timespec="seconds"))


def _seconds(begun: datetime) -> float:
    return (datetime.now(UTC) - begun).total_seconds()
