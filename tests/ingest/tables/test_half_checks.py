"""A check of one office does not clear a region; an open case of either office is one of the region."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

HEAD = ["Kab/Kota", "Status", "Tanggal"]
TWO_COLUMNS = ["Kab/Kota", "Status Hukum Kepala Daerah", "Status Hukum Kepala OPD", "Tanggal"]


def statuses(ingested):
    return [(seen.region, seen.label) for seen in ingested.observations]


@pytest.mark.parametrize("title", ["Kepala OPD Tahun 2024", "Kepala Perangkat Daerah", "Kepala Dinas"])
def test_a_title_of_heads_of_agencies_clears_nobody(read, title):  # noqa: F811
    rows = [["Kota Blitar", "Tidak ada", "01/12/2024"], ["Kota Batu", "Ada", "01/12/2024"]]
    found = read("a.xlsx", Sheet1=[[f"Status Hukum {title}"], HEAD, *rows])
    assert (statuses(found), faults(found)) == ([("35.79", "ada")], ["check_of_one_office"])


@pytest.mark.parametrize("remark", ["Kepala OPD", "Hanya kepala dinas yang diperiksa", "Bupati saja", "Kepala daerah"])
def test_a_remark_that_limits_a_check_to_one_office_clears_nobody(read, remark):  # noqa: F811
    rows = [["Kota Blitar", "Ada", "01/03/2024", "Kepala daerah"], ["Kota Blitar", "Tidak ada", "01/12/2024", remark]]
    found = read("a.xlsx", Sheet1=[["Status Hukum"], [*HEAD, "Catatan"], *rows])
    assert (statuses(found), faults(found)) == ([("35.72", "ada")], ["check_of_one_office"])


@pytest.mark.parametrize("remark", ["Kepala daerah dan kepala OPD", "Surat Polres Blitar", "Bupati dilantik 2025", ""])
def test_other_remarks_leave_a_check(read, remark):  # noqa: F811
    rows = [["Kota Blitar", "Tidak ada", "01/12/2024", remark]]
    found = read("a.xlsx", Sheet1=[["Status Hukum"], [*HEAD, "Catatan"], *rows])
    assert (statuses(found), faults(found)) == ([("35.72", "tidak ada")], [])


@pytest.mark.parametrize(("head", "agencies"), [("Ada", "Tidak ada"), ("Tidak ada", "Ada")])
def test_of_two_columns_the_open_case_counts(read, head, agencies):  # noqa: F811
    rows = [["Kota Blitar", head, agencies, "01/12/2024"], ["Kota Batu", "Tidak ada", "Tidak ada", "01/12/2024"]]
    rows.append(["Kota Malang", "Ada", "Ada", "01/12/2024"])
    found = read("a.xlsx", Sheet1=[["Status Hukum"], TWO_COLUMNS, *rows])
    assert set(statuses(found)) == {("35.72", "ada"), ("35.79", "tidak ada"), ("35.73", "ada")}
    assert faults(found) == ["check_of_one_office"]
