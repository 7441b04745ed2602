"""The criteria of one region: the table of verdicts, and how far the figures lie from their thresholds."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.rules import AtLeast, Criterion, instrument_by_id
from antikorupsi.show.chart_strips import Limits, Strips
from antikorupsi.show.chart_style import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, shown
from antikorupsi.show.figure_words import bounds_of, framework_value, threshold, verdict_figures, verdict_when
from antikorupsi.show.marks import reference_marks, status_mark, status_of
from antikorupsi.show.number_words import observed
from antikorupsi.show.unused import Received, remarks_of, unused_of
from antikorupsi.show.wording import BASIS_WORDS
from helpers.eligibility import VerdictRow


def table(view: RegionAssessment) -> Html:
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
    barred = [
        small(tag("span", received_figure.short, reference_marks(view, received_figure.cells)), class_="barred")
        for received_figure in received
    ]
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
    if class_name := _class_of(criterion, verdict, view):
        notes.insert(0, say("class of the {agency}: {name}", agency=criterion.owner, name=class_name))
    return Markup("").join([status_mark(status, view.language), *(small(note, class_="note") for note in notes)])


_SHARE_BEYOND = 0.12  # of the span of the figures, so that marks keep away from the edge


def chart(view: RegionAssessment) -> Html | None:
    """A line per measured criterion with the threshold as a tick and the figure as a dot; None without any figure."""
    judged = [(view.framework.criterion(row.criterion), row) for row in view.verdict_rows]
    measured = [(known, row) for known, row in judged if isinstance(known.rule, AtLeast) and pd.notna(row.value)]
    if not measured:
        return None
    drawing = Strips(len(measured), each=0.62, below=0.05)
    for place, (known, row) in enumerate(measured):
        _draw(drawing, place, known, row, view)
    met = sum(row.status == "meets" for _, row in measured)
    title = view.language.say(
        "{met} of {count} criteria with a number reach their threshold", met=met, count=len(measured)
    )
    spoken = "; ".join(_spoken(view, known, row) for known, row in measured)
    note = view.language.say("Line: the scale around the figures; tick: the threshold; filled dot: reached.")
    return markup.joined(shown(drawing.figure, title, f"{title}. {spoken}"), markup.paragraph(note, "chart-note"))


def _draw(drawing: Strips, place: int, criterion: Criterion, row: VerdictRow, view: RegionAssessment) -> None:
    bound, value, met = _bound(criterion), float(row.value), row.status == "meets"
    low, high = _limits(criterion, bound, value)
    strip = drawing.strip(place, view.criterion_name(criterion.id), across=(low, high), up=(-1.6, 1.4))
    strip.line([low, high], [0, 0], color=LIGHT_GREY, linewidth=3, solid_capstyle="round")
    strip.line([bound, bound], [-0.5, 0.5], color=GREY, linewidth=1.6)
    colour = DARK_BLUE if met else DARK_PINK
    strip.dots([value], [0], colour, markerfacecolor=colour if met else "white", markersize=7)
    strip.words(value, 0.55, _figure(view, criterion, row), color=colour)
    strip.words(bound, -1.25, threshold(criterion, view.language), fontsize=7.5, color=GREY)


def _bound(criterion: Criterion) -> float:
    return criterion.rule.threshold if isinstance(criterion.rule, AtLeast) else 0.0


def _limits(criterion: Criterion, bound: float, value: float) -> Limits:
    """The part of the scale around threshold and figure, so that the distance between them can be seen."""
    known = instrument_by_id().get(criterion.instrument)
    ranges = [column.range for column in known.measured if column.item in criterion.items] if known else []
    lowest, highest = next((scale for scale in ranges if scale is not None), (min(bound, value), max(bound, value)))
    span = max(highest - lowest, 1e-9)
    middle, half = (bound + value) / 2, max(abs(bound - value) / 2, span / 10) + _SHARE_BEYOND * span
    return max(lowest, middle - half), min(highest, middle + half)


def _figure(view: RegionAssessment, criterion: Criterion, row: VerdictRow) -> str:
    return observed(row.value, view.language, bounds_of(criterion, view.framework, row.year))


def _spoken(view: RegionAssessment, criterion: Criterion, row: VerdictRow) -> str:
    return (
        f"{view.criterion_name(criterion.id)}: {_figure(view, criterion, row)} ({threshold(criterion, view.language)})"
    )
