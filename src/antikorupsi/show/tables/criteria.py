"""The criteria of a region: figure, year, threshold, verdict and basis."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.show.unused import Received, reasons_of, unused_of
from antikorupsi.show.wording import (
    BASIS_WORDS,
    DOUBT_WORDS,
    framework_value,
    reference_marks,
    status_mark,
    threshold,
    verdict_figures,
)


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


def _figures(view: RegionAssessment, verdict: Any, received: Sequence[Received]) -> Markup:
    """The figures that decide, and greyed below them those that were received and may not, with the reason."""
    deciding = tag(
        "span", verdict_figures(verdict, view.framework, view.language), reference_marks(view, verdict.cells)
    )
    barred = [small(tag("span", own.short, reference_marks(view, own.cells)), class_="barred") for own in received]
    return Markup("").join([Markup("") if barred and verdict.cells == "" else deciding, *barred])


def _row(view: RegionAssessment, verdict: Any) -> list[str | Markup]:
    say = view.language.say
    criterion = view.framework.criterion(verdict.criterion)
    name = tag("span", view.criterion_name(criterion.id)) + small(criterion.owner, class_="owner")
    received = unused_of(view, verdict)
    figure = _figures(view, verdict, received)
    year = "–" if pd.isna(verdict.year) else str(verdict.year)
    rule = tag("span", threshold(criterion, view.language))
    if criterion.overridden_from is not None:
        changed = say(
            "changed by parameter; the framework says {value}",
            value=framework_value(criterion.overridden_from, view.language),
        )
        rule += small(changed, class_="note")
    status = status_mark(verdict.status, view.language)
    for reason in reasons_of(verdict, received, view.language):
        status += small(reason, class_="note")
    for doubt in verdict.doubts.split():
        status += small(say("not certain: {doubt}", doubt=say(DOUBT_WORDS[doubt])), class_="note")
    return [name, figure, year, rule, status, say(BASIS_WORDS[criterion.basis])]
