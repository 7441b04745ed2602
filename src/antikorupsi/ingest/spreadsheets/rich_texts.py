"""Texts with raised or struck parts: raised digits are signs of footnotes, and what is struck through does not hold."""

from collections.abc import Iterable
from typing import NamedTuple

from antikorupsi.ingest.spreadsheets.cells import StruckOut, Value

_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


class Run(NamedTuple):
    """A part of a text, and whether it is struck through or raised."""

    text: str
    struck: bool = False
    raised: bool = False


def text_of_runs(runs: Iterable[Run]) -> Value:
    """The text that holds, with raised digits as such; StruckOut where all of it is struck through."""
    runs = list(runs)
    kept = "".join(raised_text(run.text) if run.raised else run.text for run in runs if not run.struck)
    if not kept.strip() and any(run.struck and run.text.strip() for run in runs):
        return StruckOut("".join(run.text for run in runs))
    return kept or None


def raised_text(text: str) -> str:
    """Raised digits as characters of their own, raised letters as a bracket of a footnote: a)."""
    letters = text.strip()
    if letters.isalpha() and len(letters) == 1:
        return f" {letters})"
    return text.translate(_RAISED)
