"""MCP beside SPI, region by region and year by year: chart and table."""

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antikorupsi.assess import Assessment, CountryView, method
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.rules import instrument_short_name
from antikorupsi.show.chart_colours import DARK_PINK, GREY, TURQUOISE
from antikorupsi.show.chart_names import name_points
from antikorupsi.show.chart_style import new_figure, shown
from antikorupsi.show.marks import more_of, named
from antikorupsi.show.number_words import observed, signed, two_decimals

_MOST = 25  # regions that are listed


def _are_used(assessment: Assessment) -> bool:
    """Whether the framework takes both: a programme of one's own and one of villages have neither."""
    return {instrument for instrument, _ in method.ITEMS} <= assessment.framework.instruments


def table(view: CountryView) -> Html | None:
    """One row per year with pairs: how many, their correlation and its interval; and the regions far apart, by name.

    None where the framework does not take both.
    """
    assessment = view.assessment
    if not _are_used(assessment):
        return None
    words, relation, say = view.words, method.mcp_and_spi(assessment), view.words.say
    if relation.by_year.empty:
        none = say(
            "No region has final figures of {first} and {second} of one year before the assessment.",
            **_names(None, words),
        )
        return Html(markup.paragraph(none))
    rows = [
        [
            str(row.year),
            words.number(row.regions, 0),
            two_decimals(row.pearson, words),
            "–" if is_missing(row.low) else " – ".join(two_decimals(end, words) for end in (row.low, row.high)),
            two_decimals(row.spearman, words),
        ]
        for row in each_row(relation.by_year, method.RelationRow)
    ]
    headings = [say("Year"), say("Regions with both"), say("Correlation (Pearson)")]
    headings += [say("95% interval"), say("Correlation of the ranks (Spearman)")]
    years = markup.table(
        headings,
        rows,
        say("{first} and {second} of the same region and year", **_names(relation.year, words)),
        numeric=range(1, 5),
    )
    return markup.joined(years, *_divergent(relation, assessment, words))


def _names(year: int | None, words: Language) -> dict[str, str]:
    """What the two instruments are called in short for figures of a year: MCP, from 2025 on MCSP, and SPI."""
    places = zip(("first", "second"), method.ITEMS, strict=True)
    return {place: instrument_short_name(instrument, words.code, year) for place, (instrument, _) in places}


def _divergent(relation: method.Relation, assessment: Assessment, words: Language) -> list[Markup | None]:
    """The regions whose two figures lie far apart, the furthest first; a sentence where there is none."""
    say = words.say
    apart = relation.regions[relation.regions["diverges"]]
    bound, names = words.number(method.DIVERGENT, 1), _names(relation.year, words)
    if apart.empty:
        none = say(
            "No region's {first} and {second} lie {bound} standard deviations or more apart.", bound=bound, **names
        )
        return [markup.paragraph(none)]
    rows = [
        [
            named(assessment.period.regions.get(row.region)),
            observed(row.first, words),
            observed(row.second, words),
            say("{rank} of {ranked}", rank=row.rank_first, ranked=len(relation.regions)),
            say("{rank} of {ranked}", rank=row.rank_second, ranked=len(relation.regions)),
            signed(round(row.difference, 2), words),
        ]
        for row in each_row(apart.head(_MOST), method.DivergenceRow)
    ]
    headings = [say("Region"), *(f"{name} {relation.year}" for name in names.values())]
    headings += [say("Place by {figure}", figure=name) for name in names.values()]
    headings.append(say("{first} less {second}, in standard deviations", **names))
    caption = say(
        "Regions whose {first} and {second} lie {bound} standard deviations or more apart", bound=bound, **names
    )
    return [markup.table(headings, rows, caption, numeric=range(1, 6)), more_of(len(apart), _MOST, words)]


_NAMED = 8  # regions, the furthest apart


def chart(view: CountryView) -> Html | None:
    """A dot per region with both figures of the latest year: MCP across, SPI up; diamonds with names diverge.

    None where the framework does not take both.
    """
    assessment = view.assessment
    if not _are_used(assessment):
        return None
    words, relation = view.words, method.mcp_and_spi(assessment)
    named = _names(relation.year, words)
    title = markup.heading(words.say("{first} and {second}", **named), "mcp-spi")
    if relation.year is None or relation.regions.empty:
        return markup.joined(title, markup.paragraph(_too_few(relation, words)))
    row = next(row for row in each_row(relation.by_year, method.RelationRow) if row.year == relation.year)
    apart = relation.regions[relation.regions["diverges"]]
    said = words.say(
        "{first} and {second} of {year}: correlation {correlation} over {count} [region|regions], {apart} of them "
        "far apart",
        **named,
        year=relation.year,
        correlation=two_decimals(row.pearson, words),
        count=row.regions,
        apart=len(apart),
    )
    names = {
        row.region: assessment.period.regions.get(row.region).name
        for row in each_row(apart.head(_NAMED), method.DivergenceRow)
    }
    spoken = "; ".join(
        f"{names[row.region]}: {named['first']} {words.number(row.first)}, {named['second']} {words.number(row.second)}"
        for row in each_row(apart.head(_NAMED), method.DivergenceRow)
    )
    chart = shown(_drawn(relation, names, words), said, f"{said}. {spoken}")
    return markup.joined(title, chart, markup.paragraph(_note(int(row.regions), words), "chart-note"))


def _too_few(relation: method.Relation, words: Language) -> str:
    most = int(relation.by_year["regions"].max()) if len(relation.by_year) else 0
    return words.say(
        "The relation needs {least} [region|regions] with final figures of {first} and {second} of one year; there "
        "[count:is|are] {count}.",
        **_names(relation.year, words),
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
        chosen_regions = relation.regions[chosen]
        axes.plot(chosen_regions["first"], chosen_regions["second"], mark, color=colour, markersize=size, alpha=0.85)
    axes.margins(0.08)
    _thresholds(axes, relation.thresholds)
    across, up = _names(relation.year, words).values()
    axes.set_xlabel(f"{across} {relation.year}", fontsize=8)
    axes.set_ylabel(f"{up} {relation.year}", fontsize=8)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda tick, _: words.number(tick, 1, least=0))
    named = relation.regions[relation.regions["region"].isin(names)]
    name_points(axes, _points(named, names), (6.0, 3.6))
    return figure


def _points(named: pd.DataFrame, names: dict[str, str]) -> list[tuple[float, float, str]]:
    return [(row.first, row.second, names[row.region]) for row in each_row(named, method.DivergenceRow)]


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
