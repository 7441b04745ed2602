"""One criterion for one region: which year counts, what the rule says, and why nothing can be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.eligibility import judge
from tests.helpers.eligibility.figures_of import END_OF_2025, FRAMEWORK, figure, verdict


@pytest.mark.parametrize(("value", "status"), [(75.0, "meets"), (74.99, "fails"), (97.98, "meets")])
def test_mcp_is_met_from_75(value, status):
    assert verdict("mcp", figure("total", 2024, value)).status == status


@pytest.mark.parametrize(("value", "status"), [(70.0, "fails"), (70.01, "meets"), (72.11, "meets")])
def test_spi_must_lie_above_70(value, status):
    assert verdict("spi", figure("total", 2024, value)).status == status


def test_the_latest_year_counts():
    judged = verdict("mcp", figure("total", 2022, 90.0), figure("total", 2024, 60.0))
    assert (judged.status, judged.year) == ("fails", 2024)


def test_two_sources_stand_where_both_give_the_same_verdict():
    judged = verdict("spi", figure("total", 2024, 79.54), figure("total", 2024, 79.57))
    assert (judged.status, judged.values) == ("meets", (79.54, 79.57))


def test_two_sources_that_give_different_verdicts_give_none():
    judged = verdict("spi", figure("total", 2024, 69.0), figure("total", 2024, 71.5))
    assert (judged.status, judged.reason) == ("no_data", "contradicted")


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ([figure("zona", 2024, "hijau")], "meets"),
        ([figure("zona", 2024, "kuning")], "fails"),
        ([figure("kategori", 2024, "B")], "meets"),
        ([figure("kategori", 2024, "C")], "fails"),
        ([figure("nilai", 2024, 78.0)], "meets"),
        ([figure("nilai", 2024, 77.99)], "fails"),
    ],
)
def test_ombudsman_categories_zones_and_scores_are_judged_by_the_bands_of_their_year(known, status):
    assert verdict("kepatuhan", *known).status == status


@pytest.mark.parametrize(
    ("labels", "status", "reason"),
    [
        ({2023: "WTP", 2024: "WTP"}, "meets", ""),
        ({2023: "WTP", 2024: "WTP-DPP"}, "meets", ""),
        ({2023: "WDP", 2024: "WTP"}, "fails", ""),
        ({2024: "WDP"}, "fails", ""),
        ({2023: "WDP"}, "fails", ""),
        ({2024: "WTP"}, "no_data", "one_year_only"),
        ({2022: "WTP", 2024: "WTP"}, "no_data", "one_year_only"),
        ({2022: "WTP", 2023: "WTP"}, "no_data", "one_year_only"),
        ({2021: "WTP", 2022: "WTP"}, "no_data", "stale"),
        ({2022: "WDP", 2023: "WTP", 2024: "WTP"}, "meets", ""),
    ],
)
def test_audit_opinions_must_be_wtp_in_the_two_latest_audited_years_and_no_older_pair_replaces_them(
    labels, status, reason
):
    judged = verdict("opini_bpk", *[figure("opini", year, label) for year, label in labels.items()])
    assert (judged.status, judged.reason) == (status, reason)


@pytest.mark.parametrize(("label", "status"), [("tidak ada", "meets"), ("ada", "fails")])
def test_nobody_may_be_under_investigation(label, status):
    assert verdict("hukum", figure("status", 2025, label)).status == status


@pytest.mark.parametrize(("rating", "status"), [("AA", "meets"), ("B", "meets"), ("CC", "fails"), ("D", "fails")])
def test_sakip_is_met_from_b(rating, status):
    assert verdict("sakip", figure("predikat", 2024, rating)).status == status


def test_a_region_nobody_wrote_of_has_no_data():
    assert judge(FRAMEWORK.criterion("mcp"), None, FRAMEWORK, END_OF_2025).status == "no_data"


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_figure_never_gives_a_worse_verdict(first, second):
    low, high = sorted((first, second))
    order = ["fails", "meets"]
    results = [order.index(verdict("mcp", figure("total", 2024, value)).status) for value in (low, high)]
    assert results == sorted(results)
