"""Scales that a sheet of answers names itself: numbers that run the other way would count upside down."""

import re
from collections.abc import Iterator

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables import Fault, FaultAt, Table, label_of
from antikorupsi.rules import SurveyDescription

_MOST_CELLS = 10  # in a row of a legend: a number and its words, four or five times
_MOST_PAIRS = 5
_MOST_ROWS = 60  # above the answers, and below the last of them
_FEWEST = 2  # pairs that contradict the instrument: one may be a slip
_NUMBER_FIRST = re.compile(r"(?<![\d.,])([1-9])\s*[=:.)\u2013-]\s*([^\W\d][^\d=:;,()\u2013-]*)")
_NUMBER_LAST = re.compile(r"([^\W\d][^\d=:;,()\u2013-]*?)\s*[=:(\u2013-]\s*([1-9])(?!\d|[.,]\d)")


def scale_runs_otherwise(table: Table, survey: SurveyDescription) -> FaultAt | None:
    """The fault of a table whose legend gives answers other numbers than the instrument does: `1 = Sangat Baik`."""
    numbers = _numbers_of_words(table, survey)
    for row in _rows_of_legends(table):
        text = _text_of_row(table.sheet.rows[row])
        pairs = [(number, words.strip()) for number, words in _pairs(text)]
        known = [(number, words) for number, words in pairs if _known(words, numbers)]
        wrong = [f"{number} = {words}" for number, words in known if number not in _known(words, numbers)]
        if len(wrong) >= _FEWEST:
            column = next(i for i, cell in enumerate(table.sheet.rows[row]) if not is_blank(cell))
            return FaultAt(Fault("scale_runs_otherwise", {"said": "; ".join(wrong)}), (row, column))
    return None


def _rows_of_legends(table: Table) -> Iterator[int]:
    yield from range(max(0, table.header_rows.start - _MOST_ROWS), table.header_rows.start)
    yield from (row for row in table.body[-_MOST_ROWS:] if not _is_answered(table, row))


def _is_answered(table: Table, row: int) -> bool:
    """Whether a row holds answers such as `4 - Baik`: more of them in columns of questions than a legend has pairs."""
    answers = [text_of(cell) for own in table.measured if not is_blank(cell := table.sheet.value(row, own.index))]
    return len(answers) > _MOST_PAIRS and not any(answer.isdecimal() for answer in answers)


def _text_of_row(cells: list[Value]) -> str:
    """The texts of a row, a number before words as `1 = Baik`; "" for a row with more cells than a legend has."""
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    if len(texts) > _MOST_CELLS or all(text.isdecimal() for text in texts):
        return ""
    return " ".join(f"{text} =" if text.isdecimal() else f"{text};" for text in texts)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    first = [(found[1], found[2]) for found in _NUMBER_FIRST.finditer(text)]
    yield from first or [(found[2], found[1]) for found in _NUMBER_LAST.finditer(text)]


def _known(words: str, numbers: dict[str, set[str]]) -> set[str]:
    return numbers.get(" ".join(words.lower().split()), set())


def _numbers_of_words(table: Table, survey: SurveyDescription) -> dict[str, set[str]]:
    """The numbers that each spelling of an answer has among the instrument's questions."""
    numbers: dict[str, set[str]] = {}
    for placed in table.measured:
        if placed.column.item in survey.items:
            for spellings in placed.column.labels.values():
                for spelling in spellings:
                    if (label := label_of(spelling, placed.column)) is not None:
                        numbers.setdefault(spelling.lower(), set()).add(label)
    return numbers
