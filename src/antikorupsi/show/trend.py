"""How a region's figures moved over the years that are known, and its total over the stages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Mean, RegionAssessment
from antikorupsi.common import Html, Language, address, decimals_beside, markup, tag
from antikorupsi.ingest import Observation
from antikorupsi.rules import STAGES, instrument_name, yearly_items
from antikorupsi.show.chart_colours import GREY, MEETS, PROVINCE, PROVINCE_TEXT
from antikorupsi.show.chart_strips import Strip, figure, limits_around
from antikorupsi.show.figure_words import bounds_of
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import observed
from antikorupsi.show.wording import STAGE_WORDS
from helpers.eligibility import is_known

_BESIDE = 96.0  # room for the words beside the means
_HEIGHT = 74.0
Points = list[tuple[str, float, bool]]  # where on the axis, how much, and whether it is final


@dataclass(frozen=True)
class Series:
    """A figure over years or stages, and the means of all regions and of the province by year."""

    name: str
    points: Points
    everywhere: dict[str, Mean] = field(default_factory=dict)
    province: dict[str, Mean] = field(default_factory=dict)
    beside: tuple[float, ...] = ()
    cells: tuple[str, ...] = ()

    def shown(self, value: float, language: Language) -> str:
        """A value as it is printed, with the decimals that the bounds `beside` it need."""
        return observed(value, language, self.beside)


def trend(view: RegionAssessment) -> Html | None:
    """A small line per figure with at least two known years or stages; interim figures are hollow. None without any.

    Beside it the means of all regions and of the province, of those years in which at least three have a figure.
    """
    series = _shown_series(view)
    if not series:
        return None
    heading = markup.heading(view.language.say("Trend"), "tren")
    pictures = [_drawn(each, view) for each in series]
    marks = reference_marks(view, "\n".join(trend_cells(view)))
    note = tag("p", " ".join(_notes(view, series)), marks, class_="chart-note")
    return markup.joined(heading, figure(_title(view, series), pictures), note)


def trend_cells(view: RegionAssessment) -> list[str]:
    """The cells of all figures that the trend shows."""
    return [cell for each in _shown_series(view) for cell in each.cells]


def _shown_series(view: RegionAssessment) -> list[Series]:
    return [each for each in _all_series(view) if len(each.points) > 1]


def _notes(view: RegionAssessment, series: list[Series]) -> Iterator[str]:
    """What the marks mean that are there, and of how many regions the means are."""
    say = view.language.say
    if any(not final for each in series for _, _, final in each.points):
        yield say("Hollow: interim figure, never used for a verdict.")
    counts = list(_counts(view, series))
    if counts:
        yield say("Short lines: means of the regions with a figure of the year, who are others each year.")
    yield from counts
    yield say("Sources:")


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
    means, code = view.assessment.means_with_enough_regions, view.region.province_code

    def of_province(instrument: str, item: str) -> dict[str, Mean]:
        """The means of the province; none where it is the whole country, whose means are drawn already."""
        own = means.get((instrument, item, code), {})
        return {} if own == means.get((instrument, item, "")) else own

    yearly = [
        Series(
            _named(instrument, points := _by_year(by_item.get((instrument, item), [])), view.language),
            points,
            means.get((instrument, item, ""), {}),
            of_province(instrument, item),
            tuple(_thresholds(view, instrument)),
            tuple(address(row) for row in by_item.get((instrument, item), [])),
        )
        for instrument, item in yearly_items()
    ]
    levels = (("total", view.language.say("Total")), ("published", view.language.say("Published total")))
    return [
        Series(name, _by_stage(view, level), beside=tuple(view.framework.total_bounds), cells=_cells(view, level))
        for level, name in levels
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


def _cells(view: RegionAssessment, level: str) -> tuple[str, ...]:
    """The cells of the totals of all stages; a computed total has those of its indicators."""
    rows = view.scores[view.scores["level"] == ("indicator" if level == "total" else level)]
    return tuple(cell for cells in rows["cells"] for cell in str(cells).splitlines())


def _as_printed(total: float, bounds: list[float]) -> float:
    return round(total, decimals_beside(total, bounds, 2))


def _drawn(series: Series, view: RegionAssessment) -> Markup:
    points = series.points
    years = [int(at) for at, _, _ in points if at.isdigit()]
    places = [float(year - years[0]) for year in years] or [float(at) for at in range(len(points))]
    values = [value for _, value, _ in points]
    everywhere, province = (_shown_means(means, years) for means in (series.everywhere, series.province))
    up = limits_around([*values, *everywhere.values(), *province.values()], below=0.4, above=0.45)
    right, foot = (_BESIDE if everywhere or province else 10.0), (18.0 if years else 42.0)
    strip = Strip(series.name, (-0.4, places[-1] + 0.4), up, _HEIGHT, right, foot)
    strip.ticks(places, [at for at, _, _ in points])
    for means, colour in ((everywhere, GREY), (province, PROVINCE)):  # no line: each year they are of other regions
        for year, mean in means.items():
            strip.dash((year, mean), colour)
    strip.beside(_labels(view, everywhere, province))
    final = [(at, value) for at, (_, value, is_final) in zip(places, points, strict=True) if is_final]
    if final:
        strip.line(final, MEETS, 1.6)
    strip.dots(final, MEETS, 7)
    for at, (_, value, is_final) in zip(places, points, strict=True):
        if not is_final:
            strip.ring((at, value), MEETS)
        strip.figure((at, value), series.shown(value, view.language))
    return strip.drawn(_spoken(view, series))


def _labels(
    view: RegionAssessment, everywhere: dict[int, float], province: dict[int, float]
) -> list[tuple[float, str, str]]:
    """The words beside the last mean of all regions and of the province, in their colours."""
    say, name = view.language.say, view.region.province
    named = ((everywhere, say("mean of all"), GREY), (province, say("mean, {province}", province=name), PROVINCE_TEXT))
    return [(means[max(means)], text, colour) for means, text, colour in named if means]


def _shown_means(means: dict[str, Mean], years: list[int]) -> dict[int, float]:
    """The means of the years that are shown, by their distance from the first."""
    return {int(year) - years[0]: mean.value for year, mean in means.items() if int(year) in years}


def _title(view: RegionAssessment, all_series: list[Series]) -> str:
    """From where to where a figure moved: the first one with two final years or stages."""
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
