"""How a region's figures moved over the years that are known, and its total over the stages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
from matplotlib.axes import Axes

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.assessment.means import YEARLY
from helpers.figures.style import DARK_BLUE, GREY, TURQUOISE, new_strips, shown
from helpers.instruments import instrument_name
from helpers.markup import Html
from helpers.wording import STAGE_WORDS, observed

_STAGES = ("mandiri", "monev", "penilaian")

_FEWEST = 3  # regions whose mean says more than each of them

Points = list[tuple[str, float, bool]]  # where on the axis, how much, and whether it is final


@dataclass(frozen=True)
class Series:
    """A figure over years or stages, and the means of all regions and of the province by year."""

    name: str
    points: Points
    everywhere: dict[str, float] = field(default_factory=dict)
    province: dict[str, float] = field(default_factory=dict)


def trend(view: RegionAssessment) -> Html:
    """A small line per figure with at least two known years or stages; interim figures are hollow.

    Beside it the means of all regions and of the province, of years in which at least three regions have a figure.
    """
    heading = markup.heading(view.language.say("Trend"), "tren")
    series = [own for own in _all_series(view) if len(own.points) > 1]
    if not series:
        return markup.joined(heading, markup.paragraph(view.language.say("No figure is known for more than one year.")))
    figure, axes = new_strips(1.25 * len(series), len(series), below=0.24)
    for panel, own in zip(axes, series, strict=True):
        _draw(panel, own, view)
    title = _title(view, series[0].name, series[0].points)
    spoken = "; ".join(_spoken(view, own) for own in series)
    note = view.language.say(
        "Hollow: interim figure, never used for a verdict. Dashed: mean of all regions with a figure of the year; "
        "dotted: mean of {province}.",
        province=view.region.province,
    )
    by_year = any(at.isdigit() for own in series for at, _, _ in own.points)
    explained = markup.paragraph(note, "chart-note") if by_year else None
    return markup.joined(heading, shown(figure, title, f"{title}. {spoken}"), explained)


def _spoken(view: RegionAssessment, series: Series) -> str:
    own = ", ".join(f"{at} {observed(value, view.language)}" for at, value, _ in series.points)
    known = [f"{year} {observed(round(mean, 2), view.language)}" for year, mean in series.everywhere.items()]
    if not known:
        return f"{series.name}: {own}"
    means = view.language.say("mean of all regions: {means}", means=", ".join(known))
    return f"{series.name}: {own}; {means}"


def _all_series(view: RegionAssessment) -> list[Series]:
    yearly = [
        Series(
            instrument_name(instrument, view.language.code),
            _by_year(view, instrument, item),
            _means(view, instrument, item, ""),
            _means(view, instrument, item, view.region.province_code),
        )
        for instrument, item in YEARLY
    ]
    levels = (("total", view.language.say("Total")), ("published", view.language.say("Published total")))
    return [Series(name, _by_stage(view, level)) for level, name in levels] + yearly


def _means(view: RegionAssessment, instrument: str, item: str, province: str) -> dict[str, float]:
    """By year the mean of the regions (of a province), where enough of them have a final figure."""
    means = view.assessment.means
    own = means[(means["instrument"] == instrument) & (means["item"] == item) & (means["province"] == province)]
    known = own[own["regions"] >= _FEWEST]
    return {str(year): float(mean) for year, mean in zip(known["year"], known["mean"], strict=True)}


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


def _draw(axes: Axes, series: Series, view: RegionAssessment) -> None:
    points = series.points
    years = [int(at) for at, _, _ in points if at.isdigit()]
    places = [year - years[0] for year in years] or list(range(len(points)))  # stages have no distance, years do
    values = [value for _, value, _ in points]
    beside = [
        *_draw_means(axes, series.everywhere, years, "--", GREY),
        *_draw_means(axes, series.province, years, ":", TURQUOISE),
    ]
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
    lowest, highest = min([*values, *beside]), max([*values, *beside])
    spread = highest - lowest or 1.0
    axes.set_ylim(lowest - 0.3 * spread, highest + 0.6 * spread)
    axes.set_xlim(-0.5, places[-1] + 0.5)
    axes.set_xticks(places, [at for at, _, _ in points])
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.set_title(series.name, fontsize=8, loc="left")


def _draw_means(axes: Axes, means: dict[str, float], years: list[int], line: str, colour: str) -> list[float]:
    """Draws the means of the years that are shown, where there are at least two; gives them."""
    known = {int(year) - years[0]: mean for year, mean in means.items() if years and years[0] <= int(year) <= years[-1]}
    if len(known) < 2:
        return []
    axes.plot(list(known), list(known.values()), line, color=colour, linewidth=1.2)
    return list(known.values())


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
