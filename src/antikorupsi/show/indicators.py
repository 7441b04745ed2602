"""The indicators of one region: what each score is made of, as table and chart."""

import textwrap
from itertools import accumulate

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, reaches, small, tag
from antikorupsi.rules import PANEL, Component, Indicator
from antikorupsi.show.chart_style import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, new_figure, shown
from antikorupsi.show.figure_words import total_cells
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import observed, percent, total_number
from antikorupsi.show.unused import unscored_words, unused_for

_EVIDENCE = ("bukti", "jenis_bukti", "status_bukti", "catatan")


def table(view: RegionAssessment) -> Html | None:
    """One row per indicator: number and name, score with its sources, the assessors' extremes, where it comes from.

    What will be scored where nothing is yet; None of a region that is not assessed.
    """
    if view.stage is None:
        return None if view.eligibility == "not_assessed" else _unscored(view)
    say = view.language.say
    headings = [say("Indicator"), say("Score"), say("Assessors from – to"), say("Taken from")]
    rows = [
        _row(view, component, indicator)
        for component in view.framework.components
        for indicator in component.indicators
    ]
    caption = say("The {count} indicators of {region}", count=len(rows), region=view.region.name)
    return Html(markup.table(headings, rows, caption, numeric=[1, 2], class_="indicators"))


def _unscored(view: RegionAssessment) -> Html:
    """What will be scored, one row per component, where the panel has not scored anything yet."""
    say, pick = view.language.say, view.language.pick
    rows: list[list[str | Markup]] = []
    for component in view.framework.components:
        names = "; ".join(f"{indicator.number}. {pick(indicator.name)}" for indicator in component.indicators)
        notes = Markup("").join(_received(view, indicator) for indicator in component.indicators)
        rows.append([f"{component.number} {pick(component.name)}", tag("span", names) + notes])
    return Html(
        markup.table([say("Component"), say("Indicators to be scored")], rows, say("Components and indicators"))
    )


def _row(view: RegionAssessment, component: Component, indicator: Indicator) -> list[str | Markup]:
    name = tag("span", f"{indicator.number}. {view.language.pick(indicator.name)}")
    if indicator is component.indicators[0]:
        name = small(f"{component.number} {view.language.pick(component.name)}", class_="component") + " " + name
    name += _evidence(view, indicator) + _received(view, indicator)
    row = view.score("indicator", indicator.id)
    if row is None:
        return [name, unscored_words(view, indicator), "–", "–"]
    score = tag("span", total_number(row["score"], view.framework, view.language), reference_marks(view, row["cells"]))
    return [name, score, _spread(view, row), _origin(view, row)]


def _evidence(view: RegionAssessment, indicator: Indicator) -> Markup:
    """What the working paper says of the evidence for an indicator, and its note, as they were written."""
    said: dict[str, list[str | None]] = {f"{indicator.id}.{kind}": [] for kind in _EVIDENCE}
    paper = (view.stage, view.assessment.period.year)
    for row in view.observation_rows:
        if row.item in said and row.instrument == PANEL and (row.stage, row.year) == paper:
            said[row.item].append(row.label)
    # Of several texts it cannot be said which one holds.
    texts = [labels[0] for labels in said.values() if len(labels) == 1]
    shown = "; ".join(text for text in texts if isinstance(text, str))
    return small(view.language.say("Evidence: {evidence}", evidence=shown), class_="note") if shown else Markup("")


def _received(view: RegionAssessment, indicator: Indicator) -> Markup:
    """The figures of other instruments that were received for an indicator and are not its score, with the reason."""
    return Markup("").join(
        small(tag("span", received_figure.said, reference_marks(view, received_figure.cells)), class_="barred")
        for received_figure in unused_for(view, indicator)
    )


def _spread(view: RegionAssessment, row: pd.Series) -> str:
    if pd.isna(row["lowest"]):
        return "–"
    return f"{observed(row['lowest'], view.language)} – {observed(row['highest'], view.language)}"


def _origin(view: RegionAssessment, row: pd.Series) -> str:
    say = view.language.say
    if row["origin"] == "pleno":
        return say("pleno")
    if row["origin"] == "assessors":
        return say("mean of {count} assessors", count=int(row["assessors"]))
    return say("figure of {year}", year=int(row["year"]))


