"""The indicators of a region as dots by component, with the assessors' spread and the line of 90."""

import textwrap
from itertools import accumulate

from matplotlib.axes import Axes

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, reaches
from antikorupsi.show.charts.style import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, new_figure, shown
from antikorupsi.show.unused import unscored_words
from antikorupsi.show.wording import total_number

_LABEL_LENGTH = 44
_LINES_A_PLACE = 2  # a longer name takes more than one place


def indicators(view: RegionAssessment) -> Html | None:
    """A dot per indicator on 0-100, a bar from the lowest to the highest assessor; None where nothing was scored."""
    if view.stage is None:
        return None
    scored = [(own, view.score("indicator", own.id)) for own in view.framework.indicators]
    known = [(own, row) for own, row in scored if row is not None]
    bound = view.framework.bound
    names = _names(view)
    heights = [max(1.0, (name.count("\n") + 1) / _LINES_A_PLACE) for name in names]
    ends = list(accumulate(heights))
    places = [end - height / 2 - 0.5 for end, height in zip(ends, heights, strict=True)]
    figure, axes = new_figure(0.9 + 0.33 * ends[-1])
    for place, (own, row) in zip(places, scored, strict=True):
        if row is None:
            axes.text(0, place, unscored_words(view, own), va="center", fontsize=8, color=GREY)
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
        f"{own.number}. {view.language.pick(own.name)}: {view.language.number(row['score'])}" for own, row in known
    )
    explained = view.language.say(
        "Filled dot: {bound} or more; hollow dot: less; grey bar: from the lowest to the highest assessor.",
        bound=view.language.bound(bound),
    )
    return markup.joined(shown(figure, title, f"{title}. {numbers}"), markup.paragraph(explained, "chart-note"))


def _names(view: RegionAssessment) -> list[str]:
    """The names of the indicators with their numbers, in lines that fit beside the chart."""
    return [
        textwrap.fill(f"{own.number}. {view.language.pick(own.name)}", _LABEL_LENGTH)
        for own in view.framework.indicators
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
