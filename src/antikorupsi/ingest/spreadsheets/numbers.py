"""Numbers written as text, read with the decimal mark that the whole column gives evidence for.

One cell alone cannot tell 8,200 (eight thousand two hundred) from 8,200 (eight point two): the other cells of its
column and the range of the figure can.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from math import inf
from typing import Literal

from antikorupsi.common import within
from antikorupsi.ingest.spreadsheets.cells import Value, text_of

DecimalMark = Literal[",", "."]

_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u2060\ufeff]")  # what copying from web pages and PDF leaves behind
_BETWEEN_THOUSANDS = re.compile(r"[\s'\u2019]")
_WITH_SPACED_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[\s'\u2019]\d{3})+(?:[.,]\d+)?")
_THREE_DIGITS_AFTER_MARK = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")


class AmbiguousNumbersError(ValueError):
    """The texts of a column cannot be told apart as Indonesian (1.234,5) or English (1,234.5) numbers."""


def _bare(text: str) -> str:
    """The number of a text: without blanks around it, percent sign and the blanks or apostrophes between thousands."""
    if _NUMBER.fullmatch(text):
        return text
    stripped = _INVISIBLE.sub("", text).strip().removesuffix("%").rstrip()
    signed = re.sub(r"^([+-])\s+", r"\1", re.sub(r"^[\u2212\u2013]", "-", stripped))
    return _BETWEEN_THOUSANDS.sub("", signed) if _WITH_SPACED_THOUSANDS.fullmatch(signed) else signed


def _grouped(groups: list[str]) -> bool:
    """Whether digits stand in groups of thousands, such as 1.234.567; 0.700 does not."""
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _value(bare: str, mark: DecimalMark) -> float | None:
    """The number a bare text stands for if `mark` is its decimal mark, None where it cannot be read so."""
    thousands = "." if mark == "," else ","
    whole, _, fraction = bare.partition(mark)
    if whole.isdecimal() and (not fraction or fraction.isdecimal()):
        return float(f"{whole}.{fraction}")
    groups = whole.lstrip("+-").split(thousands)
    if len(groups) > 1 and not _grouped(groups):
        return None
    if not all(group.isdigit() for group in groups) or (fraction and not fraction.isdigit()):
        return None
    return float(whole.replace(thousands, "") + "." + (fraction or "0"))


def _marks_possible(bare: str, lowest: float, highest: float) -> set[DecimalMark]:
    """The decimal marks under which one text is a number, the range decides only where the form does not."""
    readings: dict[DecimalMark, float | None] = {",": _value(bare, ","), ".": _value(bare, ".")}
    possible = {mark: value for mark, value in readings.items() if value is not None}
    if len(possible) == 2 and _THREE_DIGITS_AFTER_MARK.fullmatch(bare):
        fitting = {mark for mark, value in possible.items() if within(value, lowest, highest)}
        return fitting or set(possible)
    return set(possible)


def has_three_decimals(text: str) -> bool:
    """Whether a text has three digits behind its only mark, which may be one of decimals or of thousands."""
    return _THREE_DIGITS_AFTER_MARK.fullmatch(_bare(text)) is not None


def decimal_mark(texts: Iterable[str], lowest: float = -inf, highest: float = inf) -> DecimalMark:
    """The one decimal mark that fits all numbers of a column; "." where no text holds a mark at all.

    Raises AmbiguousNumbersError where both marks fit texts that hold one, or where some texts need "," and others ".".
    """
    # What is taken off a number holds neither mark, so that a text without one tells nothing.
    bare = [_bare(text) for text in texts if "," in text or "." in text]
    marked = [text for text in bare if _NUMBER.fullmatch(text)]
    possible = [_marks_possible(text, lowest, highest) for text in marked]
    readable = [marks for marks in possible if marks]
    if not readable:
        return "."
    common = set.intersection(*readable)
    if len(common) == 1:
        return common.pop()
    raise AmbiguousNumbersError(", ".join(marked[:3]))


@lru_cache(maxsize=2**14)  # a cell is asked by its column, its row and its scale, and figures come again
def parse_number(text: str, mark: DecimalMark) -> float | None:
    """The number written in a text with the given decimal mark, None where it is no number."""
    bare = _bare(text)
    return _value(bare, mark) if _NUMBER.fullmatch(bare) else None


def number_in(text: str) -> float | None:
    """The number that a text alone may be: its comma, or else its dot, marks decimals; None for any other text."""
    return parse_number(text, "," if "," in text else ".")


def reads_as_number(value: Value) -> bool:
    """Whether a cell holds a number, or a text that is one with a decimal comma."""
    return isinstance(value, int | float) or parse_number(text_of(value), ",") is not None
