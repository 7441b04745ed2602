"""Faults in a framework file as sentences: file, line, key path, what is wrong and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from antikorupsi.common import KeyPath, Marked, WorkbookError, name_of, place_of


@dataclass(frozen=True)
class Fault:
    """What is wrong at a key path, and how to mend it."""

    path: KeyPath
    problem: str
    remedy: str


def fault_error(marked: Marked, faults: Iterable[Fault]) -> WorkbookError:
    """The error that names all faults, one a line, in the order of the file."""
    found = {_sentence(marked, fault): place_of(marked, fault.path) for fault in faults}
    ordered = sorted(found, key=lambda sentence: (found[sentence].file, found[sentence].line))
    return WorkbookError("\n".join(ordered))


def _sentence(marked: Marked, fault: Fault) -> str:
    return f"{place_of(marked, fault.path)}, {name_of(marked, fault.path)}: {fault.problem}. {fault.remedy}"


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word most like this one, None where none is near."""
    return next(iter(get_close_matches(str(word), list(known), n=1, cutoff=0.5)), None)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A question after a blank that names the nearest known word; nothing where none is near."""
    near = nearest(word, known)
    return f" Did you mean {near!r}?" if near else ""


def among(known: Iterable[str]) -> str:
    """All that is known, as a sentence."""
    return f"There are: {', '.join(known)}."
