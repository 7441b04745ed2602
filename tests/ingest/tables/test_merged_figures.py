"""A figure in a merged cell is that of every year and row that the cell covers, and the account closes."""

import openpyxl
import pytest

from antikorupsi.ingest import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions


@pytest.fixture
def read_merged(tmp_path):
    """Writes one sheet with merged ranges and ingests it."""

    def write_and_read(name, rows, *spans):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        for span in spans:
            book.active.merge_cells(span)
        book.save(tmp_path / name)
        found = ingest(tmp_path, regions.official())
        assert unclosed_accounts(accounts_frame(found.accounts)) == []
        return found

    return write_and_read


def seen(ingested):
    return {(each.region, each.item, each.year): each.label or each.value for each in ingested.observations}


def test_over_several_years(read_merged):
    rows = [
        ["Opini BPK LKPD"],
        ["Pemda", 2021, 2022, 2023],
        ["Kota Blitar", "WTP", "", ""],
        ["Kota Batu", "WDP", "WTP", ""],
    ]
    found = read_merged("Opini.xlsx", rows, "B3:D3", "C4:D4")
    assert seen(found) == {
        ("35.72", "opini", 2021): "WTP",
        ("35.72", "opini", 2022): "WTP",
        ("35.72", "opini", 2023): "WTP",
        ("35.79", "opini", 2021): "WDP",
        ("35.79", "opini", 2022): "WTP",
        ("35.79", "opini", 2023): "WTP",
    }
    assert found.accounts[0].cells == 6


def test_over_several_regions_and_two_columns(read_merged):
    rows = [
        ["Kepatuhan Ombudsman 2024"],
        ["Pemda", "Nilai", "Zona"],
        ["Kota Blitar", 90, "Hijau"],
        ["Kota Batu", 80, ""],
    ]
    assert seen(read_merged("Ombudsman.xlsx", rows, "C3:C4"))["35.79", "zona", 2024] == "hijau"


def test_over_years_in_rows(read_merged):
    rows = [["Opini BPK"], ["Pemda", "Tahun", "Opini"], ["Kota Blitar", 2022, "WTP"], ["", 2023, ""], ["", 2024, ""]]
    found = read_merged("Opini.xlsx", rows, "A3:A5", "C3:C5")
    assert {year: value for (_, _, year), value in seen(found).items()} == {2022: "WTP", 2023: "WTP", 2024: "WTP"}


def test_a_row_of_two_lines_and_a_heading_over_two_columns_repeat_no_figure(read_merged):
    rows = [["SPI 2024"], ["Pemda", "Indeks", ""], ["Kota Blitar", 70, ""], ["", "", ""], ["Kota Batu", 71, ""]]
    found = read_merged("SPI.xlsx", rows, "B2:C2", "A3:A4", "B3:C4", "B5:C5")
    assert [each.value for each in found.observations] == [70, 71]
    assert found.findings == []


def test_a_figure_that_fits_no_covered_column_is_a_finding(read_merged):
    rows = [
        ["Kepatuhan Ombudsman 2024"],
        ["Pemda", "Zona", "Nilai"],
        ["Kota Blitar", "Hijau"],
        ["Kota Batu", "Hijau", 80],
    ]
    found = read_merged("Ombudsman.xlsx", rows, "B3:C3")
    assert [(each.rule, each.cell) for each in found.findings] == [("not_a_number", "C3")]


def test_a_heading_merged_over_the_figures_of_its_row_is_none(read_merged):
    rows = [["SPI 2024"], ["Pemda", "Indeks"], ["Jawa Timur", ""], ["Kota Blitar", 70]]
    found = read_merged("SPI.xlsx", rows, "A3:B3")
    assert seen(found) == {("35.72", "total", 2024): 70}
    assert found.findings == []


@pytest.mark.parametrize(
    ("span", "hidden", "kept"),
    [
        ("B3:B4", "B4", ["B3", "C3", "C4"]),
        ("A4:B4", "B4", ["B3", "C3", "C4"]),
        ("B4:C4", "C4", ["B3", "B4", "C3"]),
        ("A3:A4", "A4", ["B3", "C3"]),
    ],
)
def test_what_merged_cells_hide_is_asked_back(tmp_path, span, hidden, kept):
    book = openpyxl.Workbook()
    for row in [["Opini BPK"], ["Pemda", 2022, 2023], ["Kota Blitar", "WTP", "WTP"], ["Kota Batu", "WDP", "WTP"]]:
        book.active.append(row)
    book.active.merged_cells.add(span)  # as programs do that keep the contents of covered cells
    book.save(tmp_path / "Opini.xlsx")
    found = ingest(tmp_path, regions.official())
    assert unclosed_accounts(accounts_frame(found.accounts)) == []
    assert [(each.rule, each.cell) for each in found.findings] == [("cell_covered", hidden)]
    assert sorted(each.cell for each in found.observations) == kept
