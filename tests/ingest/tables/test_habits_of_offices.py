"""What offices write around figures in a hurry: when a table was printed, drafts, figures of last year copied on."""

from datetime import date

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

ROWS = [["Kota Blitar", 71.5], ["Kota Batu", 72.25]]


def below(read, note, year=2024):  # noqa: F811
    return read("a.xlsx", Sheet1=[[f"Nilai MCP {year}"], ["Pemda", "Nilai MCP"], *ROWS, [], [note]])


def beside(read, remark):  # noqa: F811
    rows = [["Kota Blitar", 71.5, remark], ["Kota Batu", 72.25, None]]
    return read("a.xlsx", Sheet1=[["Nilai MCP 2024"], ["Pemda", "Nilai MCP", "Ket"], *rows])


MADE_IN_2024 = [
    *("Dicetak pada 15 Juli 2024", "Diunduh tanggal 15/07/2024 10:22", "Tanggal cetak: 15-07-2024"),
    "Printed 15 July 2024",
]


@pytest.mark.parametrize("note", MADE_IN_2024)
def test_a_table_made_within_its_year_holds_interim_figures(read, note):  # noqa: F811
    found = below(read, note)
    assert ({seen.status for seen in found.observations}, faults(found)) == ({"interim"}, [])


@pytest.mark.parametrize("note", [*MADE_IN_2024, "Blitar, 31 Desember 2023", "Dicetak oleh Inspektorat"])
def test_a_table_made_after_its_year_holds_final_figures(read, note):  # noqa: F811
    found = below(read, note, year=2023)
    assert ({seen.status for seen in found.observations}, faults(found)) == ({"final"}, [])


@pytest.mark.parametrize(
    ("remark", "rule"),
    [
        *(("idem 2023", "two_years"), ("sama thn 2023", "two_years"), ("copy 2022", "two_years")),
        *(("self", "other_quantity"), ("dikira-kira", "other_quantity")),
        *(("masih banding", "figure_corrected"), ("masa sanggah", "figure_corrected"), ("konsep", "other_quantity")),
    ],
)
def test_a_remark_that_a_figure_is_another_is_asked_back(read, remark, rule):  # noqa: F811
    found = beside(read, remark)
    assert ([seen.region for seen in found.observations], faults(found)) == (["35.79"], [rule])


@pytest.mark.parametrize("remark", ["idem 2024", "copy 2024", "selfi bersama"])
def test_a_remark_on_the_same_year_changes_nothing(read, remark):  # noqa: F811
    assert len(beside(read, remark).observations) == 2


def test_a_title_konsep_is_a_draft(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["KONSEP"], ["Nilai MCP 2024"], ["Pemda", "Nilai MCP"], *ROWS])
    assert (found.observations, set(faults(found))) == ([], {"other_quantity"})


def test_a_number_of_a_year_formatted_as_a_date_is_no_year(read):  # noqa: F811
    """A cell that holds 2024 shows 16/07/1905 where its column is formatted as dates."""
    rows = [["Kota Blitar", date(1905, 7, 16), 71.5], ["Kota Batu", date(2024, 12, 31), 72.25]]
    found = read("a.xlsx", Sheet1=[["Nilai MCP"], ["Pemda", "Tahun", "Nilai MCP"], *rows])
    assert ([seen.year for seen in found.observations], faults(found)) == ([2024], ["unknown_year"])
