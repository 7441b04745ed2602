"""What an indicator weighs in effect, beside its declared weight: chart and table."""

import pandas as pd

from antikorupsi.assess import CountryView, method
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.show.chart_colours import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY
from antikorupsi.show.chart_rows import Rows, new_rows
from antikorupsi.show.chart_style import shown
from antikorupsi.show.number_words import two_decimals


def table(view: CountryView) -> Html:
    """One row per indicator: declared weight, correlation with the total, main effect, weight in effect, ratio."""
    assessment, words, say = view.assessment, view.words, view.words.say
    totals = method.totals_by_region(assessment)
    table = method.weight_in_effect(assessment)
    if table["effective"].isna().all():
        return Html(markup.paragraph(method.too_few_scored(int(totals.count()), say("Weight in effect"), words)))
    names = method.measure_names(assessment.framework, words)
    rows = [
        [
            names[row.indicator],
            words.number(row.regions, 0),
            f"{words.number(100 * row.nominal)}%",
            two_decimals(row.correlation, words),
            *(["–"] * 3 if is_missing(row.effective) else _shares(row.main_effect, row.effective, row.ratio, words)),
        ]
        for row in each_row(table, method.WeightRow)
    ]
    headings = [say("Indicator"), say("Regions"), say("Declared weight"), say("Correlation with the total")]
    headings += [say("Main effect (its square)"), say("Weight in effect"), say("In effect / declared")]
    return Html(markup.table(headings, rows, say("Declared and effective weights"), numeric=range(1, 7)))


def _shares(main_effect: float, effective: float, ratio: float, words: Language) -> list[str]:
    return [words.number(main_effect), f"{words.number(100 * effective)}%", words.number(ratio)]


def chart(view: CountryView) -> Html:
    """A row per indicator: a hollow circle for its declared weight, a diamond for its share of the totals' spread."""
    assessment, words, say = view.assessment, view.words, view.words.say
    title = markup.heading(say("Effective weights"), "bobot")
    totals = method.totals_by_region(assessment)
    table = method.weight_in_effect(assessment)
    table = table.dropna(subset="effective")
    if table.empty:
        return markup.joined(
            title, markup.paragraph(method.too_few_scored(int(totals.count()), say("Effective weights"), words))
        )
    names = method.measure_names(assessment.framework, words)
    rows = _draw(table, names, words)
    apart = table.iloc[int((table["effective"] - table["nominal"]).abs().to_numpy().argmax())]
    said = say(
        "{name} differs most: declared {nominal}%, in effect {effective}% of the spread of the totals",
        name=names[apart["indicator"]],
        nominal=words.number(100 * apart["nominal"], 1),
        effective=words.number(100 * apart["effective"], 1),
    )
    spoken = "; ".join(
        f"{names[row.indicator]}: {words.number(100 * row.nominal, 1)}%, {words.number(100 * row.effective, 1)}%"
        for row in each_row(table, method.WeightRow)
    )
    note = say(
        "Circle: declared weight; diamond: share of the squared correlations with the total (main effects after "
        "Paruolo, Saisana and Saltelli 2013). Right: the share in effect."
    )
    warned = " ".join(filter(None, [note, method.caution(int(totals.count()), words)]))
    return markup.joined(title, shown(rows.figure, said, f"{said}. {spoken}"), markup.paragraph(warned, "chart-note"))


def _draw(table: pd.DataFrame, names: dict[str, str], words: Language) -> Rows:
    rows = new_rows([names[indicator] for indicator in table["indicator"]])
    for place, row in zip(rows.places, each_row(table, method.WeightRow), strict=True):
        ends = [100 * row.nominal, 100 * row.effective]
        rows.axes.plot(ends, [place, place], color=LIGHT_GREY, linewidth=3, solid_capstyle="round")
        rows.axes.plot(ends[0], place, "o", color=DARK_BLUE, markerfacecolor="white", markersize=6)
        more = row.effective > row.nominal
        rows.axes.plot(ends[1], place, "D", color=DARK_PINK if more else GREY, markersize=4.5)
        rows.beside(place, f"{words.number(ends[1], 1)}%")
    highest = 100 * float(table[["nominal", "effective"]].to_numpy().max())
    rows.axes.set_xlim(0, 1.08 * highest)
    rows.axes.xaxis.set_major_formatter(lambda tick, _: f"{words.number(tick, 1, least=0)}%")
    return rows
