"""A day of publication that cannot be, or that reads in two orders, is a finding and does not count."""

from datetime import date

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["SPI 2024"]


def days(read, head, *rows):  # noqa: F811
    table = [["Pemda", "Indeks SPI", *head], *([name, 70, *own] for name, own in zip(NAMES, rows, strict=False))]
    found = read("SPI.xlsx", Sheet1=[TITLE, *table])
    return [seen.published for seen in found.observations], [finding.rule for finding in found.findings]


NAMES = ["Kota Blitar", "Kota Batu"]


@pytest.mark.parametrize("day", ["22/01/2023", "1 Mei 2022", "2023-12-31"])
def test_a_figure_is_not_published_before_its_year(read, day):  # noqa: F811
    assert days(read, ["Tanggal Publikasi"], [day]) == ([""], ["published_too_early"])


def test_a_figure_is_not_retrieved_before_it_is_published(read):  # noqa: F811
    head = ["Tanggal Publikasi", "Tanggal Akses"]
    assert days(read, head, ["22/01/2025", "01/01/2025"]) == ([""], ["published_too_early"])
    assert days(read, head, ["22/01/2025", "23/01/2025"]) == (["2025-01-22"], [])


def test_a_column_with_the_month_first_is_asked_back_whole(read):  # noqa: F811
    assert days(read, ["Tanggal Publikasi"], ["01/02/2025"], ["01/22/2025"]) == (["", ""], ["unread_day"] * 2)
    assert days(read, ["Tanggal Publikasi"], ["02/02/2025"], ["01/22/2025"]) == (["2025-02-02", ""], ["unread_day"])


def test_a_column_with_the_day_first_is_read(read):  # noqa: F811
    assert days(read, ["Tanggal Publikasi"], ["01/02/2025"], ["22/01/2025"]) == (["2025-02-01", "2025-01-22"], [])


def test_a_month_of_publication_counts_as_the_day_on_which_it_was_retrieved(read):  # noqa: F811
    head = ["Tanggal Publikasi", "Tanggal Akses"]
    assert days(read, head, ["Januari 2025", "15/01/2025"]) == (["2025-01-15"], ["day_of_month_or_year"])
    assert days(read, head, ["Januari 2025", "15/03/2025"]) == (["2025-01-31"], ["day_of_month_or_year"])


def test_a_month_of_publication_before_its_year_does_not_count(read):  # noqa: F811
    assert "published_too_early" in days(read, ["Tanggal Publikasi"], ["Januari 2023"])[1]
    assert days(read, ["Tanggal Publikasi"], ["Januari 2023"])[0] == [""]


@pytest.mark.parametrize(
    ("heading", "day", "told"),
    [
        ("Tanggal Penilaian", "12/03/2022", True),
        ("Tanggal", "Maret 2023", True),
        ("Tgl Evaluasi", date(2023, 12, 31), True),
        ("Tanggal Penilaian", "12/03/2024", False),
        ("Tanggal", "12/03/2025", False),
        ("Tanggal SK", "12/03/2022", False),
        ("Tanggal Pelantikan Bupati", "12/03/2021", False),
    ],
)
def test_no_day_below_a_plain_heading_lies_before_the_year_of_its_figure(read, heading, day, told):  # noqa: F811
    rows = [["Indeks SPI Tahun 2024"], ["Kabupaten/Kota", "Indeks SPI", heading], ["Kota Blitar", 77.1, day]]
    found = read("a.xlsx", S=rows)
    assert (faults(found) == ["two_years"]) is told
    assert len(found.observations) == (not told)
