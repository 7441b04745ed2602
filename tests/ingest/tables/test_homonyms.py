"""A short name that means something else beside certain words is never an instrument's figure."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


@pytest.mark.parametrize(
    ("title", "heads", "short"),
    [
        ("Realisasi Keuangan 2024", ["SPP", "SPM", "SP2D"], 1),
        ("Penerbitan SPM 2024", ["SPM"], 0),
        ("Surat Perintah Membayar (SPM) 2024", ["Pagu", "SPM"], 1),
        ("Biaya Pendidikan 2024", ["UKT", "SPI"], 1),
        ("Satuan Pengawasan Internal (SPI) 2024", ["SPI"], 0),
        ("Distribusi LPG 2024", ["SPBU", "SPBE"], 1),
    ],
)
def test_it_is_one_finding(read, title, heads, short):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", *heads], ["Kota Blitar", *[3] * len(heads)]])
    assert (figures(found), faults(found)) == ([], ["other_quantity"])
    assert found.findings[0].cell[0] == "BCD"[short]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Standar Pelayanan Minimal 2024 Bendahara", ["SPM"]),
        ("Rekap 2024", ["SPI", "SPM", "SPBE"]),
        ("Survei Penilaian Integritas 2024 dan Sistem Pengendalian Intern", ["SPI"]),
    ],
)
def test_the_full_name_says_what_it_is(read, title, heads):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", *heads], ["Kota Blitar", *[3] * len(heads)]])
    assert len(figures(found)) == len(heads)


@pytest.mark.parametrize(
    "above",
    [
        ["Temuan BPK atas LKPD 2024"],
        ["Hasil Pemeriksaan BPK 2024"],
        ["LHP BPK 2024"],
        ["Hasil Audit BPK 2024"],
        ["Jumlah Temuan Tahun 2024"],
    ],
)
@pytest.mark.parametrize("heading", ["SPI", "Temuan SPI", "Kelemahan SPI"])
def test_the_spi_of_auditors_is_no_survey_of_integrity(read, above, heading):  # noqa: F811
    rows = [above, ["Kab/Kota", heading, "Kepatuhan"], ["Kota Blitar", 12, 15], ["Kota Batu", 73, 9]]
    found = read("a.xlsx", Sheet1=rows)
    assert "spi" not in {instrument for instrument, *_ in figures(found)}
    assert faults(found)


def test_so_it_is_below_a_group_of_findings(read):  # noqa: F811
    rows = [["LKPD 2024"], ["Pemda", "Opini", "Temuan", "Temuan"], [None, None, "SPI", "Kepatuhan"]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Blitar", "WTP", 12, 15], ["Kota Batu", "WTP", 73, 9]])
    assert {instrument for instrument, *_ in figures(found)} == {"opini_bpk"}
    assert "other_quantity" in faults(found)


def test_an_index_called_so_is_read_beside_opinions(read):  # noqa: F811
    rows = [["Opini BPK dan SPI Tahun 2024"], ["Pemda", "Opini", "Indeks SPI"], ["Kota Blitar", "WTP", 73]]
    assert ("spi", "total", 2024, 73) in figures(read("a.xlsx", Sheet1=rows))
