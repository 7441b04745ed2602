"""A remark that gives another value, takes the figure back, or says that it is of elsewhere, is asked back about."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

SPI = ("SPI 2024", "Indeks SPI", 70)
SAKIP = ("SAKIP 2024", "Predikat SAKIP", "BB")
OPINION = ("Opini BPK 2023", "Opini", "WTP")


def remarked(read, kind, remark, heading="Keterangan"):  # noqa: F811
    title, column, value = kind
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", column, heading], ["Kota Blitar", value, remark]])
    return len(figures(found)), [finding.rule for finding in found.findings]


@pytest.mark.parametrize(
    ("kind", "remark"),
    [
        (SPI, "Dikoreksi menjadi 68,4"),
        (SPI, "Seharusnya 66"),
        (SPI, "Yang benar 68.4"),
        (SPI, "nilai final 74,2"),
        (SPI, "setelah verifikasi: 71"),
        (SPI, "direvisi dari 70 ke 68"),
        (SPI, "68,4"),
        (SAKIP, "turun menjadi B"),
        (SAKIP, "hasil banding: CC"),
        (OPINION, "direvisi menjadi WDP"),
        (OPINION, "seharusnya Wajar Dengan Pengecualian"),
        (OPINION, "opini WTP dicabut"),
        (OPINION, "Dibatalkan"),
        (SPI, "salah input"),
        (SPI, "nilai salah ketik, menunggu surat KPK"),
        (SPI, "renc."),
        (SPI, "masih proses"),
        (SPI, "SPI 23"),
        (SPI, "thn 23"),
        (SPI, "data 23"),
    ],
)
def test_a_remark_that_corrects_or_takes_back_is_asked_back(read, kind, remark):  # noqa: F811
    assert remarked(read, kind, remark) == (0, ["figure_corrected"])


@pytest.mark.parametrize(
    "remark",
    ["nilai dari Kota Malang, karena digabung", "mengikuti nilai Kab. Malang", "sama dgn provinsi", "ikut provinsi"],
)
def test_a_remark_that_says_that_it_is_of_elsewhere_is_asked_back(read, remark):  # noqa: F811
    assert remarked(read, SPI, remark) == (0, ["remark_of_part"])


@pytest.mark.parametrize(
    ("kind", "remark"),
    [
        (SPI, "naik dari 68,4 menjadi 70"),
        (SPI, "nilai final 70,2"),
        (SPI, "final"),
        (SPI, "verifikasi 2 kali"),
        (SPI, "hasil verifikasi 12 Desember 2024"),
        (SPI, "tahun lalu 68,4"),
        (SPI, "SPI 24"),
        (SPI, "SPI 70"),
        (SPI, "tidak dikoreksi"),
        (SPI, "peringkat 26 dari 28, naik menjadi peringkat 5"),
        (SPI, "Singkatan ditulis keliru dalam berita"),
        (SPI, "lebih tinggi daripada nilai Kota Malang"),
        (SPI, "data Kota Blitar"),
        (SPI, "bekerja bersama Kota Malang"),
        (SAKIP, "BB"),
        (SAKIP, "meningkat dari B menjadi BB"),
        (OPINION, "WTP dengan penekanan suatu hal"),
        (OPINION, "WTP sembilan kali berturut-turut"),
    ],
)
def test_a_remark_that_leaves_the_figure_refuses_nothing(read, kind, remark):  # noqa: F811
    assert remarked(read, kind, remark)[0] == 1


LEGAL = "Status Hukum Kepala Daerah dan OPD"


def checked(read, remark):  # noqa: F811
    rows = [["Pemda", "Status", "Tanggal", "Catatan"], ["Kota Blitar", "Tidak ada", "01/12/2024", remark]]
    found = read("Hukum.xlsx", Sheet1=[[LEGAL], *rows])
    return [seen.label for seen in found.observations], [finding.rule for finding in found.findings]


@pytest.mark.parametrize(
    "remark", ["Kadis PUPR tersangka", "Bupati dalam penyidikan Kejari", "Kepala Dinas PU ditahan"]
)
def test_a_case_beside_no_status_is_asked_back(read, remark):  # noqa: F811
    assert checked(read, remark) == ([], ["figure_corrected"])


@pytest.mark.parametrize(
    "remark", ["Mantan bupati tersangka", "tidak ada penyelidikan maupun penyidikan", "dicek di laman KPK"]
)
def test_a_remark_on_others_or_on_no_case_leaves_the_status(read, remark):  # noqa: F811
    assert checked(read, remark) == (["tidak ada"], [])


@pytest.mark.parametrize(
    "remark", ["Penyidikan dihentikan", "SP3 terbit; penyidikan dihentikan", "Bupati terdakwa divonis bebas"]
)
def test_a_case_that_was_closed_leaves_the_status(read, remark):  # noqa: F811
    assert checked(read, remark) == (["tidak ada"], [])