def components(view: RegionAssessment) -> Html | None:
    """One row per component and one for the total: score, weight, coverage; None where the panel scored nothing."""
    if view.stage is None:
        return None
    say = view.language.say
    headings = [say("Component"), say("Score"), say("Weight"), say("Coverage")]
    rows = [
        _total_row(view, f"{component.number} {view.language.pick(component.name)}", "component", component.id)
        for component in view.framework.components
    ]
    rows.append(_total_row(view, say("Total"), "total", "total"))
    return Html(markup.table(headings, rows, say("Components and total"), numeric=[1, 2, 3], class_="components"))


def _total_row(view: RegionAssessment, name: str, level: str, identifier: str) -> list[str | Markup]:
    row = view.score(level, identifier)
    if row is None:
        return [name, view.language.say("no data yet"), "–", "–"]
    score: str | Markup = "–"
    if pd.notna(row["score"]):
        marks = reference_marks(view, total_cells(view, "" if level == "total" else identifier))
        score = tag("span", total_number(row["score"], view.framework, view.language), marks)
    weight = view.language.number(100 * row["weight"], 1) + "%"
    return [name, score, weight, percent(row["coverage"], view.framework.minimum_coverage.value, view.language)]


_LABEL_LENGTH = 44
_LINES_A_PLACE = 2  # a longer name takes more than one place


def chart(view: RegionAssessment) -> Html | None:
    """A dot per indicator on 0-100, a bar from the lowest to the highest assessor; None where nothing was scored."""
    if view.stage is None:
        return None
    scored = [(indicator, view.score("indicator", indicator.id)) for indicator in view.framework.indicators]
    known = [(indicator, row) for indicator, row in scored if row is not None]
    bound = view.framework.bound
    names = _names(view)
    heights = [max(1.0, (name.count("\n") + 1) / _LINES_A_PLACE) for name in names]
    ends = list(accumulate(heights))
    places = [end - height / 2 - 0.5 for end, height in zip(ends, heights, strict=True)]
    figure, axes = new_figure(0.9 + 0.33 * ends[-1])
    for place, (indicators_scored, row) in zip(places, scored, strict=True):
        if row is None:
            axes.text(0, place, unscored_words(view, indicators_scored), va="center", fontsize=8, color=GREY)
            continue
        if row["lowest"] == row["lowest"]:  # not NaN
            axes.plot(
                [row["lowest"], row["highest"]], [place, place], color=LIGHT_GREY, linewidth=5, solid_capstyle="round"
            )
        reached = reaches(row["score"], bound)
        colour = DARK_BLUE if reached else DARK_PINK
        axes.plot(row["score"], place, "o", color=colour, markerfacecolor=colour if reached else "white", markersize=6)
        axes.text(
            104, place, total_number(row["score"], view.framework, view.language), va="center", ha="left", fontsize=8
        )
    axes.set_yticks(places, names, fontsize=8)
    _dress(axes, view, bound, ends)
    below = sum(not reaches(row["score"], bound) for _, row in known)
    title = view.language.say(
        "{reached} of {count} scored indicators reach {bound}; {below} do not",
        reached=len(known) - below,
        count=len(known),
        below=below,
        bound=view.language.bound(bound),
    )
    numbers = "; ".join(
        f"{indicator.number}. {view.language.pick(indicator.name)}: {view.language.number(row['score'])}"
        for indicator, row in known
    )
    explained = view.language.say(
        "Filled dot: {bound} or more; hollow dot: less; grey bar: from the lowest to the highest assessor.",
        bound=view.language.bound(bound),
    )
    return markup.joined(shown(figure, title, f"{title}. {numbers}"), markup.paragraph(explained, "chart-note"))


def _names(view: RegionAssessment) -> list[str]:
    """The names of the indicators with their numbers, in lines that fit beside the chart."""
    return [
        textwrap.fill(f"{indicator.number}. {view.language.pick(indicator.name)}", _LABEL_LENGTH)
        for indicator in view.framework.indicators
    ]


def _dress(axes: Axes, view: RegionAssessment, bound: float, ends: list[float]) -> None:
    """Draws the bound, the scale and a line below each component; `ends` is where the place of each indicator ends."""
    axes.axvline(bound, color=GREY, linewidth=1)
    axes.set_xlim(0, 103)
    axes.set_xticks([0, 25, 50, 75, bound, 100])
    axes.grid(visible=False, axis="y")
    axes.invert_yaxis()
    first = 0
    for component in view.framework.components[:-1]:
        first += len(component.indicators)
        axes.axhline(ends[first - 1] - 0.5, color=LIGHT_GREY, linewidth=0.8)
