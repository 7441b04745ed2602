"""A column full of names of regions counts as such under any heading: against codes or a key, as a second list."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture

HEADINGS = ["Nama", "Uraian", "Nama Entitas", "Keterangan", None, "Nama Pemerintah", "Lokus", "xyz"]


def rules(found):
    return [(finding.rule, finding.cell) for finding in found.findings]


def by_region(found):
    return {(seen.region, seen.instrument): seen.value for seen in found.observations}


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("last", [False, True])
def test_a_name_that_contradicts_its_code_is_asked_back_under_any_heading(read, heading, last):  # noqa: F811
    rows = [["Kode", heading, "Indeks"], ["35.05", "Kota Batu", 70], ["35.72", "Kota Kediri", 72]]
    if last and heading:
        rows = [[code, figure, name] for code, name, figure in rows]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], *rows])
    assert found.observations == []
    assert {rule for rule, _ in rules(found)} == {"code_and_name_differ"}


def test_codes_of_two_lists_are_told_by_names_below_an_unknown_heading(read):  # noqa: F811
    rows = [["Kode", "Nama", "Indeks"], [1101, "Simeulue", 70], [1102, "Aceh Singkil", 72]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], *rows])
    assert (by_region(found), found.findings) == ({("11.09", "spi"): 70, ("11.10", "spi"): 72}, [])


@pytest.mark.parametrize("heading", HEADINGS)
def test_names_between_figures_begin_a_list_of_their_own(read, heading):  # noqa: F811
    heads = ["Pemda", "SPI", heading, "MCP"]
    rows = [["Kota Blitar", 70, "Kota Surabaya", 82], ["Kota Batu", 71, "Kab. Ngawi", 83]]
    found = read("R.xlsx", Sheet1=[["SPI dan MCP 2024"], heads, *rows])
    wanted = {("35.72", "spi"): 70, ("35.79", "spi"): 71, ("35.78", "mcp"): 82, ("35.21", "mcp"): 83}
    assert by_region(found) == wanted


@pytest.mark.parametrize("heading", ["Nama", "Uraian", "Pembanding"])
def test_names_beside_a_key_that_names_others_are_asked_back(read, heading):  # noqa: F811
    rows = [["Kota Blitar", "Kota Surabaya", 70], ["Kota Batu", "Kota Batu", 71]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], ["Pemda", heading, "Indeks SPI"], *rows])
    assert by_region(found) == {("35.79", "spi"): 71}
    assert len(found.findings) == 1


def test_the_capital_of_a_region_is_no_second_name(read):  # noqa: F811
    rows = [["35.05", "Kab. Blitar", "Kota Blitar", 70], ["35.79", "Kota Batu", "Batu", 71]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], ["Kode", "Kab/Kota", "Ibu Kota", "Indeks SPI"], *rows])
    assert by_region(found) == {("35.05", "spi"): 70, ("35.79", "spi"): 71}


def test_the_type_above_the_names_of_two_lists_tells_namesakes_apart(read):  # noqa: F811
    heads = [["Kabupaten", None, "Kota", None], ["Nama", "Nilai", "Nama", "Nilai"]]
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], *heads, ["Blitar", 70, "Blitar", 72], ["Madiun", 71, "Madiun", 73]])
    assert by_region(found) == {("35.05", "spi"): 70, ("35.72", "spi"): 72, ("35.19", "spi"): 71, ("35.77", "spi"): 73}


def test_a_name_of_several_regions_is_shown_below_a_heading_of_persons(read):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[["SPI 2024"], ["Nama", "Indeks SPI"], ["Blitar", 70], ["Kota Batu", 71]])
    assert [(finding.rule, finding.value_read) for finding in found.findings] == [("ambiguous_region", "Blitar")]


@pytest.mark.parametrize(
    ("heading", "areas"),
    [
        ("Wilayah", ["Jawa Timur"] * 4),
        ("Daerah", ["Provinsi Jawa Timur"] * 4),
        ("Wilayah", ["Malang", "Malang", "Madiun", "Madiun"]),
        ("Nama Wilayah", ["Malang"] * 4),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_column_of_wider_areas_names_no_row(read, heading, areas, first):  # noqa: F811
    names = ["Pemkab Blitar", "Pemkot Blitar", "Pemkot Madiun", "Pemkab Ngawi"]
    order = 1 if first else -1
    rows = [[*(area, name)[::order], 70.5] for area, name in zip(areas, names, strict=True)]
    found = read("a.xlsx", S=[["Nilai MCP 2024"], [*(heading, "Instansi")[::order], "Nilai MCP"], *rows])
    assert [seen.region for seen in found.observations] == ["35.05", "35.72", "35.77", "35.21"]
    assert {each.rule for each in found.findings} <= {"unknown_column"}
