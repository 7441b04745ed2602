"""Which measures move together and which against one another: charts and the pairs that stand out."""

import textwrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from antikorupsi.assess import CountryView, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.chart_colours import DARK_BLUE, DARK_PINK, ORANGE, TEXT, WHITE
from antikorupsi.show.chart_style import WIDTH, new_figure, shown
from antikorupsi.show.marks import more_of
from antikorupsi.show.number_words import two_decimals

_MOST = 20  # pairs that are listed


def flagged_correlations(view: CountryView) -> Html:
    """One row per pair of indicators below zero or above 0.92, those of one component and the strongest first."""
    assessment, words, say = view.assessment, view.words, view.words.say
    scores = method.indicator_scores_by_region(assessment)
    pairs = method.correlation_by_pair(scores)
    if pairs.empty:
        return Html(
            markup.paragraph(method.too_few_scored(len(scores), say("Pairs of indicators that stand out"), words))
        )
    component = {each.id: assessment.framework.component_of(each.id).id for each in assessment.framework.indicators}
    pairs["together"] = pairs["first"].map(component) == pairs["second"].map(component)
    pairs["strength"] = pairs["correlation"].abs()
    order = ["together", "real", "strength"]
    flagged = pairs[pairs["flag"] != ""].sort_values(order, ascending=False, kind="stable")
    if flagged.empty:
        count, bound = len(pairs), words.number(method.REDUNDANT)
        none = say(
            "None of the {count} [pair|pairs] of indicators is below zero or above {bound}.", count=count, bound=bound
        )
        return Html(markup.paragraph(none))
    names = method.measure_names(assessment.framework, words)
    flags = {"negative": say("below zero"), "redundant": say("nearly the same")}
    listed = flagged.head(_MOST)
    rows = [
        [
            names[row.first],
            names[row.second],
            two_decimals(row.correlation, words, [method.REDUNDANT, 0.0]),
            words.number(row.regions, 0),
            flags[row.flag],
            say("yes") if together else say("no"),
            say("yes") if row.real else say("no"),
        ]
        for row, together in zip(each_row(listed, method.PairRow), listed["together"], strict=True)
    ]
    headings = [say("Indicator"), say("Other indicator"), say("Correlation"), say("Regions")]
    headings += [say("Stands out as"), say("Same component"), say("Beyond chance (95%)")]
    caption = say("Pairs of indicators that stand out")
    return markup.joined(markup.table(headings, rows, caption, numeric=[2, 3]), more_of(len(flagged), _MOST, words))


_COLOURS = LinearSegmentedColormap.from_list("correlations", [ORANGE, WHITE, DARK_BLUE])
_DARK = 0.55  # from this correlation on, words on blue are white
_LETTERS = 30  # of a name on a line
_COLUMNS = 8  # at least, so that the cells of few measures do not grow


def correlations(view: CountryView) -> Html:
    """A triangle of correlations: the criteria that are numbers, the components and the total; framed above 0.92."""
    assessment = view.assessment
    words, indicators = view.words, [indicator.id for indicator in assessment.framework.indicators]
    names = method.measure_names(assessment.framework, words)
    labels = {measure: textwrap.fill(name, _LETTERS) for measure, name in names.items() if measure not in indicators}
    figures = method.figures_by_region(assessment)
    values = figures[[measure for measure in figures if measure in labels]]
    note = words.say(
        "The total is made of the components, so that they move with it; what stands out among them is no fault."
    )
    subject = words.say("Criteria, components and total")
    title = markup.heading(words.say("Correlations"), "korelasi")
    return markup.joined(title, _triangle(values, labels, subject, note, words))


def indicator_correlations(view: CountryView) -> Html:
    """A triangle of the correlations of all indicators, by their numbers; framed above 0.92."""
    assessment, words = view.assessment, view.words
    numbers = {indicator.id: str(indicator.number) for indicator in assessment.framework.indicators}
    return _triangle(method.indicator_scores_by_region(assessment), numbers, words.say("Indicators"), "", words)


