"""What a report says of its own uncertainty: in words, with the figures of the tables, nothing where there is none."""

import re

import pytest

from antikorupsi.assess.country import CountryView
from antikorupsi.assess.region import RegionAssessment
from antikorupsi.common import sentence_start
from antikorupsi.common.language import Language
from antikorupsi.show import sentences, tables
from antikorupsi.show.number_words import share_of_draws
from antikorupsi.show.wording import NOT_RUN_WORDS, SOURCE_WORDS, STEP_WORDS
from helpers import Assessment
from tests.assess.uncertainty.making import framework
from tests.views import country


def shown(piece):
    return "" if piece is None else re.sub(r"\s+", " ", repr(piece))


@pytest.fixture(scope="module")
def asri(assessment_contoh):
    return assessment_contoh.region("01.05", "en")


def changed(view, **tables_of_assessment):
    """The view of the same region in an assessment with other tables."""
    known = {name: getattr(view.assessment, name) for name in Assessment.__dataclass_fields__}
    return RegionAssessment(Assessment(**(known | tables_of_assessment)), view.region, view.language)


def test_the_verdict_says_how_often_the_predicate_is_reached_and_between_which_ranks(asri):
    moved = asri.assessment.total_range("01.05")
    said = shown(sentences.certainty(asri))
    share = round(100 * moved["share_at_least_bound"])
    ranks = f"rank 4, between {moved['rank_low']:.0f} and {moved['rank_high']:.0f}."
    assert f"Istimewa (outstanding) in {share}% of plausible weightings and scores; {ranks}" in said


def test_where_no_score_is_drawn_the_sentence_speaks_of_weightings_alone(asri):
    quiet = asri.assessment.not_run
    both = quiet[quiet["region"] == "01.05"].iloc[[0, 0]].assign(step=["assessors", "survey"], reason="switched_off")
    view = changed(asri, not_run=both)
    assert "% of plausible weightings; rank 4" in shown(sentences.certainty(view))
    assert "assessors differ" not in shown(sentences.scores(view))


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0%"), (0.001, "less than 1%"), (0.42, "42%"), (0.9999, "more than 99%"), (1.0, "100%")]
)
def test_a_share_that_is_not_all_or_none_never_rounds_to_it(share, said):
    assert share_of_draws(share, Language("en")) == said


def test_a_total_below_the_predicate_under_every_weighting_says_so(assessment_contoh):
    view = assessment_contoh.region("01.06", "en")
    whole = view.bounds.query("family == 'all' and treatment == 'neutral'").iloc[0]
    said = shown(sentences.scores(view))
    assert f"it lies between {whole['low']:.2f} and {whole['high']:.2f}" in said
    assert "so it is below Istimewa (outstanding) under all of them." in said
    assert "under all of them" not in shown(sentences.scores(assessment_contoh.region("01.04", "en")))


def test_the_assumption_and_the_indicator_that_matter_most_are_named(asri):
    said = shown(sentences.uncertainty(asri))
    most = asri.influences.sort_values("total", ascending=False).iloc[0]
    assert most["source"] == "assessors"  # the story of the region: they are up to 38 points apart
    assert f"the disagreement of the assessors. It makes {100 * most['first']:.0f}% of the spread" in said
    moves = asri.left_out.loc[asri.left_out["change"].abs().idxmax()]
    assert f"matters most is {int(moves['indicator'][1:])}, " in said
    assert f"without it the total would be {moves['total']:.2f}, at rank {moves['rank']}." in said


def test_missing_scores_say_what_they_could_do(assessment_contoh):
    view = assessment_contoh.region("01.03", "en")
    scored = view.scores.query("level == 'indicator' and stage == 'monev'")["score"]
    worst, best = scored.sum() / 19, (scored.sum() + 100 * (19 - len(scored))) / 19
    count = 19 - len(scored)
    assert (
        f"{count} indicators have no score: with the worst scores for them the total would be {worst:.2f}, "
        f"with the best ones {best:.2f}."
    ) in shown(sentences.uncertainty(view))


@pytest.mark.parametrize("code", [f"01.0{number}" for number in range(1, 9)])
def test_every_step_that_did_not_run_stands_below_the_total_with_its_reason(assessment_contoh, code):
    view = assessment_contoh.region(code, "en")
    said = shown(sentences.uncertainty(view))
    assert len(view.not_run)
    if view.stage is None:  # no total, nothing below it
        assert said == ""
        return
    for step, reason in zip(view.not_run["step"], view.not_run["reason"], strict=True):
        assert f"{sentence_start(STEP_WORDS[step])} {sentence_start(NOT_RUN_WORDS[reason][0])}" in said


def test_a_total_without_scores_is_not_examined_and_the_head_says_why(assessment_2025):
    head = shown(sentences.verdict(assessment_2025.region("35.72", "en")))
    assert (
        "The published total of 2025 is 92.15, Istimewa (outstanding); scores by indicator were not published." in head
    )
    assert sentences.uncertainty(assessment_2025.region("35.72")) is None
    assert sentences.uncertainty(assessment_2025.region("35.78")) is None
    assert tables.weightings(assessment_2025.region("35.72")) is None


def test_other_thresholds_stand_among_the_assumptions_with_what_they_change(assessment_2025):
    differing = assessment_2025.variants.query("differs")["region"].iloc[0]
    said = shown(tables.assumptions(assessment_2025.region(differing, "en")))
    assert "With at least 68, which is known too, the result would be: undetermined." in said
    verdict = shown(sentences.certainty(assessment_2025.region(differing, "en")))
    assert (
        "with integrity assessment survey (SPI) at least 68, which is known too, it would be undetermined." in verdict
    )
    assert "firm" not in verdict
    same = shown(tables.assumptions(assessment_2025.region("35.72", "en")))
    assert "Another condition that is known (at least 68) gives the same result." in same
    assert tables.assumptions(Assessment.load("contoh").region("01.08")) is None


def test_the_table_of_other_weights_holds_draws_and_exact_bounds(asri):
    said = shown(tables.weightings(asri))
    near = asri.bounds.query("family == 'near'").iloc[0]
    assert "90% of 10,000 random draws" in said
    assert f"Each weight from 1/2 to 2 times its own, exact bounds {near['low']:.2f} – {near['high']:.2f}" in said


def test_the_method_notebook_shows_every_source_indicator_threshold_and_reason(assessment_contoh):
    said = shown(tables.influences(country(assessment_contoh, "en")))
    assert all(word in said for word in SOURCE_WORDS.values())
    assert shown(tables.left_out(country(assessment_contoh, "en"))).count(". ") >= 19
    assert "at least 68 3 1 2 2 0 0" in shown(tables.other_thresholds(CountryView(assessment_contoh, Language("en"))))
    listed = shown(tables.not_run(CountryView(assessment_contoh, Language("en"))))
    for reason in set(assessment_contoh.not_run["reason"]):
        assert sentence_start(NOT_RUN_WORDS[reason][0]) in listed


def test_without_totals_the_method_notebook_says_so(assessment_2025):
    assert "No total varies" in shown(tables.influences(country(assessment_2025, "en")))
    assert "No total has been computed, so that no indicator can be left out" in shown(
        tables.left_out(country(assessment_2025, "en"))
    )


def test_the_interval_and_the_number_of_draws_are_those_of_the_framework(asri):
    other = changed(asri, framework=framework(count=500, interval=0.8))
    assert "in 80% of plausible" in shown(sentences.scores(other))
    assert "80% of 500 random draws" in shown(tables.weightings(other))
