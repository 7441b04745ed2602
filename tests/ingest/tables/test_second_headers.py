"""A second header whose headings are not known ends the table above it: the figures below it are something else."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

OWN = [("total", 70), ("total", 71)]
TABLE = [["SPI 2024"], ["Kab/Kota", "Indeks"], ["Kota Blitar", 70], ["Kota Batu", 71]]
BELOW = [["Kota Madiun", 60], ["Kab. Ngawi", 61]]
HEADINGS = ["Peringkat", "Pegawai", "IPM", "Kemiskinan (%)", "Jumlah Penduduk", "PDRB per Kapita", "Luas Wilayah"]


def read_items(found):
    return [(item, value) for _, item, _, value in figures(found)]


@pytest.mark.parametrize("between", [[], [[]], [["Data lain"]], [[], ["IPM 2024"], []]])
@pytest.mark.parametrize("heading", HEADINGS)
def test_figures_below_a_second_header_are_told_and_not_read(read, heading, between):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*TABLE, *between, ["Kab/Kota", heading], *BELOW])
    assert read_items(found) == OWN
    assert faults(found) == ["rows_of_other_table"]
    assert found.findings[0].details["rows"] == f"{6 + len(between)}-{7 + len(between)}"


@pytest.mark.parametrize("key", ["Pemda", "Kabupaten/Kota", "Nama Pemerintah Kab/Kota", "Kode Wilayah", "Daerah"])
def test_any_heading_of_a_key_begins_it(read, key):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*TABLE, [key, "Peringkat"], *BELOW])
    assert read_items(found) == OWN
    assert faults(found) == ["rows_of_other_table"]


def test_below_a_blank_row_any_text_over_the_regions_may_begin_it(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*TABLE, [], ["Uraian", "IPM"], *BELOW])
    assert read_items(found) == OWN
    assert faults(found) == ["rows_of_other_table"]


@pytest.mark.parametrize("figure", ["66,6", "66.6*", "66,6 (2023)"])
@pytest.mark.parametrize("key", ["Kabupaten", "Kota", "Kab. Kab.", "Daerah"])
def test_a_figure_written_as_a_text_heads_nothing(read, key, figure):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*TABLE, [key, figure], *BELOW])
    assert read_items(found) == [*OWN, ("total", 60), ("total", 61)]
    assert faults(found) == ["unknown_region"]


@pytest.mark.parametrize("head", [["No", "Kab/Kota", "IPM"], [None, "Kab/Kota", "IPM"]])
def test_it_may_begin_in_another_column(read, head):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*TABLE, [], head, [1, "Kota Madiun", 60], [2, "Kab. Ngawi", 61]])
    assert read_items(found) == OWN
    assert faults(found)


def test_beside_the_table_it_is_another_one(read):  # noqa: F811
    head, *rows = (
        [*own, None, *other] for own, other in zip(TABLE[1:], [["Kab/Kota", "Peringkat"], *BELOW], strict=True)
    )
    found = read("a.xlsx", Sheet1=[TABLE[0], head, *rows])
    assert read_items(found) == OWN
    assert faults(found)


def test_years_of_one_region_end_at_another_header_of_years(read):  # noqa: F811
    rows = [["SPI"], ["Tahun", "SPI"], [2023, 70], [2024, 71], ["Tahun", "IPM"], [2023, 60], [2024, 61]]
    found = read("a.xlsx", Kota_Blitar=rows)
    assert read_items(found) == OWN
    assert faults(found) == ["rows_of_other_table"]


@pytest.mark.parametrize(
    "row",
    [
        ["Kab/Kota", "Indeks"],
        ["Kota", None],
        ["Kabupaten", "-"],
        ["Provinsi", None],
        ["A.", "Kabupaten"],
        ["Kab/Kota", "Nilai SPI"],
    ],
)
def test_the_header_again_and_rows_that_head_others_end_nothing(read, row):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*TABLE, row, *BELOW])
    assert len(figures(found)) == 4
