"""A figure counts from its day of publication; a month or a year counts as its last day, and a finding says so."""

from datetime import date

import openpyxl
import pytest

from antikorupsi.ingest.tables.dates import last_day_named
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

TITLE = "Nilai MCP Pemerintah Daerah"


def read(folder, *rows, heads=("Kab/Kota", "Tahun", "Nilai MCP", "Tanggal Terbit"), title=TITLE):
    book = openpyxl.Workbook()
    for row in [[title], heads, *rows]:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    found = ingest(folder, regions.official(), assessment_year=2025)
    return found.observations, [each.rule for each in found.findings]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Januari 2026", "2026-01-31"),
        ("Feb 2024", "2024-02-29"),
        ("2025-12", "2025-12-31"),
        ("04/2025", "2025-04-30"),
        ("TW I 2025", "2025-03-31"),
        ("Maret - April 2025", "2025-04-30"),
        (2026, "2026-12-31"),
        ("2026", "2026-12-31"),
        ("akhir 2025", "2025-12-31"),
    ],
)
def test_a_month_or_a_year_of_publication_is_its_last_day_and_a_finding_says_so(tmp_path, written, day):
    (figure,), rules = read(tmp_path, ["Kota Blitar", 2023, 80.5, written])
    assert (figure.published, rules) == (day, ["day_of_month_or_year"])


@pytest.mark.parametrize("written", ["segera", "Januari", 45658, "12"])
def test_a_publication_that_names_no_year_is_asked_back_as_before(tmp_path, written):
    (figure,), rules = read(tmp_path, ["Kota Blitar", 2024, 80.5, written])
    assert (figure.published, rules) == ("", ["unread_day"])


@pytest.mark.parametrize("cell", ["segera", date(2026, 1, 5), "2025-02-30", "30/02/2025", "31 Juni 2025"])
def test_what_is_a_day_or_none_at_all_names_no_month(cell):
    assert last_day_named(cell) is None


def test_a_day_that_there_is_none_of_is_asked_back(tmp_path):
    (figure,), rules = read(tmp_path, ["Kota Blitar", 2024, 80.5, "2025-02-30"])
    assert (figure.published, rules) == ("", ["unread_day"])


def test_a_month_of_retrieval_is_no_day(tmp_path):
    heads = ("Kab/Kota", "Tahun", "Nilai MCP", "Diakses")
    (figure,), rules = read(tmp_path, ["Kota Blitar", 2024, 80.5, "Januari 2026"], heads=heads)
    assert (figure.retrieved, rules) == ("", ["unread_day"])


def test_a_check_after_the_assessment_year_is_not_said_to_be_unused(tmp_path):
    heads = ("Kab/Kota", "Status Hukum", "Tanggal")
    (check,), rules = read(tmp_path, ["Kota Blitar", "Ada", date(2026, 2, 1)], heads=heads, title="Status Hukum")
    assert (check.dated, rules) == ("2026-02-01", ["check_after_assessment"])
