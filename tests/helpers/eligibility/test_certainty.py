"""Whether a verdict is certain, and why not."""

from dataclasses import replace
from datetime import date

import pytest

from helpers.eligibility import AsOf, is_certain
from tests.helpers.eligibility.figures_of import FRAMEWORK, doubts, figure, with_criterion


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


def test_of_sources_that_all_leave_doubts_the_one_with_the_fewest_counts():
    two = figure("total", 2024, 69.5, basis="self")
    one = figure("total", 2024, 60.12, year_inferred=True)
    assert doubts("spi", two) == ("own_claim", "other_threshold")
    assert doubts("spi", two, one) == ("year_inferred",)


def test_only_figures_that_give_the_verdict_can_make_it_doubtful():
    known = figure("opini", 2024, "WTP", basis="self"), figure("opini", 2023, "WDP")
    assert doubts("opini_bpk", *known) == ()


@pytest.mark.parametrize(("value", "found"), [(69.5, True), (68.0, True), (67.9, False), (70.01, False)])
def test_a_verdict_that_another_known_threshold_turns_is_doubtful(value, found):
    assert ("other_threshold" in doubts("spi", figure("total", 2024, value))) == found


@pytest.mark.parametrize(
    ("value", "found"), [(75, True), (74, False), (76, False), (75.0, True), (74.8, False), (75.3, False)]
)
def test_a_whole_number_beside_the_threshold_may_be_rounded(value, found):
    assert ("whole_number" in doubts("mcp", figure("total", 2024, value))) == found


@pytest.mark.parametrize(("value", "found"), [(69, False), (70, True), (71, False)])
def test_a_whole_number_at_a_threshold_that_must_be_exceeded_may_be_rounded_from_above_it(value, found):
    assert ("whole_number" in doubts("spi", figure("total", 2024, value))) == found


@pytest.mark.parametrize("value", [0, 54, 77])
def test_a_whole_score_whose_roundings_all_fail_is_certain(value):
    assert doubts("kepatuhan", figure("nilai", 2024, value)) == ()


def test_a_whole_score_at_the_lowest_bound_of_all_classes_may_be_rounded_from_below_them():
    levels = FRAMEWORK.criterion("sakip").rule.model_copy(update={"minimum": "1", "order": ["5", "4", "3", "2", "1"]})
    framework = with_criterion("spip", rule=levels)
    assert doubts("spip", figure("nilai", 2024, 1), framework=framework) == ("whole_number",)
    assert doubts("spip", figure("nilai", 2024, 2), framework=framework) == ()


def test_a_label_beside_a_whole_number_decides_unless_the_rule_compares_numbers():
    def labelled(item, value, label):
        return replace(figure(item, 2024, value), label=label)

    assert doubts("mcp", labelled("total", 75, "waspada")) == ("whole_number",)
    assert doubts("kepatuhan", labelled("nilai", 78, "B")) == ()


@pytest.mark.parametrize(("value", "found"), [(53.5, ()), (60.5, ("other_threshold",)), (80.5, ())])
def test_a_score_between_the_classes_of_two_known_thresholds_is_doubtful(value, found):
    rule = FRAMEWORK.criterion("kepatuhan").rule.model_copy(update={"minimum": "C"})
    other = FRAMEWORK.criterion("spi").variants[0].model_copy(update={"rule": rule})
    framework = with_criterion("kepatuhan", variants=[other])
    assert doubts("kepatuhan", figure("nilai", 2024, value), framework=framework) == found


def test_a_whole_score_beside_the_bound_of_a_class_may_be_rounded_and_a_level_never_is():
    assert doubts("kepatuhan", figure("nilai", 2024, 78)) == ("whole_number",)
    assert doubts("kepatuhan", figure("nilai", 2024, 100)) == ()
    assert doubts("spip", figure("level", 2024, 3)) == ()
    assert doubts("spip", figure("nilai", 2024, 3)) == ("whole_number",)


def test_of_years_in_a_row_each_must_be_beyond_doubt_and_one_failure_is_enough():
    sure, inferred = figure("opini", 2024, "WTP"), figure("opini", 2023, "WTP", year_inferred=True)
    assert doubts("opini_bpk", sure, inferred) == ("year_inferred",)
    assert doubts("opini_bpk", figure("opini", 2024, "WDP"), inferred) == ()
    bad = figure("opini", 2023, "WDP", year_inferred=True)
    assert doubts("opini_bpk", figure("opini", 2024, "TMP"), bad) == ()


def test_the_doubts_of_years_in_a_row_are_those_of_the_latest_year_first():
    known = figure("opini", 2023, "WTP", year_inferred=True), figure("opini", 2024, "WTP", basis="remainder")
    assert doubts("opini_bpk", *known) == ("remainder", "year_inferred")


def test_a_second_source_of_one_year_does_not_clear_the_other_year():
    known = [figure("opini", 2024, "WTP", basis=basis) for basis in ("named", "closed")]
    assert doubts("opini_bpk", *known, figure("opini", 2023, "WTP", basis="self")) == ("own_claim",)


def test_somebody_under_investigation_is_certain_for_two_years():
    present = figure("status", 2023, "ada", dated="2023-06-01")
    assert doubts("hukum", present, as_of=AsOf(date(2025, 6, 1), 2025)) == ()
    assert doubts("hukum", present, as_of=AsOf(date(2025, 6, 2), 2025)) == ("old_check",)


def test_a_check_is_never_doubtful_for_its_year_which_its_day_says():
    assert doubts("hukum", figure("status", 2025, "tidak ada", dated="2025-05-02", year_inferred=True)) == ()


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


def test_every_status_of_a_region_needs_its_doubts():
    with pytest.raises(ValueError, match="shorter"):
        is_certain(["meets", "meets"], [""])


def test_a_region_without_criteria_is_not_certain():
    assert not is_certain([], [])
