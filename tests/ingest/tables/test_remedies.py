"""What a finding asks for can be done, and names what is missing."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

YEARS = [["Indikator", "2023", "2024"], ["Indeks SPI", 70, 71]]


@pytest.mark.parametrize("title", ["CAPAIAN KOTA BLITAR DIBANDING KOTA KEDIRI", "Capaian Kinerja"])
def test_a_heading_that_is_right_is_not_asked_for(read, title):  # noqa: F811
    found = read("Profil.xlsx", Sheet1=[[title], *YEARS])
    assert (figures(found), faults(found)) == ([], ["heading_without_region"])


def test_a_title_alone_is_no_heading(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Nilai MCP"], ["Daerah", "Juni"], ["Kota Blitar", 70]])
    assert faults(found) == ["almost_known_file"]


def test_a_column_left_out_for_what_a_title_says_is_read_by_no_other_name(read):  # noqa: F811
    rows = [["Penilaian Mandiri Kota Blitar"], *YEARS, ["Nilai MCP", 80, 81]]
    found = read("Profil.xlsx", Sheet1=rows)
    assert (figures(found), faults(found)) == ([], ["other_quantity"])
