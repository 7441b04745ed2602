"""Names of regions beside their type or their province are read; a name that is not clear is asked back."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture


def seen(ingested):
    return {each.region: each.value for each in ingested.observations}


@pytest.mark.parametrize(
    ("heads", "order"),
    [
        (["Status", "Kab/Kota"], [0, 1]),
        (["Jenis", "Nama Daerah"], [0, 1]),
        (["Kab/Kota", "Nama"], [0, 1]),
        (["Kabupaten/Kota", None], [0, 1]),
        (["Kabupaten/Kota", "Nama Daerah"], [0, 1]),
        (["Nama Pemda", "Jenis"], [1, 0]),
    ],
)
@pytest.mark.parametrize(
    "types", [("Kota", "Kabupaten"), ("KOTA", "KAB."), ("Pemerintah Kota", "Pemerintah Kabupaten")]
)
def test_a_type_in_a_column_of_its_own_tells_namesakes_apart(read, heads, order, types):  # noqa: F811
    rows = [[types[0], "Blitar"], [types[1], "Blitar"]]
    rows = [[*(row[place] for place in order), figure] for row, figure in zip(rows, (70, 71), strict=True)]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], [*heads, "Indeks"], *rows])
    assert seen(found) == {"35.72": 70, "35.05": 71}
    assert faults(found) == []


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ([None, "Blitar"], "ambiguous_region"),
        (["Kota", "Kabupaten Blitar"], "unknown_region"),
        (["Kota", None], "row_without_region"),
    ],
)
def test_a_blank_or_other_type_is_asked_back(read, row, rule):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], ["Status", "Kab/Kota", "Indeks"], [*row, 70], ["Kota", "Batu", 71]])
    assert seen(found) == {"35.79": 71}
    assert faults(found) == [rule]


def test_a_row_with_a_province_alone_is_of_the_province(read):  # noqa: F811
    rows = [["Jawa Timur", None, 74], [None, "Kota Blitar", 70], ["Jawa Barat", None, 75], [None, "Banjar", 71]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], ["Provinsi", "Kab/Kota", "Indeks"], *rows])
    assert seen(found) == {"35": 74, "35.72": 70, "32": 75, "32.79": 71}
    assert faults(found) == []


def test_where_rows_name_province_and_region_a_province_alone_lacks_a_name(read):  # noqa: F811
    rows = [["Jawa Timur", None, 74], ["Jawa Timur", "Kota Blitar", 70]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], ["Provinsi", "Kab/Kota", "Indeks"], *rows])
    assert seen(found) == {"35.72": 70}
    assert faults(found) == ["row_without_region"]


@pytest.mark.parametrize("title", ["SPI 2024 Provinsi Jawa Barat", "SPI se-Jawa Barat 2024", "SPI 2024 Jabar"])
def test_the_province_of_the_title_tells_namesakes_apart(read, title):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[[title], ["Kab/Kota", "Indeks"], ["Banjar", 80], ["Kota Bogor", 82]])
    assert seen(found) == {"32.79": 80, "32.71": 82}


@pytest.mark.parametrize(
    ("title", "name", "other"),
    [
        ("SPI 2024 Jawa Barat dan Kalimantan Selatan", "Banjar", "Kota Bogor"),
        ("SPI 2024 Provinsi Jawa Barat", "Banjar", "Kota Banjarmasin"),
        ("SPI 2024 Provinsi Jawa Timur", "Blitar", "Kota Batu"),
    ],
)
def test_several_provinces_and_namesakes_within_one_are_asked_back(read, title, name, other):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[[title], ["Kab/Kota", "Indeks"], [name, 80], [other, 82]])
    assert len(found.observations) == 1
    assert faults(found) == ["ambiguous_region"]
