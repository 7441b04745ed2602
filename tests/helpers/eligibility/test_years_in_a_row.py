"""Criteria of years in a row: which audited years count, what each must say, and which are open."""

import pytest

from helpers.eligibility import Judgement, open_years
from tests.helpers.eligibility.figures_of import END_OF_2025, FRAMEWORK, figure, on, said, verdict, with_criterion


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


def test_two_opinions_on_one_year_contradict_each_other_unless_another_year_fails_anyway():
    both = [figure("opini", 2024, label) for label in ("WTP", "WDP")]
    assert said("opini_bpk", *both, figure("opini", 2023, "WTP")) == ("no_data", "contradicted")
    assert said("opini_bpk", *both, figure("opini", 2023, "WDP")) == ("fails", "")


def test_each_of_three_audited_years_is_needed_where_the_rule_asks_for_three():
    rule = FRAMEWORK.criterion("opini_bpk").rule.model_copy(update={"years": 3})
    framework = with_criterion("opini_bpk", rule=rule)
    known = [figure("opini", year, "WTP") for year in (2024, 2023, 2022)]
    assert said("opini_bpk", *known, framework=framework) == ("meets", "")
    for left_out in range(3):
        left = [own for place, own in enumerate(known) if place != left_out]
        assert said("opini_bpk", *left, framework=framework) == ("no_data", "one_year_only")
    worse = [known[0], known[1], figure("opini", 2022, "WDP")]
    assert said("opini_bpk", *worse, framework=framework) == ("fails", "")


def test_a_verdict_on_opinions_shows_each_year_once_the_latest_first():
    older, newer = figure("opini", 2023, "WTP"), figure("opini", 2024, "WTP-DPP")
    judged = verdict("opini_bpk", older, newer, older)
    assert judged == Judgement(
        "meets",
        "",
        2024,
        values=(),
        labels=("WTP-DPP (2024)", "WTP (2023)"),
        cells=(newer.cell, older.cell),
        deciding=(newer, older, older),
    )


def test_the_latest_audited_years_are_those_whose_opinions_are_out():
    known = [figure("opini", year, "WTP") for year in (2022, 2023)]
    assert said("opini_bpk", *known, as_of=on("2025-06-29")) == ("meets", "")
    assert said("opini_bpk", *known, as_of=on("2025-06-30")) == ("no_data", "one_year_only")
    early = figure("opini", 2024, "WTP", published="2025-05-02")
    judged = verdict("opini_bpk", *known, early, as_of=on("2025-05-02"))
    assert (judged.status, judged.labels) == ("meets", ("WTP (2024)", "WTP (2023)"))


def test_an_opinion_without_its_own_day_is_out_with_those_of_all_others():
    known = [figure("opini", year, "WTP") for year in (2022, 2023, 2024)]
    judged = verdict("opini_bpk", *known, as_of=on("2025-06-29"))
    assert (judged.status, judged.labels) == ("meets", ("WTP (2023)", "WTP (2022)"))
    judged = verdict("opini_bpk", *known, as_of=on("2025-06-30"))
    assert (judged.status, judged.labels) == ("meets", ("WTP (2024)", "WTP (2023)"))


def test_an_opinion_that_is_published_later_than_the_day_moves_no_year():
    known = [figure("opini", year, "WTP") for year in (2022, 2023)]
    late = figure("opini", 2024, "WDP", published="2025-06-02")
    assert said("opini_bpk", *known, late, as_of=on("2025-06-01")) == ("meets", "")
    assert said("opini_bpk", *known, late, as_of=on("2025-06-02")) == ("fails", "")


def test_an_opinion_with_a_day_of_its_own_after_the_usual_release_leaves_the_older_pair_until_then():
    known = [figure("opini", year, "WTP") for year in (2022, 2023)]
    late = figure("opini", 2024, "WTP", published="2025-07-15")
    for day, first in (("2025-01-17", 2023), ("2025-07-01", 2023), ("2025-07-14", 2023), ("2025-07-15", 2024)):
        judged = verdict("opini_bpk", *known, late, as_of=on(day))
        assert (judged.status, judged.year) == ("meets", first)


