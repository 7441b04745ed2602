"""How the figures are spread over the regions: chart and table."""

import math

import pandas as pd

from antikorupsi.assess import CountryView, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.rules import Framework, instrument_by_id
from antikorupsi.show.chart_colours import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, TURQUOISE
from antikorupsi.show.chart_rows import Rows, new_rows
from antikorupsi.show.chart_style import shown
from antikorupsi.show.number_words import two_decimals


def table(view: CountryView) -> Html:
    """One row per measure with a figure: mean, quartiles, skewness, excess kurtosis, and whether it stands out."""
    assessment, words, say = view.assessment, view.words, view.words.say
    table = method.distribution_by_measure(method.figures_by_region(assessment))
    table, names = table[table["regions"] > 0], method.measure_names(assessment.framework, words)
    if table.empty:
        return Html(markup.paragraph(say("There is no figure whose distribution could be shown.")))
    columns = ["lowest", "quartile_1", "median", "quartile_3", "highest", "skewness", "kurtosis"]
    rows = [
        [
            names[row.measure],
            words.number(row.regions, 0),
            words.number(row.mean),
            *[two_decimals(getattr(row, name), words) for name in columns],
            say("yes") if row.outlying else say("no"),
        ]
        for row in each_row(table, method.DistributionRow)
    ]
    statistics = [say("lowest"), say("lower quartile"), say("median"), say("upper quartile")]
    statistics += [say("highest"), say("skewness"), say("excess kurtosis")]
    headings = [say("Measure"), say("Regions"), say("mean"), *statistics, say("outlying")]
    note = say(
        "Outlying: skewness beyond ±{skewness} and kurtosis above {kurtosis}, so that a few regions could decide the "
        "mean (JRC). Skewness needs three regions, kurtosis four.",
        skewness=words.number(method.MOST_SKEWNESS, 0),
        kurtosis=words.number(method.MOST_KURTOSIS, 1),
    )
    return markup.joined(
        markup.table(headings, rows, say("Distribution of each measure"), numeric=range(1, 10)),
        markup.paragraph(note, "chart-note"),
    )


def chart(view: CountryView) -> Html:
    """A line and a box per measure on the scale of the scores: criteria, indicators, components and the total.

    The line runs from the lowest to the highest region, the box from the lower to the upper quartile. Criteria on
    other scales stand in the table only.
    """
    assessment = view.assessment
    words, framework, say = view.words, assessment.framework, view.words.say
    title = markup.heading(say("Distributions"), "sebaran")
    table = method.distribution_by_measure(method.figures_by_region(assessment))
    table = table[table["measure"].isin(_on_scale(framework)) & (table["regions"] > 0)].reset_index(drop=True)
    if table.empty:
        return markup.joined(title, markup.paragraph(say("There is no figure whose distribution could be shown.")))
    names = method.measure_names(framework, words)
    rows = _draw(table, names, framework, words)
    widest = table.iloc[int((table["quartile_3"] - table["quartile_1"]).to_numpy().argmax())]
    said = say(
        "{name} is spread most: the middle half of the regions lies between {low} and {high}",
        name=names[widest["measure"]],
        low=words.number(widest["quartile_1"]),
        high=words.number(widest["quartile_3"]),
    )
    note = say(
        "Line: from the lowest to the highest region; box: the middle half; tick: median; diamond: mean; "
        "right: how many regions."
    )
    spoken = "; ".join(
        f"{names[row.measure]}: {words.number(row.median)} ({row.regions})"
        for row in each_row(table, method.DistributionRow)
    )
    return markup.joined(title, shown(rows.figure, said, f"{said}. {spoken}"), markup.paragraph(note, "chart-note"))


def _on_scale(framework: Framework) -> set[str]:
    """The measures on the scale of the scores: all scores, and the criteria whose instrument has the same range."""
    scale = (framework.scale.lowest, framework.scale.highest)
    criteria = {
        criterion.id
        for criterion in framework.criteria
        for column in instrument_by_id()[criterion.instrument].measured
        if column.item in criterion.items and column.range == scale
    }
    indicators, components = ({each.id for each in group} for group in (framework.indicators, framework.components))
    return criteria | indicators | components | {"total"}


def _draw(table: pd.DataFrame, names: dict[str, str], framework: Framework, words: Language) -> Rows:
    rows = new_rows([names[measure] for measure in table["measure"]])
    for place, row in zip(rows.places, each_row(table, method.DistributionRow), strict=True):
        across = rows.axes
        across.plot([row.lowest, row.highest], [place, place], color=GREY, linewidth=0.9)
        width = row.quartile_3 - row.quartile_1
        across.barh(place, width, left=row.quartile_1, height=0.5, color=LIGHT_GREY, edgecolor=TURQUOISE, linewidth=0.9)
        across.plot([row.median, row.median], [place - 0.25, place + 0.25], color=DARK_BLUE, linewidth=1.8)
        across.plot(row.mean, place, "D", color=DARK_PINK, markersize=3.5)
        rows.beside(place, words.number(row.regions, 0))
    kinds = [_kind(measure, framework) for measure in table["measure"]]
    for after in range(1, len(kinds)):
        if kinds[after] != kinds[after - 1]:
            rows.divide(after)
    lowest = max(framework.scale.lowest, 10 * math.floor((table["lowest"].min() - 2) / 10))
    rows.axes.set_xlim(lowest, framework.scale.highest + 0.5)
    rows.axes.xaxis.set_major_formatter(lambda tick, _: words.number(tick, 1, least=0))
    return rows


def _kind(measure: str, framework: Framework) -> str:
    """What a measure is, so that a line divides criteria, indicators, and what is made of them."""
    if measure in {criterion.id for criterion in framework.criteria}:
        return "criterion"
    return "indicator" if measure in {indicator.id for indicator in framework.indicators} else "aggregate"
