"""Rows below the answers that sum them up, known by their values and by the number or date that they lack."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, datetime

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.spreadsheets import Value, is_blank, number_in, text_of
from antikorupsi.ingest.surveys.columns import Mask, NumberCells, Numbers
from antikorupsi.ingest.tables import RowClass

_NEARLY_ALL = 0.9
_LEAST_ABOVE = 2  # rows; one answer is its own sum and mean
_MOST_BELOW = 5  # rows of a foot below a row of sums: means, weighted means, index, quality
_FILLED = ("figures", "rejected")
_HEADING = ("title", "header")
_ENDS = (*_HEADING, "total")
_DATE = re.compile(r"\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}")
_DIGIT = re.compile(r"\d")
_ROUNDINGS = (0.0051, 0.051)  # two decimals and one
_TO_WHOLE = 0.51


def have_identity(columns: Sequence[list[Value]], answered: Mask) -> Mask | None:
    """The rows with the number, date or name that nearly all rows with answers have in some columns; None without such.

    Where a column holds numbers, dates or codes, words in their place are none of these. A column of few different
    values, such as an occupation, identifies nobody.
    """
    for is_one in (_counts, lambda cell: not is_blank(cell)):
        masks = [np.array([is_one(cell) for cell in cells], dtype=np.bool_) for cells in columns]
        known = [
            mask
            for mask, cells in zip(masks, columns, strict=True)
            if (mask & answered).sum() > _NEARLY_ALL * answered.sum() and _tells_apart(cells, mask & answered)
        ]
        if known:
            return np.asarray(np.logical_or.reduce(known))
    return None


def _tells_apart(cells: Sequence[Value], rows: Mask) -> bool:
    """Whether most of some cells differ, or are dates."""
    found = [cells[place] for place in np.flatnonzero(rows).tolist()]
    if len(set(found)) * 2 > len(found):
        return True
    return sum(isinstance(cell, date) or _DATE.match(text_of(cell)) is not None for cell in found) * 2 > len(found)


def _counts(cell: Value) -> bool:
    """Whether a cell holds a number, a date or a code with digits."""
    if isinstance(cell, str):
        return _DIGIT.search(cell) is not None
    return isinstance(cell, int | float | datetime | date)


def find_foot_rows(
    classes: list[RowClass],
    columns: Sequence[NumberCells],
    faulty: Mask,
    known: Mask | None,
    answers_at: Callable[[int], Sequence[Value]],
) -> list[int]:
    """Puts rows that sum up those above among the totals; the places of rows at the foot that nothing explains.

    `known` are the rows with a number, date or name as all respondents have one. A row of the foot lacks it, or stands
    below a row of sums with few others; it becomes "rejected".
    """
    filled = np.array([kind in _FILLED for kind in classes], dtype=np.bool_)
    lacking = np.zeros(len(classes), dtype=np.bool_) if known is None else filled & ~known
    sums = Sums(columns, np.array([kind == "figures" for kind in classes], dtype=np.bool_) & ~lacking)
    headings = [place for place, kind in enumerate(classes) if kind in _HEADING]
    near = _near_an_end(classes)
    for place in np.flatnonzero(filled & (lacking | (faulty & near))).tolist():
        if sums.explain(answers_at(place), place, _starts(headings, place), loosely=bool(lacking[place])):
            classes[place] = "total"
    doubtful = []
    for place in _foot(classes, lacking, known):
        explained = sums.explain(answers_at(place), place, _starts(headings, place), loosely=True)
        classes[place] = "total" if explained else "rejected"
        doubtful += [] if explained else [place]
    return doubtful


def _starts(headings: Sequence[int], place: int) -> tuple[int, int]:
    """The first row of the table, and the first one below the last title or header above a row."""
    above = bisect_left(headings, place)
    return 0, headings[above - 1] + 1 if above else 0


def _near_an_end(classes: Sequence[RowClass]) -> Mask:
    """The rows that a total, a title or the end of the table follows soon."""
    near = np.zeros(len(classes), dtype=np.bool_)
    last = next((place for place in reversed(range(len(classes))) if classes[place] in _FILLED), -1)
    for end in (*(place for place, kind in enumerate(classes) if kind in _ENDS), last + 1):
        near[max(end - _MOST_BELOW, 0) : end] = True
    return near


def _foot(classes: Sequence[RowClass], lacking: Mask, known: Mask | None) -> list[int]:
    """The rows below all that are known as respondents, and those below the last total with few others."""
    theirs = [place for place, kind in enumerate(classes) if kind in _FILLED]
    totals = [place for place, kind in enumerate(classes) if kind == "total"]
    named = next((place for place in reversed(theirs) if not lacking[place]), -1)
    below = [place for place in theirs if place > totals[-1]] if totals and known is None else []
    unnamed = [place for place in theirs if lacking[place] and place > named]
    return unnamed or (below if len(below) <= _MOST_BELOW else [])


class Sums:
    """What the rows above each row of a table sum up to, for those of them that are respondents'."""

    def __init__(self, columns: Sequence[NumberCells], theirs: Mask) -> None:
        numbers = np.column_stack([np.where(theirs, column.numbers, np.nan) for column in columns])
        self._numbers = numbers
        known = np.where(np.isnan(numbers), 0.0, numbers)
        self._sums = [_cumulated(values) for values in (known, known**2, (~np.isnan(numbers)).astype(np.float64))]

    def explain(self, cells: Sequence[Value], place: int, starts: Sequence[int], *, loosely: bool) -> bool:
        """Whether the cells of a row are all the sums, all the means or another statistic of rows above it.

        The rows above reach from one of `starts`. `loosely` takes means rounded to whole numbers, and extremes, too.
        """
        values = np.array([_number(cell) for cell in cells], dtype=np.float64)
        given = ~np.isnan(values)
        if given.sum() * 2 < len(values) or any(not is_blank(cell) for cell in np.array(cells, dtype=object)[~given]):
            return False
        return any(self._explain(values, given, start, place, loosely=loosely) for start in starts)

    def _explain(self, values: Numbers, given: Mask, start: int, place: int, *, loosely: bool) -> bool:
        total, squares, count = (sums[place] - sums[start] for sums in self._sums)
        if (count[given] < _LEAST_ABOVE).any():
            return False
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = total / count
            spread = np.sqrt(np.maximum(squares / count - mean**2, 0))
            sample = spread * np.sqrt(count / (count - 1))
        if _all_near(values, total, given, 1e-6) or _all_near(values, count, given, 1e-6):
            return True
        near = [mean, mean * 25, mean / len(values), spread, sample]
        if any(_all_near(values, each, given, rounding) for each in near[:2] for rounding in _ROUNDINGS):
            return True
        if any(_all_near(values, each, given, _ROUNDINGS[0]) for each in near[2:]):
            return True
        return loosely and (_all_near(values, mean, given, _TO_WHOLE) or self._extreme(values, given, start, place))

    def _extreme(self, values: Numbers, given: Mask, start: int, place: int) -> bool:
        rows = self._numbers[start:place, given]
        extremes = (np.nanmax(rows, axis=0), np.nanmin(rows, axis=0), np.nanmedian(rows, axis=0))
        return any(bool((values[given] == extreme).all()) for extreme in extremes)


def _cumulated(values: Numbers) -> npt.NDArray[np.float64]:
    """The sums of the rows above each row, with one more row for all of them."""
    return np.vstack([np.zeros(values.shape[1]), np.cumsum(values, axis=0)])


def _all_near(values: Numbers, expected: Numbers, given: Mask, tolerance: float) -> bool:
    return bool((np.abs(values - expected)[given] < tolerance).all())


def _number(cell: Value) -> float:
    """A cell's number with either decimal mark, NaN where it holds none."""
    if isinstance(cell, bool) or is_blank(cell):
        return np.nan
    if isinstance(cell, int | float):
        return float(cell)
    number = number_in(text_of(cell))
    return np.nan if number is None else number
