"""MCP against SPI of the same year: a dot a region, those far apart by name, and the two thresholds."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.charts.naming import name_points
from antikorupsi.show.charts.style import DARK_PINK, GREY, TURQUOISE, new_figure, shown
from antikorupsi.show.wording import two_decimals

_NAMED = 8  # regions, the furthest apart


def mcp_and_spi(assessment: Assessment, language: str = "id") -> Html:
    """A dot per region with both figures of the latest year: MCP across, SPI up; diamonds with names diverge."""
    words, relation = assessment.words(language), method.mcp_and_spi(assessment)
    title = markup.heading(words.say("MCP and SPI"), "mcp-spi")
    if relation.year is None or relation.regions.empty:
        return markup.joined(title, markup.paragraph(_too_few(relation, words)))
    row = next(own for own in each_row(relation.by_year, method.RelationRow) if own.year == relation.year)
    apart = relation.regions[relation.regions["diverges"]]
    said = words.say(
        "MCP and SPI of {year}: correlation {correlation} over {count} regions, {apart} of them far apart",
        year=relation.year,
        correlation=two_decimals(row.pearson, words),
        count=row.regions,
        apart=len(apart),
    )
    names = {
        own.region: assessment.period.regions.get(own.region).name
        for own in each_row(apart.head(_NAMED), method.DivergenceRow)
    }
    spoken = "; ".join(
        f"{names[own.region]}: MCP {words.number(own.first)}, SPI {words.number(own.second)}"
        for own in each_row(apart.head(_NAMED), method.DivergenceRow)
    )
    chart = shown(_drawn(relation, names, words), said, f"{said}. {spoken}")
    return markup.joined(title, chart, markup.paragraph(_note(int(row.regions), words), "chart-note"))


def _too_few(relation: method.Relation, words: Language) -> str:
    most = int(relation.by_year["regions"].max()) if len(relation.by_year) else 0
    return words.say(
        "The relation needs {least} regions with final figures of MCP and SPI of the same year, and there are {count}.",
        least=method.LEAST_REGIONS,
        count=most,
    )


def _note(count: int, words: Language) -> str:
    note = words.say(
        "Diamond: the two figures of a region lie {bound} standard deviations or more apart; the furthest are named. "
        "Grey lines: the thresholds of the criteria.",
        bound=words.number(method.DIVERGENT, 1),
    )
    return " ".join(filter(None, [note, method.caution(count, words)]))


def _drawn(relation: method.Relation, names: dict[str, str], words: Language) -> Figure:
    figure, axes = new_figure(4.2)
    apart = relation.regions["diverges"]
    for chosen, mark, colour, size in ((~apart, "o", TURQUOISE, 3.5), (apart, "D", DARK_PINK, 5)):
        own = relation.regions[chosen]
        axes.plot(own["first"], own["second"], mark, color=colour, markersize=size, alpha=0.85)
    axes.margins(0.08)
    _thresholds(axes, relation.thresholds)
    axes.set_xlabel(f"MCP {relation.year}", fontsize=8)
    axes.set_ylabel(f"SPI {relation.year}", fontsize=8)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda tick, _: words.number(tick, 1, least=0))
    named = relation.regions[relation.regions["region"].isin(names)]
    name_points(axes, _points(named, names), (6.0, 3.6))
    return figure


def _points(named: pd.DataFrame, names: dict[str, str]) -> list[tuple[float, float, str]]:
    return [(own.first, own.second, names[own.region]) for own in each_row(named, method.DivergenceRow)]


def _thresholds(axes: Axes, thresholds: tuple[float | None, float | None]) -> None:
    """The thresholds as lines, the limits of the axes left as the figures set them."""
    across, up = axes.get_xlim(), axes.get_ylim()
    first, second = thresholds
    if first is not None:
        axes.axvline(first, color=GREY, linewidth=1)
    if second is not None:
        axes.axhline(second, color=GREY, linewidth=1)
    axes.set_xlim(across)
    axes.set_ylim(up)
