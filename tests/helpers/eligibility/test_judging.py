"""One criterion for one region: which year counts, what the rule says, and why nothing can be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.eligibility import AsOf, Judgement, judge
from helpers.eligibility.judging import meets
from tests.helpers.eligibility.figures_of import END_OF_2025, FRAMEWORK, doubts, figure, said, verdict, with_criterion


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


@pytest.mark.parametrize(("rating", "status"), [("AA", "meets"), ("B", "meets"), ("CC", "fails"), ("D", "fails")])
def test_sakip_is_met_from_b(rating, status):
    assert verdict("sakip", figure("predikat", 2024, rating)).status == status


def test_a_region_nobody_wrote_of_has_no_data():
    criterion = FRAMEWORK.criterion("mcp")
    assert judge(criterion, None, FRAMEWORK, END_OF_2025) == Judgement("no_data", "nothing_published")
    assert judge(criterion, [], FRAMEWORK, END_OF_2025) == Judgement("no_data", "nothing_published")


def test_a_region_with_figures_of_other_items_alone_has_only_parts():
    assert verdict("mcp", figure("perizinan", 2024, 80.0)) == Judgement("no_data", "only_parts")


def test_a_part_beside_the_whole_changes_nothing():
    whole = figure("total", 2024, 60.0)
    assert verdict("mcp", figure("perizinan", 2024, 80.0), whole) == verdict("mcp", whole)


def test_a_verdict_shows_the_figures_it_rests_on_and_their_cells():
    first, second = figure("total", 2024, 79.54), figure("total", 2024, 79.57)
    judged = verdict("spi", figure("total", 2023, 60.0), first, second)
    assert judged == Judgement(
        "meets", "", 2024, values=(79.54, 79.57), cells=(first.cell, second.cell), deciding=(first, second)
    )


def test_a_rounded_figure_is_not_shown_and_its_cell_is():
    rounded, exact = figure("total", 2024, 75), figure("total", 2024, 74.6)
    judged = verdict("mcp", rounded, exact)
    assert (judged.values, judged.cells, judged.deciding) == ((74.6,), (rounded.cell, exact.cell), (exact,))


def test_of_several_items_of_a_year_the_first_decides_and_the_others_are_shown_beside_it():
    category, zone, score = figure("kategori", 2024, "A"), figure("zona", 2024, "hijau"), figure("nilai", 2024, 90.5)
    judged = verdict("kepatuhan", score, zone, category)
    assert judged == Judgement(
        "meets",
        "",
        2024,
        values=(90.5,),
        labels=("A", "hijau"),
        cells=(category.cell, zone.cell, score.cell),
        deciding=(category,),
    )


@pytest.mark.parametrize(
    ("criterion", "known"),
    [
        ("kepatuhan", [("kategori", "B"), ("zona", "kuning")]),
        ("kepatuhan", [("kategori", "B"), ("nilai", 70.5)]),
        ("kepatuhan", [("zona", "hijau"), ("nilai", 70.5)]),
        ("kepatuhan", [("zona", "hijau"), ("kategori", "A"), ("nilai", 77.5)]),
        ("spip", [("nilai", 2.9), ("level", 3)]),
        ("spip", [("nilai", 3.1), ("level", 2)]),
        ("sakip", [("predikat", "B"), ("nilai", 55.0)]),
        ("sakip", [("predikat", "B"), ("nilai", 59.9)]),
        ("sakip", [("predikat", "CC"), ("nilai", 60.1)]),
    ],
)
def test_figures_of_different_items_of_a_year_that_give_different_verdicts_give_none(criterion, known):
    figures = [figure(item, 2024, how) for item, how in known]
    judged = verdict(criterion, *figures)
    assert (judged.status, judged.reason) == ("no_data", "contradicted")
    assert sorted(judged.cells) == sorted(own.cell for own in judged.deciding) == sorted(own.cell for own in figures)


@pytest.mark.parametrize(
    ("criterion", "known", "status"),
    [
        ("kepatuhan", [("kategori", "C"), ("nilai", 78)], "fails"),  # 78 may be 77.6
        ("kepatuhan", [("zona", "hijau"), ("nilai", 78)], "meets"),
        ("sakip", [("predikat", "CC"), ("nilai", 60)], "fails"),
        ("sakip", [("predikat", "B"), ("nilai", 59.99)], "meets"),
        ("spip", [("nilai", 3), ("level", 2)], "fails"),
        ("spip", [("nilai", 2.995), ("level", 3)], "meets"),
    ],
)
def test_a_number_that_may_be_rounded_across_the_threshold_gives_way_to_the_other_item(criterion, known, status):
    figures = [figure(item, 2024, how) for item, how in known]
    assert verdict(criterion, *figures).status == status
    assert doubts(criterion, *figures) == ()


def test_where_the_rounding_of_every_item_leaves_the_verdict_open_the_first_one_decides():
    criterion = FRAMEWORK.criterion("mcp")
    rule = criterion.rule.model_copy(update={"threshold": 74.2})
    framework = with_criterion("mcp", rule=rule, items=["total", "perizinan"])
    figures = figure("total", 2024, 74), figure("perizinan", 2024, 74.2)
    assert said("mcp", *figures, framework=framework) == ("fails", "")
    assert doubts("mcp", *figures, framework=framework) == ("whole_number",)


@pytest.mark.parametrize(
    ("year", "zone", "expected"),
    [
        (2021, "kuning", ("fails", "")),
        (2021, "hijau", ("no_data", "contradicted")),
        (2022, "kuning", ("no_data", "contradicted")),
        (2022, "hijau", ("meets", "")),
    ],
)
def test_a_score_that_the_criterion_does_not_name_lies_in_a_class_of_its_own_year(year, zone, expected):
    framework = with_criterion("kepatuhan", items=["zona"])
    known = figure("zona", year, zone), figure("nilai", year, 79.0)
    assert said("kepatuhan", *known, as_of=AsOf.end_of(year + 1), framework=framework) == expected


@pytest.mark.parametrize("beside", [120.0, "CC"])
def test_a_score_off_the_scale_and_a_label_that_the_criterion_does_not_name_contradict_nothing(beside):
    rating = figure("predikat", 2024, "B")
    assert verdict("sakip", rating, figure("nilai", 2024, beside)) == verdict("sakip", rating)


def test_a_score_that_the_criterion_does_not_name_contradicts_only_in_time_and_decides_nothing():
    rating = figure("predikat", 2024, "B")
    for score in (
        figure("nilai", 2023, 55.0),
        figure("nilai", 2024, 55.0, status="interim"),
        figure("nilai", 2024, 55.0, published="2026-01-05"),
        figure("nilai", 2024, 65.0),
    ):
        assert verdict("sakip", rating, score) == verdict("sakip", rating)
    assert said("sakip", figure("nilai", 2024, 65.2)) == ("no_data", "only_parts")


def test_the_number_of_the_item_that_decides_is_not_mixed_with_those_of_others():
    judged = verdict("spip", figure("level", 2024, 3), figure("nilai", 2024, 3.1))
    assert (judged.status, judged.values, judged.labels) == ("meets", (3.1,), ())


def test_where_no_figure_may_decide_the_reason_is_that_of_the_newest():
    assert said("mcp", figure("total", 2021, 80.0), figure("total", 2025, 80.0)) == ("no_data", "later_year")
    assert said("mcp", figure("total", 2024, 80.0, status="interim"), figure("total", 2021, 80.0))[1] == "interim"


def test_a_label_where_the_rule_compares_numbers_is_refused_with_its_cell():
    with pytest.raises(ValueError, match=r"^mcp compares numbers, but .*\|total2024hijau holds the label 'hijau'"):
        verdict("mcp", figure("total", 2024, "hijau"))


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_score_below_all_classes_is_refused_with_its_cell(year):
    levels = FRAMEWORK.criterion("sakip").rule.model_copy(update={"minimum": "3", "order": ["5", "4", "3", "2", "1"]})
    with pytest.raises(ValueError, match=rf"^spip.nilai has no bands in {year} to judge a.xlsx\|s\|nilai{year}0.0 by"):
        verdict("spip", figure("nilai", year, 0.0), framework=with_criterion("spip", rule=levels))


def test_a_figure_of_a_year_without_a_rule_cannot_be_judged():
    compliance = FRAMEWORK.criterion("kepatuhan")
    with pytest.raises(TypeError, match="no rule of kepatuhan holds in 2020"):
        meets(compliance, figure("zona", 2020, "hijau"), FRAMEWORK)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_figure_never_gives_a_worse_verdict(first, second):
    low, high = sorted((first, second))
    order = ["fails", "meets"]
    results = [order.index(verdict("mcp", figure("total", 2024, value)).status) for value in (low, high)]
    assert results == sorted(results)
