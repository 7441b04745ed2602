"""What a job publishes: its notebook and page, and in the formats asked for the same as a file."""

from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.publish import render_html, render_pdf
from helpers.runs.jobs import Job


def products_of(job: Job, executed: NotebookNode, made: datetime) -> dict[Path, bytes]:
    """The files of a report by their places, in the order in which they are put there: the page is the last."""
    endings = [ending for ending, wanted in {".pdf": "pdf" in job.formats}.items() if wanted]
    downloads = [job.target.with_suffix(ending).name for ending in endings]
    page = render_html(executed, job.parameters["language"], made, home=job.home, downloads=downloads)
    files = {job.target.with_suffix(".ipynb"): nbformat.writes(executed).encode()}
    if "pdf" in job.formats:
        files[job.target.with_suffix(".pdf")] = render_pdf(page, made)
    return files | {job.target: page.encode()}


def left_over(job: Job, files: dict[Path, bytes]) -> list[Path]:
    """The files of an earlier publication of the same report in formats that were not asked for this time."""
    siblings = [job.target.with_suffix(ending) for ending in (".pdf", ".xlsx")]
    return [path for path in siblings if path not in files]
