"""What is missing, and what would settle the verdict."""

from markupsafe import Markup

from antikorupsi.assess import GapRow, RegionAssessment
from antikorupsi.common import Html, markup, tag
from antikorupsi.show.certainty import not_assessed
from antikorupsi.show.figure_words import threshold
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.unused import reasons_of, unused_of, unused_papers
from antikorupsi.show.wording import LACKING_WORDS, STAGE_WORDS, marked
from helpers.eligibility import VerdictRow, figures_by_region, open_years

_NEEDED = marked("{criterion} ({owner}): {reason}. Needed: {threshold}.")
_CONDITION = marked("{criterion} ({owner}): {reason}. Condition: {threshold}.")


def missing(view: RegionAssessment) -> Html:
    """A point for every criterion without a verdict, one for the indicators without a score, one for their evidence."""
    say = view.language.say
    if view.eligibility == "not_assessed":
        return markup.joined(
            markup.heading(say("Data still needed"), "data-kurang"), markup.paragraph(not_assessed(view.language))
        )
    points: list[object] = [_criterion(view, *row) for row in view.verdicts_and_gaps if row[0].status == "no_data"]
    points += _indicators(view)
    points += [tag("span", figure.said, reference_marks(view, figure.cells)) for figure in unused_papers(view)]
    points += _evidence(view)
    title = markup.heading(say("Data still needed"), "data-kurang")
    if not points:
        return markup.joined(
            title, markup.paragraph(say("Nothing is missing: every criterion and indicator has a figure."))
        )
    return markup.joined(title, markup.bullets(points))


def _criterion(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> Markup:
    say, criterion = view.language.say, view.framework.criterion(verdict.criterion)
    received = unused_of(view, verdict)
    reasons = [*reasons_of(verdict, received, view.language), *(received_figure.said for received_figure in received)]
    cells = "\n".join([verdict.cells, *(received_figure.cells for received_figure in received)])
    needed = say(
        _CONDITION if criterion.checks else _NEEDED,
        criterion=view.criterion_name(criterion.id),
        owner=criterion.owner,
        reason="; ".join(reasons),
        threshold=threshold(criterion, view.language),
    )
    if gap.unit != "years":
        return tag("span", needed, reference_marks(view, cells))
    figures = figures_by_region(view.observations).get((view.region.code, criterion.instrument))
    open_ones = open_years(criterion, figures, view.framework, view.assessment.as_of)
    lacking = say("Years still needed: {years}.", years=view.language.listing([str(year) for year in open_ones]))
    return tag("span", f"{needed} {lacking}", reference_marks(view, cells))


def _indicators(view: RegionAssessment) -> list[str]:
    unscored = [
        indicator.number for indicator in view.framework.indicators if view.score("indicator", indicator.id) is None
    ]
    if not unscored:
        return []
    if len(unscored) == len(view.framework.indicators):
        return [view.language.say("The panel's scores of all {count} indicators.", count=len(unscored))]
    return [
        view.language.say(
            "The panel's scores of indicators {numbers}.", numbers=view.language.listing([str(n) for n in unscored])
        )
    ]


def _evidence(view: RegionAssessment) -> list[Markup]:
    """What the working papers of the latest stage lack in evidence, by kind."""
    lacking, say = view.lacking_evidence, view.language.say
    if lacking.empty:
        return []
    numbers = lacking["indicator"].map(lambda identifier: view.framework.indicator(identifier).number)
    kinds = [
        say(words, numbers=view.language.listing([str(number) for number in numbers[lacking["lacking"] == kind]]))
        for kind, words in LACKING_WORDS.items()
        if (lacking["lacking"] == kind).any()
    ]
    stage = say(STAGE_WORDS[lacking.stage.iloc[0]])
    text = say("Evidence in the working papers ({stage}): {kinds}.", stage=stage, kinds="; ".join(kinds))
    return [tag("span", text, reference_marks(view, "\n".join(lacking["cells"])))]