def _triangle(values: pd.DataFrame, labels: dict[str, str], subject: str, remark: str, words: Language) -> Html:
    pairs = method.correlation_by_pair(values)
    if pairs.empty:
        known = int(values.notna().any(axis="columns").sum())
        return Html(markup.paragraph(method.too_few_scored(known, words.say("The correlations"), words)))
    measures = [measure for measure in labels if measure in set(pairs["first"]) | set(pairs["second"])]
    figure = _drawn(pairs, [labels[measure] for measure in measures], measures, words)
    said = words.say(
        "{subject}: {redundant} of {count} [pair|pairs] [redundant:is|are] correlated above {bound}, {negative} "
        "below zero",
        subject=subject,
        redundant=int((pairs["flag"] == "redundant").sum()),
        count=len(pairs),
        bound=words.number(method.REDUNDANT),
        negative=int((pairs["flag"] == "negative").sum()),
    )
    note = words.say(
        "Pearson's correlation over the regions that have both figures; none below {least}. Framed: above {bound}, so "
        "that two measures nearly count one thing twice; a minus sign: they pull in opposite directions.",
        least=method.LEAST_REGIONS,
        bound=words.number(method.REDUNDANT),
    )
    spoken = "; ".join(
        f"{labels[row.first]} – {labels[row.second]}: {two_decimals(row.correlation, words)}"
        for row in each_row(pairs, method.PairRow)
    )
    parts = [note, remark if "total" in measures else "", method.caution(int(pairs["regions"].max()), words)]
    chart = shown(figure, said, f"{said}. {spoken}")
    return markup.joined(chart, markup.paragraph(" ".join(filter(None, parts)), "chart-note"))


def _drawn(pairs: pd.DataFrame, labels: list[str], measures: list[str], words: Language) -> Figure:
    """The triangle with names beside its rows, or with numbers where the labels are numbers."""
    names = any(not label.isdigit() for label in labels)
    columns = max(len(measures) - 1, _COLUMNS)
    cell = (WIDTH - (2.2 if names else 0.4)) / columns
    figure, axes = new_figure(cell * (len(measures) - 1) + 0.5)
    _draw(axes, pairs, measures, words)
    _name(axes, labels, names=names)
    axes.set_xlim(0, columns)
    return figure


def _draw(axes: Axes, pairs: pd.DataFrame, measures: list[str], words: Language) -> None:
    """A cell for each pair: the measure of its row below that of its column."""
    at = {measure: place for place, measure in enumerate(measures)}
    size = float(np.interp(len(measures), [6, 20], [8.5, 6.5]))
    for row in each_row(pairs, method.PairRow):
        left, top = at[row.first], at[row.second] - 1
        colour = _COLOURS((row.correlation + 1) / 2)
        axes.add_patch(Rectangle((left, top), 1, 1, facecolor=colour, edgecolor="white", linewidth=1))
        light = row.correlation > _DARK
        weight = "bold" if row.flag else "normal"
        look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": size, "fontweight": weight}
        axes.text(left + 0.5, top + 0.5, two_decimals(row.correlation, words), color="white" if light else TEXT, **look)
        if row.flag == "redundant":
            frame = Rectangle((left + 0.07, top + 0.07), 0.86, 0.86, fill=False, edgecolor=DARK_PINK, linewidth=1.6)
            axes.add_patch(frame)


def _name(axes: Axes, labels: list[str], *, names: bool) -> None:
    """Names beside the rows; below the columns numbers, since names would not fit there."""
    steps = len(labels) - 1
    axes.set_ylim(steps, 0)
    numbered = [f"{place}. {label}" for place, label in enumerate(labels, 1)] if names else labels
    axes.set_yticks(np.arange(steps) + 0.5, numbered[1:], fontsize=7.5)
    below = [str(place) for place in range(1, steps + 1)] if names else labels[:-1]
    axes.set_xticks(np.arange(steps) + 0.5, below, fontsize=7.5)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    if names:
        axes.text(0.02, -0.12, numbered[0].replace("\n", " "), fontsize=7.5, va="bottom")
