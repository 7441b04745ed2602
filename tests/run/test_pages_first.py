"""Pages that were never made are put in place first, their PDFs and scorecards afterwards, and every state is whole."""

from concurrent.futures import Future
from dataclasses import replace
from typing import ClassVar

import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run import making_pages
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.jobs import FORMATS, PAGE_ALONE, Job, Outcome, sibling
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.status import status_of
from tests.run.comparing import bytes_by_address, differing_files

PAGES = {"ringkasan.html", "provinsi/01.html", "daerah/kota-contoh-baru.html"}


class StandIns:
    """Workers that make files of a few bytes at once and remember what they were asked for."""

    size, description = 2, "stand-ins"
    asked: ClassVar[list[Job]] = []
    failing = ""

    def __init__(self, *_arguments, **_named):
        pass

    def submit(self, job):
        self.asked.append(job)
        done = Future()
        if job.executed and job.page == self.failing:
            done.set_exception(MemoryError("no room"))
        else:
            endings = [".ipynb", *(f".{ending}" for ending in job.formats if ending != "html"), ".html"]
            files = {sibling(job.page, ending): f"<main>{job.page} {ending}".encode() for ending in endings}
            done.set_result(Outcome(job, 1.0, files))
        return done

    def stop(self):
        pass


@pytest.fixture
def asked(monkeypatch):
    """The jobs that workers get instead of making reports."""
    monkeypatch.setattr(making_pages, "LocalWorkers", StandIns)
    monkeypatch.setattr(StandIns, "asked", [])
    return StandIns.asked


@pytest.fixture
def options(tmp_path):
    """A run of three pages in all formats."""
    return RunOptions(Parameters(period="contoh"), regions=("01.08",), reports=str(tmp_path), formats=FORMATS)


def files_in(options):
    folder = folder_of(options)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.parent.name != "tabel"}


def with_ending(ending):
    return {sibling(page, ending) for page in PAGES}


def test_all_new_pages_are_in_place_before_the_first_pdf_is_asked_for(asked, options):
    seen = {}

    def look(event):
        if event.what == "completing":
            seen.update(files=files_in(options), asked=list(asked), count=event.count)

    ended = run(options, look)
    assert (ended.made, ended.failed) == (3, [])
    assert seen["files"] >= PAGES
    assert seen["files"] & (with_ending(".pdf") | with_ending(".xlsx")) == set()
    assert {(job.page, job.formats) for job in seen["asked"]} == {(page, PAGE_ALONE) for page in PAGES}
    afterwards = asked[3:]
    assert {(job.page, job.formats) for job in afterwards} == {(page, FORMATS) for page in PAGES}
    assert all(job.executed == f"<main>{job.page} .ipynb".encode() for job in afterwards)
    assert files_in(options) >= with_ending(".pdf") | with_ending(".xlsx")
    entries = Manifest.read(folder_of(options)).reports
    assert {(page, entry.formats, entry.error) for page, entry in entries.items()} == {(p, FORMATS, "") for p in PAGES}


def test_a_page_that_replaces_an_earlier_one_comes_with_all_its_files(asked, options):
    run(options)
    asked.clear()
    ended = run(replace(options, force=True))
    assert ended.made == 3
    assert [(job.formats, job.executed) for job in asked] == [(FORMATS, b"")] * 3


def test_pages_alone_are_made_once(asked, options):
    run(replace(options, formats=PAGE_ALONE))
    assert len(asked) == 3


def test_what_a_run_that_breaks_off_between_leaves_is_whole_and_completed_by_the_next(asked, options):
    def break_off(event):
        if event.what == "completing":
            raise RuntimeError

    with pytest.raises(RuntimeError):
        run(options, break_off)
    asked.clear()
    assert run(options).made == 3
    assert {job.formats for job in asked} == {FORMATS}
    assert files_in(options) >= with_ending(".pdf")
    assert run(options).made == 0


def test_a_page_whose_pdf_fails_stays_is_called_failed_and_is_made_again(asked, options, monkeypatch):
    page = "daerah/kota-contoh-baru.html"
    monkeypatch.setattr(StandIns, "failing", page)
    ended = run(options)
    assert [(outcome.job.page, outcome.error) for outcome in ended.failed] == [
        (page, "No PDF and no scorecard. MemoryError: no room")
    ]
    assert page in files_in(options)
    states = {each.page: each.state for each in status_of(*looked_at(options)).pages}
    assert {at: states[at] for at in PAGES} == dict.fromkeys(PAGES, "published") | {page: "failed"}
    assert Manifest.read(folder_of(options)).reports[page].files.keys() == {page, sibling(page, ".ipynb")}
    monkeypatch.setattr(StandIns, "failing", "")
    assert run(options).made == 1
    assert sibling(page, ".pdf") in files_in(options)


def looked_at(options):
    return folder_of(options), options.parameters.assessment(), options


def test_spreadsheets_that_changed_meanwhile_leave_the_other_formats_to_the_next_run(asked, options, monkeypatch):
    monkeypatch.setattr(making_pages, "inputs_of", lambda _folders: {"spi.xlsx": "another"})
    assert run(options).made == 3
    assert len(asked) == 3
    monkeypatch.undo()
    monkeypatch.setattr(making_pages, "LocalWorkers", StandIns)
    assert run(options).made == 3
    assert files_in(options) >= with_ending(".pdf")


@pytest.mark.slow
def test_reports_made_in_two_steps_are_those_made_in_one(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765238400")
    given = {"parameters": Parameters(period="contoh"), "regions": ("01.05",), "formats": FORMATS}
    two, one = (RunOptions(reports=str(tmp_path / name), **given) for name in ("two", "one"))
    events = []
    run(two, events.append)
    assert [event.what for event in events].count("completed") == 3
    monkeypatch.setattr(making_pages, "NEVER_MADE", "no reason")
    run(one)
    assert differing_files(bytes_by_address(two), bytes_by_address(one)) == []
