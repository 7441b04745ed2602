"""What totals would be by the geometric mean, which lets no strong score make up for a weak one: chart and table."""

import pandas as pd
from matplotlib.figure import Figure

from antikorupsi.assess import Assessment, CountryView, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.chart_colours import DARK_PINK, GREY, TURQUOISE
from antikorupsi.show.chart_names import name_points
from antikorupsi.show.chart_style import new_figure, shown
from antikorupsi.show.figure_words import predicate_name
from antikorupsi.show.marks import more_of, named, named_in_text
from antikorupsi.show.number_words import total_number, two_decimals

_MOST = 15  # regions that are listed


def table(view: CountryView) -> Html:
    """One row per region that the geometric mean moves most: both means, both ranks, both predicates."""
    assessment, words, say = view.assessment, view.words, view.words.say
    table = method.total_by_other_means(assessment)
    if table.empty:
        return Html(
            markup.paragraph(method.too_few_scored(0, say("Regions that the geometric mean moves most"), words))
        )
    places = table["rank_change"].abs().astype("int64")
    ordered = table.assign(places=places).sort_values(["places", "change"], ascending=[False, True], kind="stable")
    rows = [_row(row, assessment, words) for row in each_row(ordered.head(_MOST), method.OtherMeanRow)]
    headings = [say("Region"), say("Arithmetic"), say("Geometric"), say("Change")]
    headings += [say("Rank"), say("Rank by the geometric mean"), say("Predicate")]
    caption = say("Regions that the geometric mean moves most")
    return markup.joined(
        markup.paragraph(_predicates(table, assessment, words)),
        markup.table(headings, rows, caption, numeric=range(1, 6)),
        more_of(len(ordered), _MOST, words),
    )


def _row(row: method.OtherMeanRow, assessment: Assessment, words: Language) -> list[str]:
    ends = [predicate_name(value, assessment.framework, words) for value in (row.arithmetic, row.geometric)]
    return [
        named(assessment.period.regions.get(row.region)),
        total_number(row.arithmetic, assessment.framework, words),
        total_number(row.geometric, assessment.framework, words),
        two_decimals(row.change, words),
        words.number(row.rank_arithmetic, 0),
        words.number(row.rank_geometric, 0),
        " → ".join(dict.fromkeys(ends)),
    ]


def _predicates(table: pd.DataFrame, assessment: Assessment, words: Language) -> str:
    """How many regions would have the highest predicate by each mean."""
    framework = assessment.framework
    counts = [
        sum(framework.predicate(value) is not None for value in table[mean]) for mean in ("arithmetic", "geometric")
    ]
    return words.say(
        "{before} of {count} [region|regions] [before:reaches|reach] a predicate by the arithmetic mean, {after} by "
        "the geometric one.",
        before=words.number(counts[0], 0),
        count=words.number(len(table), 0),
        after=words.number(counts[1], 0),
    )


_NAMED = 5  # regions that lose most


def chart(view: CountryView) -> Html:
    """A dot per region: across the arithmetic total, up the points that the geometric mean takes; most taken named."""
    assessment, words, say = view.assessment, view.words, view.words.say
    title = markup.heading(say("Arithmetic and geometric mean"), "agregasi")
    table = method.total_by_other_means(assessment)
    if table.empty:
        return markup.joined(title, markup.paragraph(method.too_few_scored(0, say("The geometric mean"), words)))
    moved = int((table["rank_change"] != 0).sum())
    said = say(
        "The geometric mean would put {moved} of {count} [region|regions] on another rank; at most it takes {points} "
        "[point|points]",
        moved=moved,
        count=len(table),
        points=words.number(-table["change"].min()),
    )
    note = say(
        "Across: the total as it is (arithmetic mean); up: how many points lower the geometric mean is. "
        "Diamond: the regions that lose most, whose scores lie furthest apart."
    )
    most = table.nsmallest(_NAMED, "change")
    named = {
        row.region: named_in_text(assessment.period.regions.get(row.region))
        for row in each_row(most, method.OtherMeanRow)
    }
    spoken = "; ".join(
        f"{named[row.region]}: {_totals(row, assessment, words)}" for row in each_row(most, method.OtherMeanRow)
    )
    chart = shown(_drawn(table, named, words), said, f"{said}. {spoken}")
    return markup.joined(title, chart, markup.paragraph(note, "chart-note"))


def _totals(row: method.OtherMeanRow, assessment: Assessment, words: Language) -> str:
    return ", ".join(total_number(mean, assessment.framework, words) for mean in (row.arithmetic, row.geometric))


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
