"""One cell into a figure, a missing mark or a fault, by what its column says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from antikorupsi.common import within
from antikorupsi.ingest.spreadsheets import (
    NoResult,
    Percent,
    StruckOut,
    Value,
    is_blank,
    number_in,
    parse_number,
    text_of,
)
from antikorupsi.ingest.tables.headings import YEAR, normalised
from antikorupsi.ingest.tables.personal import is_mask
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.scales import Scale, decimal_mark_of, is_of_points, number_and_class
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Instrument

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = range(1900, 2100)
_YEAR_OF_SERIALS = 1905  # a cell that holds 2024 and is formatted as a date shows a day of July 1905
# Ticks, crosses, bullets and ditto marks stand for a figure that the cell does not hold.
_SIGNS = re.compile(
    r"[\"'\u2018-\u201f\u2032\u2033\u3003\u00d7\u2022\u221a\u25a0\u25aa\u25cb\u25cf\u2605\u2610-\u2612\u2705\u2713-\u2718\u274c]"
)
# A-, B? and >= BB are no labels.
_DOUBTED = re.compile(r"[?~<>\u2248\u2264\u2265\u00b1]|(?<=\w)\s*[-\u2212\u2013\u2014+]\s*\)?$")
_OF_A_REPORT = re.compile(r"\blhp\b", re.IGNORECASE)  # an audit report is of the year after that of its opinion
# A number of a row, of an enumeration (1. or 1)), a range (81-100) and a date are no figures.
_NUMBER = re.compile(
    r"^(?!\d{1,2}[.)]\s)(\d{1,3}(?:[.,]\d{1,6})?)(?![\d.,]*\d)(?!\s*(?:-|\u2013|\u2014|s/d|s\.d|sampai|hingga|to|<|>|\u2264|:)\s*\d)",
    re.IGNORECASE,
)
# With decimals it is one beside a year and behind these signs too: 71,2 (2023), ± 71,2, (71,2).
_DECIMAL = re.compile(rf"[\s(~'\u00b1\u2248*]{{0,4}}+(?=\d{{1,3}}[.,]\d){_NUMBER.pattern[1:]}", re.IGNORECASE)
_PLAIN_NUMBERS = (float, int)  # most cells
_SHORTEST_LABEL = 2  # letters: A and B begin many texts


@dataclass(frozen=True)
class Figure:
    """What a cell says: a number, a label, or both empty for a mark that means "no figure"."""

    value: float | None = None
    label: str | None = None

    @property
    def missing(self) -> bool:
        """Whether the cell says that there is no figure."""
        return self.value is None and self.label is None


@dataclass(frozen=True)
class Fault:
    """Why a cell gives no figure: the rule that it breaks and the values of the message."""

    rule: str
    details: Mapping[str, Detail]


def read_figure(cell: Value, column: Column, scale: Scale | None = None) -> Figure | Fault:
    """The figure of one cell by the type of its column; `scale` is how the numbers of its column are written."""
    if isinstance(cell, float | int) and type(cell) in _PLAIN_NUMBERS and column.type == "number":
        return _on_scale(cell, float(cell), column, scale or Scale())
    return _read_other(cell, column, scale)


def _read_other(cell: Value, column: Column, scale: Scale | None) -> Figure | Fault:
    if isinstance(cell, NoResult):
        return fault_of_result(cell)
    if is_mask(cell) and column.type != "text":
        return Fault("masked_value", {})
    if column.type == "label":
        return _read_label(cell, column)
    if isinstance(cell, str) and is_missing_mark(cell):
        return Figure()
    if column.type == "text":
        return Figure(label=text_of(cell))
    return _read_number(cell, column, scale or Scale())


def fault_of_result(cell: NoResult) -> Fault:
    """Why a cell gives no figure: it is struck through, or a formula gave an error or was not calculated."""
    if isinstance(cell, StruckOut):
        return Fault("struck_out", {"value": cell.written})
    rule = "cell_error" if cell.written.startswith("#") else "not_calculated"
    return Fault(rule, {"value": cell.written})


def is_missing_mark(cell: Value) -> bool:
    """Whether a cell says in words, or by a dash, that there is no figure; ticks and ditto marks say something else."""
    written = normalised(cell)
    if not written and isinstance(cell, str) and _SIGNS.search(cell):
        return False
    return not written or written in words("missing")


def label_of(cell: Value, column: Column) -> str | None:
    """The label whose spelling a cell holds, None where it is no spelling of any."""
    if not column.labels:
        return None
    return _by_spelling(column.spellings).get(normalised(cell))


@lru_cache(maxsize=256)
def _by_spelling(labels: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    """By normalised spelling its label, the first of them where several have it."""
    return {normalised(spelling): label for label, *others in reversed(labels) for spelling in (label, *others)}


def _read_label(cell: Value, column: Column) -> Figure | Fault:
    if (label := label_of(cell, column)) and not _DOUBTED.search(text_of(cell)):
        return Figure(label=label)
    if is_missing_mark(cell):
        return Figure()
    return Fault("unknown_label", {"value": text_of(cell), "known": ", ".join(column.labels)})


def _read_number(cell: Value, column: Column, scale: Scale) -> Figure | Fault:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return Fault("not_a_number", {"value": text_of(cell)})
    if isinstance(cell, str) and (label := label_of(cell, column)) and not _DOUBTED.search(cell.strip()):
        return Figure(value=float(label))  # a level in words, such as Terdefinisi for 3
    mark = scale.mark or (decimal_mark_of(number_and_class(cell, column)[0], column) if isinstance(cell, str) else ".")
    if mark is None:
        return Fault("ambiguous_numbers", {"column": column.names[0], "examples": text_of(cell)})
    number = parse_number(number_and_class(cell, column)[0], mark) if isinstance(cell, str) else float(cell)
    return _on_scale(cell, number, column, scale)


def _on_scale(cell: Value, number: float | None, column: Column, scale: Scale) -> Figure | Fault:
    if number is None:
        return Fault("not_a_number", {"value": text_of(cell)})
    if scale.is_doubtful(cell, number):
        return Fault("ambiguous_percent", {"value": _quoted(cell), "percent": round(number * 100, 10)})
    if scale.is_apart(cell, number):
        return Fault("mark_misplaced", {"value": _quoted(cell), "number": number})
    number = scale.in_points(cell, number)
    if isinstance(cell, Percent) and not is_of_points(column):
        return Fault("not_a_number", {"value": text_of(cell)})
    if column.range and not within(number, *column.range):
        lowest, highest = column.range
        return Fault("out_of_range", {"value": _quoted(cell), "lowest": lowest, "highest": highest})
    return Figure(value=number)


def _quoted(cell: Value) -> Detail:
    """A number as a number, which every language writes in its own way; a text or percentage as it is shown."""
    if isinstance(cell, Percent):
        return text_of(cell)
    return float(cell) if isinstance(cell, int | float) else text_of(cell)


def fault_of_quantity(rule: str, quantity: str, instrument: Instrument) -> Fault:
    """What is wrong with a figure beside which a text says that it is another one than the instrument's main figure."""
    return Fault(rule, {"quantity": quantity, "instrument": instrument.name.by_language})


