"""A year in a row of its own under the columns of figures heads the rows below it, in every block anew."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture


def seen(found):
    return [(each.region, each.instrument, each.year, each.value) for each in found.observations]


@pytest.mark.parametrize("title", ["SPI", "SPI 2021"])
@pytest.mark.parametrize("years", [("2023", "2024"), (2023, 2024)])
def test_each_block_is_of_the_year_above_it(read, title, years):  # noqa: F811
    blocks = [[None, None, years[0]], [1, "Kota Blitar", 80], [None, None, years[1]], [1, "Kota Madiun", 82]]
    found = read("SPI.xlsx", Sheet1=[[title], ["No", "Kab/Kota", "Nilai"], *blocks])
    assert seen(found) == [("35.72", "spi", 2023, 80), ("35.77", "spi", 2024, 82)]
    assert faults(found) == []


def test_years_of_several_columns_are_headed_again(read):  # noqa: F811
    rows = [["Kab/Kota", 2021, 2022], ["Kota Blitar", 80, 70], [None, 2023, 2024], ["Kota Blitar", 82, 72]]
    found = read("SPI.xlsx", Sheet1=[["SPI"], *rows])
    assert [(year, value) for _, _, year, value in seen(found)] == [(2021, 80), (2022, 70), (2023, 82), (2024, 72)]


def test_a_year_over_one_of_several_columns_is_not_the_year_of_the_others(read):  # noqa: F811
    rows = [["Kab/Kota", "SPI 2021", "MCP 2022"], ["Kota Blitar", 80, 70], [None, 2024, None], ["Kota Batu", 82, 72]]
    found = read("R.xlsx", Sheet1=[["Rekap"], *rows])
    assert seen(found)[-1] == ("35.79", "spi", 2024, 82)
    assert faults(found) == ["missing_year"]


def test_a_number_like_a_year_beside_others_is_no_heading(read):  # noqa: F811
    rows = [["Kab/Kota", "SPI"], ["Kota Blitar", 2024], ["Kota Batu", 82]]
    found = read("R.xlsx", Sheet1=[["Rekap 2023"], *rows])
    assert seen(found) == [("35.79", "spi", 2023, 82)]
    assert faults(found) == ["out_of_range"]
