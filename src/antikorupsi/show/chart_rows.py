"""A chart with one named row for each measure, the first at the top: names wrapped, longer ones on taller rows."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antikorupsi.show.chart_colours import LIGHT_GREY
from antikorupsi.show.chart_style import new_figure

_LETTERS = 44  # of a name on a line
_LINES = 2  # that a row of usual height has room for
_HEIGHT = 0.3  # inches of a row
_ROOM = 0.6  # inches for the ticks below and the margin


@dataclass(frozen=True)
class Rows:
    """The figure, its axes, and where on them each row is; values run across."""

    figure: Figure
    axes: Axes
    places: tuple[float, ...]

    def divide(self, after: int) -> None:
        """A thin line below the row of that number, counted from 1; none below the last."""
        if 0 < after < len(self.places):
            self.axes.axhline((self.places[after - 1] + self.places[after]) / 2, color=LIGHT_GREY, linewidth=0.8)

    def beside(self, place: float, words: str) -> None:
        """Words to the right of a row."""
        self.axes.annotate(
            words,
            (1, place),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
            annotation_clip=False,
        )


def new_rows(names: Sequence[str]) -> Rows:
    """A figure of page width with a row for each name."""
    wrapped = [textwrap.fill(name, _LETTERS) for name in names]
    heights = [max(1.0, (name.count("\n") + 1) / _LINES) for name in wrapped]
    ends = list(accumulate(heights))
    places = tuple(end - height / 2 for end, height in zip(ends, heights, strict=True))
    figure, axes = new_figure(_ROOM + _HEIGHT * ends[-1])
    axes.set_ylim(ends[-1], 0)
    axes.set_yticks(places, wrapped, fontsize=8)
    axes.grid(visible=False, axis="y")
    return Rows(figure, axes, places)
