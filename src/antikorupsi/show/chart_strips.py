"""Small pictures as SVG, written as text: a strip is as wide as a phone, and two fit beside each other on a desk.

A region's page has up to twenty of them. matplotlib took more time to draw them than all else on the page together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from antikorupsi.common import Html, tag
from antikorupsi.show.chart_colours import GRID, OTHERS, TEXT, TICK_TEXT, WHITE

Limits = tuple[float, float]
Point = tuple[float, float]
Values = Sequence[float] | npt.NDArray[np.float64]
WIDTH = 340.0  # about the pixels of a phone between its margins
_SIZE = 11.0  # height of the letters
_LETTER = 0.56 * _SIZE  # width of a letter, on the average
_LINE = 1.15 * _SIZE
_TITLE = 20.0
_LEFT = 10.0
_BESIDE = 6.0  # between the band and words right of it
_BOLD = 1.15  # how much wider bold letters are
_GAP = 3.0  # between two words that would touch
_DASH = 8.0  # half of a short level line
_ABOVE = 8.0  # from a dot to the figure above it
_BELOW = 14.0  # to the foot of a figure below it


@dataclass(frozen=True)
class Strip:
    """A band under a title: values `across` it and `up` it become places; `height` is that of the band.

    `right` is the room for words beside the band, `foot` the one for words below it.
    """

    title: str
    across: Limits
    up: Limits
    height: float
    right: float = 10.0
    foot: float = 18.0
    _parts: list[Markup] = field(default_factory=list)
    _dashes: list[Point] = field(default_factory=list)

    def place(self, across: float, up: float) -> Point:
        """Where a value stands in the picture, in units from its left and its top."""
        share_across = (across - self.across[0]) / (self.across[1] - self.across[0])
        share_up = (up - self.up[0]) / (self.up[1] - self.up[0])
        return _LEFT + share_across * (WIDTH - _LEFT - self.right), self._head + (1 - share_up) * self.height

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """A line through points."""
        path = "L".join(f"{x:.4g} {y:.4g}" for x, y in (self.place(*point) for point in points))
        self._parts.append(tag("path", d=f"M{path}", stroke=colour, stroke_width=f"{width:g}", fill="none"))

    def dots(self, points: Iterable[Point], colour: str, width: float) -> None:
        """Many dots as one path: a line of no length with round ends is a dot."""
        path = "".join(f"M{x:.4g} {y:.4g}h.1" for x, y in (self.place(*point) for point in points))
        if path:
            look = {"stroke": colour, "stroke_width": f"{width:g}", "stroke_linecap": "round", "fill": "none"}
            self._parts.append(tag("path", d=path, **look))

    def ring(self, point: Point, colour: str) -> None:
        """A hollow dot."""
        x, y = self.place(*point)
        look = {"stroke": colour, "stroke_width": "1.6", "fill": WHITE}
        self._parts.append(tag("circle", cx=f"{x:.4g}", cy=f"{y:.4g}", r="3.4", **look))

    def diamond(self, point: Point, colour: str) -> None:
        """The mark of the region that the page is about."""
        x, y = self.place(*point)
        self._parts.append(tag("path", d=f"M{x:.4g} {y - 7:.4g}l6 7l-6 7l-6-7z", fill=colour))

    def dash(self, point: Point, colour: str) -> None:
        """A short level line at a value."""
        x, y = self.place(*point)
        self._dashes.append((x, y))
        path = f"M{x - _DASH:.4g} {y:.4g}h{2 * _DASH:g}"
        self._parts.append(tag("path", d=path, stroke=colour, stroke_width="2", fill="none"))

    def bars(self, counts: Values, edges: Values, colour: str) -> None:
        """Bars that stand on the foot of the band, as one area."""
        foot = self.up[0]
        corners = [(edges[0], foot)]
        for count, left, right in zip(counts, edges[:-1], edges[1:], strict=True):
            corners += [(left, foot + count), (right, foot + count)]
        path = "L".join(f"{x:.4g} {y:.4g}" for x, y in (self.place(*point) for point in [*corners, (edges[-1], foot)]))
        self._parts.append(tag("path", d=f"M{path}z", fill=colour))

    def words(self, point: Point, text: str, colour: str = TEXT, *, above: float = 0) -> None:
        """Words centred `above` a place, moved inwards where they would leave the picture."""
        x, y = self.place(*point)
        half = _LETTER * len(text) / 2
        self._write(min(max(x, half), WIDTH - half), y - above, text, colour, "middle")

    def figure(self, point: Point, text: str) -> None:
        """A figure above its dot, below it where a dash is in the way, else above the dashes in the way.

        Above a dash it would read as the value of the dash.
        """
        x, y = self.place(*point)
        near = sorted((up for at, up in self._dashes if abs(at - x) < _LETTER * len(text) / 2 + _DASH), reverse=True)
        foot = y - _ABOVE
        if _struck(near, foot) and not _struck(near, y + _BELOW) and y + _BELOW <= self._head + self.height:
            foot = y + _BELOW
        for dash in near:
            if _struck([dash], foot):
                foot = dash - _GAP - 1
        self.words(point, text, above=y - foot)

    def beside(self, labels: Sequence[tuple[float, str, str]]) -> None:
        """Words right of the band at heights `up`, each with its colour; moved apart where they would overlap."""
        lines: list[tuple[float, str, str]] = []
        for up, text, colour in sorted(labels, reverse=True):
            _, y = self.place(self.across[1], up)
            y = max(y + _SIZE / 3, lines[-1][0] + _LINE if lines else 0)
            lines += [
                (y + number * _LINE, line, colour) for number, line in enumerate(_wrapped(text, self.right - _BESIDE))
            ]
        beyond = max(0.0, lines[-1][0] - self._head - self.height - self.foot + 2) if lines else 0.0
        for y, line, colour in lines:
            self._write(WIDTH - self.right + _BESIDE, y - beyond, line, colour, "start")

    def ticks(self, places: Sequence[float], texts: Sequence[str], *, grid: bool = False) -> None:
        """The lower edge of the band with words below it, and with `grid` a line up from each."""
        foot, top = self.up
        if grid:
            for place in places:
                self.line([(place, foot), (place, top)], GRID, 1)
        self.line([(self.across[0], foot), (self.across[1], foot)], OTHERS, 1)
        room = (WIDTH - _LEFT - self.right) / max(len(places), 1) if len(places) > 1 else WIDTH
        for place, text in zip(places, texts, strict=True):
            for number, line in enumerate(_wrapped(text, room)):
                self.words((place, foot), line, TICK_TEXT, above=-(4 + _SIZE + number * _LINE))

    def drawn(self, alternative: str) -> Markup:
        """The picture; `alternative` gives its numbers in words."""
        title = [
            tag("text", line, x="0", y=f"{_SIZE + number * _LINE:.4g}", fill=TEXT, font_weight="600")
            for number, line in enumerate(self._title)
        ]
        box = f"0 0 {WIDTH:g} {self._head + self.height + self.foot:.4g}"
        return tag("svg", *title, *self._parts, viewBox=box, role="img", aria_label=alternative, font_size=f"{_SIZE:g}")

    @cached_property
    def _title(self) -> list[str]:
        return list(_wrapped(self.title, WIDTH / _BOLD))

    @property
    def _head(self) -> float:
        """The room for the title."""
        return _TITLE + (len(self._title) - 1) * _LINE

    def _write(self, x: float, y: float, text: str, colour: str, anchor: str) -> None:
        side = None if anchor == "start" else anchor
        self._parts.append(tag("text", text, x=f"{x:.4g}", y=f"{y:.4g}", fill=colour, text_anchor=side))


def _struck(dashes: Iterable[float], foot: float) -> bool:
    """Whether any of the dashes at these heights strikes through words that stand on `foot`."""
    return any(foot - _SIZE < dash < foot + _GAP for dash in dashes)


def _wrapped(text: str, room: float) -> Iterator[str]:
    """The text in lines that fit into a width."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and _LETTER * len(longer) > room - _GAP:
            yield line
            longer = word
        line = longer
    yield line


def figure(title: str, pictures: Iterable[Markup]) -> Html:
    """Strips under a sentence as title: beside each other where there is room."""
    beside = tag("div", *(tag("div", picture) for picture in pictures), class_="chart strips")
    return Html(tag("figure", tag("figcaption", title), beside))


def limits_around(values: Values, below: float = 0.05, above: float = 0.05) -> Limits:
    """The least and the greatest value, with a share of the distance between them beside each."""
    lowest, highest = float(np.min(values)), float(np.max(values))
    spread = highest - lowest or 1.0
    return lowest - below * spread, highest + above * spread
