"""Pictures of one line that stand in a table's cell: a figure on its scale, a rating among its steps, years."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from antikorupsi.common import tag
from antikorupsi.show.chart_colours import FAILS, MEETS, OTHERS, TEXT, TICK_TEXT

_WIDTH, _EDGE = 140.0, 4.0
_BAR = 8  # its middle, from the top
_LETTER = 6.0  # width of a letter of the words below


def bullet(
    spoken: str,
    ends: tuple[tuple[float, str], tuple[float, str]],
    value: float | None,
    bound: float,
    *,
    meets: bool,
    spread: tuple[float, float] | None = None,
) -> Markup:
    """A bar from the lower end of the scale to the value, a tick at the bound, both ends in words below.

    `spread` is drawn as a thin line: from the lowest to the highest of those who scored. No bar without a value.
    """
    (low, low_text), (high, high_text) = ends

    def at(number: float) -> str:
        share = min(max((number - low) / (high - low), 0.0), 1.0)
        return f"{_EDGE + share * (_WIDTH - 2 * _EDGE):.4g}"

    parts = [_line(f"M{at(low)} {_BAR}H{at(high)}", OTHERS, 2)]
    if value is not None:
        parts.append(_line(f"M{at(low)} {_BAR}H{at(value)}", _colour(meets=meets), 8))
    if spread is not None:
        parts.append(_line(f"M{at(spread[0])} {_BAR + 7}H{at(spread[1])}", OTHERS, 3))
    parts += [_line(f"M{at(bound)} 1V15", TEXT, 2.5), _text(low_text, 0, "start"), _text(high_text, _WIDTH, "end")]
    return _picture(parts, spoken)


def steps(spoken: str, order: Sequence[str], reached: str | None, least: str, *, meets: bool) -> Markup:
    """The steps of a rating, the lowest first: a bar up to the one that is reached, a tick before the least one."""
    width = (_WIDTH - 2 * _EDGE) / len(order)
    parts = [_line(f"M{_EDGE:g} {_BAR}H{_WIDTH - _EDGE:g}", OTHERS, 2)]
    if reached in order:
        end = _EDGE + width * (order.index(reached) + 1)
        parts.append(_line(f"M{_EDGE:g} {_BAR}H{end:.4g}", _colour(meets=meets), 8))
    parts.append(_line(f"M{_EDGE + width * order.index(least):.4g} 1V15", TEXT, 2.5))
    if max(map(len, order)) * _LETTER <= width:
        parts += [_text(name, _EDGE + width * (number + 0.5), "middle") for number, name in enumerate(order)]
    else:  # names that would run into one another: the ends alone
        parts += [_text(order[0], 0, "start"), _text(order[-1], _WIDTH, "end")]
    return _picture(parts, spoken)


def years(spoken: str, shown: Sequence[int], deciding: Collection[int], filled: Collection[int]) -> Markup:
    """A box a year: a thick edge where a figure of the year may decide, filled where the figure is of that year."""
    boxes = []
    for number, year in enumerate(shown):
        edge = TEXT if year in deciding else OTHERS
        width = "2" if year in deciding else "1"  # thick, since what is dark by day is light by night
        look = {"fill": edge if year in filled else "none", "stroke": edge, "stroke_width": width}
        boxes.append(tag("path", d=f"M{1 + 13 * number} 1h9v9h-9z", **look))
    size = f"0 0 {13 * len(shown)} 11"
    return tag("svg", *boxes, viewBox=size, role="img", aria_label=spoken, class_="years")


def _colour(*, meets: bool) -> str:
    return MEETS if meets else FAILS


def _line(path: str, colour: str, width: float) -> Markup:
    return tag("path", d=path, stroke=colour, stroke_width=f"{width:g}")


def _text(text: str, x: float, anchor: str) -> Markup:
    side = None if anchor == "start" else anchor
    return tag("text", text, x=f"{x:.4g}", y="27", fill=TICK_TEXT, text_anchor=side)


def _picture(parts: Sequence[Markup], spoken: str) -> Markup:
    box = f"0 0 {_WIDTH:g} 30"
    return tag("svg", *parts, viewBox=box, role="img", aria_label=spoken, class_="bullet", font_size="10.5")
