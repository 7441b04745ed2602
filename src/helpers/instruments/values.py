"""One cell into a figure, a missing mark or a fault, by what its column says."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from helpers.instruments.models import Column
from helpers.instruments.table import PlacedColumn, Table, normalised
from helpers.spreadsheets import DecimalMark, Value, decimal_mark, is_blank, parse_number, text_of
from helpers.spreadsheets.numbers import AmbiguousNumbersError

MISSING_MARKS = frozenset(
    ["", "n/a", "na", "nihil", "tidak ada", "tidak ada data", "belum ada", "belum ada data", "belum dinilai", "belum"]
)
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    """Why a cell gives no figure: the broken rule and the values of its sentence."""

    rule: str
    details: dict[str, str]


def read_figure(cell: Value, column: Column, mark: DecimalMark | None) -> Figure | Fault:
    """The figure of one cell by the type of its column; `mark` is the decimal mark its column was found to use."""
    if column.type == "label":
        return _read_label(cell, column)
    if isinstance(cell, str) and normalised(cell) in MISSING_MARKS:
        return Figure()
    if column.type == "text":
        return Figure(label=text_of(cell))
    return _read_number(cell, column, mark)


def _read_label(cell: Value, column: Column) -> Figure | Fault:
    written = normalised(cell)
    for label, spellings in column.labels.items():
        if written in {normalised(spelling) for spelling in [label, *spellings]}:
            return Figure(label=label)
    if written in MISSING_MARKS:
        return Figure()
    return Fault("unknown_label", {"value": text_of(cell), "known": ", ".join(column.labels)})


def _read_number(cell: Value, column: Column, mark: DecimalMark | None) -> Figure | Fault:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return Fault("not_a_number", {"value": text_of(cell)})
    if isinstance(cell, str) and mark is None:
        return Fault("ambiguous_numbers", {"column": column.names[0], "examples": cell})
    number = parse_number(cell, mark or ".") if isinstance(cell, str) else float(cell)
    if number is None:
        return Fault("not_a_number", {"value": text_of(cell)})
    if column.range and not column.range[0] <= number <= column.range[1]:
        lowest, highest = (f"{bound:g}" for bound in column.range)
        return Fault("out_of_range", {"value": text_of(cell), "lowest": lowest, "highest": highest})
    return Figure(value=number)


def column_mark(table: Table, placed: PlacedColumn) -> DecimalMark | None:
    """The decimal mark that the texts of a number column agree on, None where they can be read in two ways."""
    cells = [table.sheet.value(row, placed.index) for row in range(table.header + 1, len(table.sheet.rows))]
    lowest, highest = placed.column.range or (None, None)
    try:
        return decimal_mark([cell for cell in cells if isinstance(cell, str)], lowest, highest)
    except AmbiguousNumbersError:
        return None


def fault_of_year(cell: Value) -> Fault:
    """Why a cell that should hold a year gives none."""
    return Fault("missing_year", {}) if is_blank(cell) else Fault("unknown_year", {"value": text_of(cell)})


def read_year(cell: Value) -> int | None:
    """The year a cell holds as a number, a text ("TA 2024", "2024.0") or a date; None where it holds none."""
    if isinstance(cell, datetime | date):
        return cell.year
    if is_blank(cell):
        return None
    found = _YEAR.findall(text_of(cell))
    return int(found[0]) if len(found) == 1 else None
