"""Mistakes in files that people edit, as sentences: file, line, key path, problem and remedy."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from antikorupsi.common.errors import WorkbookError
from antikorupsi.common.marked_yaml import KeyPath, Marked, name_of, place_of


@dataclass(frozen=True)
class Mistake:
    """A problem at a key path, and its remedy."""

    path: KeyPath
    problem: str
    remedy: str


def mistake_error(marked: Marked, mistakes: Iterable[Mistake]) -> WorkbookError:
    """The error that lists all mistakes, one a line, in the order of the file."""
    found = {_sentence(marked, mistake): place_of(marked, mistake.path) for mistake in mistakes}
    ordered = sorted(found, key=lambda sentence: (found[sentence].file, found[sentence].line))
    return WorkbookError("\n".join(ordered))


def _sentence(marked: Marked, mistake: Mistake) -> str:
    place = f"{place_of(marked, mistake.path)}, {name_of(marked, mistake.path)}"
    return f"{place}: {mistake.problem}. {mistake.remedy}"


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The most similar known word, None if none is similar."""
    return next(iter(get_close_matches(str(word), list(known), n=1, cutoff=0.5)), None)


def nearest_first(word: object, known: Iterable[str]) -> list[str]:
    """All known words, the most similar first; numbers are ordered by their difference."""
    text = str(word)

    def distance(other: str) -> tuple[bool, float, str]:
        if text.isdecimal() and other.isdecimal():
            return False, abs(float(text) - float(other)), other
        return True, -SequenceMatcher(None, text.casefold(), other.casefold()).ratio(), other

    return sorted(known, key=distance)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """The question "Did you mean X?" for the most similar known word; an empty text if none is similar."""
    near = nearest(word, known)
    return f" Did you mean {near!r}?" if near else ""


def among(known: Iterable[str]) -> str:
    """The known words in a sentence: "There are: a, b."."""
    return f"There are: {', '.join(known)}."


_WITH_COMMA = re.compile(r"[+-]?\d*,\d+")
_WITH_POINT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")


def number_remedy(value: object) -> str:
    """How to write a number that a file or parameter gives as something else."""
    written = value.strip() if isinstance(value, str) else ""
    if _WITH_COMMA.fullmatch(written):
        return f"Write it with a point: {written.replace(',', '.')}."
    if _WITH_POINT.fullmatch(written):
        return "Write it without quotes."
    return "Write a number without quotes and with a point, such as 72.5."
