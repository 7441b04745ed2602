"""A date cell of 1 January in a header is shown as its year by the format `yyyy`, and is read as that year."""

from datetime import date, datetime

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture


def seen_in(ingested):
    return [(seen.region, seen.year, seen.value) for seen in ingested.observations]


@pytest.mark.parametrize("kind", [date, datetime])
@pytest.mark.parametrize("above", [[], [["Daerah", "Nilai MCP", None]]], ids=["one row", "two rows"])
def test_dates_in_a_header_are_years(read, above, kind):  # noqa: F811
    headings = [None if above else "Daerah", kind(2023, 1, 1), kind(2024, 1, 1)]
    found = read("a.xlsx", S=[["Nilai MCP"], *above, headings, ["Kota Blitar", 70, 75], ["Kota Batu", 71, 80]])
    assert seen_in(found) == [("35.72", 2023, 70), ("35.72", 2024, 75), ("35.79", 2023, 71), ("35.79", 2024, 80)]
    assert faults(found) == []


def test_dates_may_stand_in_the_first_column_of_a_turned_table(read):  # noqa: F811
    rows = [
        ["Nilai MCP"],
        ["Daerah", "Kota Blitar", "Kota Batu"],
        [date(2023, 1, 1), 70, 71],
        [date(2024, 1, 1), 75, 80],
    ]
    found = read("a.xlsx", S=rows)
    assert sorted(seen_in(found)) == [
        ("35.72", 2023, 70),
        ("35.72", 2024, 75),
        ("35.79", 2023, 71),
        ("35.79", 2024, 80),
    ]


def test_another_day_is_no_year(read):  # noqa: F811
    found = read("a.xlsx", S=[["Nilai MCP"], ["Daerah", date(2024, 6, 1)], ["Kota Blitar", 70], ["Kota Batu", 71]])
    assert found.observations == []
    assert faults(found) == ["almost_known_file"]


def test_a_column_of_days_on_which_figures_were_read_says_no_year(read):  # noqa: F811
    rows = [["Daerah", "Posisi data", "Nilai MCP"], ["Kota Blitar", date(2025, 1, 1), 70]]
    found = read("a.xlsx", S=[["Nilai MCP 2024"], *rows])
    assert seen_in(found) == [("35.72", 2024, 70)]
