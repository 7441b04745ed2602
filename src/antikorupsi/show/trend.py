"""How a region's figures moved over the years that are known, and its total over the stages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from antikorupsi.assess import Mean, RegionAssessment
from antikorupsi.common import Html, Language, decimals_beside, markup
from antikorupsi.ingest import Observation
from antikorupsi.rules import STAGES, instrument_name, yearly_items
from antikorupsi.show.chart_strips import Strips, limits_around
from antikorupsi.show.chart_style import DARK_BLUE, GREY, TURQUOISE, shown
from antikorupsi.show.figure_words import bounds_of
from antikorupsi.show.number_words import observed
from antikorupsi.show.wording import STAGE_WORDS
from helpers.eligibility import is_known

_WIDE, _DASH = 1.2, 12  # points: a line, and a mean
Points = list[tuple[str, float, bool]]  # where on the axis, how much, and whether it is final


@dataclass(frozen=True)
class Series:
    """A figure over years or stages, and the means of all regions and of the province by year."""

    name: str
    points: Points
    everywhere: dict[str, Mean] = field(default_factory=dict)
    province: dict[str, Mean] = field(default_factory=dict)
    beside: tuple[float, ...] = ()

    def shown(self, value: float, language: Language) -> str:
        """A value as it is printed, with the decimals that the bounds `beside` it need."""
        return observed(value, language, self.beside)


def trend(view: RegionAssessment) -> Html:
    """A small line per figure with at least two known years or stages; interim figures are hollow.

    Beside it the means of all regions and of the province, of those years in which at least three have a figure.
    """
    heading = markup.heading(view.language.say("Trend"), "tren")
    series = [each for each in _all_series(view) if len(each.points) > 1]
    if not series:
        return markup.joined(heading, markup.paragraph(view.language.say("No figure is known for more than one year.")))
    drawing = Strips(len(series), each=1.25, below=0.24)
    for place, each in enumerate(series):
        _draw(drawing, place, each, view)
    title = _title(view, series)
    spoken = "; ".join(_spoken(view, each) for each in series)
    note = view.language.say(
        "Hollow: interim figure, never used for a verdict. Dashes: mean of the regions with a figure of the year, who "
        "are others each year (grey: all; turquoise: {province}).{counts}",
        province=view.region.province,
        counts="".join(f" {sentence}" for sentence in _counts(view, series)),
    )
    by_year = any(at.isdigit() for each in series for at, _, _ in each.points)
    explained = markup.paragraph(note, "chart-note") if by_year else None
    return markup.joined(heading, shown(drawing.figure, title, f"{title}. {spoken}"), explained)


def _counts(view: RegionAssessment, series: list[Series]) -> Iterator[str]:
    """By figure: of how many regions the means are that are shown, of all and of the province."""
    say, name = view.language.say, view.region.province
    for each in series:
        known, of_province = (_numbers(means, each.points) for means in (each.everywhere, each.province))
        among = say("; in {name} of {counts}", name=name, counts=of_province) if of_province else ""
        if known:
            yield say("{name}: means of {counts}{province}.", name=each.name, counts=known, province=among)


def _numbers(means: dict[str, Mean], points: Points) -> str:
    """How many regions the means of the years that are shown are of: 54 (2021), 35 (2024)."""
    years = {at for at, _, _ in points}
    return ", ".join(f"{mean.regions} ({year})" for year, mean in means.items() if year in years)


def _spoken(view: RegionAssessment, series: Series) -> str:
    points = ", ".join(
        f"{at} {series.shown(value, view.language)}" + ("" if final else f" ({view.language.say('interim')})")
        for at, value, final in series.points
    )
    known = [f"{year} {observed(round(mean.value, 2), view.language)}" for year, mean in series.everywhere.items()]
    if not known:
        return f"{series.name}: {points}"
    means = view.language.say("mean of all regions: {means}", means=", ".join(known))
    return f"{series.name}: {points}; {means}"


def _all_series(view: RegionAssessment) -> list[Series]:
    by_item: dict[tuple[str, str], list[Observation]] = {}
    for row in view.observation_rows:
        # Final figures that were published after the day of the verdict are not known on this page.
        if pd.notna(row.value) and (row.status != "final" or is_known(row, view.assessment.as_of)):
            by_item.setdefault((row.instrument, row.item), []).append(row)
    means, province = view.assessment.means_with_enough_regions, view.region.province_code
    yearly = [
        Series(
            _named(instrument, points := _by_year(by_item.get((instrument, item), [])), view.language),
            points,
            means.get((instrument, item, ""), {}),
            means.get((instrument, item, province), {}),
            tuple(_thresholds(view, instrument)),
        )
        for instrument, item in yearly_items()
    ]
    levels = (("total", view.language.say("Total")), ("published", view.language.say("Published total")))
    return [
        Series(name, _by_stage(view, level), beside=tuple(view.framework.total_bounds)) for level, name in levels
    ] + yearly


def _named(instrument: str, points: Points, words: Language) -> str:
    """What an instrument is called in the years of its final figures, where it has none in those of all; once each."""
    years = [int(at) for at, _, final in points if final] or [int(at) for at, _, _ in points]
    names = [instrument_name(instrument, words.code, year) for year in years]
    return " / ".join(dict.fromkeys(names)) or instrument_name(instrument, words.code)


def _thresholds(view: RegionAssessment, instrument: str) -> list[float]:
    reading = [criterion for criterion in view.framework.criteria if criterion.instrument == instrument]
    return [bound for criterion in reading for bound in bounds_of(criterion, view.framework, None)]


def _by_year(figures: list[Observation]) -> Points:
    """One point a year: the final figure if there is one, the most precise of several, else the last interim one."""
    values: dict[int, dict[bool, list[float]]] = {}
    for row in figures:
        if row.value is not None:
            values.setdefault(row.year, {}).setdefault(row.status == "final", []).append(row.value)
    return [
        (str(year), max(known[max(known)], key=lambda value: len(repr(value))), True in known)
        for year, known in sorted(values.items())
    ]


def _by_stage(view: RegionAssessment, level: str) -> Points:
    rows = [(stage, view.score(level, "total", stage)) for stage in STAGES]
    return [
        (view.language.say(STAGE_WORDS[stage]), _as_printed(float(row["score"]), view.framework.total_bounds), True)
        for stage, row in rows
        if row is not None and pd.notna(row["score"])
    ]


def _as_printed(total: float, bounds: list[float]) -> float:
    return round(total, decimals_beside(total, bounds, 2))


def _draw(drawing: Strips, place: int, series: Series, view: RegionAssessment) -> None:
    points = series.points
    years = [int(at) for at, _, _ in points if at.isdigit()]
    places = [year - years[0] for year in years] or list(range(len(points)))  # stages have no distance, years do
    values = [value for _, value, _ in points]
    everywhere, province = (_shown_means(means, years) for means in (series.everywhere, series.province))
    up = limits_around([*values, *everywhere.values(), *province.values()], below=0.3, above=0.6)
    strip = drawing.strip(place, series.name, across=(-0.5, places[-1] + 0.5), up=up)
    strip.ticks(places, [at for at, _, _ in points])
    for means, colour in ((everywhere, GREY), (province, TURQUOISE)):  # no line: each year they are of other regions
        strip.dots(list(means), list(means.values()), colour, marker="_", markersize=_DASH, markeredgewidth=_WIDE)
    joined = [(at, value) for at, (_, value, final) in zip(places, points, strict=True) if final]  # no interim figure
    strip.line([at for at, _ in joined], [value for _, value in joined], color=GREY, linewidth=_WIDE)
    for at, (_, value, final) in zip(places, points, strict=True):
        strip.dots([at], [value], DARK_BLUE, markerfacecolor=DARK_BLUE if final else "white", markersize=6)
        strip.words(at, value, series.shown(value, view.language), above=7)


def _shown_means(means: dict[str, Mean], years: list[int]) -> dict[int, float]:
    """The means of the years that are shown, by their distance from the first."""
    return {int(year) - years[0]: mean.value for year, mean in means.items() if int(year) in years}


def _title(view: RegionAssessment, all_series: list[Series]) -> str:
    """From where to where the first figure moved of which two years or stages are final; interim ones make no way."""
    final = [(each, [point for point in each.points if point[2]]) for each in all_series]
    series, points = next(((each, points) for each, points in final if len(points) > 1), (all_series[0], []))
    if not points:
        return view.language.say("No figure is final in more than one year: no direction can be said")
    first, last = points[0], points[-1]
    return view.language.say(
        "{name}: from {first} ({from_}) to {last} ({to})",
        name=series.name,
        first=series.shown(first[1], view.language),
        from_=first[0],
        last=series.shown(last[1], view.language),
        to=last[0],
    )
