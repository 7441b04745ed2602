"""Headings of groups that stand amid their columns head the columns around them, or one finding asks which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets.cells import Sheet
from antikorupsi.ingest.tables.finding_tables import find_tables
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

NAMES = ["SPI", "MCP", "SPBE", "Opini BPK"]
YEARS = [2021, 2022, 2023, 2024]


def over(labels, width, place):
    """A row of labels, each at a place of its block of columns."""
    return [label if index == place else None for label in labels for index in range(width)]


@given(st.integers(1, 4), st.integers(2, 4), st.data())
def test_a_year_amid_its_columns_is_the_year_of_all_of_them(width, blocks, data):
    place = data.draw(st.sampled_from([(width - 1) // 2, width // 2]))
    years = YEARS[:blocks]
    rows = [["Rekap"], [None, *over(years, width, place)], ["Kab/Kota", *NAMES[:width] * blocks]]
    (table,) = find_tables(Sheet("Rekap.xlsx", "Sheet1", [*rows, ["Kota Blitar", *[3] * (width * blocks)]]))
    placed = {own.index: own.year for own in table.measured}
    assert placed == {1 + index: years[index // width] for index in range(width * blocks)}


@given(st.integers(2, 4), st.integers(2, 4), st.data())
def test_a_label_anywhere_else_is_never_guessed(width, blocks, data):
    place = data.draw(st.integers(1, width - 1))
    rows = [["Rekap"], [None, *over(YEARS[:blocks], width, place)], ["Kab/Kota", *NAMES[:width] * blocks]]
    (table,) = find_tables(Sheet("Rekap.xlsx", "Sheet1", [*rows, ["Kota Blitar", *[3] * (width * blocks)]]))
    right = {1 + index: YEARS[index // width] for index in range(width * blocks)}
    assert all(own.year == right[own.index] for own in table.measured)
    assert table.measured or table.refused_columns


@pytest.mark.parametrize("other", ["Target", "Internal", "Proyeksi", "Peringkat"])
@pytest.mark.parametrize("width", [3, 4])
def test_columns_of_another_quantity_are_none_of_the_index(read, other, width):  # noqa: F811
    years = YEARS[-width:]
    head = [None, None, *over([other, "Indeks"], width, width // 2)]
    row = [1, "Kota Blitar", *range(80, 80 + width), *range(70, 70 + width)]
    found = read("a.xlsx", Sheet1=[["SPI"], ["No", "Kab/Kota", *head[2:]], [None, None, *years, *years], row])
    assert {seen.year: seen.value for seen in found.observations} == {year: 70 + i for i, year in enumerate(years)}


@pytest.mark.parametrize(
    ("labels", "below"),
    [
        ([None, None, 2023, None, None, 2024], ["SPI", "MCP", "SPBE"] * 2),
        ([None, "Target", None, None, "Realisasi", None], [2023, 2024, 2025, 2022, 2023, 2024]),
        ([2022, None, 2023, None, None, 2024, None], ["SPI", "SPI", "MCP", "SPBE", "SPI", "MCP", "SPBE"]),
        ([None, "Target", None], [2022, 2023, 2024]),
    ],
    ids=["right", "other years below", "unequal", "alone"],
)
def test_one_finding_over_the_columns_asks_where_nothing_decides(read, labels, below):  # noqa: F811
    values = [3 + index for index in range(len(below))]
    found = read("SPI.xlsx", Sheet1=[["SPI"], [None, *labels], ["Kab/Kota", *below], ["Kota Blitar", *values]])
    assert found.observations == []
    assert faults(found) == ["unclear_groups"]


@pytest.mark.parametrize("label", ["Tahun", "Indeks SPI", "Nilai"])
def test_a_label_that_says_nothing_of_the_quantity_leaves_all_years(read, label):  # noqa: F811
    rows = [["SPI"], [None, None, label, None], ["Kab/Kota", 2022, 2023, 2024], ["Kota Blitar", 70, 71, 72]]
    found = read("a.xlsx", Sheet1=rows)
    assert [(seen.year, seen.value) for seen in found.observations] == [(2022, 70), (2023, 71), (2024, 72)]


def test_a_column_of_its_own_may_stand_left_of_the_groups(read):  # noqa: F811
    rows = [["Rekap"], [None, None, 2023, None, 2024, None], ["Kab/Kota", "Jumlah ASN", *NAMES[:2], *NAMES[:2]]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Blitar", 9000, 70, 80, 71, 81]])
    read_all = [(seen.instrument, seen.year, seen.value) for seen in found.observations]
    assert read_all == [("spi", 2023, 70), ("mcp", 2023, 80), ("spi", 2024, 71), ("mcp", 2024, 81)]
