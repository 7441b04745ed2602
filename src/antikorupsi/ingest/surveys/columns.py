"""One column of respondents' cells into numbers or groups, at the speed of its distinct values.

Hundreds of thousands of cells hold a handful of values: each distinct value is read once, and only cells that are no
plain number in range are looked at one by one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import NoneType

import numpy as np
import numpy.typing as npt

from antikorupsi.common import exceeds, reaches, within
from antikorupsi.ingest.spreadsheets import AmbiguousNumbersError, Value, decimal_mark, is_blank, parse_number
from antikorupsi.ingest.tables import Fault, Scale, is_missing_mark, label_of, read_figure
from antikorupsi.rules import Column

Numbers = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_PLAIN = {int, float, NoneType}
# Answers of forms: a number or letter of the questionnaire beside its words.
_NUMBER_FIRST = re.compile(r"\(?(?P<sign>\d|[A-Za-z])\)?\s*[-\u2013\u2014=.:)]\s*(?P<words>[^\W\d].*)")
_NUMBER_LAST = re.compile(r"(?P<words>[^\W\d]\D*)[(=:-]\s*(?P<sign>\d)\)?")

LONGEST_SHORT_FORM = 3  # letters: SB for Sangat Baik, STS for Sangat Tidak Setuju
_LATER_LETTER = re.compile(r"\(?[e-j][).]?", re.IGNORECASE)  # the questionnaire's answers are a to d
_MIDDLE = re.compile(r"(?:cukup|netral|biasa|sedang|ragu)\b", re.IGNORECASE)  # scales with an odd number of answers


@dataclass(frozen=True)
class NumberCells:
    """The numbers of a column (NaN where there is none), and which cells are filled and which of them are faulty.

    `off_scale` are the faulty cells that hold an answer of another scale: a number outside the range, a letter behind
    those of the questionnaire, a short form, or a middle answer in words.
    """

    numbers: Numbers
    filled: Mask
    faulty: Mask
    off_scale: Mask


def cells_of(rows: Sequence[Sequence[Value]], index: int) -> list[Value]:
    """The cells of one column, None where a row is shorter."""
    try:
        return list(map(itemgetter(index), rows))
    except IndexError:
        return [row[index] if index < len(row) else None for row in rows]


def texts_of(cells: list[Value]) -> set[str]:
    """The distinct texts of cells."""
    return {cell for cell in set(cells) if isinstance(cell, str)}


def read_numbers(cells: list[Value], column: Column, *, whole: bool = False) -> NumberCells:
    """The numbers of a column's cells within its range; `whole` refuses fractions."""
    if set(map(type, cells)) <= _PLAIN:
        try:
            return _within(np.array(cells, dtype=np.float64), column, whole=whole)
        except OverflowError:  # a whole number of hundreds of digits
            pass
    return _by_distinct_value(cells, column, whole=whole)


def _within(numbers: Numbers, column: Column, *, whole: bool) -> NumberCells:
    filled = ~np.isnan(numbers)
    lowest, highest = column.range or (-np.inf, np.inf)
    inside = reaches(numbers, lowest) & ~exceeds(numbers, highest)
    fits = inside & (numbers == np.floor(numbers)) if whole else inside
    faulty = filled & ~fits
    return NumberCells(np.where(faulty, np.nan, numbers), filled, faulty, filled & ~inside)


def _by_distinct_value(cells: list[Value], column: Column, *, whole: bool) -> NumberCells:
    scale = _scale(cells, column)
    distinct, places = _distinct(cells)
    read = [number_of(cell, column, scale) for cell in distinct]
    faulty = [isinstance(number, Fault) or (whole and not float(number or 0).is_integer()) for number in read]
    numbers = [
        np.nan if wrong or number is None or isinstance(number, Fault) else float(number)
        for number, wrong in zip(read, faulty, strict=True)
    ]
    filled = [not is_blank(cell) for cell in distinct]
    off = [wrong and _is_off_scale(cell, column, scale) for cell, wrong in zip(distinct, faulty, strict=True)]
    masks = (np.array(mask, dtype=np.bool_)[places] for mask in (filled, faulty, off))
    return NumberCells(np.array(numbers)[places], *masks)


