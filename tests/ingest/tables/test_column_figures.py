"""Whole columns of figures that are none: of a low scale, ranks, and numbers of respondents."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

NAMES = ["Kota Blitar", "Kota Malang", "Kab. Malang", "Kab. Blitar", "Kota Kediri"]


def of_column(title, heading, values, beside=()):
    """The rows of a table with one column of figures, and a second one where values stand beside."""
    rows = [[name, *cells] for name, *cells in zip(NAMES, values, *([beside] if beside else []), strict=False)]
    return [[title], ["Kab/Kota", heading, *(["Peringkat"] if beside else [])], *rows]


@pytest.mark.parametrize(
    ("title", "heading", "values"),
    [
        ("Indeks SPI 2024", "Indeks SPI", [7.71, 7.2, 8.0, 6.9, 7.5]),
        ("MCP 2024", "Nilai MCP", [3.71, 4.2, 3.0, 2.2]),
        ("MCP 2024", "Nilai MCP", ["7,1", "8,2", "6,5"]),
        ("MCP 2024", "Nilai", [1, 2, 3, 4, 5]),
        ("Kepatuhan Ombudsman 2024", "Nilai", [4, 2, 5, 1, 3]),
    ],
)
def test_a_column_on_a_low_scale_is_asked_back_as_a_whole(read, title, heading, values):  # noqa: F811
    found = read("a.xlsx", S=of_column(title, heading, values))
    assert found.observations == []
    assert "figures_of_low_scale" in faults(found)


@pytest.mark.parametrize(
    "values", [[9.9, 30, 80.1, 69], [0, 0, 0, 0], [70, 71, 72, 73], [7.7, 8.1], ["7%", "8%", "9%"]]
)
def test_a_column_with_a_figure_above_or_few_figures_is_read(read, values):  # noqa: F811
    found = read("a.xlsx", S=of_column("MCP 2024", "Nilai MCP", values))
    assert len(found.observations) == len(values)
    assert faults(found) == []


def test_ranks_below_the_heading_of_the_score_are_no_scores(read):  # noqa: F811
    found = read("a.xlsx", S=of_column("MCP 2024", "Nilai", [1, 2, 3, 4, 5], [95, 94, 93, 92, 91]))
    assert found.observations == []


def test_low_figures_of_an_unfinished_year_are_read(read):  # noqa: F811
    found = read("a.xlsx", S=of_column("MCP TW I Tahun 2025", "Nilai MCP", [2.5, 3.1, 1.9]))
    assert [seen.status for seen in found.observations] == ["interim"] * 3


SPI = ["Hasil SPI Tahun 2024"]
GROUPED = [["Kab/Kota", "Indeks SPI", "{}", "{}", "{}"], [None, None, "Internal", "Eksternal", "Eksper"]]
COUNTS = [["Kota Blitar", 77.1, 60, 90, 10], ["Kota Malang", 70, 50, 80, 9]]
SCORES = [["Kota Blitar", 77.1, 80.5, 90.1, 70.2], ["Kota Malang", 70, 75.5, 80, 69]]


def items(found):
    return {seen.item for seen in found.observations}


@pytest.mark.parametrize("group", ["Jumlah Responden", "Banyaknya Responden", "Responden", "Sampel Responden"])
def test_numbers_of_respondents_are_no_scores_of_their_groups(read, group):  # noqa: F811
    header = [[cell.format(group) if cell else cell for cell in row] for row in GROUPED]
    found = read("a.xlsx", S=[SPI, *header, *COUNTS])
    assert items(found) == {"total"}
    assert set(faults(found)) == {"other_quantity"}


@pytest.mark.parametrize("heading", ["Responden {}", "Jumlah Responden {}"])
def test_respondents_in_the_heading_are_counted_where_all_are_whole(read, heading):  # noqa: F811
    heads = [heading.format(group) for group in ("Internal", "Eksternal", "Eksper")]
    assert items(read("a.xlsx", S=[SPI, ["Kab/Kota", "Indeks SPI", *heads], *COUNTS])) == {"total"}


def test_scores_by_respondents_are_read(read):  # noqa: F811
    heads = [f"Responden {group}" for group in ("Internal", "Eksternal", "Eksper")]
    found = read("a.xlsx", S=[SPI, ["Kab/Kota", "Indeks SPI", *heads], *SCORES])
    assert items(found) == {"total", "internal", "eksternal", "eksper"}
    assert faults(found) == []
