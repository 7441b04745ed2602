"""What a number format shows besides the number: percent signs, and words such as `0.0" (sementara)"`."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from antikorupsi.ingest.spreadsheets.cells import text_of

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
