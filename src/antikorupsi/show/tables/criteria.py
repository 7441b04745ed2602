"""The criteria of a region: figure, year, threshold, verdict and basis."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.rules import AtLeast, Criterion
from antikorupsi.show.unused import Received, remarks_of, unused_of
from antikorupsi.show.wording import (
    BASIS_WORDS,
    framework_value,
    reference_marks,
    status_mark,
    status_of,
    threshold,
    verdict_figures,
    verdict_when,
)
from helpers.eligibility import VerdictRow


def criteria(view: RegionAssessment) -> Html:
    """One row per criterion: name and owner, figure with its source, year, threshold, verdict, basis.

    A sentence where the framework has none.
    """
    say = view.language.say
    if not view.framework.criteria:
        none = say("This framework has no eligibility criteria: the scores of the indicators alone decide.")
        return markup.joined(markup.heading(say("Eligibility criteria"), "kriteria"), markup.paragraph(none))
    headings = [say("Criterion"), say("Figure"), say("Year"), say("Threshold"), say("Verdict"), say("Basis")]
    rows = [_row(view, verdict) for verdict in view.verdict_rows]
    caption = say("Eligibility of {region}: the {count} criteria", region=view.region.name, count=len(rows))
    return markup.joined(
        markup.heading(say("The {count} eligibility criteria", count=len(rows)), "kriteria"),
        markup.table(headings, rows, caption, numeric=[1, 2], class_="criteria"),
    )


def _figures(view: RegionAssessment, verdict: VerdictRow, received: Sequence[Received]) -> Markup:
    """The figures that decide, and greyed below them those that were received and may not, with the reason."""
    deciding = tag(
        "span", verdict_figures(verdict, view.framework, view.language), reference_marks(view, verdict.cells)
    )
    barred = [small(tag("span", own.short, reference_marks(view, own.cells)), class_="barred") for own in received]
    return Markup("").join([Markup("") if barred and verdict.cells == "" else deciding, *barred])


def _class_of(criterion: Criterion, verdict: VerdictRow, view: RegionAssessment) -> str:
    """The agency's own class of a figure that a number judges; one that meets the rule can lie in the lowest class."""
    if not isinstance(criterion.rule, AtLeast) or pd.isna(verdict.value):
        return ""
    found = (
        view.framework.band(criterion.instrument, item, int(verdict.year), verdict.value) for item in criterion.items
    )
    return next((view.language.pick(band.name) for band in found if band), "")


def _row(view: RegionAssessment, verdict: VerdictRow) -> list[str | Markup]:
    criterion = view.framework.criterion(verdict.criterion)
    received = unused_of(view, verdict)
    return [
        tag("span", view.criterion_name(criterion.id)) + small(criterion.owner, class_="owner"),
        _figures(view, verdict, received),
        tag("span", verdict_when(view, verdict), class_="when"),
        _rule(view, criterion),
        _verdict(view, criterion, verdict, received),
        view.language.say(BASIS_WORDS[criterion.basis]),
    ]


def _rule(view: RegionAssessment, criterion: Criterion) -> Markup:
    """The threshold, and what the framework says where a parameter replaced it."""
    rule = tag("span", threshold(criterion, view.language))
    if criterion.overridden_from is None:
        return rule
    value = framework_value(criterion.overridden_from, view.language)
    changed = view.language.say("changed by parameter; the framework says {value}", value=value)
    return rule + small(changed, class_="note")


def _verdict(view: RegionAssessment, criterion: Criterion, verdict: VerdictRow, received: Sequence[Received]) -> Markup:
    """The status with the agency's own class, and why it is none or not certain."""
    say = view.language.say
    status = status_of(verdict)
    notes = [] if status == "not_assessed" else remarks_of(verdict, received, view.language)  # the head says why
    if own := _class_of(criterion, verdict, view):
        notes.insert(0, say("class of the {agency}: {name}", agency=criterion.owner, name=own))
    return Markup("").join([status_mark(status, view.language), *(small(own, class_="note") for own in notes)])
