"""The year and the status of a figure: of titles, headings, footnotes and rows that head others, never of a print."""

import datetime

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

HEAD = ["No", "Kabupaten/Kota", "Nilai"]


def told(ingested):
    return [(seen.region, seen.year, seen.status) for seen in ingested.observations]


@pytest.mark.parametrize(
    "title",
    [
        ["Diunduh: 2025-01-22"],
        ["Keadaan Januari 2025"],
        ["Tanggal cetak", datetime.date(2025, 1, 22)],
        ["Update: Mei 2025"],
        ["Kondisi s.d. Juni 2025"],
        ["Dicetak 22/01/2025"],
        ["Posisi 31 Januari 2025"],
    ],
)
def test_when_something_was_printed_or_known_is_no_year_of_figures(read, title):  # noqa: F811
    found = read("SPI 2024.xlsx", Sheet1=[["Indeks SPI Kabupaten/Kota"], title, HEAD, [1, "Kota Blitar", 70]])
    assert told(found) == [("35.72", 2024, "final")]


def test_a_report_of_the_auditors_on_the_year_before_says_no_year(read):  # noqa: F811
    rows = [["Opini LKPD"], ["No", "Kabupaten/Kota", "Opini"], [1, "Kota Blitar", "WTP"]]
    found = read("IHPS I 2024.xlsx", Sheet1=rows)
    assert found.observations == []
    assert faults(found) == ["missing_year"]


@pytest.mark.parametrize(
    ("section", "year", "status"),
    [
        ("Data susulan tahun 2023", 2023, "final"),
        ("Tahun 2023 (final)", 2023, "final"),
        ("Hasil survei tahun 2023", 2023, "final"),
        ("Tabel 2. Nilai MCP 2023", 2023, "final"),
        ("Data per 30 September 2024 (belum final)", 2024, "interim"),
        ("Capaian sementara s.d. Triwulan III", 2024, "interim"),
        ("Angka sementara tahun 2023", 2023, "interim"),
    ],
)
def test_a_row_that_heads_others_says_their_year_and_status(read, section, year, status):  # noqa: F811
    rows = [HEAD, [1, "Kota Blitar", 70], [section], [2, "Kota Madiun", 73.2]]
    assert told(read("a.xlsx", Sheet1=[["Nilai MCP 2024"], *rows])) == [
        ("35.72", 2024, "final"),
        ("35.77", year, status),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Capaian MCP Triwulan III Tahun 2024",
        "Capaian MCP 2024 per 30 September 2024",
        "MCP s.d. Oktober 2024, tahun 2024",
        "Nilai MCP 2024 (angka sementara)",
    ],
)
def test_figures_of_the_mcp_read_during_the_year_are_interim(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], HEAD, [1, "Kota Blitar", 70]])
    assert told(found) == [("35.72", 2024, "interim")]


@pytest.mark.parametrize("title", ["Nilai MCP 2024 per 31 Desember 2024", "Indeks SPI 2024 per 30 September 2024"])
def test_figures_of_the_whole_year_are_final(read, title):  # noqa: F811
    assert told(read("a.xlsx", Sheet1=[[title], HEAD, [1, "Kota Blitar", 71]])) == [("35.72", 2024, "final")]


def test_a_day_within_a_year_makes_earlier_years_no_interim_ones(read):  # noqa: F811
    rows = [["No", "Kabupaten/Kota", 2022, 2023, 2024], [1, "Kota Blitar", 70, 71, 72]]
    found = read("a.xlsx", Sheet1=[["Nilai MCP per 30 September 2024"], *rows])
    assert told(found) == [("35.72", 2022, "final"), ("35.72", 2023, "final"), ("35.72", 2024, "interim")]


def test_a_remark_or_a_footnote_of_a_heading_makes_its_column_interim(read):  # noqa: F811
    rows = [["No", "Kabupaten/Kota", "MCP 2023", "MCP 2024 (TW III)"], [1, "Kota Blitar", 70, 71]]
    assert [status for *_, status in told(read("a.xlsx", Sheet1=rows))] == ["final", "interim"]
    rows = [["Nilai MCP"], ["No", "Kabupaten/Kota", "2023", "2024*)"], [1, "Kota Blitar", 80, 60]]
    starred = read("a.xlsx", Sheet1=[*rows, ["*) angka sementara per Oktober 2024"]])
    assert [status for *_, status in told(starred)] == ["final", "interim"]
