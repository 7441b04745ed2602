"""The legal status of a region is that of its head and its agencies' heads: nobody else's status decides."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

HEAD = ["Kab/Kota", "Status", "Tanggal"]
ROWS = [["Kota Blitar", "Tidak ada", "01/12/2024"], ["Kota Batu", "Ada", "01/12/2024"]]
OTHERS = [
    *("Kepala Desa", "Kades", "Camat dan Lurah", "Kepala Sekolah", "Anggota DPRD", "Direktur BUMD", "Pegawai Pemda"),
    *("Mantan Kepala Daerah", "Wakil Bupati", "Calon Wali Kota", "Istri Bupati", "Sekretaris Daerah", "Dewan Pengawas"),
    *("Kepala Daerah dan Kepala Desa", "Kepala Daerah serta Wakilnya", "Eks Kepala Dinas", "Aset Tanah"),
]


def statuses(ingested):
    return [seen.label for seen in ingested.observations]


@pytest.mark.parametrize("other", OTHERS)
def test_a_title_that_names_others_is_one_finding(read, other):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[f"Status Hukum {other} Tahun 2024"], HEAD, *ROWS])
    assert (statuses(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    ("file", "sheet", "above"),
    [
        ("Status Hukum.xlsx", "Kepala Desa", []),
        ("Status Hukum Camat.xlsx", "Sheet1", []),
        ("a.xlsx", "Sheet1", [["Status Hukum"], ["Lurah se-Kota Blitar"]]),
        ("a.xlsx", "Sheet1", [["Status Hukum"], [None, "Kepala Desa", None]]),
    ],
)
def test_so_is_a_sheet_a_file_a_second_title_or_a_group(read, file, sheet, above):  # noqa: F811
    found = read(file, **{sheet: [*above, HEAD, *ROWS]})
    assert (statuses(found), faults(found)) == ([], ["other_quantity"])


def test_rows_below_the_title_of_others_are_theirs(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Status Hukum"], HEAD, ROWS[0], ["Kepala Desa"], ROWS[1]])
    assert (statuses(found), faults(found)) == (["tidak ada"], ["other_quantity"])


@pytest.mark.parametrize("position", ["Kepala Desa", "Wakil Bupati", "Mantan Kepala Dinas", "Dewan Pengawas"])
def test_a_row_whose_position_is_another_is_not_read(read, position):  # noqa: F811
    rows = [["Kota Blitar", position, "Ada", "01/12/2024"], ["Kota Batu", "Plt. Kepala Dinas", "Ada", "01/12/2024"]]
    found = read("a.xlsx", Sheet1=[["Status Hukum"], ["Kab/Kota", "Jabatan", "Status", "Tanggal"], *rows])
    assert [seen.region for seen in found.observations] == ["35.79"]
    assert faults(found) == ["other_quantity"]


def test_a_column_of_names_of_others_says_whose_status_it_is(read):  # noqa: F811
    rows = [["Kota Blitar", "A", "Ada", "01/12/2024"]]
    found = read("a.xlsx", Sheet1=[["Status Hukum"], ["Kab/Kota", "Nama Kepala Desa", "Status", "Tanggal"], *rows])
    assert (statuses(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    ("remark", "kept"),
    [
        ("Mantan Bupati divonis", []),
        ("Kepala Desa Sumberejo ditahan", []),
        ("Kepala dinas dan seorang kontraktor ditahan", ["ada"]),
        ("Wali kota ditahan; wakil wali kota saksi", ["ada"]),
    ],
)
def test_a_remark_says_who_is_accused(read, remark, kept):  # noqa: F811
    rows = [["Kota Blitar", "Ada", "01/12/2024", remark], ["Kota Batu", "Tidak ada", "01/12/2024", "Kades ditahan"]]
    found = read("a.xlsx", Sheet1=[["Status Hukum"], [*HEAD, "Keterangan"], *rows])
    assert statuses(found) == [*kept, "tidak ada"]
    assert len(faults(found)) == 1 - len(kept)


@pytest.mark.parametrize(
    "title",
    [
        *("Kepala Daerah dan OPD", "Bupati/Wali Kota se-Jawa Timur", "", "Pj. Bupati"),
        *("Kepala Daerah, himpunan ketiga", "Kepala Daerah dan Kepala OPD per 1 Desember 2024"),
    ],
)
def test_the_status_of_heads_is_read(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[f"Status Hukum {title}"], HEAD, *ROWS])
    assert (statuses(found), faults(found)) == (["tidak ada", "ada"], [])
