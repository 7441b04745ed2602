"""Rows as parsers give them, made into the rows of a sheet: with formulas, percentages, raised and struck-out texts."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from antikorupsi.ingest.spreadsheets.cells import Cell, NoResult, Percent, StruckOut, Value, text_of
from antikorupsi.ingest.spreadsheets.numbers import with_words

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


class Marks(Protocol):
    """What stands in cells beside their values: formats with words, texts with marked parts, values struck through."""

    worded: dict[Cell, str]
    rich: dict[Cell, Value]
    struck: set[Cell]


def with_empty_as_none(rows: Iterable[list[Value]]) -> list[list[Value]]:
    """The rows with empty texts as None; rows without any are kept as they are, which is most of the time saved."""
    return [[None if value == "" else value for value in row] if "" in row else row for row in rows]


def without_empty_end(rows: list[list[Value]]) -> list[list[Value]]:
    """The rows without the empty ones below the last used one."""
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return rows


def put_no_results(rows: list[list[Value]], no_results: Mapping[Cell, NoResult], placeholder: Value = None) -> None:
    """Puts formulas and errors where the reader found no value, or its placeholder; never in place of a value."""
    for (row, column), no_result in no_results.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        if rows[row][column] in (None, placeholder):
            rows[row][column] = no_result


def put_percents(rows: list[list[Value]], cells: Iterable[Cell]) -> None:
    """Marks the numbers of cells that show them as percentages."""
    for row, column in cells:
        if row < len(rows) and column < len(rows[row]):
            value = rows[row][column]
            if isinstance(value, int | float) and not isinstance(value, bool):
                rows[row][column] = Percent(value)


def put_marks(rows: list[list[Value]], marks: Marks) -> None:
    """Puts what a reader sees in place of values: numbers with the words of their format, marked texts, StruckOut."""
    for (row, column), code in marks.worded.items():
        if isinstance(value := _at(rows, row, column), int | float) and not isinstance(value, bool):
            rows[row][column] = with_words(value, code)
    for (row, column), text in marks.rich.items():
        if isinstance(_at(rows, row, column), str):
            rows[row][column] = text
    for row, column in marks.struck:
        if written := text_of(_at(rows, row, column)):
            rows[row][column] = StruckOut(written)


def _at(rows: list[list[Value]], row: int, column: int) -> Value:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
