"""The year of a figure comes from a heading that is a word for it, never from a column of other numbers like years."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

FIGURES = {"spi": ("SPI", "Indeks", (70, 71)), "opini": ("Opini BPK LKPD", "Opini", ("WTP", "WDP"))}
OTHERS = [
    "Tahun Pelantikan",
    "Tahun Dasar",
    "Tahun Lahir",
    "Perda",
    "Jumlah Pegawai",
    "WTP Sejak",
    "Mulai",
    "Tahun LHP",
]


def table(title, heading, figure, values, years):
    rows = zip(["Kota Blitar", "Kota Batu"], years, values, strict=True)
    return [[title], ["Kab/Kota", heading, figure], *map(list, rows)]


@pytest.mark.parametrize("instrument", FIGURES)
@pytest.mark.parametrize("heading", OTHERS)
def test_the_title_decides_beside_a_column_of_other_years(read, heading, instrument):  # noqa: F811
    name, figure, values = FIGURES[instrument]
    found = read("a.xlsx", Sheet1=table(f"{name} 2024", heading, figure, values, [2012, 2015]))
    assert [(year, value) for _, _, year, value in figures(found)] == [(2024, value) for value in values]


@pytest.mark.parametrize("heading", OTHERS)
def test_without_a_year_in_the_title_the_figure_has_none(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("SPI", heading, "Indeks", (70, 71), [2023, 2024]))
    assert figures(found) == []
    assert faults(found) == ["missing_year", "missing_year"]


@pytest.mark.parametrize(
    "heading", ["Tahun", "TA", "T.A.", "Thn.", "Periode", "Tahun SPI", "Tahun Evaluasi", "Th. Data"]
)
def test_a_word_for_the_year_of_figures_heads_their_years(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("SPI", heading, "Indeks", (70, 71), [2023, 2024]))
    assert [(year, value) for _, _, year, value in figures(found)] == [(2023, 70), (2024, 71)]


@pytest.mark.parametrize(("group", "year"), [("Pelantikan", 2024), ("Kepala Daerah", 2024), ("SPI", 2012)])
def test_a_year_below_the_heading_of_another_thing_is_of_that(read, group, year):  # noqa: F811
    rows = [[None, group, None, "Hasil"], ["Kab/Kota", "Tahun", "Ket", "Indeks"], ["Kota Blitar", 2012, None, 70]]
    found = read("a.xlsx", Sheet1=[["SPI 2024"], *rows, ["Kota Batu", 2012, None, 71]])
    assert [seen for _, _, seen, _ in figures(found)] == [year, year]


def test_years_below_no_heading_are_those_of_the_figures_where_no_title_says_one(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("SPI", None, "Indeks", (70, 71), [2023, "2024"]))
    assert [(year, value) for _, _, year, value in figures(found)] == [(2023, 70), (2024, 71)]


def test_years_below_no_heading_that_differ_from_the_title_are_asked_back(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("SPI 2024", None, "Indeks", (70, 71), [2024, "2022"]))
    assert [(year, value) for _, _, year, value in figures(found)] == [(2024, 70)]
    assert [(each.rule, each.cell) for each in found.findings] == [("two_years", "B4")]
