"""A working paper may name its region in a title line instead of beside a label."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

PAPER = [["Tahun", 2025], ["Tahap", "Penilaian"], ["No", "Indikator", "KPK", "Pleno"]]
SCORES = [[number, None, 80, 81] for number in range(1, 20)]


def paper(*titles):
    return [["Lembar Penilaian Panel"], *([title] for title in titles), *PAPER, *SCORES]


@pytest.mark.parametrize("title", ["Pemerintah Kota Blitar", "KOTA BLITAR", "Penilaian Kota Blitar Tahun 2025"])
def test_a_title_names_the_region_of_a_paper(read, title):  # noqa: F811
    found = read("panel.xlsx", Sheet1=paper(title))
    assert {seen.region for seen in found.observations} == {"35.72"}
    assert len(found.observations) == 38


@pytest.mark.parametrize("titles", [[], ["Kota Blitar", "Kota Batu"]])
def test_no_region_or_two_are_asked_back(read, titles):  # noqa: F811
    found = read("panel.xlsx", Sheet1=paper(*titles))
    assert found.observations == []
    assert "row_without_region" in faults(found)