def fault_of_year(cell: Value) -> Fault:
    """Why a cell that should hold a year gives none."""
    if isinstance(cell, NoResult):
        return fault_of_result(cell)
    return Fault("missing_year", {}) if is_blank(cell) else Fault("unknown_year", {"value": text_of(cell)})


def is_year_alone(cell: Value) -> bool:
    """Whether a cell holds a year as a whole number."""
    return type(cell) is int and cell in _YEARS


def read_year(cell: Value) -> int | None:
    """The year a cell holds as a number, a text ("TA 2024", "2024.0") or a date; None where it holds none."""
    if type(cell) is int and is_year_alone(cell):
        return cell
    if isinstance(cell, datetime | date):
        return None if cell.year == _YEAR_OF_SERIALS else cell.year
    return _read_year(cell)


@lru_cache(maxsize=2**10, typed=True)  # columns of years hold few texts
def _read_year(cell: Value) -> int | None:
    if is_blank(cell) or isinstance(cell, bool | NoResult) or _OF_A_REPORT.search(text_of(cell)):
        return None
    found = set(_YEAR.findall(text_of(cell)))
    return int(found.pop()) if len(found) == 1 else None


def begins_like_figure(cell: Value, column: Column) -> bool:
    """Whether a text begins with a number on the column's scale, or with one of its labels, and holds more."""
    if not isinstance(cell, str):
        return False
    if column.type == "label":
        said = normalised(cell)
        spellings = (normalised(each) for label, others in column.labels.items() for each in (label, *others))
        return any(len(each) >= _SHORTEST_LABEL and said.startswith(f"{each} ") for each in spellings)
    written = text_of(cell)
    found = _DECIMAL.match(written) or (None if YEAR.search(written) else _NUMBER.match(written))
    if column.type != "number" or found is None:
        return False
    number = number_in(found[1])
    return number is not None and (column.range is None or within(number, *column.range))


def begins_with_decimal(cell: Value) -> bool:
    """Whether a text begins with a decimal number, be it behind a sign: 71,2 (2023), ± 71,2."""
    return isinstance(cell, str) and _DECIMAL.match(cell) is not None
