"""Titles, sheets, groups, brackets and section rows that name a part, a plan or a wider area in any usual words."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

TWO = ["Kota Blitar", "Kota Batu"]


def rows(head, *below):
    return [head, *([name, *own] for name, own in zip(TWO, below, strict=True))]


def values(ingested):
    return [value for *_, value in figures(ingested)]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Indeks SPI (Perjanjian Kinerja 2024)", "Indeks"),
        ("Indeks SPI pada RPJMD 2024", "Indeks SPI"),
        ("Opini BPK 2024 pada Renstra", "Opini"),
        ("Persentase Kelengkapan Dokumen MCP 2024", "Capaian"),
        ("Progres Unggah Dokumen MCP 2024", "Nilai"),
        ("Hasil SPI 2024: Penilaian Pegawai", "Indeks"),
        ("Indeks SPI 2024 menurut Pengguna Layanan", "Indeks"),
        ("Indeks SPI 2024 DPRD", "Indeks SPI"),
        ("Nilai Kepatuhan Ombudsman 2024 Dinas Kesehatan", "Nilai"),
        ("SAKIP Perangkat Daerah 2024", "Nilai"),
        ("Capaian SPM Kesehatan Tahun 2024", "Capaian"),
        ("Capaian SPM Perumahan Rakyat Tahun 2024", "Indeks SPM"),
        ("Indeks Layanan SPBE 2024", "Indeks"),
        ("SPIP 2024: Lingkungan Pengendalian", "Nilai"),
        ("Rata-rata SPI Kabupaten/Kota per Provinsi 2024", "Indeks"),
    ],
)
def test_a_title_of_a_part_a_plan_or_a_mean_is_one_finding(read, title, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *rows(["Pemda", heading], [3.5], [3.6])])
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize(
    ("file", "sheet"),
    [
        ("SPI 2024.xlsx", "Pegawai"),
        ("SPM 2024.xlsx", "Pendidikan"),
        ("SPBE 2024.xlsx", "Kebijakan"),
        ("SAKIP 2024.xlsx", "RSUD"),
        ("LHKPN 2024.xlsx", "Eksekutif"),
    ],
)
def test_a_sheet_called_as_a_part_is_one_finding(read, file, sheet):  # noqa: F811
    found = read(file, **{sheet: rows(["Pemda", "Persentase" if "LHKPN" in file else "Nilai"], [3.5], [3.6])})
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


def test_a_nation_in_brackets_is_no_region(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI"], *rows(["Pemda", "2023 (nasional)", 2024], [71, 75], [71, 76])])
    assert values(found) == [75, 76]
    assert faults(found) == ["other_quantity"]


def test_a_nation_above_years_is_no_region(read):  # noqa: F811
    heads = [["SPI"], ["Pemda", "Nasional", None, "Capaian", None], [None, 2023, 2024, 2023, 2024]]
    found = read("a.xlsx", Sheet1=[*heads, ["Kota Blitar", 71, 72, 75, 76]])
    assert values(found) == [75, 76]


def test_the_mean_of_a_province_in_brackets_is_no_region(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024"], *rows(["Pemda", "Indeks (rata-rata provinsi)"], [71], [71])])
    assert (values(found), faults(found)) == ([], ["other_quantity"])


def test_both_parts_of_a_whole_are_refused(read):  # noqa: F811
    heads = [["Kab/Kota", "Eksekutif", None, "Legislatif", None], [None, "WL", "Persentase", "WL", "Persentase"]]
    found = read("a.xlsx", Sheet1=[["Kepatuhan LHKPN 2024"], *heads, ["Kota Blitar", 60, 98, 25, 85]])
    assert values(found) == []
    assert "other_quantity" in faults(found)


@pytest.mark.parametrize("section", ["RSUD", "DPRD", "BUMD", "Perangkat Daerah", "Reformasi Birokrasi"])
def test_rows_below_the_name_of_an_office_are_no_regions(read, section):  # noqa: F811
    below = [["Kota Blitar", 70], [section], ["Kota Batu", 82]]
    found = read("a.xlsx", Sheet1=[["SPI 2024"], ["Instansi", "Indeks"], *below])
    assert (values(found), faults(found)) == ([70], ["other_quantity"])


def test_rows_below_the_field_of_a_standard_are_parts(read):  # noqa: F811
    below = [["Pendidikan"], ["Kota Blitar", 70], ["Kesehatan"], ["Kota Batu", 61]]
    assert values(read("a.xlsx", Sheet1=[["Indeks SPM 2024"], ["Pemda", "Indeks"], *below])) == []


@pytest.mark.parametrize(
    "title",
    [
        "Ringkasan Eksekutif SPI 2024",
        "Realisasi Indeks SPI 2024 pada RPJMD",
        "Hasil SPI Nasional 2024",
        "Kementerian PAN RB, SPI 2024",
        "Inspektorat Kota Blitar: Hasil SPI 2024",
        "Nilai Wilayah V Kedeputian Koordinasi dan Supervisi 2024",
    ],
)
def test_ordinary_words_like_these_block_nothing(read, title):  # noqa: F811
    assert values(read("SPI.xlsx", Sheet1=[[title], *rows(["Pemda", "Indeks"], [70], [71])])) == [70, 71]


@pytest.mark.parametrize(
    "title",
    [
        *("RPD Kota Blitar 2024", "Penetapan IKU Kota Blitar 2024", "PK Perubahan Kota Blitar 2024"),
        *(
            "Pohon Kinerja Pemerintah Kota Blitar 2024",
            "Kontrak Kinerja Kota Blitar 2024",
            "Perkin Kota Blitar 2024",
            "Renja Kota Blitar 2024",
        ),
        *("Penetapan Kinerja Kota Blitar 2024", "Manual IKU Kota Blitar 2024", "Roadmap RB Kota Blitar 2024"),
    ],
)
def test_plans_by_other_names_hold_no_results(read, title):  # noqa: F811
    rows = [[title], ["Indikator", 2023, 2024], ["Nilai MCP", 89, 90], ["Indeks SPBE", 3.4, 3.5]]
    found = read("a.xlsx", Sheet1=rows)
    assert found.observations == []
    assert "other_quantity" in faults(found)


@pytest.mark.parametrize("title", ["Evaluasi RPD Kota Blitar 2024", "Nilai SPIP Hasil PK Kota Blitar 2024"])
def test_what_was_reached_of_them_is_read(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Indikator", "Realisasi 2024"], ["Maturitas SPIP", 3.1]])
    assert [seen.value for seen in found.observations] == [3.1]


TITLES = [
    *("Batas Kelulusan 2024", "Sumbangan ke Indeks RB 2024", "Skor Terkonversi 2024", "Defisit Nilai 2024"),
    *("Sasaran 2024", "Ambang 2024", "Simpangan Baku 2024", "Nilai Terbobot 2024", "Rerata Gugus 2024"),
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_another_quantity_blocks_bare_names_of_instruments(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", "MCP", "SPI"], ["Kota Blitar", 75.5, 70.5]])
    assert found.observations == []
    assert faults(found)


@pytest.mark.parametrize(
    "title",
    [
        *("Rekap Capaian Indikator Strategis Tahun 2024", "Data Kandidat Percontohan Tahun 2024", "Kota Blitar 2024"),
        *("Rekapitulasi Nilai Daerah se-Jawa Timur 2024", "Indikator Prioritas 2024", "Profil Antikorupsi Daerah 2024"),
        *("Potret Tata Kelola Daerah 2024", "Rapor Integritas Daerah 2024", "Resume Capaian 2024"),
    ],
)
def test_an_ordinary_title_above_bare_names_hides_nothing(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", "MCP", "SPI"], ["Kota Blitar", 75.5, 70.5]])
    assert ([seen.value for seen in found.observations], faults(found)) == ([75.5, 70.5], [])
