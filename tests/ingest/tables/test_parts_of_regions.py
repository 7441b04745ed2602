"""Figures of units, services, villages or elements beside a region's name are never the region's main figure."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

TWO = ["Kota Blitar", "Kota Batu"]


def rows(head, *below):
    return [head, *([name, *own] for name, own in zip(TWO, below, strict=True))]


@pytest.mark.parametrize(
    ("title", "heading", "figure"),
    [
        ("Penilaian Kepatuhan Ombudsman 2024", "Unit Layanan", "Nilai"),
        ("Penilaian Kepatuhan Ombudsman 2024", "Nama Unit Pelayanan Publik", "Nilai"),
        ("SPI 2024", "Satker", "Indeks"),
        ("SPI 2024", "Indikator", "Indeks SPI"),
        ("SPIP 2024", "Unsur", "Nilai"),
        ("Capaian SPM 2024", "Jenis Pelayanan", "Capaian"),
        ("Indeks SPM 2024", "Kecamatan", "Indeks SPM"),
        ("MCP 2024", "Desa", "Nilai MCP"),
        ("MCP 2024", "Kelurahan", "Nilai MCP"),
    ],
)
def test_a_second_key_makes_the_figures_those_of_parts(read, title, heading, figure):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *rows(["Kab/Kota", heading, figure], ["Sukorejo", 3.5], ["Junrejo", 3.6])])
    assert figures(found) == []
    assert faults(found) == ["unknown_item"]


def test_opinions_on_companies_are_none_on_regions(read):  # noqa: F811
    found = read(
        "a.xlsx", Sheet1=[["Opini BPK 2024"], *rows(["Kab/Kota", "BUMD", "Opini"], ["PDAM", "WTP"], ["BPR", "WDP"])]
    )
    assert figures(found) == []
    assert faults(found) == ["unknown_item"]


def test_names_of_offices_left_of_the_figures_are_parts_whatever_heads_them(read):  # noqa: F811
    head = ["Kab/Kota", "Objek", "Indeks"]
    found = read("a.xlsx", Sheet1=[["SPI 2024"], *rows(head, ["Dinas Kesehatan", 80], ["RSUD", 81])])
    assert figures(found) == []
    assert faults(found) == ["unknown_item"]


def test_who_is_in_charge_is_no_part(read):  # noqa: F811
    head = ["Kab/Kota", "Penanggung Jawab", "Indeks"]
    found = read("a.xlsx", Sheet1=[["SPI 2024"], *rows(head, ["Inspektorat", 80], ["Bappeda", 81])])
    assert [value for *_, value in figures(found)] == [80, 81]


def test_texts_that_tell_rows_of_one_region_apart_are_parts(read):  # noqa: F811
    below = [[name, part, 70 + place] for name in TWO for place, part in enumerate(["Tepi", "Tengah", "Puncak"])]
    found = read("a.xlsx", Sheet1=[["Nilai MCP 2024"], ["Kab/Kota", "Letak", "Nilai MCP"], *below])
    assert figures(found) == []
    assert faults(found) == ["unknown_item"]


@pytest.mark.parametrize(
    ("heading", "texts"),
    [("Kepala Daerah", ["Ani", "Budi"]), ("Catatan Tim", ["baik", "naik"])],
)
def test_a_text_once_for_each_region_is_no_part(read, heading, texts):  # noqa: F811
    head = ["Kab/Kota", heading, "Nilai MCP"]
    found = read("a.xlsx", Sheet1=[["MCP 2024"], *rows(head, [texts[0], 70], [texts[1], 71])])
    assert [value for *_, value in figures(found)] == [70, 71]


def test_names_of_other_regions_beside_the_key_are_asked_back(read):  # noqa: F811
    found = read(
        "a.xlsx", Sheet1=[["MCP 2024"], *rows(["Kab/Kota", "Keresidenan", "Nilai MCP"], ["Kediri", 70], ["Malang", 71])]
    )
    assert figures(found) == []
    assert faults(found)


def test_a_part_that_is_the_whole_is_the_main_figure(read):  # noqa: F811
    below = [["Kota Blitar", "Total", 70], ["Kota Blitar", "Dinas Kesehatan", 80], ["Kota Blitar", "RSUD", 90]]
    found = read("a.xlsx", Sheet1=[["SPI 2024"], ["Kab/Kota", "Satker", "Indeks"], *below])
    assert [value for *_, value in figures(found)] == [70]
    assert faults(found) == ["unknown_item"]
