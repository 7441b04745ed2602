"""Headings that say only the instrument, or nothing where titles say it, are its main figure; parts and plans block."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures
from tests.ingest.tables.test_without_the_main_figure import table, values


@pytest.mark.parametrize(
    ("title", "heading", "value", "figure"),
    [
        ("SPI 2024", "Survei Penilaian Integritas (SPI)", 70, ("spi", "total", 2024, 70)),
        ("Rekap 2023", "Indeks_SPI_2024", 70, ("spi", "total", 2024, 70)),
        ("SPI 2024", "Hasil Survei Penilaian Integritas KPK", 70, ("spi", "total", 2024, 70)),
        ("SPI 2024", "Capaian", 70, ("spi", "total", 2024, 70)),
        ("MCP 2024", "Persentase", 80, ("mcp", "total", 2024, 80)),
        ("MCP 2024", "Monitoring Center for Prevention (MCP)", 80, ("mcp", "total", 2024, 80)),
        ("SPM 2024", "%", 90, ("spm", "indeks", 2024, 90)),
        ("BPK 2024", "Opini BPK RI", "WTP", ("opini_bpk", "opini", 2024, "WTP")),
        ("Opini BPK 2024", "Hasil", "WTP", ("opini_bpk", "opini", 2024, "WTP")),
        ("SPIP 2024", "Tingkat Maturitas SPIP", 3, ("spip", "level", 2024, 3)),
        ("SPIP 2024", "Tingkat Maturitas SPIP", 3.1, ("spip", "nilai", 2024, 3.1)),
        ("Ombudsman 2024", "Nilai Kepatuhan Standar Pelayanan Publik", 90, ("ombudsman", "nilai", 2024, 90)),
        ("Ombudsman 2024", "Kepatuhan Standar Pelayanan Publik", "Hijau", ("ombudsman", "zona", 2024, "hijau")),
    ],
)
def test_a_heading_that_says_no_more_than_the_instrument_is_its_main_figure(read, title, heading, value, figure):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(title, [heading], [value]))
    assert figures(found) == [figure] * 2
    assert faults(found) == []


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Target SPI 2024", "Survei Penilaian Integritas (SPI)"),
        ("SPI internal 2024", "Survei Penilaian Integritas (SPI)"),
        ("SPI 2024", "Survei Penilaian Integritas (internal)"),
        ("SPI 2024", "SPI Nasional"),
        ("SPI 2024", "Persentase"),
        ("SPI 2024", "Total"),
        ("Peringkat SPI 2024", "Hasil"),
        ("Target SPI 2024", "Capaian"),
        ("Area Perencanaan MCP 2024", "Persentase"),
        ("MCP Desa 2024", "Persentase"),
        ("Tindak Lanjut Rekomendasi BPK 2024", "Persentase"),
    ],
)
def test_parts_plans_ranks_and_other_shares_are_asked_back(read, title, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(title, [heading], [70]))
    assert values(found) == []
    assert faults(found) != []


@pytest.mark.parametrize("beside", [["Target"], ["Responden Internal"], ["Jumlah OPD"]])
def test_a_general_word_beside_another_column_of_numbers_is_asked_back(read, beside):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("SPI 2024", [*beside, "Capaian"], [75, 70]))
    assert values(found) == []
    assert faults(found) != []


@pytest.mark.parametrize(
    ("instrument", "item", "value"),
    [
        *[("MCP", "total", 80), ("SPI", "total", 70), ("SAKIP", "nilai", 72), ("SPBE", "total", 3.1)],
        *[("SPIP", "nilai", 3.1), ("SPM", "indeks", 90), ("Ombudsman", "nilai", 90)],
    ],
)
@pytest.mark.parametrize("heading", ["Nilai Akhir", "Nilai akhir 2024"])
def test_a_final_value_is_of_the_instrument_that_the_title_names(read, instrument, item, value, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(f"{instrument} Tahun 2024", [heading], [value]))
    assert figures(found) == [(instrument.lower(), item, 2024, value)] * 2


def test_a_final_value_of_the_pilots_needs_its_stage_and_a_target_is_none(read):  # noqa: F811
    assert faults(read("a.xlsx", Sheet1=table("Nilai Akhir Percontohan 2024", ["Nilai Akhir"], [80]))) == [
        "missing_column"
    ]
    assert faults(read("a.xlsx", Sheet1=table("Target MCP 2024", ["Nilai Akhir"], [80]))) == ["other_quantity"]


@pytest.mark.parametrize("text", ["Kelompok Anggaran Kecil", "Anggaran Besar", "Kategori: Anggaran Sedang"])
def test_a_group_of_budgets_heads_regions(read, text):  # noqa: F811
    rows = [["SPI 2024"], ["Kab/Kota", "Indeks"], [text], ["Kota Blitar", 70], ["Kota Batu", 71]]
    assert values(read("a.xlsx", Sheet1=rows)) == [70, 71]


@pytest.mark.parametrize("text", ["Anggaran", "Jumlah Anggaran", "Realisasi Anggaran"])
def test_a_budget_itself_is_no_figure(read, text):  # noqa: F811
    rows = [["SPI 2024"], ["Kab/Kota", "Indeks"], [text], ["Kota Blitar", 70], ["Kota Batu", 71]]
    found = read("a.xlsx", Sheet1=rows)
    assert values(found) == []
    assert faults(found) == ["other_quantity"]
