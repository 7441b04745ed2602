"""Strips one below the other, each on its own scale: lines, marks and words at their places in one figure.

A region's page has up to twenty of them. As Axes, each would build, measure and draw ticks, spines and labels that it
does not show: four times the work of the page's charts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import StepPatch
from matplotlib.transforms import Bbox, BboxTransform, ScaledTranslation, Transform

from antikorupsi.show.chart_style import GRID, LIGHT_GREY, TEXT, TICK_TEXT, WIDTH

Limits = tuple[float, float]
Values = Sequence[float] | npt.NDArray[np.float64]
_TITLE = 0.21  # inches: the room for a strip's title
_BESIDE = 0.12  # inches left and right of a strip
_BELOW_LINE = 3.5 / 72  # inches between a strip and the words below it
_GRID_WIDTH = 0.8


@dataclass(frozen=True)
class Strip:
    """A band of a figure: values `across` it and `up` it become places; lengths are in inches."""

    figure: Figure
    bottom: float
    height: float
    across: Limits
    up: Limits

    def line(self, across: Values, up: Values, **look: Any) -> None:
        """A line through points, or with `marker` and no `linestyle` the points alone."""
        self.figure.add_artist(Line2D(across, up, transform=self._places, **look))

    def dots(self, across: Values, up: Values, colour: str, **look: Any) -> None:
        """A mark for each point, filled with its colour."""
        self.line(across, up, linestyle="none", color=colour, **({"marker": "o"} | look))

    def words(self, across: float, up: float, said: str, *, above: float = 0, **look: Any) -> None:
        """Words centred on a place, or as many points `above` it."""
        usual: dict[str, Any] = {"ha": "center", "fontsize": 8, "color": TEXT}
        lifted = self._places + ScaledTranslation(0, above / 72, self.figure.dpi_scale_trans)
        self.figure.text(across, up, said, transform=lifted, **usual | look)

    def bars(self, counts: Values, edges: Values, foot: float, colour: str) -> None:
        """The outline of bars that stand on `foot`, filled."""
        self.figure.add_artist(StepPatch(counts, edges, baseline=foot, fill=True, color=colour, transform=self._places))

    def ticks(self, places: Sequence[float], said: Sequence[str], *, grid: bool = False) -> None:
        """The strip's lower edge with words below it, and with `grid` a line up from each."""
        foot, top = self.up
        if grid:
            for place in places:
                self.line([place, place], [foot, top], color=GRID, linewidth=_GRID_WIDTH)
        self.line(self.across, [foot, foot], color=LIGHT_GREY, linewidth=_GRID_WIDTH)
        for place, text in zip(places, said, strict=True):
            self.words(place, foot, text, above=-72 * _BELOW_LINE, va="top", color=TICK_TEXT)

    @cached_property
    def _places(self) -> Transform:
        values = Bbox.from_extents(self.across[0], self.up[0], self.across[1], self.up[1])
        inches = Bbox.from_extents(_BESIDE, self.bottom, WIDTH - _BESIDE, self.bottom + self.height)
        return BboxTransform(values, inches) + self.figure.dpi_scale_trans


@dataclass(frozen=True)
class Strips:
    """A figure of page width with room for `count` strips of equal height; `each` and `below` are in inches.

    `each` is the height of a strip with its title and with what stands `below` it.
    """

    count: int
    each: float
    below: float

    @cached_property
    def figure(self) -> Figure:
        """What the strips are drawn on."""
        return Figure(figsize=(WIDTH, self.count * self.each))

    def strip(self, row: int, title: str, across: Limits, up: Limits) -> Strip:
        """The strip of a row, counted from 0 at the top, with its title and the limits of its values."""
        bottom = (self.count - row - 1) * self.each + self.below
        strip = Strip(self.figure, bottom, self.each - self.below - _TITLE, across, up)
        strip.words(across[0], up[1], title, above=6, ha="left")
        return strip


def limits_around(values: Values, below: float = 0.05, above: float = 0.05) -> Limits:
    """The least and the greatest value, with a share of the distance between them beside each."""
    lowest, highest = float(np.min(values)), float(np.max(values))
    spread = highest - lowest or 1.0
    return lowest - below * spread, highest + above * spread
