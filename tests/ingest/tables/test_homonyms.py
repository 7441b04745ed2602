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
