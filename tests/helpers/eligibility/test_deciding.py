"""Which figure may decide: known in time, fresh, said of the region, of the same instrument, final, uncontradicted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.rules import AtLeast, frameworks
from antikorupsi.rules.frameworks import Successor
from helpers.eligibility import AsOf, bar_in_time, barred
from tests.helpers.eligibility.figures_of import END_OF_2025, FRAMEWORK, figure, on, said, verdict


@pytest.mark.parametrize(
    ("criterion", "item", "year", "told", "before", "after"),
    [
        ("spi", "total", 2024, 71.0, "2025-01-30", "2025-01-31"),
        ("spbe", "total", 2024, 3.0, "2025-01-30", "2025-01-31"),
        ("sakip", "predikat", 2024, "A", "2025-01-30", "2025-01-31"),
        ("mcp", "total", 2024, 80.0, "2025-03-30", "2025-03-31"),
        ("spip", "nilai", 2024, 3.2, "2025-03-30", "2025-03-31"),
        ("kepatuhan", "kategori", 2024, "A", "2024-11-29", "2024-11-30"),
    ],
)
def test_a_figure_without_its_own_date_is_known_from_the_usual_release_of_its_instrument(
    criterion, item, year, told, before, after
):
    assert said(criterion, figure(item, year, told), as_of=on(before)) == ("no_data", "too_late")
    assert said(criterion, figure(item, year, told), as_of=on(after)) == ("meets", "")


def test_a_figure_with_its_own_date_is_known_from_that_day():
    early, late = (
        figure("total", 2024, 80.0, published="2025-01-10"),
        figure("total", 2024, 80.0, published="2025-06-01"),
    )
    assert said("mcp", early, as_of=on("2025-01-17")) == ("meets", "")
    assert said("mcp", late, as_of=on("2025-05-31")) == ("no_data", "too_late")


@pytest.mark.parametrize("published", ["2024-01-02", "2024-11-12", "2024-12-31"])
def test_an_mcp_figure_published_within_its_year_is_interim(published):
    read = figure("total", 2024, 80.0, published=published)
    for day in ("2024-12-31", "2025-12-31"):
        assert said("mcp", read, as_of=on(day)) == ("no_data", "interim")
    assert said("mcp", read, figure("total", 2023, 70.0)) == ("fails", "")


@pytest.mark.parametrize(
    ("criterion", "item", "told", "published", "release"),
    [
        ("mcp", "total", 80.0, "2023-05-01", "2025-03-31"),
        ("spi", "total", 80.0, "2024-06-01", "2025-01-31"),
        ("spip", "nilai", 3.1, "2024-12-31", "2025-03-31"),
        ("kepatuhan", "kategori", "A", "2023-12-31", "2024-11-30"),
    ],
)
def test_a_day_before_a_figure_can_have_been_there_makes_it_known_no_earlier_than_the_usual_release(
    criterion, item, told, published, release
):
    known, before = figure(item, 2024, told, published=published), date.fromisoformat(release) - timedelta(days=1)
    assert said(criterion, known, as_of=on(str(before))) == ("no_data", "too_late")
    assert said(criterion, known, as_of=on(release)) == ("meets", "")


def test_a_figure_of_the_year_itself_counts_from_its_own_day_where_its_instrument_comes_out_within_the_year():
    early = figure("kategori", 2024, "A", published="2024-11-14")
    assert said("kepatuhan", early, as_of=on("2024-11-14")) == ("meets", "")


def test_a_figure_of_the_assessment_year_never_decides_even_where_it_came_out_in_time():
    assert said("kepatuhan", figure("kategori", 2025, "A", published="2025-11-20")) == ("no_data", "later_year")
    assert said("spi", figure("total", 2025, 90.0, published="2025-12-01")) == ("no_data", "later_year")


def test_where_the_newest_figure_is_not_known_yet_the_one_before_decides():
    judged = verdict("mcp", figure("total", 2023, 80.0), figure("total", 2024, 60.0), as_of=on("2025-01-17"))
    assert (judged.status, judged.year) == ("meets", 2023)


@pytest.mark.parametrize(("year", "reason"), [(2024, ""), (2023, ""), (2022, "stale"), (2019, "stale")])
def test_a_figure_decides_for_two_years_and_no_longer(year, reason):
    assert said("spi", figure("total", year, 60.0)) == ("no_data" if reason else "fails", reason)


def test_a_yellow_zone_of_three_years_before_refuses_nobody():
    assert said("kepatuhan", figure("zona", 2022, "kuning")) == ("no_data", "stale")


def test_the_age_of_figures_can_be_asked_for():
    longer = frameworks.with_oldest_figure(FRAMEWORK, 3)
    assert said("spi", figure("total", 2022, 60.0), framework=longer) == ("fails", "")
    assert said("spi", figure("total", 2024, 60.0), framework=frameworks.with_oldest_figure(FRAMEWORK, 0))[1] == "stale"


@pytest.mark.parametrize("basis", ["", "named", "closed", "remainder", "self"])
def test_what_is_said_by_name_or_in_a_closed_statement_decides(basis):
    assert said("kepatuhan", figure("zona", 2024, "hijau", basis=basis)) == ("meets", "")


def test_an_open_remainder_decides_nothing():
    assert said("kepatuhan", figure("zona", 2024, "kuning", basis="open")) == ("no_data", "open_remainder")


@pytest.mark.parametrize(("older", "status"), [("kuning", "fails"), ("hijau", "no_data")])
def test_behind_an_open_remainder_an_older_figure_decides_only_where_both_say_the_same(older, status):
    remainder = figure("zona", 2024, "kuning", basis="open")
    judged = verdict("kepatuhan", figure("zona", 2023, older), remainder)
    assert (judged.status, judged.year) == (status, 2023 if status == "fails" else None)
    assert judged.reason == ("" if status == "fails" else "open_remainder")


def test_an_open_remainder_of_no_newer_year_takes_no_verdict_away():
    known = figure("zona", 2024, "hijau"), figure("zona", 2024, "kuning", basis="open")
    assert said("kepatuhan", *known) == ("meets", "")
    assert said("kepatuhan", known[0], figure("zona", 2023, "kuning", basis="open")) == ("meets", "")


def test_scores_behind_an_open_remainder_are_compared_by_their_classes():
    newer = figure("nilai", 2024, 80.0, basis="open")
    assert said("kepatuhan", figure("nilai", 2023, 79.0), newer) == ("meets", "")
    assert said("kepatuhan", figure("nilai", 2023, 60.0), newer) == ("no_data", "open_remainder")


def test_an_open_remainder_and_older_figures_that_both_contradict_themselves_give_no_verdict():
    known = [figure("zona", 2023, label) for label in ("hijau", "kuning")]
    newer = [figure("zona", 2024, label, basis="open") for label in ("hijau", "kuning")]
    assert said("kepatuhan", *known, *newer) == ("no_data", "open_remainder")


def test_a_named_figure_beside_an_open_remainder_decides_alone():
    judged = verdict("kepatuhan", figure("zona", 2024, "kuning", basis="open"), figure("zona", 2024, "hijau"))
    assert judged.status == "meets"


def test_forerunners_of_the_mcp_and_successors_of_the_ombudsmans_category_are_not_comparable():
    older = AsOf.end_of(2019)
    assert said("mcp", figure("total", 2018, 30.0), as_of=older) == ("no_data", "not_comparable")
    assert said("kepatuhan", figure("kategori", 2025, "E"), as_of=AsOf.end_of(2026)) == ("no_data", "not_comparable")


def test_a_rule_for_a_successor_judges_it_as_soon_as_one_is_written():
    compliance = FRAMEWORK.criterion("kepatuhan")
    successor = compliance.successor.model_copy(update={"rule": compliance.rule})
    assert isinstance(successor, Successor)
    written = compliance.model_copy(update={"successor": successor})
    framework = FRAMEWORK.model_copy(update={"criteria": [written]})
    opinion = figure("kategori", 2025, "A")
    assert said("kepatuhan", opinion, as_of=AsOf.end_of(2026), framework=framework) == ("meets", "")


def test_without_a_rule_on_the_opinion_nobody_can_meet_the_criterion_from_2027_on():
    known = [figure("kategori", year, "A") for year in range(2021, 2027)]
    assert said("kepatuhan", *known, as_of=AsOf.end_of(2026))[0] == "meets"
    assert said("kepatuhan", *known, as_of=AsOf.end_of(2027)) == ("no_data", "not_comparable")


def test_an_interim_figure_is_never_used_and_hides_no_final_one():
    interim = figure("total", 2024, 30.0, status="interim")
    assert said("mcp", interim) == ("no_data", "interim")
    assert said("mcp", interim, figure("total", 2023, 80.0)) == ("meets", "")


def test_within_rounding_the_more_precise_of_two_figures_decides():
    judged = verdict("mcp", figure("total", 2024, 75), figure("total", 2024, 74.6))
    assert (judged.status, judged.values) == ("fails", (74.6,))


def test_two_figures_that_contradict_each_other_are_kept_and_give_no_verdict():
    judged = verdict("mcp", figure("total", 2024, 74.1), figure("total", 2024, 76.2), figure("total", 2023, 90.0))
    assert (judged.status, judged.reason, judged.values) == ("no_data", "contradicted", (74.1, 76.2))


def test_a_figure_of_an_unknown_instrument_is_known_from_the_end_of_its_year():
    assert bar_in_time(figure("total", 2024, 1.0), "none such", on("2024-12-30")) == "too_late"
    assert bar_in_time(figure("total", 2024, 1.0), "none such", on("2024-12-31")) == ""


def test_the_day_of_a_verdict_is_written_as_it_is_compared():
    assert str(AsOf.end_of(2025)) == "2025-12-31"
    assert AsOf.end_of(2025).assessment_year == 2025


def test_every_figure_is_returned_with_the_reason_why_it_may_not_decide():
    known = {
        "": figure("zona", 2024, "hijau"),
        "interim": figure("zona", 2024, "kuning", status="interim"),
        "later_year": figure("zona", 2025, "hijau"),
        "too_late": figure("zona", 2024, "hijau", published="2026-02-01"),
        "not_comparable": figure("zona", 2020, "hijau"),
        "stale": figure("zona", 2022, "hijau"),
        "open_remainder": figure("zona", 2023, "hijau", basis="open"),
    }
    found = barred(list(known.values()), FRAMEWORK.criterion("kepatuhan"), FRAMEWORK, END_OF_2025)
    assert found == [(own, bar) for bar, own in known.items()]


def test_the_age_rule_counts_from_the_assessment_year_and_not_from_the_day():
    known = figure("total", 2023, 60.0)
    assert said("spi", known, as_of=on("2024-02-01", 2025)) == ("fails", "")
    assert said("spi", known, as_of=on("2027-02-01", 2025)) == ("fails", "")
    assert said("spi", known, as_of=on("2025-12-31", 2026)) == ("no_data", "stale")


@given(
    st.sets(st.integers(2018, 2026), max_size=6),
    st.dates(date(2024, 6, 1), date(2026, 6, 1)),
    st.integers(0, 400),
)
def test_a_later_day_never_takes_a_figure_away_that_was_known(years, day, later):
    def known_on(asked):
        as_of = AsOf(asked, 2025)
        return verdict("spi", *(figure("total", year, 71.5) for year in years), as_of=as_of).status == "meets"

    assert not known_on(day) or known_on(day + timedelta(days=later))


def test_the_rule_of_a_year_is_none_where_the_years_cannot_be_compared():
    compliance = FRAMEWORK.criterion("kepatuhan")
    assert compliance.rule_in(2020) is None
    assert compliance.rule_in(2024) == compliance.rule
    assert compliance.rule_in(2025) is None
    assert isinstance(FRAMEWORK.criterion("mcp").rule_in(2024), AtLeast)
