"""Legends of a sheet of answers: the numbers or letters of a scale with their words, in one row or down the rows."""

import re
from collections.abc import Iterator, Sequence

from antikorupsi.ingest.spreadsheets import Cell, Value, is_blank, text_of
from antikorupsi.ingest.tables import Table

_MOST_CELLS = 10  # in a row of a legend: a number and its words, four or five times
_MOST_PAIRS = 5
_MOST_ROWS = 60  # above the answers, and below the last of them
_LONGEST = 1000  # characters
_SIGN = r"[0-9A-Ea-e]"
_WORDS = rf"([^\W\d][^\d=:;,()\u2013-]*?)(?= {_SIGN} ?[=:.)]| ?[\d=:;,()\u2013-]|$)"
_SIGN_FIRST = re.compile(rf"(?<![\w.,])({_SIGN}) ?[=:.)\u2013-] ?{_WORDS}")
_SIGN_LAST = re.compile(rf"([^\W\d][^\d=:;,()\u2013-]*?) ?[=:(\u2013-] ?({_SIGN})(?!\w|[.,]\d)")
_JOINING = re.compile(r"(?: (?:s\.? ?d\.?|s/d|sampai|hingga|dan)(?: dengan)?|\.)$", re.IGNORECASE)


def legends(table: Table) -> list[tuple[Cell, str]]:
    """The first cells and the texts of the rows that may be legends; of one pair a row, all rows of a run together."""
    found, run = list[tuple[Cell, str]](), list[tuple[Cell, str]]()
    for row in _rows_of_legends(table):
        cells = table.sheet.rows[row]
        if not (text := _text_of_row(cells)):
            continue
        cell = (row, next(index for index, value in enumerate(cells) if not is_blank(value)))
        found.append((cell, text))
        is_one_pair = len(list(pairs_in(text))) == 1
        if not is_one_pair or (run and run[-1][0][0] != row - 1):
            found += _together(run)
            run = []
        if is_one_pair:
            run.append((cell, text))
    return [*found, *_together(run)]


def pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """The numbers or small letters of a legend, each with its words: `1 = Sangat Baik`, `Sangat Baik (1)`."""
    pairs = [(found[1], found[2]) for found in _SIGN_FIRST.finditer(text)]
    pairs = pairs or [(found[2], found[1]) for found in _SIGN_LAST.finditer(text)]
    yield from ((sign.lower(), _JOINING.sub("", words.strip()).lower()) for sign, words in pairs)


def _together(run: Sequence[tuple[Cell, str]]) -> list[tuple[Cell, str]]:
    """The rows of a run as one legend; none where their numbers do not follow one another, as numbers of answers do."""
    signs = sorted(ord(sign) for _, text in run for sign, _ in pairs_in(text))
    if len(run) < 2 or signs != [*range(signs[0], signs[0] + len(signs))]:
        return []
    return [(run[0][0], " ; ".join(text for _, text in run))]


def _rows_of_legends(table: Table) -> Iterator[int]:
    yield from range(max(0, table.header_rows.start - _MOST_ROWS), table.header_rows.start)
    yield from (row for row in table.body[-_MOST_ROWS:] if not _is_answered(table, row))


def _is_answered(table: Table, row: int) -> bool:
    """Whether a row holds answers such as `4 - Baik`: more of them in columns of questions than a legend has pairs."""
    answers = [text_of(cell) for placed in table.measured if not is_blank(cell := table.sheet.value(row, placed.index))]
    return len(answers) > _MOST_PAIRS and not any(answer.isdecimal() for answer in answers)


def _text_of_row(cells: Sequence[Value]) -> str:
    """The texts of a row, a number before words as `1 = Baik`; "" for a row with more cells than a legend has."""
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    if len(texts) > _MOST_CELLS or all(map(_is_sign, texts)):
        return ""
    joined = " ".join(f"{text} =" if _is_sign(text) else f"{text};" for text in texts)
    return " ".join(joined[:_LONGEST].split())


def _is_sign(text: str) -> bool:
    return text.isdecimal() or (len(text) == 1 and text.isalpha())
