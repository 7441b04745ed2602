"""What regions lose when a weak score cannot be made up for: the geometric mean beside the arithmetic one."""

import pandas as pd
from matplotlib.figure import Figure

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.charts.naming import name_points
from antikorupsi.show.charts.style import DARK_PINK, GREY, TURQUOISE, new_figure, shown
from antikorupsi.show.wording import named_in_text, total_number

_NAMED = 5  # regions that lose most


def aggregation(assessment: Assessment, language: str = "id") -> Html:
    """A dot per region: across the arithmetic total, up the points that the geometric mean takes; most taken named."""
    words = assessment.words(language)
    title = markup.heading(words.say("Arithmetic and geometric mean"), "agregasi")
    table = method.total_by_other_means(assessment)
    if table.empty:
        return markup.joined(title, markup.paragraph(method.too_few_scored(0, words.say("The geometric mean"), words)))
    moved = int((table["rank_change"] != 0).sum())
    said = words.say(
        "The geometric mean would put {moved} of {count} regions on another rank; at most it takes {points} points",
        moved=moved,
        count=len(table),
        points=words.number(-table["change"].min()),
    )
    note = words.say(
        "Across: the total as it is (arithmetic mean); up: how many points lower the geometric mean is. "
        "Diamond: the regions that lose most, whose scores lie furthest apart."
    )
    most = table.nsmallest(_NAMED, "change")
    named = {
        own.region: named_in_text(assessment.period.regions.get(own.region))
        for own in each_row(most, method.OtherMeanRow)
    }
    spoken = "; ".join(
        f"{named[own.region]}: {_totals(own, assessment, words)}" for own in each_row(most, method.OtherMeanRow)
    )
    chart = shown(_drawn(table, named, words), said, f"{said}. {spoken}")
    return markup.joined(title, chart, markup.paragraph(note, "chart-note"))


def _totals(own: method.OtherMeanRow, assessment: Assessment, words: Language) -> str:
    return ", ".join(total_number(mean, assessment.framework, words) for mean in (own.arithmetic, own.geometric))


def _drawn(table: pd.DataFrame, named: dict[str, str], words: Language) -> Figure:
    figure, axes = new_figure(3.2)
    lost, chosen = -table["change"], table["region"].isin(named)
    axes.plot(table.loc[~chosen, "arithmetic"], lost[~chosen], "o", color=TURQUOISE, markersize=3.5, alpha=0.8)
    axes.plot(table.loc[chosen, "arithmetic"], lost[chosen], "D", color=DARK_PINK, markersize=5)
    axes.axhline(0, color=GREY, linewidth=1)
    axes.set_xlabel(words.say("Total, arithmetic mean"), fontsize=8)
    axes.set_ylabel(words.say("Points less by the geometric mean"), fontsize=8)
    axes.margins(0.06)
    axes.set_ylim(min(0, axes.get_ylim()[0]), 1.18 * axes.get_ylim()[1])  # room for names above the highest
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda tick, _: words.number(tick, 2, least=0))
    points = zip(table.loc[chosen, "arithmetic"], lost[chosen], table.loc[chosen, "region"].map(named), strict=True)
    name_points(axes, list(points), (5.8, 2.7))
    return figure
