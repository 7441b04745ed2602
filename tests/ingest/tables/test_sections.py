"""Rows that head others say a year, a status or a quantity; a figure without a known region is always a finding."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions as region_list
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TOP = [["Indeks SPI Tahun 2024"], ["Daerah", "Nilai SPI"], ["Kota Blitar", 70], ["Kota Batu", 71]]
YEARS = ["Tahun 2023", "2023", 2023, "TA 2023", "Tahun Anggaran 2023:", "Indeks SPI Tahun 2023"]
INTERIM = ["Angka sementara:", "Sementara", "Data sementara", "Interim", "Belum final", "B. Angka Sementara"]
NUMBERS = [["Indeks SPI 2024"], ["Daerah", "SPI 2024"], ["Kota Blitar", "77,1"], ["Kota Batu", "71,2"]]
RATINGS = [
    (75.43, "A", False),
    (75.43, "BB", True),
    (80, "A", True),
    (80, "BB", True),
    (69.99, "BB", True),
    (60.2, "CC", False),
]
LOW = [["Kota Madiun", 60], ["Kota Kediri", 61]]


def seen_of(ingested, region):
    return [(seen.year, seen.value, seen.status) for seen in ingested.observations if seen.region == region]


@pytest.mark.parametrize("text", YEARS)
def test_a_row_may_say_the_year_of_the_rows_below(read, text):  # noqa: F811
    found = read("a.xlsx", S=[*TOP, [text], *LOW])
    assert seen_of(found, "35.72") == [(2024, 70, "final")]
    assert seen_of(found, "35.77") == [(2023, 60, "final")]
    assert seen_of(found, "35.71") == [(2023, 61, "final")]


@pytest.mark.parametrize("text", INTERIM)
def test_a_row_may_say_that_the_rows_below_are_interim(read, text):  # noqa: F811
    found = read("a.xlsx", S=[*TOP, [text], *LOW, ["Angka final"], ["Kota Malang", 62]])
    assert seen_of(found, "35.77") == [(2024, 60, "interim")]
    assert seen_of(found, "35.73") == [(2024, 62, "final")]


@pytest.mark.parametrize("title", ["Nilai MCP 2024 (angka sementara)", "Nilai MCP 2024 - data sementara"])
def test_a_title_may_say_that_all_figures_are_interim(read, title):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Daerah", "Nilai MCP"], *LOW])
    assert {seen.status for seen in found.observations} == {"interim"}


@pytest.mark.parametrize("text", ["Target 2025", "Peringkat", "Nilai MCP"])
def test_a_row_that_names_another_quantity_ends_the_figures(read, text):  # noqa: F811
    rows = [["Indeks SPI Tahun 2024"], ["Daerah", "Nilai"], ["Kota Blitar", 70], ["Kota Batu", 71]]
    found = read("a.xlsx", S=[*rows, [text], *LOW])
    assert seen_of(found, "35.72") == [(2024, 70, "final")]
    assert seen_of(found, "35.77") == []
    assert faults(found) == ["other_quantity"]


def test_a_year_above_rows_against_the_year_of_a_heading_is_asked_back(read):  # noqa: F811
    rows = [["Indeks SPI"], ["Daerah", "SPI 2024"], ["Kota Blitar", 70], ["Tahun 2023"], *LOW]
    found = read("a.xlsx", S=rows)
    assert len(found.observations) == 1
    assert faults(found) == ["years_differ"]


@pytest.mark.parametrize("figure", ["70,5", 70.5, " 70,50 ", "105,5", "70,5%"])
@pytest.mark.parametrize("name", ["Kabupaten Sofifi", None, "Kab. Sofifi Raya", "Catatan", "Tim penilai"])
def test_a_figure_without_a_known_region_is_a_finding(read, figure, name):  # noqa: F811
    found = read(
        "a.xlsx",
        S=[*NUMBERS, [name, figure]],
    )
    assert len(found.observations) == 2
    assert len(found.findings) == 1
    assert found.findings[0].cell in ("A5", "B5")


@pytest.mark.parametrize("name", ["Jumlah", "Rata-rata", "Nasional", "Indonesia", "Total", "Rerata Provinsi"])
def test_a_row_that_sums_up_is_none_and_its_cells_are_counted(read, name):  # noqa: F811
    found = read("a.xlsx", S=[*TOP, [name, "70,5"]])
    assert faults(found) == []
    (account,) = found.accounts
    assert (account.cells, account.observations, account.aside, account.total) == (3, 2, 1, 1)


def test_blocks_of_kabupaten_and_kota_with_a_number_column(read):  # noqa: F811
    rows = [["No", "Daerah", "SPI 2024"], ["A", "Kabupaten"], [1, "Blitar", 70], [2, "Malang", 71]]
    found = read("a.xlsx", S=[["Indeks SPI"], *rows, ["B.", "Kota"], [1, "Blitar", 72], [2, "Malang", 73]])
    assert {seen.region: seen.value for seen in found.observations} == {
        "35.05": 70,
        "35.07": 71,
        "35.72": 72,
        "35.73": 73,
    }
    assert faults(found) == []


def test_a_bare_name_beside_its_namesake_is_the_kabupaten(read):  # noqa: F811
    rows = [["Daerah", "SPI 2024"], ["Blitar", 70], ["Kota Blitar", 72], ["Malang", 71], ["Kota Malang", 73]]
    found = read("a.xlsx", S=[["Indeks SPI"], *rows, ["Madiun", 74]])
    assert {seen.region: seen.value for seen in found.observations} == {
        "35.05": 70,
        "35.72": 72,
        "35.07": 71,
        "35.73": 73,
    }
    assert faults(found) == ["ambiguous_region"]


@pytest.mark.parametrize("heading", ["Provinsi", "Nama Provinsi", "Prov"])
def test_a_column_of_provinces_holds_provinces(read, heading):  # noqa: F811
    rows = [[heading, "Indeks SPBE"], ["JAMBI", 3.1], ["Bengkulu", 3.2], ["Gorontalo", 2.9], ["Papua Tengah", 2.5]]
    found = read("a.xlsx", S=[["Indeks SPBE 2024"], *rows])
    assert [seen.region for seen in found.observations] == ["15", "17", "75", "94"]
    assert faults(found) == []


@pytest.mark.parametrize(
    ("code", "regions"),
    [(9401, []), (9106, []), (9171, []), ("91.06", ["91.06"]), (3572, ["35.72"])],
)
def test_codes_alone_that_mean_several_regions_are_asked_back(read, code, regions):  # noqa: F811
    found = read("a.xlsx", S=[["Indeks SPI 2021"], ["Kode Wilayah", "SPI 2021"], [code, 60], ["35.79", 61]])
    assert [seen.region for seen in found.observations if seen.region != "35.79"] == regions
    assert ("ambiguous_code" in faults(found)) == (regions == [])


def test_a_code_of_another_list_is_resolved_by_the_name_beside_it(read):  # noqa: F811
    rows = [["Kode", "Daerah", "SPI 2021"], [9401, "Merauke", 60], [9404, "Kab. Nabire", 61], [9171, "Kota Sorong", 62]]
    found = read("a.xlsx", S=[["Indeks SPI 2021"], *rows])
    assert [seen.region for seen in found.observations] == ["93.01", "94.01", "96.71"]
    assert faults(found) == []


AREAS = ["Perencanaan", "Penganggaran", "Pengadaan Barang dan Jasa", "Pelayanan Publik"]


@pytest.mark.parametrize("heading", ["Area", "Area Intervensi", "Komponen", "Domain"])
def test_items_may_stand_in_the_cells_of_a_long_table(read, heading):  # noqa: F811
    rows = [[1, name, area, 60 + number] for name in ("Kota Blitar", "Kota Batu") for number, area in enumerate(AREAS)]
    found = read("a.xlsx", S=[["Capaian MCP per Area 2024"], ["No", "Pemda", heading, "Nilai"], *rows])
    assert len(found.observations) == 8
    assert {seen.item for seen in found.observations} == {
        "perencanaan",
        "penganggaran",
        "pengadaan_barang_jasa",
        "pelayanan_publik",
    }
    assert faults(found) == []


def test_unknown_items_are_one_finding_that_lists_them(read):  # noqa: F811
    rows = [[name, f"Bidang Lain {number}", 60] for name in ("Kota Blitar", "Kota Batu") for number in range(40)]
    found = read("a.xlsx", S=[["Capaian MCP 2024"], ["Pemda", "Area", "Nilai"], ["Kota Kediri", "Total", 70], *rows])
    assert [(seen.item, seen.value) for seen in found.observations] == [("total", 70)]
    assert faults(found) == ["unknown_item"]


@pytest.mark.parametrize(("score", "rating", "right"), RATINGS)
def test_a_score_that_contradicts_its_rating_is_a_finding(tmp_path, score, rating, right):
    book = openpyxl.Workbook()
    for row in [["Hasil Evaluasi SAKIP 2023"], ["Daerah", "Nilai SAKIP", "Predikat"], ["Kota Blitar", score, rating]]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = ingest(tmp_path, region_list.official(), bands=frameworks.load("kabkota-2025").bands)
    assert {(seen.item, seen.value or seen.label) for seen in found.observations} == {
        ("nilai", score),
        ("predikat", rating),
    }
    assert [finding.rule for finding in found.findings] == ([] if right else ["score_and_category_differ"])
