"""A new review, reply or action makes the page of its region again, and no other."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from antikorupsi.common.project import root
from antikorupsi.run.fingerprints import Fingerprints
from antikorupsi.run.planning import all_jobs
from helpers import Assessment
from tests.assess.copies import copy_of_contoh

CONTOH = root() / "data" / "raw" / "contoh"
FORMS = sorted(path.name for path in CONTOH.glob("SIMULASI 1[0-2]*"))
MAIN = {"TINJAUAN": "I", "TANGGAPAN": "F", "RENCANA AKSI": "D"}  # a column of text of each form


def prints(raw):
    """By page: its fingerprint."""
    assessment = Assessment.load("contoh", raw=raw.parent)
    found = Fingerprints(assessment)
    jobs = all_jobs(assessment, {"period": "contoh", "raw": str(raw.parent), "language": "id"}, ("html",))
    return {job.region or job.page: found.of(job) for job in jobs}, found.of_results("id")


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    return copy_of_contoh(tmp_path_factory.mktemp("raw") / "contoh")


@pytest.fixture(scope="module")
def before(raw):
    return prints(raw)


@pytest.mark.parametrize("name", FORMS)
def test_one_changed_answer_makes_one_page_again_and_the_results(raw, before, name):
    kept = (raw / name).read_bytes()
    book = openpyxl.load_workbook(raw / name)
    sheet = next(book[title] for title in MAIN if title in book.sheetnames)
    row = next(row for row in range(5, 20) if sheet[f"A{row}"].value == "01.04")
    sheet[f"{MAIN[sheet.title]}{row}"] = "Teks lain."
    book.save(raw / name)
    pages, results = prints(raw)
    (raw / name).write_bytes(kept)
    assert [page for page in pages if pages[page] != before[0][page]] == ["01.04"]
    assert [why for why, known in before[0]["01.04"].items() if pages["01.04"][why] != known] == ["answers"]
    assert results != before[1]


def test_the_day_alone_makes_pages_again_that_show_due_dates():
    pages = {}
    for day in ("2025-12-28", "2025-12-29"):
        found = Fingerprints(Assessment.load("contoh").measured_at(date.fromisoformat(day)))
        jobs = all_jobs(found.assessment, {"period": "contoh", "language": "id"}, ("html",))
        pages[day] = {job.region or job.page: found.of(job) for job in jobs}
    first, second = pages.values()
    differ = {page: [why for why in first[page] if first[page][why] != second[page][why]] for page in first}
    by_day = {"ringkasan.html": ["deliveries"], "01.02": ["answers"], "01.03": ["answers"], "01.04": ["answers"]}
    assert {page: why for page, why in differ.items() if why} == by_day


@pytest.mark.parametrize(
    ("changed", "made"),
    [
        ({"due": date(2025, 11, 21)}, ["ringkasan.html"]),
        ({"sender": "Inspektorat Uji"}, ["ringkasan.html", "01.03", "01.08"]),
    ],
)
def test_another_sender_makes_the_pages_again_that_name_it_and_another_day_the_overview_alone(changed, made):
    """Of the two deliveries that the simulated period names, the first is that of two regions."""
    known = Assessment.load("contoh")
    first, *others = known.period.deliveries
    period = replace(known.period, deliveries=(replace(first, **changed), *others))
    jobs = all_jobs(known, {"period": "contoh", "language": "id"}, ("html",))
    before, after = Fingerprints(known), Fingerprints(replace(known, period=period))
    assert [job.region or job.page for job in jobs if before.of(job) != after.of(job)] == made
    assert before.of_results("id") != after.of_results("id")
