"""How often each criterion agrees with the KPK's choices, and the figures that contradict a choice."""

from antikorupsi.assess import (
    AgreementRow,
    Assessment,
    CountryView,
    agreement_by_criterion,
    verdict_by_choice_and_criterion,
)
from antikorupsi.common import Html, each_row, is_missing, markup
from antikorupsi.show.figure_words import threshold, verdict_figures
from helpers.eligibility import VerdictRow


def back_test(view: CountryView) -> Html:
    """One row per criterion: chosen regions that agree, contradict or are open, and the share of others that meet.

    Below it the figures that contradict a choice, and what such a sample can say.
    """
    assessment, words = view.assessment, view.words
    agreement = agreement_by_criterion(assessment)
    if agreement.empty or not agreement["chosen"].any():
        return Html(markup.paragraph(words.say("No region of this period was chosen by the KPK.")))
    headings = [words.say("Criterion"), words.say("Threshold"), words.say("Chosen regions"), words.say("agrees")]
    headings += [words.say("contradicts"), words.say("cannot be told"), words.say("Verdicts on others")]
    headings += [words.say("of these meet it")]
    rows = [
        [
            words.pick((criterion := assessment.framework.criterion(row.criterion)).name),
            threshold(criterion, words),
            *(str(count) for count in (row.chosen, row.agree, row.contradict, row.unknown, row.others_known)),
            "–" if is_missing(row.others_meet) else f"{words.number(100 * row.others_meet, 0)} %",
        ]
        for row in each_row(agreement, AgreementRow)
    ]
    caption = words.say("The regions that the KPK chose, judged as of 17 January of the year they were chosen for")
    counted = words.say(
        "Verdicts on others: on all regions not chosen, as of each of these days; a region counts once for every day."
    )
    limits = words.say(
        "The sample is small and no rejected region is known well: it says whether a rule can be the KPK's, and sets "
        "no threshold. Figures are known where the press praised or blamed. The day of the choice is published for "
        "Kota Blitar alone and assumed for the others. The published totals cannot be computed again: nobody published "
        "scores by indicator."
    )
    return markup.joined(
        markup.table(headings, rows, caption, numeric=range(2, 8)),
        markup.paragraph(counted),
        _contradicting(assessment, view.words.code),
        markup.paragraph(limits),
    )


def _contradicting(assessment: Assessment, language: str) -> Html | None:
    """By which figure a choice is contradicted."""
    words = assessment.words(language)
    found = verdict_by_choice_and_criterion(assessment)
    rows = [
        [
            assessment.period.regions.get(row.region).name,
            str(choice),
            words.pick(assessment.framework.criterion(row.criterion).name),
            verdict_figures(row, assessment.framework, words),
            str(row.year),
        ]
        for row, choice in zip(each_row(found, VerdictRow), found["choice"], strict=True)
        if row.status == "fails"
    ]
    if not rows:
        return None
    headings = [words.say("Region"), words.say("Chosen for"), words.say("Criterion"), words.say("Figure")]
    headings += [words.say("Year")]
    return Html(markup.table(headings, rows, words.say("What contradicts a choice"), numeric=[1, 4]))
