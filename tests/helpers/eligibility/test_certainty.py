"""Whether a verdict is certain, and why not."""

from datetime import date

import pytest

from helpers.eligibility import AsOf, is_certain
from tests.helpers.eligibility.figures_of import doubts, figure


def test_a_figure_that_names_the_region_and_its_year_leaves_no_doubt():
    assert doubts("mcp", figure("total", 2024, 60.12, basis="named", source_kind="press")) == ()
    assert doubts("kepatuhan", figure("kategori", 2024, "A", basis="closed", source_kind="agency")) == ()


@pytest.mark.parametrize(
    ("how", "doubt"),
    [
        ({"year_inferred": True}, "year_inferred"),
        ({"basis": "remainder"}, "remainder"),
        ({"basis": "self"}, "own_claim"),
        ({"source_kind": "region"}, "own_claim"),
    ],
)
def test_what_a_source_says_of_its_figure_makes_it_doubtful(how, doubt):
    assert doubts("mcp", figure("total", 2024, 60.12, **how)) == (doubt,)


def test_one_source_without_doubt_is_enough():
    known = figure("total", 2024, 60.12, year_inferred=True), figure("total", 2024, 60.12, basis="named")
    assert doubts("mcp", *known) == ()


@pytest.mark.parametrize(("value", "found"), [(69.5, True), (68.0, True), (67.9, False), (70.01, False)])
def test_a_verdict_that_another_known_threshold_turns_is_doubtful(value, found):
    assert ("other_threshold" in doubts("spi", figure("total", 2024, value))) == found


@pytest.mark.parametrize(
    ("value", "found"), [(75, True), (74, False), (76, False), (75.0, True), (74.8, False), (75.3, False)]
)
def test_a_whole_number_beside_the_threshold_may_be_rounded(value, found):
    assert ("whole_number" in doubts("mcp", figure("total", 2024, value))) == found


def test_a_whole_score_beside_the_bound_of_a_class_may_be_rounded_and_a_level_never_is():
    assert doubts("kepatuhan", figure("nilai", 2024, 78)) == ("whole_number",)
    assert doubts("kepatuhan", figure("nilai", 2024, 100)) == ()
    assert doubts("spip", figure("level", 2024, 3)) == ()
    assert doubts("spip", figure("nilai", 2024, 3)) == ("whole_number",)


def test_of_years_in_a_row_each_must_be_beyond_doubt_and_one_failure_is_enough():
    sure, inferred = figure("opini", 2024, "WTP"), figure("opini", 2023, "WTP", year_inferred=True)
    assert doubts("opini_bpk", sure, inferred) == ("year_inferred",)
    assert doubts("opini_bpk", figure("opini", 2024, "WDP"), inferred) == ()


def test_somebody_under_investigation_is_certain_for_two_years():
    present = figure("status", 2023, "ada", dated="2023-06-01")
    assert doubts("hukum", present, as_of=AsOf(date(2025, 6, 1), 2025)) == ()
    assert doubts("hukum", present, as_of=AsOf(date(2025, 6, 2), 2025)) == ("old_check",)


def test_a_criterion_without_a_verdict_has_no_doubts():
    assert doubts("mcp", figure("total", 2019, 75)) == ()


@pytest.mark.parametrize(
    ("statuses", "found", "certain"),
    [
        (["fails", "fails"], ["remainder", ""], True),
        (["fails", "meets"], ["remainder", ""], False),
        (["meets", "meets"], ["", ""], True),
        (["meets", "meets"], ["", "own_claim"], False),
        (["meets", "no_data"], ["", ""], False),
        (["no_data", "no_data"], ["", ""], False),
    ],
)
def test_a_region_is_certain_by_one_certain_failure_or_by_all_criteria(statuses, found, certain):
    assert is_certain(statuses, found) == certain
