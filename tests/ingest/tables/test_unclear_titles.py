"""Words of a title that no list explains may name a part: a general heading below them is asked back about."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures, one

PARTS = [
    *("SPI Tahun 2024 - Budaya Lapor", "Skor Risiko Korupsi SPI 2024", "Progres RTL SPI 2024", "SPI 2024: Suap"),
    *("Prevalensi Gratifikasi SPI 2024", "SPI Dimensi Budaya Organisasi 2024", "Hasil SPI 2024 Pengelolaan SDM"),
    *(
        "SPBE 2024 Aspek Teknologi Informasi dan Komunikasi",
        "SPBE 2024 Audit TIK",
        "SPBE 2024 Interoperabilitas",
    ),
    *("MCP 2024 Indikator SSH dan ASB", "MCP 2024 Area 3", "Capaian MCP 2024 Sub Area Kapasitas Auditor"),
    *("Ombudsman 2024 Dimensi Input", "Kepatuhan Ombudsman 2024: Kompetensi Petugas"),
]
ORDINARY = [
    "Hasil Survei Penilaian Integritas (SPI) Pemerintah Kabupaten/Kota se-Provinsi Jawa Timur Tahun 2024",
    "REKAPITULASI NILAI SPI PEMDA SE-JATIM TA 2024 (FINAL)",
    "Tabel 3.2 Indeks SPI menurut Kabupaten/Kota, 2024",
    "Daftar Skor SPI 2024 Komisi Pemberantasan Korupsi Republik Indonesia",
    "Bahan Rapat Koordinasi: Data Indeks SPI 2024 per 31 Desember 2024",
    "Perbandingan Capaian SPI Kota Blitar dan Kota Batu Tahun Anggaran 2024",
    "Lampiran II Surat Sekda Nomor 700/123/2024 tentang Hasil SPI 2024",
    "Monitoring Center for Prevention (MCP) Pemerintah Daerah Tahun 2024 - Korsup KPK Wilayah III",
    "Capaian MCP Program Pencegahan Korupsi Daerah 2024",
    "Indeks SPBE Instansi Pemerintah Daerah Tahun 2024 (KemenPANRB)",
    "Hasil Pemantauan dan Evaluasi SPBE Tahun 2024",
    "Hasil Penilaian Kepatuhan Standar Pelayanan Publik Ombudsman RI 2024",
]
SHEETS = [
    "Sheet1",
    "Sheet 2",
    "Jatim",
    "Rekap Final",
    "2024",
    "Data Olah",
    "SPI",
    "Lembar1",
    "untuk Pak Sekda",
    "Tabel 1",
]


def value_of(text):
    return 3 if "SPBE" in text else 60


@pytest.mark.parametrize("heading", ["Nilai", "Skor", "Indeks"])
@pytest.mark.parametrize("title", PARTS)
def test_a_general_heading_below_a_part_is_asked_back(read, title, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *one(heading, value_of(title))])
    assert figures(found) == []
    assert len(faults(found)) == 1


@pytest.mark.parametrize("sheet", ["Pengelolaan SDM", "Budaya Lapor", "Audit Internal", "Sub Area SSH", "Suap"])
@pytest.mark.parametrize("title", [[], [["SPI 2024"]]])
def test_so_is_one_on_a_sheet_that_is_called_like_a_part(read, sheet, title):  # noqa: F811
    found = read("SPI 2024.xlsx", **{sheet: [*title, *one("Nilai", 60)]})
    assert figures(found) == []
    assert len(faults(found)) == 1


@pytest.mark.parametrize("between", ["IPM 2024", "Budaya Lapor", "Sosialisasi Antikorupsi Pegawai"])
def test_so_is_one_below_a_nearer_title_of_another_thing(read, between):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Indeks SPI 2024"], [between], *one("Nilai", 60)])
    assert figures(found) == [] or between.startswith("Sosialisasi")


@pytest.mark.parametrize("aside", ["Transparansi", "Pengelolaan SDM", "pemda"])
@pytest.mark.parametrize("heading", ["Nilai", "Indeks SPI"])
def test_so_is_one_with_a_part_in_brackets(read, heading, aside):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024"], *one(f"{heading} ({aside})", 60)])
    assert figures(found) == []
    assert len(faults(found)) == 1


@pytest.mark.parametrize("sheet", ["Aset", "Barang", "Area 3"])
def test_one_word_of_the_name_of_an_area_is_not_the_total(read, sheet):  # noqa: F811
    found = read("MCP 2024.xlsx", **{sheet: one("Nilai", 60)})
    assert figures(found) == []
    assert len(faults(found)) == 1


@pytest.mark.parametrize("heading", ["Indeks SPI", "Nilai SPI 2024"])
def test_a_heading_that_names_the_instrument_decides(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024 dan Program Kampung Bersih"], *one(heading, 60)])
    assert [value for *_, value in figures(found)] == [60]


@pytest.mark.parametrize("title", ORDINARY)
def test_an_ordinary_title_blocks_nothing(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *one("Nilai", value_of(title))])
    assert [(year, value) for _, _, year, value in figures(found)] == [(2024, value_of(title))]
    assert faults(found) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_ordinary_name_of_a_sheet_blocks_nothing(read, sheet):  # noqa: F811
    found = read("SPI 2024.xlsx", **{sheet: one("Nilai", 60)})
    assert [value for *_, value in figures(found)] == [60]


def test_a_title_may_name_what_other_columns_hold(read):  # noqa: F811
    rows = [["Kab/Kota", "Indeks", "Kemiskinan"], ["Kota Blitar", 70, 7.5]]
    found = read("a.xlsx", Sheet1=[["Indeks SPI dan Kemiskinan 2024"], *rows])
    assert [value for *_, value in figures(found)] == [70]


def test_a_row_above_figures_that_names_another_thing_and_a_year_heads_none_of_the_index(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024"], *one("Indeks", 70), ["IPM 2024"], [2, "Kota Madiun", 80]])
    assert [value for *_, value in figures(found)] == [70]
    assert faults(found) == ["other_quantity"]
