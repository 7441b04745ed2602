"""What the uncertainty comes to over all regions: which assumptions matter, which indicators, and what did not run."""

from typing import NamedTuple

import pandas as pd

from antikorupsi.assess import EVERYWHERE, CountryView, InfluenceRow, VariantRow
from antikorupsi.common import Html, each_row, markup, sentence_start
from antikorupsi.show.figure_words import threshold, variant_of
from antikorupsi.show.number_words import share_known
from antikorupsi.show.wording import ELIGIBILITY_WORDS, NOT_RUN_WORDS, SOURCE_WORDS, STEP_WORDS


def influences(view: CountryView) -> Html:
    """One row per source that is varied: its Sobol indices over all regions, and for how many it matters most."""
    assessment = view.assessment
    words, found, say = view.words, assessment.influences, view.words.say
    title = markup.heading(say("Sensitivity"), "kepekaan")
    if found.empty:
        return markup.joined(
            title, markup.paragraph(say("No total varies, so that no assumption matters more than another."))
        )
    of_regions = found[found["region"] != EVERYWHERE]
    most = of_regions.loc[of_regions.groupby("region")["total"].idxmax(), "source"].value_counts()
    rows = [
        [
            say(SOURCE_WORDS[row.source]),
            share_known(row.first, row.first_error, words),
            share_known(row.total, row.total_error, words),
            str(most.get(row.source, 0)),
        ]
        for row in each_row(found[found["region"] == EVERYWHERE], InfluenceRow)
    ]
    headings = [say("Assumption"), say("Share of the spread by itself (first-order Sobol index)")]
    headings += [say("Together with the others (total Sobol index)"), say("Regions where it matters most")]
    caption = say("Which assumption moves the totals most")
    return markup.joined(title, markup.table(headings, rows, caption, numeric=[1, 2, 3]))


def left_out(view: CountryView) -> Html:
    """One row per indicator: how far totals move without it, how many regions change rank; else a sentence."""
    assessment = view.assessment
    words, found, say = view.words, assessment.left_out, view.words.say
    if found.empty:
        none = say("No total has been computed, so that no indicator can be left out of it.")
        return Html(markup.paragraph(none))
    rows = [
        [
            f"{indicator.number}. {words.pick(indicator.name)}",
            words.number(group["change"].abs().mean()),
            words.number(group["change"].abs().max()),
            str(int((group["rank_change"] != 0).sum())),
        ]
        for indicator in assessment.framework.indicators
        if len(group := found[found["indicator"] == indicator.id])
    ]
    headings = [say("Indicator"), say("Mean change of the total without it"), say("Largest change")]
    headings += [say("Regions at another rank")]
    return Html(markup.table(headings, rows, say("The totals without one indicator"), numeric=[1, 2, 3]))


def other_thresholds(view: CountryView) -> Html:
    """One row per other threshold that is known: how many regions are eligible, not eligible, undetermined under it."""
    assessment, words, say = view.assessment, view.words, view.words.say
    usual = assessment.eligibility.value_counts()
    rows = [[say("as in the framework"), "–", *_counts(usual), "–"]]
    tried = assessment.variants
    for row in each_row(tried.drop_duplicates(["criterion", "variant"]), VariantRow):
        group = tried[(tried["criterion"] == row.criterion) & (tried["variant"] == row.variant)]
        criterion = variant_of(assessment.framework, row.criterion, row.variant)
        counts = _counts(group["eligibility"].value_counts())
        bound = threshold(criterion, words)
        rows.append([words.pick(criterion.name), bound, *counts, str(int(group["differs"].sum()))])
    headings = [say("Criterion"), say("Threshold"), *[say(word) for word in ELIGIBILITY_WORDS.values()]]
    headings += [say("Regions judged otherwise")]
    return Html(markup.table(headings, rows, say("Verdicts under other thresholds"), numeric=range(2, 6)))


def _counts(eligibility: pd.Series) -> list[str]:
    return [str(int(eligibility.get(verdict, 0))) for verdict in ELIGIBILITY_WORDS]


class _StepRow(NamedTuple):
    """One step that could not run, and for how many regions."""

    step: str
    reason: str
    regions: int


def not_run(view: CountryView) -> Html:
    """One row per step of the uncertainty that could not run and reason: for how many regions."""
    say = view.words.say
    counts = view.assessment.not_run.groupby(["step", "reason"], sort=False).size().reset_index(name="regions")
    if counts.empty:
        return Html(markup.paragraph(say("Every step of the uncertainty ran for every region.")))
    rows = [
        [
            sentence_start(say(STEP_WORDS[row.step])),
            sentence_start(say(NOT_RUN_WORDS[row.reason][0])),
            str(row.regions),
        ]
        for row in each_row(counts, _StepRow)
    ]
    headings = [say("Step"), say("Why it could not run"), say("Regions")]
    caption = say("Uncertainty that could not be examined")
    return Html(markup.table(headings, rows, caption, numeric=[2]))