def _is_off_scale(cell: Value, column: Column, scale: Scale) -> bool:
    """Whether a cell that holds no answer of its column's scale holds one of another scale."""
    lowest, highest = column.range or (-np.inf, np.inf)
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return False
    if isinstance(cell, int | float):
        return not within(float(cell), lowest, highest)
    written = cell.strip()
    numbered = _NUMBER_FIRST.fullmatch(written) or _NUMBER_LAST.fullmatch(written)
    sign, words = (numbered["sign"], numbered["words"]) if numbered else (written, written)
    number = parse_number(sign, scale.mark or ".")
    if number is not None:
        return not within(number, lowest, highest)
    is_short = written.isalpha() and len(written) <= LONGEST_SHORT_FORM
    return bool(is_short or _LATER_LETTER.fullmatch(sign) or _MIDDLE.match(words))


def _distinct(cells: list[Value]) -> tuple[list[Value], npt.NDArray[np.intp]]:
    """The distinct values of cells, and for each cell the place of its value among them."""
    kinds = list(map(type, cells))
    # True equals 1 to Python and to nobody who reads the sheet.
    keys: Sequence[object] = list(zip(kinds, cells, strict=True)) if bool in kinds else cells
    places = dict.fromkeys(keys)
    numbered = {key: place for place, key in enumerate(places)}
    distinct = dict(zip(keys, cells, strict=True))
    found = np.fromiter(map(numbered.__getitem__, keys), dtype=np.intp, count=len(cells))
    return [distinct[key] for key in numbered], found


def number_of(cell: Value, column: Column, scale: Scale) -> float | Fault | None:
    """The number of one cell: an answer in the words of the questionnaire counts before a mark for none does."""
    if is_blank(cell):
        return None
    if isinstance(cell, str):
        if label := label_of(cell, column):
            return float(label)
        if column.labels and (numbered := _numbered(cell, column)) is not None:
            return numbered
    figure = read_figure(cell, column, scale)
    return figure if isinstance(figure, Fault) else figure.value


def _numbered(cell: str, column: Column) -> float | Fault | None:
    """The number of an answer such as "4 - Sangat Baik", "d. Sangat sesuai" or "Sangat baik (4)".

    None where a text is none of these, a fault where its number and its words are different answers.
    """
    found = _NUMBER_FIRST.fullmatch(cell.strip()) or _NUMBER_LAST.fullmatch(cell.strip())
    if found is None:
        return None
    sign, words = found["sign"], found["words"]
    number = label_of(sign, column) if sign.isalpha() else sign
    named = label_of(words, column)
    if number is None or (sign.isalpha() and named is None):
        return None
    if named not in (None, number):
        return Fault("not_an_answer", {})
    return _in_range(float(number), column)


def _in_range(number: float, column: Column) -> float | Fault:
    """A number of the column's range, else the fault of one outside it."""
    lowest, highest = column.range or (-np.inf, np.inf)
    return number if within(number, lowest, highest) else Fault("not_an_answer", {})


def _scale(cells: list[Value], column: Column) -> Scale:
    lowest, highest = column.range or (-np.inf, np.inf)
    texts = sorted({cell for cell in cells if isinstance(cell, str)})
    try:
        return Scale(decimal_mark(texts, lowest, highest))
    except AmbiguousNumbersError:
        return Scale(mark=None)


def read_words(cells: list[Value], word_of: Callable[[Value], str | None]) -> npt.NDArray[np.object_]:
    """What each cell is called by `word_of`, which is asked once for every distinct value; None for blank cells."""
    distinct, places = _distinct(cells)
    words = np.empty(len(distinct), dtype=object)
    words[:] = [None if is_blank(cell) or is_missing_mark(cell) else word_of(cell) for cell in distinct]
    return words[places]
