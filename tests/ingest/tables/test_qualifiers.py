"""A rank, a target, a part or an area in what stands around a column is never read as the main figure."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

YEARS = [["No", "Pemerintah Daerah", 2023, 2024], [1, "Kota Blitar", 12, 17], [2, "Kota Kediri", 3, 45]]
ONE = [["Daerah", "Nilai 2024"], ["Kota Blitar", 64.25], ["Kota Kediri", 59.75]]


def main(ingested):
    return [seen.value for seen in ingested.observations if seen.item in ("total", "nilai", "indeks")]


@pytest.mark.parametrize(
    "title",
    [
        "Peringkat SPI Kabupaten/Kota",
        "Ranking SPI se-Jawa Timur",
        "Target SPI 2023-2024",
        "Jumlah Responden SPI",
        "Daerah yang belum mengisi SPI",
        "SPI Internal",
        "Kenaikan Indeks SPI",
    ],
)
@pytest.mark.parametrize("place", ["title", "sheet", "file"])
def test_a_quantity_in_title_sheet_or_file_name_blocks_bare_years(read, title, place):  # noqa: F811
    name = title.replace("/", " ")[:31]
    file, sheet, titles = {
        "title": ("data.xlsx", "Sheet1", [[title]]),
        "sheet": ("SPI.xlsx", name, []),
        "file": (f"{name}.xlsx", "Sheet1", []),
    }[place]
    found = read(file, **{sheet: [*titles, *YEARS]})
    assert main(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize("group", ["Peringkat", "Target", "Jumlah", "Eksternal per Target", "Rangking SPI"])
def test_a_quantity_in_the_group_above_years_blocks_them(read, group):  # noqa: F811
    rows = [["Hasil SPI"], ["No", "Pemda", group, None], [None, None, 2023, 2024], *YEARS[1:]]
    found = read("a.xlsx", Sheet1=rows)
    assert main(found) == []
    assert "other_quantity" in faults(found)


@pytest.mark.parametrize("heading", ["SPI 2024", "Nilai 2024", 2024])
def test_a_nearer_name_of_the_instrument_does_not_lift_the_block(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Target SPI"], ["Daerah", heading], ["Kota Blitar", 80], ["Kota Kediri", 81]])
    assert main(found) == []
    assert faults(found) == ["other_quantity"]


def test_a_heading_that_names_the_item_decides(read):  # noqa: F811
    rows = [["Peringkat", "Daerah", "Indeks SPI 2024"], [1, "Kota Blitar", 80.5], [2, "Kota Kediri", 79.5]]
    found = read("a.xlsx", Sheet1=[["Peringkat SPI Kabupaten/Kota"], *rows])
    assert main(found) == [80.5, 79.5]


def test_a_column_of_ranks_explains_the_title_beside_a_general_heading(read):  # noqa: F811
    rows = [["Peringkat", "Daerah", "Nilai"], [1, "Kota Blitar", 80.5], [2, "Kota Kediri", 79.5]]
    found = read("a.xlsx", Sheet1=[["Peringkat SPI Tahun 2024"], *rows])
    assert main(found) == [80.5, 79.5]


def test_the_rating_of_sakip_may_be_called_peringkat(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SAKIP 2024"], ["Daerah", "Peringkat"], ["Kota Blitar", "BB"], ["Kota Batu", "A"]])
    assert [seen.label for seen in found.observations] == ["BB", "A"]


@pytest.mark.parametrize(
    ("file", "sheet", "title"),
    [
        ("MCP.xlsx", "Pengadaan Barang dan Jasa", None),
        ("MCP.xlsx", "Sheet1", "MCP Area Pengadaan Barang dan Jasa"),
        ("MCP Pengadaan Barang dan Jasa.xlsx", "Sheet1", None),
        ("MCP.xlsx", "Area PBJ", None),
        ("data.xlsx", "Sheet1", "Capaian MCP Area Intervensi PBJ Tahun 2024"),
    ],
)
def test_the_name_of_an_area_makes_the_figures_that_area(read, file, sheet, title):  # noqa: F811
    found = read(file, **{sheet: [*([[title]] if title else []), *ONE]})
    assert main(found) == []
    assert {seen.item for seen in found.observations} == {"pengadaan_barang_jasa"}
    assert faults(found) == []


@pytest.mark.parametrize(
    "title",
    [
        "Nilai MCP Area Jawa Timur Tahun 2024",
        "Capaian MCP pada delapan area 2024",
        "MCP area perencanaan, area penganggaran, area perizinan dan lain-lain, 2024",
        "Monitoring Center for Prevention Tahun Anggaran 2024",
        "Nilai MCP 2024 posisi 31 Desember 2024",
    ],
)
def test_other_uses_of_these_words_block_nothing(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Daerah", "Nilai"], ["Kota Blitar", 64.25], ["Kota Kediri", 59.75]])
    assert main(found) == [64.25, 59.75]


def test_sentences_above_a_table_block_nothing(read):  # noqa: F811
    rows = [["Indeks SPI 2024"], ["Kosong = tidak ditemukan; daerah yang belum disurvei tidak ada nilainya."], *ONE]
    assert main(read("a.xlsx", Sheet1=rows)) == [64.25, 59.75]
