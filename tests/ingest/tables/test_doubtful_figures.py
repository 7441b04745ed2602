"""What may not be the figure that decides: a score without its rating, reports in time, a zero among figures."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


def found_in(read, *rows):  # noqa: F811
    ingested = read("a.xlsx", Sheet1=[*rows])
    return [value for *_, value in figures(ingested)], [(each.rule, each.cell) for each in ingested.findings]


def test_scores_without_a_rating_are_one_finding_that_says_how_to_give_it(read):  # noqa: F811
    rows = [["SAKIP 2024"], ["Pemda", "Nilai SAKIP"], ["Kota Blitar", 71.5], ["Kota Batu", 62.25]]
    values, findings = found_in(read, *rows)
    assert (values, findings) == ([71.5, 62.25], [("score_without_rating", "B3")])


@pytest.mark.parametrize(("rating", "expected"), [(None, ["B3"]), ("BB", []), ("belum ada", [])])
def test_a_rating_that_is_left_open_is_one_too_unless_the_sender_says_there_is_none(read, rating, expected):  # noqa: F811
    rows = [["Kota Blitar", 71.5, rating], ["Kota Batu", 62.25, "B"]]
    _, findings = found_in(read, ["SAKIP 2024"], ["Pemda", "Nilai", "Predikat"], *rows)
    assert [cell for rule, cell in findings if rule == "score_without_rating"] == expected


def test_a_rating_in_another_file_is_the_rating_of_the_score(read):  # noqa: F811
    read("b.xlsx", Sheet1=[["SAKIP 2024"], ["Pemda", "Predikat"], ["Kota Blitar", "BB"]])
    _, findings = found_in(read, ["SAKIP 2024"], ["Pemda", "Nilai SAKIP"], ["Kota Blitar", 71.5])
    assert findings == []


@pytest.mark.parametrize("heading", ["Tepat Waktu", "Persentase Tepat Waktu", "Ketepatan Waktu (%)", "Terlambat"])
@pytest.mark.parametrize("first", [False, True])
def test_reports_in_time_are_not_taken_for_compliance_and_named(read, heading, first):  # noqa: F811
    head, row = ["Pemda", "Kepatuhan", heading], ["Kota Blitar", 98.5, 91.2]
    if first:
        head, row = [head[0], head[2], head[1]], [row[0], row[2], row[1]]
    values, findings = found_in(read, ["Kepatuhan LHKPN 2024"], head, row)
    assert (values, findings) == ([98.5], [("column_of_timeliness", "B2" if first else "C2")])


@pytest.mark.parametrize("heading", ["Tepat Waktu", "Kepatuhan Tepat Waktu"])
def test_reports_in_time_alone_are_named_as_what_they_are(read, heading):  # noqa: F811
    values, findings = found_in(read, ["Kepatuhan LHKPN 2024"], ["Pemda", heading], ["Kota Blitar", 91.2])
    assert (values, findings) == ([], [("other_quantity", "B2")])


def test_counts_of_those_with_the_duty_say_what_stands_beside_them(read):  # noqa: F811
    head, row = ["Pemda", "Wajib Lapor", "Tepat Waktu", "Terlambat", "Kepatuhan"], ["Kota Blitar", 100, 91, 5, 96]
    values, findings = found_in(read, ["Kepatuhan LHKPN 2024"], head, row)
    assert (values, {rule for rule, _ in findings}) == ([96], {"unknown_column"})


@pytest.mark.parametrize("zero", [0, "0,00"])
def test_a_zero_among_other_figures_is_kept_and_asked_about(read, zero):  # noqa: F811
    rows = [["Kota Blitar", "71,5"], ["Kota Batu", "72,25"], ["Kota Kediri", zero]]
    values, findings = found_in(read, ["Indeks SPI 2024"], ["Pemda", "Indeks SPI"], *rows)
    assert (values, findings) == ([71.5, 72.25, 0], [("zero_among_figures", "B5")])


@pytest.mark.parametrize(("title", "heading"), [("MCP 2024", "Nilai MCP"), ("LHKPN 2024", "Kepatuhan")])
def test_a_zero_may_be_a_figure_of_what_is_sent_in(read, title, heading):  # noqa: F811
    rows = [["Kota Blitar", 71], ["Kota Batu", 72], ["Kota Kediri", 0]]
    assert found_in(read, [title], ["Pemda", heading], *rows) == ([71, 72, 0], [])
