"""What a table is about: the nearest text that names an instrument decides; notes and rows below never do."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

ROWS = [["Kota Blitar", 70.5], ["Kota Batu", 71.25], ["Kota Madiun", 72]]


@pytest.fixture
def read(tmp_path):
    """Writes {sheet name: rows} into one file and ingests it; the account of every sheet must close."""

    def write_and_read(file, **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name.replace("_", " "))
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / file)
        ingested = ingest(tmp_path, regions.official(), indicators=[f"i{number:02d}" for number in range(1, 20)])
        assert unclosed_accounts(accounts_frame(ingested.accounts)) == []
        return ingested

    return write_and_read


def instruments(ingested):
    return {seen.instrument for seen in ingested.observations}


def faults(ingested):
    return [found.rule for found in ingested.findings if found.rule != "unknown_column"]


@pytest.mark.parametrize(
    "below",
    [
        "Catatan: nilai MCP ada di berkas lain",
        "Sumber: KPK, MCP 2024",
        "Mengetahui, Kepala Bagian MCP",
        "Tim MCP Kota Blitar",
        "Keterangan nilai Ombudsman menyusul",
    ],
)
def test_rows_below_a_table_never_decide(read, below):
    found = read("a.xlsx", Sheet1=[["Indeks SPI 2024"], ["Daerah", "Nilai"], *ROWS, [], [below]])
    assert instruments(found) == {"spi"}
    assert faults(found) == []


@pytest.mark.parametrize(
    ("file", "sheet", "titles", "heading", "meant"),
    [
        ("Rekap MCP dan SPI.xlsx", "SPI", [], "Nilai 2024", "spi"),
        ("Rekap MCP dan SPI.xlsx", "MCP", [], "Nilai 2024", "mcp"),
        ("MCP.xlsx", "SPBE", [["Indeks SPI Tahun 2024"]], "Nilai", "spi"),
        ("MCP.xlsx", "Sheet1", [], "Nilai SPI 2024", "spi"),
        ("SPI.xlsx", "Sheet1", [["Monitoring Center for Prevention"], ["Tahun 2024"]], "Capaian", "mcp"),
        ("SPI.xlsx", "Sheet1", [["Bahan rapat SPI"], ["Nilai MCP Tahun 2024"]], "Nilai", "mcp"),
        (
            "data.xlsx",
            "Sheet1",
            [["Dihimpun dari laporan SPI; angka MCP menyusul."], ["Nilai MCP 2024"]],
            "Nilai",
            "mcp",
        ),
    ],
)
def test_the_nearest_text_that_names_an_instrument_decides(read, file, sheet, titles, heading, meant):
    found = read(file, **{sheet: [*titles, ["Daerah", heading], *ROWS]})
    assert instruments(found) == {meant}
    assert faults(found) == []


@pytest.mark.parametrize("first", ["Indeks SPI Tahun 2024", "Nilai MCP Tahun 2024"])
def test_stacked_tables_are_judged_each_for_itself(read, first):
    second = "Nilai MCP Tahun 2024" if "SPI" in first else "Indeks SPI Tahun 2024"
    low = [["Kota Malang", 60], ["Kota Kediri", 61]]
    found = read("a.xlsx", S=[[first], ["Daerah", "Nilai"], *ROWS, [], [second], ["Daerah", "Nilai"], *low])
    by_region = {seen.region: seen.instrument for seen in found.observations}
    of_first, of_second = ("spi", "mcp") if "SPI" in first else ("mcp", "spi")
    assert (by_region["35.72"], by_region["35.73"]) == (of_first, of_second)
    assert len(by_region) == 5


def test_a_tie_is_one_finding_that_names_both_and_nothing_is_read(read):
    found = read("Rekap MCP dan SPI.xlsx", Sheet1=[["Daerah", "Nilai 2024"], *ROWS])
    assert found.observations == []
    (tie,) = found.findings
    assert tie.rule == "ambiguous_instrument"
    assert "MCP" in tie.details["instruments"]["id"]
    assert "SPI" in tie.details["instruments"]["id"]


@pytest.mark.parametrize("headings", [("Nilai", "Indeks"), ("Indeks", "Nilai"), ("Skor", "Nilai")])
def test_general_headings_below_a_title_of_two_instruments_are_one_finding(read, headings):
    found = read("a.xlsx", S=[["MCP dan SPI 2024"], ["Daerah", *headings], ["Kota Blitar", 80, 70.5]])
    assert found.observations == []
    assert [finding.rule for finding in found.findings] == ["ambiguous_instrument"]


def test_groups_that_name_the_instruments_decide_below_a_title_of_both(read):
    head = [["MCP dan SPI 2024"], ["Daerah", "MCP", "SPI"], [None, "Nilai", "Indeks"]]
    found = read("a.xlsx", S=[*head, ["Kota Blitar", 80, 70.5]])
    assert {(seen.instrument, seen.value) for seen in found.observations} == {("mcp", 80), ("spi", 70.5)}


def test_a_table_whose_headings_name_two_instruments_holds_both(read):
    rows = [["Kota Blitar", 70.5, 80], ["Kota Batu", 71.25, 81]]
    found = read("a.xlsx", S=[["Rekap penilaian 2024"], ["Daerah", "Indeks SPI", "Nilai MCP"], *rows])
    assert {(seen.instrument, seen.value) for seen in found.observations if seen.region == "35.72"} == {
        ("spi", 70.5),
        ("mcp", 80),
    }
