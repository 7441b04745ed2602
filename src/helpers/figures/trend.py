"""How a region's figures moved over the years that are known, and its total over the stages."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.figures.style import DARK_BLUE, GREY, new_figure, shown
from helpers.instruments import instrument_name
from helpers.markup import Html
from helpers.wording import STAGE_WORDS, observed

_SERIES = (("mcp", "total"), ("spi", "total"), ("ombudsman", "nilai"), ("spip", "nilai"), ("spbe", "total"))
_STAGES = ("mandiri", "monev", "penilaian")

Points = list[tuple[str, float, bool]]  # where on the axis, how much, and whether it is final


def trend(view: RegionAssessment) -> Html:
    """A small line per figure with at least two known years or stages; interim figures are hollow."""
    heading = markup.heading(view.language.say("Trend"), "tren")
    series = [(name, points) for name, points in _all_series(view) if len(points) > 1]
    if not series:
        return markup.joined(heading, markup.paragraph(view.language.say("No figure is known for more than one year.")))
    figure, axes = new_figure(0.2 + 1.25 * len(series), rows=len(series))
    for panel, (name, points) in zip(axes, series, strict=True):
        _draw(panel, name, points, view)
    title = _title(view, *series[0])
    spoken = "; ".join(
        f"{name}: " + ", ".join(f"{at} {observed(value, view.language)}" for at, value, _ in points)
        for name, points in series
    )
    note = markup.paragraph(view.language.say("Hollow: interim figure, never used for a verdict."), "chart-note")
    return markup.joined(heading, shown(figure, title, f"{title}. {spoken}"), note)


def _all_series(view: RegionAssessment) -> list[tuple[str, Points]]:
    yearly = [
        (instrument_name(instrument, view.language.code), _by_year(view, instrument, item))
        for instrument, item in _SERIES
    ]
    levels = (("total", view.language.say("Total")), ("published", view.language.say("Published total")))
    return [(name, _by_stage(view, level)) for level, name in levels] + yearly


def _by_year(view: RegionAssessment, instrument: str, item: str) -> Points:
    """One point a year: the final figure if there is one, the most precise of several, else the last interim one."""
    rows = view.observations
    own = rows[(rows["instrument"] == instrument) & (rows["item"] == item) & rows["value"].notna()]
    points: Points = []
    for year, group in own.groupby("year", sort=True):
        final = group[group["status"] == "final"]
        values = (final if len(final) else group)["value"]
        points.append((str(year), max(values, key=lambda value: len(repr(value))), len(final) > 0))
    return points


def _by_stage(view: RegionAssessment, level: str) -> Points:
    rows = [(stage, view.score(level, "total", stage)) for stage in _STAGES]
    return [
        (view.language.say(STAGE_WORDS[stage]), round(float(row["score"]), 2), True)
        for stage, row in rows
        if row is not None and pd.notna(row["score"])
    ]


def _draw(axes: Axes, name: str, points: Points, view: RegionAssessment) -> None:
    years = [int(at) for at, _, _ in points if at.isdigit()]
    places = [year - years[0] for year in years] or list(range(len(points)))  # stages have no distance, years do
    values = [value for _, value, _ in points]
    axes.plot(places, values, color=GREY, linewidth=1.2)
    for place, (_, value, final) in zip(places, points, strict=True):
        axes.plot(place, value, "o", color=DARK_BLUE, markerfacecolor=DARK_BLUE if final else "white", markersize=6)
        axes.annotate(
            observed(value, view.language),
            (place, value),
            xytext=(0, 7),
            textcoords="offset points",
            ha="center",
            fontsize=8,
        )
    spread = max(values) - min(values) or 1.0
    axes.set_ylim(min(values) - 0.3 * spread, max(values) + 0.6 * spread)
    axes.set_xlim(-0.5, places[-1] + 0.5)
    axes.set_xticks(places, [at for at, _, _ in points])
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.set_title(name, fontsize=8, loc="left")


def _title(view: RegionAssessment, name: str, points: Sequence[tuple[str, float, bool]]) -> str:
    first, last = points[0], points[-1]
    return view.language.say(
        "{name}: from {first} ({from_}) to {last} ({to})",
        name=name,
        first=observed(first[1], view.language),
        from_=first[0],
        last=observed(last[1], view.language),
        to=last[0],
    )
