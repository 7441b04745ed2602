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


def test_a_title_names_the_stage_of_a_paper(read):  # noqa: F811
    rows = [["Lembar Penilaian Tahap Monev Kota Blitar Tahun 2025"], PAPER[2], *SCORES]
    found = read("panel.xlsx", Sheet1=rows)
    assert {seen.stage for seen in found.observations} == {"monev"}


def test_a_paper_without_a_stage_says_where_to_write_it(read):  # noqa: F811
    found = read("panel.xlsx", Sheet1=[["Lembar Penilaian Kota Blitar Tahun 2025"], PAPER[2], *SCORES])
    assert found.observations == []
    assert "missing_stage" in faults(found)
