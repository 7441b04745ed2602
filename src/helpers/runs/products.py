"""What a job publishes: its notebook and page, and in the formats asked for its scorecard and PDF."""

import json
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.assessment import Assessment
from helpers.language import Language
from helpers.parameters import Parameters
from helpers.publish import Attached, render_html, render_pdf
from helpers.runs.jobs import Job
from helpers.scorecard import write_scorecard


def products_of(job: Job, executed: NotebookNode, made: datetime) -> dict[Path, bytes]:
    """The files of a report by their places, in the order in which they are put there: the page is the last."""
    words = Language(job.parameters["language"])
    wanted = {".xlsx": "xlsx" in job.formats and bool(job.region), ".pdf": "pdf" in job.formats}
    places = {ending: job.target.with_suffix(ending) for ending in wanted if wanted[ending]}
    page = render_html(executed, words.code, made, home=job.home, downloads=[path.name for path in places.values()])
    files = {job.target.with_suffix(".ipynb"): nbformat.writes(executed).encode()}
    attached = []
    if path := places.get(".xlsx"):
        files[path] = _scorecard(job)
        attached.append(Attached(path.name, files[path], words.say("Scorecard with live formulas")))
    if path := places.get(".pdf"):
        files[path] = render_pdf(page, made, attached)
    return files | {job.target: page.encode()}


def left_over(job: Job, files: dict[Path, bytes]) -> list[Path]:
    """The files of an earlier publication of the same report in formats that were not asked for this time."""
    siblings = [job.target.with_suffix(ending) for ending in (".pdf", ".xlsx")]
    return [path for path in siblings if path not in files]


def _scorecard(job: Job) -> bytes:
    common = {name: value for name, value in job.parameters.items() if name != "region"}
    view = _assessment(json.dumps(common, sort_keys=True)).region(job.region, job.parameters["language"])
    with tempfile.TemporaryDirectory(prefix="workbook-") as scratch:
        path = Path(scratch) / "scorecard.xlsx"
        write_scorecard(view, path)
        return path.read_bytes()


@cache
def _assessment(parameters: str) -> Assessment:
    """The assessment that the jobs of one process share."""
    return Parameters.check(json.loads(parameters)).assessment()
