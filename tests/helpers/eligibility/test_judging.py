"""One criterion for one region: which year counts, what the rule says, and why nothing can be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.rules import frameworks
from helpers.eligibility.figures import Figure, FiguresOfRegion
from helpers.eligibility.judging import judge
from helpers.eligibility.verdicts import eligibility_of

FRAMEWORK = frameworks.load("kabkota-2025")


def figures(*known):
    return FiguresOfRegion(
        [Figure(item, year, value, label, f"a.xlsx|s|{n}") for n, (item, year, value, label) in enumerate(known)]
    )


def verdict(criterion, *known):
    return judge(FRAMEWORK.criterion(criterion), figures(*known), FRAMEWORK)


@pytest.mark.parametrize(("value", "status"), [(75.0, "meets"), (74.99, "fails"), (97.98, "meets")])
def test_mcp_is_met_from_75(value, status):
    assert verdict("mcp", ("total", 2024, value, None)).status == status


@pytest.mark.parametrize(("value", "status"), [(70.0, "fails"), (70.01, "meets"), (72.11, "meets")])
def test_spi_must_lie_above_70(value, status):
    assert verdict("spi", ("total", 2024, value, None)).status == status


def test_the_latest_year_counts():
    judged = verdict("mcp", ("total", 2022, 90.0, None), ("total", 2024, 60.0, None))
    assert (judged.status, judged.year) == ("fails", 2024)


def test_two_sources_stand_where_both_give_the_same_verdict():
    judged = verdict("spi", ("total", 2024, 79.54, None), ("total", 2024, 79.57, None))
    assert (judged.status, judged.values) == ("meets", (79.54, 79.57))


def test_two_sources_that_give_different_verdicts_give_none():
    judged = verdict("spi", ("total", 2024, 69.0, None), ("total", 2024, 71.5, None))
    assert (judged.status, judged.reason) == ("no_data", "sources_differ")


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ([("zona", 2021, None, "hijau")], "meets"),
        ([("zona", 2021, None, "kuning")], "fails"),
        ([("kategori", 2024, None, "B")], "meets"),
        ([("kategori", 2024, None, "C")], "fails"),
        ([("nilai", 2024, 78.0, None)], "meets"),
        ([("nilai", 2024, 77.99, None)], "fails"),
        ([("nilai", 2021, 80.5, None)], "fails"),
    ],
)
def test_ombudsman_categories_zones_and_scores_are_judged_by_the_bands_of_their_year(known, status):
    assert verdict("kepatuhan", *known).status == status


@pytest.mark.parametrize(
    ("labels", "status", "reason"),
    [
        ({2022: "WTP", 2023: "WTP"}, "meets", ""),
        ({2022: "WTP", 2023: "WTP-DPP"}, "meets", ""),
        ({2022: "WDP", 2023: "WTP"}, "fails", ""),
        ({2023: "WDP"}, "fails", ""),
        ({2023: "WTP"}, "no_data", "one_year_only"),
        ({2021: "WTP", 2023: "WTP"}, "no_data", "years_apart"),
        ({2020: "WDP", 2022: "WTP", 2023: "WTP"}, "meets", ""),
    ],
)
def test_audit_opinions_must_be_wtp_in_the_two_latest_years_in_a_row(labels, status, reason):
    judged = verdict("opini_bpk", *[("opini", year, None, label) for year, label in labels.items()])
    assert (judged.status, judged.reason) == (status, reason)


@pytest.mark.parametrize(("label", "status"), [("tidak ada", "meets"), ("ada", "fails")])
def test_nobody_may_be_under_investigation(label, status):
    assert verdict("hukum", ("status", 2024, None, label)).status == status


@pytest.mark.parametrize(("rating", "status"), [("AA", "meets"), ("B", "meets"), ("CC", "fails"), ("D", "fails")])
def test_sakip_is_met_from_b(rating, status):
    assert verdict("sakip", ("predikat", 2024, None, rating)).status == status


def test_a_region_nobody_wrote_of_has_no_data():
    assert judge(FRAMEWORK.criterion("mcp"), None, FRAMEWORK).status == "no_data"


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_figure_never_gives_a_worse_verdict(first, second):
    low, high = sorted((first, second))
    order = ["fails", "meets"]
    results = [order.index(verdict("mcp", ("total", 2024, value, None)).status) for value in (low, high)]
    assert results == sorted(results)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["meets"] * 8, "eligible"),
        (["meets"] * 7 + ["no_data"], "undetermined"),
        (["no_data"] * 7 + ["fails"], "not_eligible"),
        (["no_data"] * 8, "undetermined"),
    ],
)
def test_a_region_is_eligible_only_when_all_criteria_are_met(statuses, expected):
    assert eligibility_of(statuses) == expected
