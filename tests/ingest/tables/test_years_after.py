"""A figure of a year after that of the assessment is told at its cell; many of one sheet are told once."""

import pytest

from antikorupsi.ingest.tables.conflicts import check_years
from tests.assess.gaps.making import figure


@pytest.mark.parametrize(
    ("years", "told"), [([2024, 2025], []), ([2031, 2024], ["2031"]), ([2026, 2027], ["2026", "2027"])]
)
def test_figures_of_later_years_are_told_one_by_one(years, told):
    found = check_years([figure("mcp", year, 70.0) for year in years], 2025)
    assert [(finding.rule, finding.value_read) for finding in found] == [("year_after_assessment", own) for own in told]


def test_a_column_of_later_years_is_one_finding_with_its_count():
    (found,) = check_years([figure("mcp", 2031, 70.0) for _ in range(20)], 2025)
    assert (found.rule, found.details["count"]) == ("years_after_assessment", 20)


def test_checks_of_later_years_are_told_apart_from_figures_since_their_day_decides():
    known = [figure("hukum", 2026, "ada", item="status", dated="2026-02-01"), figure("mcp", 2026, 70.0)]
    assert [each.rule for each in check_years(known, 2025)] == ["check_after_assessment", "year_after_assessment"]
    assert [each.rule for each in check_years(known[:1] * 20, 2025)] == ["checks_after_assessment"]


def test_a_figure_published_before_its_year_had_ended_is_told():
    known = [figure("opini_bpk", 2024, "WTP", item="opini", published="2024-05-15")]
    known += [figure("mcp", 2024, 80.0, published="2024-11-12")]
    assert [each.rule for each in check_years(known, 2025)] == ["published_within_year"] * 2
    assert [each.rule for each in check_years(known[:1] * 20, 2025)] == ["many_published_within_year"]
    fine = [
        figure("mcp", 2024, 80.0, published="2024-11-12", status="interim"),
        figure("mcp", 2024, 80.0, published="2025-01-02"),
        figure("mcp", 2024, 80.0),
        figure("ombudsman", 2024, "A", item="kategori", published="2024-11-14"),
    ]
    assert check_years(fine, 2025) == []


@pytest.mark.parametrize("role", ["published", "retrieved"])
def test_a_day_long_after_the_assessment_is_told(role):
    known = [figure("mcp", 2024, 80.0, **{role: "2082-03-11"})]
    assert [each.rule for each in check_years(known, 2025)] == ["published_in_future"]
    assert check_years(known, 2025)[0].details["day"] == "2082-03-11"
    assert [each.rule for each in check_years(known * 20, 2025)] == ["many_published_in_future"]
    assert check_years([figure("mcp", 2024, 80.0, **{role: "2026-03-11"})], 2025) == []
