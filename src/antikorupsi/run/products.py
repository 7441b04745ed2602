"""The files that a job publishes: notebook, data and page, and if asked for, scorecard and PDF."""

import tempfile
from datetime import datetime
from pathlib import Path, PurePosixPath

import nbformat
from nbformat import NotebookNode

from antikorupsi.assess import Parameters, hold_assessments
from antikorupsi.common import Language
from antikorupsi.publish import (
    Attached,
    description_file,
    page_description,
    render_html,
    render_pdf,
    write_scorecard,
)
from antikorupsi.run.jobs import Job, sibling


def products_of(job: Job, executed: NotebookNode) -> dict[str, bytes]:
    """By address, the files of a report in the order in which they are put in place; the page is last."""
    words, made = Language(job.parameters["language"]), datetime.fromisoformat(job.made)
    wanted = {".xlsx": "xlsx" in job.formats and bool(job.region), ".pdf": "pdf" in job.formats}
    names = {ending: sibling(job.page, ending) for ending in wanted if wanted[ending]}
    downloads = [PurePosixPath(name).name for name in names.values()]
    notebook = sibling(job.page, ".ipynb")
    downloads.append(PurePosixPath(notebook).name)
    files = {notebook: nbformat.v4.writes(executed).encode()}
    description = page_description(executed, made, job.addresses.of(job.page))
    if description:
        beside = sibling(job.page, ".json")
        files[beside] = description_file(description)
        downloads.append(PurePosixPath(beside).name)
    page = render_html(executed, words.code, made, home=job.home, downloads=downloads, description=description)
    attached = []
    if name := names.get(".xlsx"):
        files[name] = _scorecard(job)
        attached.append(Attached(PurePosixPath(name).name, files[name], words.say("Scorecard with live formulas")))
    if name := names.get(".pdf"):
        files[name] = render_pdf(page, made, attached)
    return files | {job.page: page.encode()}


def _scorecard(job: Job) -> bytes:
    common = {name: value for name, value in job.parameters.items() if name not in ("region", "previous")}
    hold_assessments()  # one for all jobs of a process
    view = Parameters.check(common).assessment().region(job.region, job.parameters["language"])
    with tempfile.TemporaryDirectory(prefix="workbook-") as scratch:
        path = Path(scratch) / "scorecard.xlsx"
        write_scorecard(view, path)
        return path.read_bytes()