@pytest.mark.parametrize("published", ["2024-05-15", "2024-12-31", "2023-05-01"])
def test_an_opinion_dated_before_its_fiscal_year_ended_is_out_with_the_usual_release(published):
    known = figure("opini", 2023, "WTP"), figure("opini", 2022, "WTP")
    early = figure("opini", 2024, "WDP", published=published)
    assert said("opini_bpk", *known, early, as_of=on("2025-06-29")) == ("meets", "")
    assert said("opini_bpk", *known, early, as_of=on("2025-06-30")) == ("fails", "")


def test_opinions_of_the_assessment_year_never_count_on_whatever_day():
    known = [figure("opini", year, "WTP") for year in (2023, 2024)]
    later = figure("opini", 2025, "WDP", published="2025-12-01")
    assert said("opini_bpk", *known, later) == ("meets", "")
    assert said("opini_bpk", *known, figure("opini", 2025, "WDP"), as_of=on("2026-12-31")) == ("meets", "")


def test_an_opinion_that_two_sources_published_is_out_on_the_earlier_of_their_days():
    known = [figure("opini", year, "WTP") for year in (2022, 2023)]
    early, late = (figure("opini", 2024, "WDP", published=day) for day in ("2025-05-02", "2025-07-15"))
    for both in ((early, late), (late, early)):
        assert said("opini_bpk", *known, *both, as_of=on("2025-05-01")) == ("meets", "")
        assert said("opini_bpk", *known, *both, as_of=on("2025-05-02")) == ("fails", "")


def open_of(*figures, framework=FRAMEWORK, as_of=END_OF_2025):
    return open_years(framework.criterion("opini_bpk"), list(figures), framework, as_of)


@pytest.mark.parametrize(
    ("labels", "years"),
    [
        ({}, (2023, 2024)),
        ({2024: "WTP"}, (2023,)),
        ({2023: "WTP-DPP"}, (2024,)),
        ({2023: "WTP", 2024: "WTP-DPP"}, ()),
        ({2023: "WDP", 2024: "WTP"}, (2023,)),
        ({2022: "WTP", 2025: "WTP"}, (2023, 2024)),
    ],
)
def test_a_year_is_open_until_an_accepted_label_of_it_is_known(labels, years):
    assert open_of(*(figure("opini", year, label) for year, label in labels.items())) == years


def test_a_year_whose_labels_contradict_each_other_is_open():
    assert open_of(*(figure("opini", 2024, label) for label in ("WTP", "WDP")), figure("opini", 2023, "WTP")) == (2024,)


def test_a_figure_that_may_not_decide_or_is_of_another_item_closes_no_year():
    known = figure("opini", 2023, "WTP")
    assert open_of(known, figure("opini", 2024, "WTP", status="interim")) == (2024,)
    assert open_of(known, figure("temuan", 2024, "WTP")) == (2024,)


def test_the_open_years_are_the_latest_audited_ones_as_many_as_the_rule_asks_for():
    assert open_of(as_of=on("2025-06-29")) == (2022, 2023)
    early = figure("opini", 2024, "WTP", published="2025-05-02")
    assert open_of(early, as_of=on("2025-06-29")) == (2023,)
    rule = FRAMEWORK.criterion("opini_bpk").rule.model_copy(update={"years": 3})
    assert open_of(framework=with_criterion("opini_bpk", rule=rule)) == (2022, 2023, 2024)


def test_all_years_of_a_region_nobody_wrote_of_are_open():
    assert open_years(FRAMEWORK.criterion("opini_bpk"), None, FRAMEWORK, END_OF_2025) == (2023, 2024)


def test_a_criterion_of_one_year_has_no_open_years():
    with pytest.raises(TypeError, match=r"^mcp is no criterion of consecutive years$"):
        open_years(FRAMEWORK.criterion("mcp"), [], FRAMEWORK, END_OF_2025)
