"""Numbers written as text, by the decimal mark of their column, and what number formats show besides a number.

One cell alone cannot tell 8,200 (eight thousand two hundred) from 8,200 (eight point two): the other cells of its
column and the range of the figure can.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from math import inf
from operator import eq, ge, gt, le, lt, ne
from typing import Literal, NamedTuple

from antikorupsi.common import within
from antikorupsi.ingest.spreadsheets.cells import Value, text_of

DecimalMark = Literal[",", "."]
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u2060\ufeff]")  # what copying from web pages and PDF leaves behind
_BETWEEN_THOUSANDS = re.compile(r"[\s'\u2019]")
_WITH_SPACED_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[\s'\u2019]\d{3})+(?:[.,]\d+)?")
_THREE_DIGITS_AFTER_MARK = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")
_LONGEST_FORMAT = 1000  # Excel allows 255 characters
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|\*.')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\[\]]*)\]|_.|\*.|(?P<end>;)|(?P<other>.)', re.DOTALL
)
_PLACEHOLDERS = frozenset("0#?@%.,")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}
_SAYS_SOMETHING = re.compile(r"[^\W_]|[*?~<>#^\u00b1\u2020\u2021\u2248\u2264\u2265]")
_CURRENCIES = ("rp", "idr", "usd")


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


def shows_percent(number_format: str) -> bool:
    """Whether a number format multiplies by a hundred: a percent sign that is not quoted."""
    return "%" in _QUOTED.sub("", number_format[:_LONGEST_FORMAT])


class _Section(NamedTuple):
    """One section of a format: when it holds, the literals before and behind the number, and whether that is shown."""

    condition: tuple[str, float] | None = None
    before: str = ""
    behind: str = ""
    is_shown: bool = False

    def holds(self, number: float) -> bool:
        return self.condition is not None and _COMPARE[self.condition[0]](number, self.condition[1])


@lru_cache(maxsize=2**10)
def has_words(number_format: str) -> bool:
    """Whether a number format shows letters, digits or signs of doubt of its own in any of its sections."""
    return any(says_something(section.before) or says_something(section.behind) for section in _sections(number_format))


def with_words(number: float, number_format: str) -> float | str:
    """What a reader sees of a number below a format with words, unrounded: `88.1 (sementara)`; else the number."""
    section = _section_for(number, number_format)
    if not says_something(section.before) and not says_something(section.behind):
        return number
    return f"{section.before}{text_of(number) if section.is_shown else ''}{section.behind}".strip()


def says_something(literal: str) -> bool:
    """Whether a text beside a number holds more than brackets, dashes and a currency."""
    said = literal.strip(" .-()").casefold()
    return bool(_SAYS_SOMETHING.search(said)) and said not in _CURRENCIES


def _section_for(number: float, number_format: str) -> _Section:
    """The section for a number: the one whose condition holds, else that for positive, negative numbers or zero."""
    sections = _sections(number_format)
    if (found := next((section for section in sections if section.holds(number)), None)) is not None:
        return found
    free = [section for section in sections if section.condition is None] or [_Section(is_shown=True)]
    place = 0 if len(free) < len(sections) or number > 0 else 1 if number < 0 else 2
    return free[place] if place < len(free) else free[0]


@lru_cache(maxsize=2**10)
def _sections(number_format: str) -> tuple[_Section, ...]:
    found, section = list[_Section](), _Section()
    for kind, text in (*_tokens(number_format[:_LONGEST_FORMAT]), ("end", "")):
        if kind == "end":
            found.append(section)
            section = _Section()
        elif kind == "bracket":
            said = _CONDITION.fullmatch(text.strip())
            section = section._replace(condition=(said[1], float(said[2])) if said else section.condition)
        elif kind == "number":
            kept = section.behind if _SAYS_SOMETHING.search(section.behind) else ""
            section = section._replace(behind=kept, is_shown=True)
        elif section.is_shown:
            section = section._replace(behind=section.behind + text)
        else:
            section = section._replace(before=section.before + text)
    return tuple(found)


def _tokens(number_format: str) -> Iterator[tuple[str, str]]:
    """The parts of a format in their order: literals, placeholders of the number, brackets and ends of sections."""
    general = re.sub(r"\bGeneral\b", "0", number_format)
    for found in _TOKEN.finditer(general):
        kind = found.lastgroup or ""
        text = found[kind] if kind else ""
        if kind == "other":
            yield ("number", text) if text in _PLACEHOLDERS else ("literal", text if text in " ()-+/:<>~" else "")
        elif kind in ("end", "bracket"):
            yield kind, text
        elif kind:
            yield "literal", text
