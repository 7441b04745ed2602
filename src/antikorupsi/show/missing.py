"""Who must send what, so that the verdict on a region can be settled."""

from markupsafe import Markup

from antikorupsi.assess import GapRow, RegionAssessment
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.missing_figures import years_words
from antikorupsi.show.unused import reasons_of, unused_of, unused_papers
from antikorupsi.show.wording import LACKING_WORDS, STAGE_WORDS
from helpers.eligibility import VerdictRow, figures_by_region, open_years


def missing(view: RegionAssessment) -> Html | None:
    """One row per agency: the figures that its criteria lack, by year, and why what it sent does not decide.

    Then the scores and the evidence that the panel owes; None where nothing is missing or the region is not assessed.
    """
    say = view.language.say
    if view.eligibility == "not_assessed":
        return None
    by_owner: dict[str, list[object]] = {}
    for verdict, gap in view.verdicts_and_gaps:
        if verdict.status == "no_data":
            criterion = view.framework.criterion(verdict.criterion)
            owner = view.assessment.sender_of(criterion, view.region.code)
            by_owner.setdefault(owner, []).append(_criterion(view, verdict, gap))
    papers = [tag("span", figure.said, reference_marks(view, figure.cells)) for figure in unused_papers(view)]
    if of_panel := [*_indicators(view), *papers, *_evidence(view)]:
        by_owner[say("Panel")] = list(of_panel)
    if not by_owner:
        return None
    rows = [[owner, Markup("").join(tag("div", point) for point in points)] for owner, points in by_owner.items()]
    table = markup.table([say("Who"), say("What")], rows, say("What would settle the open criteria"), class_="needs")
    return Html(tag("section", markup.heading(say("Who must send what"), "data-kurang"), table, class_="half"))


def _criterion(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> Markup:
    """What is to be sent for a criterion, with the years that may decide; below it what was received and does not."""
    criterion, received = view.framework.criterion(verdict.criterion), unused_of(view, verdict)
    what = view.language.say(
        "{criterion} ({years})", criterion=view.criterion_name(criterion.id), years=_years(view, verdict, gap)
    )
    reasons = [*reasons_of(verdict, received, view.language), *(received_figure.said for received_figure in received)]
    if verdict.reason == "nothing_published" and not received:
        return tag("span", what)
    cells = "\n".join([verdict.cells, *(received_figure.cells for received_figure in received)])
    return tag("span", what) + small(tag("span", "; ".join(reasons), reference_marks(view, cells)), class_="note")


def _years(view: RegionAssessment, verdict: VerdictRow, gap: GapRow) -> str:
    """The years of which a figure would decide; of consecutive years those that are lacking."""
    criterion = view.framework.criterion(verdict.criterion)
    if gap.unit != "years":
        return years_words(criterion, view.assessment, view.language)
    figures = figures_by_region(view.observations).get((view.region.code, criterion.instrument))
    open_ones = open_years(criterion, figures, view.framework, view.assessment.as_of)
    return view.language.listing([str(year) for year in open_ones])


def _indicators(view: RegionAssessment) -> list[str]:
    if view.framework.criteria and view.stage is None and view.pilot is None:
        return []  # the panel scores those that are chosen
    unscored = [
        indicator.number for indicator in view.framework.indicators if view.score("indicator", indicator.id) is None
    ]
    if not unscored:
        return []
    if len(unscored) == len(view.framework.indicators):
        return [view.language.say("Scores of all {count} [indicator|indicators]", count=len(unscored))]
    return [
        view.language.say("Scores of indicators {numbers}", numbers=view.language.listing([str(n) for n in unscored]))
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
