"""The criteria that are numbers against their thresholds, each on its own scale."""

import pandas as pd

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup
from antikorupsi.rules import AtLeast, Criterion, instrument_by_id
from antikorupsi.show.charts.strips import Limits, Strips
from antikorupsi.show.charts.style import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, shown
from antikorupsi.show.wording import bounds_of, observed, threshold
from helpers.eligibility import VerdictRow

_SHARE_BEYOND = 0.12  # of the span of the figures, so that marks keep away from the edge


def criteria(view: RegionAssessment) -> Html | None:
    """A line per measured criterion with the threshold as a tick and the figure as a dot; None without any figure."""
    own = [(view.framework.criterion(row.criterion), row) for row in view.verdict_rows]
    measured = [(known, row) for known, row in own if isinstance(known.rule, AtLeast) and pd.notna(row.value)]
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
    lowest, highest = next((own for own in ranges if own is not None), (min(bound, value), max(bound, value)))
    span = max(highest - lowest, 1e-9)
    middle, half = (bound + value) / 2, max(abs(bound - value) / 2, span / 10) + _SHARE_BEYOND * span
    return max(lowest, middle - half), min(highest, middle + half)


def _figure(view: RegionAssessment, criterion: Criterion, row: VerdictRow) -> str:
    return observed(row.value, view.language, bounds_of(criterion, view.framework, row.year))


def _spoken(view: RegionAssessment, criterion: Criterion, row: VerdictRow) -> str:
    return (
        f"{view.criterion_name(criterion.id)}: {_figure(view, criterion, row)} ({threshold(criterion, view.language)})"
    )
