"""Years and names with marks at them are read, or said to be years; a remedy names what can be done."""

import pytest

from antikorupsi.ingest.tables.finding_rules import say_finding
from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture


def seen(found):
    return [(each.region, each.year, each.value or each.label) for each in found.observations]


@pytest.mark.parametrize(
    "heads", [["Th2023", "Th2024"], ["'23", "'24"], ["\u201923", "\u201924"], ["TA2023", "Thn.2024"]]
)
def test_years_at_a_word_or_without_their_century_are_years(read, heads):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[["SPI"], ["Kab/Kota", *heads], ["Kota Blitar", 70, 71]])
    assert (seen(found), found.findings) == ([("35.72", 2023, 70), ("35.72", 2024, 71)], [])


@pytest.mark.parametrize("aside", ["LHP Mei 2024", "Terbit 2024", "rilis 22 Januari 2024"])
def test_the_year_of_a_release_in_brackets_is_not_that_of_the_figures(read, aside):  # noqa: F811
    found = read(
        "BPK.xlsx", Sheet1=[["Opini BPK"], ["Kab/Kota", "TA 2022", f"TA 2023 ({aside})"], ["Kota Blitar", "WTP", "WDP"]]
    )
    assert [each for each in seen(found) if each[1] != 2022] in ([("35.72", 2023, "WDP")], [])
    assert ("35.72", 2022, "WTP") in seen(found)


@pytest.mark.parametrize("heads", [["2023r", "2024r"], ["2023p", "2024e"], ["2023", "2024**x"]])
def test_headings_like_years_are_said_to_be_years(read, heads):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[["SPI"], ["Kab/Kota", *heads], ["Kota Blitar", 70, 71], ["Kota Batu", 72, 73]])
    if not found.observations:
        assert [finding.rule for finding in found.findings] == ["headings_like_years"]
        assert heads[1] in say_finding(found.findings[0].rule, found.findings[0].details, "id").message


def test_a_general_word_beside_the_highest_score_is_of_the_title(read):  # noqa: F811
    rows = [["Kab/Kota", "Nilai Maksimal", "Nilai Capaian"], ["Kota Blitar", 100, 80], ["Kota Batu", 100, 81]]
    assert [value for *_, value in seen(read("MCP.xlsx", Sheet1=[["MCP 2024"], *rows]))] == [80, 81]


@pytest.mark.parametrize("mark", ["1)", " 1)", "\u00b2", "\u00b9", "*"])
def test_the_mark_of_a_footnote_is_no_part_of_a_name(read, mark):  # noqa: F811
    rows = [["Kab/Kota", "Indeks"], [f"Kota Blitar{mark}", 70], ["1) termasuk BLUD"]]
    assert seen(read("SPI.xlsx", Sheet1=[["SPI 2024"], *rows])) == [("35.72", 2024, 70)]


def test_an_index_of_a_survey_by_region_is_not_asked_for_headings_of_answers(read):  # noqa: F811
    rows = [["Kab/Kota", "Nilai IKM", "Mutu"], ["Kota Blitar", 85, "B"], ["Kota Batu", 86, "B"]]
    found = read("IKM.xlsx", Sheet1=[["Indeks Kepuasan Masyarakat 2024"], *rows])
    assert [finding.rule for finding in found.findings] == ["survey_without_answers"]
