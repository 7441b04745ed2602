"""What each indicator weighs by declaration and in effect: two marks on one row."""

import pandas as pd

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.charts.rows import Rows, new_rows
from antikorupsi.show.charts.style import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, shown


def effective_weights(assessment: Assessment, language: str = "id") -> Html:
    """A row per indicator: a hollow circle for its declared weight, a diamond for its share of the totals' spread."""
    words = assessment.words(language)
    title = markup.heading(words.say("Effective weights"), "bobot")
    totals = method.totals_by_region(assessment)
    table = method.weight_in_effect(assessment)
    table = table.dropna(subset="effective")
    if table.empty:
        return markup.joined(
            title, markup.paragraph(method.too_few_scored(int(totals.count()), words.say("Effective weights"), words))
        )
    names = method.measure_names(assessment.framework, words)
    rows = _draw(table, names, words)
    apart = table.iloc[int((table["effective"] - table["nominal"]).abs().to_numpy().argmax())]
    said = words.say(
        "{name} differs most: declared {nominal}%, in effect {effective}% of the spread of the totals",
        name=names[apart["indicator"]],
        nominal=words.number(100 * apart["nominal"], 1),
        effective=words.number(100 * apart["effective"], 1),
    )
    spoken = "; ".join(
        f"{names[own.indicator]}: {words.number(100 * own.nominal, 1)}%, {words.number(100 * own.effective, 1)}%"
        for own in each_row(table, method.WeightRow)
    )
    note = words.say(
        "Circle: declared weight; diamond: share of the squared correlations with the total (main effects after "
        "Paruolo, Saisana and Saltelli 2013). Right: the share in effect."
    )
    warned = " ".join(filter(None, [note, method.caution(int(totals.count()), words)]))
    return markup.joined(title, shown(rows.figure, said, f"{said}. {spoken}"), markup.paragraph(warned, "chart-note"))


def _draw(table: pd.DataFrame, names: dict[str, str], words: Language) -> Rows:
    rows = new_rows([names[own] for own in table["indicator"]])
    for place, own in zip(rows.places, each_row(table, method.WeightRow), strict=True):
        ends = [100 * own.nominal, 100 * own.effective]
        rows.axes.plot(ends, [place, place], color=LIGHT_GREY, linewidth=3, solid_capstyle="round")
        rows.axes.plot(ends[0], place, "o", color=DARK_BLUE, markerfacecolor="white", markersize=6)
        more = own.effective > own.nominal
        rows.axes.plot(ends[1], place, "D", color=DARK_PINK if more else GREY, markersize=4.5)
        rows.beside(place, f"{words.number(ends[1], 1)}%")
    highest = 100 * float(table[["nominal", "effective"]].to_numpy().max())
    rows.axes.set_xlim(0, 1.08 * highest)
    rows.axes.xaxis.set_major_formatter(lambda tick, _: f"{words.number(tick, 1, least=0)}%")
    return rows
