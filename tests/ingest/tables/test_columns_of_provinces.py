"""Provinces above regions in columns are no regions, and a column of their figures is no key."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture

REGIONS = ["Kota Blitar", "Kota Batu", "Badung"]


def seen(found):
    return {(each.region, each.instrument, each.year): each.value for each in found.observations}


@pytest.mark.parametrize("groups", [["Jawa Timur", None, "Bali"], ["Jawa Timur", "Jawa Timur", "Bali"]])
@pytest.mark.parametrize("corner", [None, "Provinsi"])
def test_regions_in_columns_below_their_provinces_are_read(read, groups, corner):  # noqa: F811
    rows = [[corner, *groups], ["Tahun", *REGIONS], [2023, 70, 71, 75], [2024, 72, 73, 76]]
    found = read("SPI.xlsx", Sheet1=[["Indeks SPI"], *rows])
    values = {2023: [70, 71, 75], 2024: [72, 73, 76]}
    codes = ["35.72", "35.79", "51.03"]
    wanted = {(codes[i], "spi", year): values[year][i] for year in values for i in range(3)}
    assert (seen(found), found.findings) == (wanted, [])


def test_indicators_of_regions_in_columns_below_their_provinces_are_read(read):  # noqa: F811
    rows = [["Indikator", "Jawa Timur", None], [None, "Kota Blitar", "Kota Batu"], ["SPI", 70, 71], ["MCP", 80, 81]]
    found = read("R.xlsx", Sheet1=[["Rekap 2024"], *rows])
    wanted = {("35.72", "spi"): 70, ("35.79", "spi"): 71, ("35.72", "mcp"): 80, ("35.79", "mcp"): 81}
    assert {key[:2]: value for key, value in seen(found).items()} == wanted


@pytest.mark.parametrize("heads", [["Indeks", "Provinsi", "Nasional"], ["Indeks", "Nasional", "Prov"]])
def test_numbers_below_provinsi_are_its_figures_and_no_key(read, heads):  # noqa: F811
    rows = [["Kab/Kota", *heads], ["Kota Blitar", 70, 74, 72], ["Kota Batu", 71, 74, 72]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], *rows])
    assert seen(found) == {("35.72", "spi", 2024): 70, ("35.79", "spi", 2024): 71}
    assert {each.rule for each in found.findings} == {"unknown_column"}


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("LKJIP Kota Blitar Tahun 2024", ["Indikator", "Realisasi 2024", "Nasional 2024", "Provinsi 2024"]),
        ("Indikator Kinerja Kota Blitar Tahun 2024", ["Indikator", "Kota Blitar", "Provinsi", "Nasional"]),
    ],
)
def test_so_are_those_beside_the_figures_of_one_region(read, title, heads):  # noqa: F811
    found = read("IKU.xlsx", Sheet1=[[title], heads, ["Indeks SPI", 71, 72, 74], ["Nilai MCP", 81, 76, 80]])
    assert seen(found) == {("35.72", "spi", 2024): 71, ("35.72", "mcp", 2024): 81}
