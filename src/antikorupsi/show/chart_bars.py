"""Ranked bars, each under its name and above its numbers in words: no legend, and readable on a phone.

They stand in two pictures, side by side on a desk and on paper, below each other on a phone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from antikorupsi.common import Html, tag
from antikorupsi.show.chart_colours import FAILS, GREY, MEETS, TEXT, TICK_TEXT

_WIDTH = 340.0  # about the pixels of a phone between its margins
_SIZE = 11.0  # height of the letters
_LETTER = 0.53 * _SIZE  # width of a letter, on the average
_LINE = 14.0
_BAR = 10.0
_GAP = 1.5  # between parts, so that each is seen without its colour
_LEAST = 2.0  # of a part, so that it is seen
_BETWEEN = " · "
_IN_ONE = 3  # bars up to which there is one picture
# The colour of a part and of its words; what is not known has no filling.
_LOOKS = {
    "meets": (MEETS, MEETS),
    "fails": (FAILS, FAILS),
    "undeciding": (GREY, GREY),
    "no_data": ("none", TICK_TEXT),
    "missing": (GREY, TICK_TEXT),
}


@dataclass(frozen=True)
class Part:
    """A part of a bar: its length, what it stands for (a key of `_LOOKS`), and its number in words."""

    length: float
    stands_for: str
    words: str


@dataclass(frozen=True)
class Bar:
    """A bar; its name leads to a page where it has one."""

    name: str
    parts: Sequence[Part]
    page: str = ""

    @property
    def spoken(self) -> str:
        """The bar in words."""
        return f"{self.name}: {_BETWEEN.join(part.words for part in self.parts)}"


def ranked_bars(title: str, bars: Sequence[Bar], *, whole: float = 0) -> Html:
    """Bars in their order under a sentence as title; as long as the picture is `whole`, else each bar."""
    half = len(bars) if len(bars) <= _IN_ONE else -(-len(bars) // 2)
    pictures = [_picture(bars[first : first + half], whole) for first in range(0, len(bars), half)]
    return Html(tag("figure", tag("figcaption", title), tag("div", *pictures, class_="chart strips")))


def _picture(bars: Sequence[Bar], whole: float) -> Markup:
    drawn, y = [], 0.0
    for bar in bars:
        parts = list(_drawn(bar, whole or sum(part.length for part in bar.parts), y))
        drawn += parts
        y += _LINE + _BAR + _LINE * len(_lines(bar.parts)) + _LINE
    spoken = "; ".join(bar.spoken for bar in bars)
    # With links inside it is a group: what an image holds cannot be reached.
    role = "group" if any(bar.page for bar in bars) else "img"
    box = f"0 0 {_WIDTH:g} {y - _LINE / 2:g}"
    return tag("svg", *drawn, viewBox=box, role=role, aria_label=spoken, font_size=f"{_SIZE:g}")


def _drawn(bar: Bar, whole: float, top: float) -> Iterator[Markup]:
    name = tag("text", bar.name, x="0", y=f"{top + _SIZE:g}", fill=MEETS if bar.page else TEXT, font_weight="600")
    yield tag("a", name, href=bar.page, aria_label=bar.spoken) if bar.page else name
    yield from _stacked(bar.parts, whole, top + _LINE + 1)
    for number, line in enumerate(_lines(bar.parts), 1):
        y = top + _LINE + _BAR + _LINE * number
        spans = [tag("tspan", words, fill=_LOOKS[part.stands_for][1]) for part, words in line]
        yield tag("text", *spans, x="0", y=f"{y:g}", fill=TICK_TEXT)


def _stacked(parts: Iterable[Part], whole: float, top: float) -> Iterator[Markup]:
    left = 0.0
    for part in parts:
        if not part.length:
            continue
        width = max(part.length / whole * _WIDTH, _LEAST)
        colour, _ = _LOOKS[part.stands_for]
        if colour == "none":
            path = (
                f"M{left + 0.5:.4g} {top + 0.5:g}H{max(_WIDTH, left + width) - 0.5:.4g}v{_BAR - 1:g}H{left + 0.5:.4g}z"
            )
            yield tag("path", d=path, fill="none", stroke=GREY)
        else:
            path = f"M{left:.4g} {top:g}h{max(width - _GAP, _LEAST - _GAP / 2):.4g}v{_BAR:g}H{left:.4g}z"
            yield tag("path", d=path, fill=colour)
        left += width


def _lines(parts: Iterable[Part]) -> list[list[tuple[Part, str]]]:
    """The words of the parts in lines that fit, with a mark between those of a line."""
    lines: list[list[tuple[Part, str]]] = []
    for part in parts:
        longer = [*(words for _, words in lines[-1]), _BETWEEN + part.words] if lines else []
        if longer and _LETTER * sum(map(len, longer)) <= _WIDTH:
            lines[-1].append((part, longer[-1]))
        else:
            lines.append([(part, part.words)])
    return lines
