"""The loop over a table's rows that all layouts share: every row gets one class, every filled cell one fate."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from helpers.instruments.places import Place
from helpers.instruments.records import Finding, Observation, RowClass, SheetAccount
from helpers.instruments.table import PlacedColumn, Table, normalised
from helpers.instruments.values import Fault, Figure, column_mark, read_figure
from helpers.spreadsheets import DecimalMark, Sheet, Value, cell_name, is_blank, text_of

_NOTE_WORDS = ("catatan", "keterangan", "sumber", "petunjuk", "cara mengisi")
_TOTAL_WORDS = ("jumlah", "total", "rata rata", "rerata")

Cell = tuple[int, int]


@dataclass(frozen=True)
class FaultAt:
    """A fault and the cell it lies in."""

    fault: Fault
    cell: Cell


@dataclass(frozen=True)
class Meaning:
    """What a cell's place in its table says of the figure: the remaining fields of its observation."""

    fields: dict[str, Any]


RowReader = Callable[[int], Place | FaultAt]
CellReader = Callable[[int, PlacedColumn, Place], Meaning | FaultAt]


@dataclass
class Reading:
    """What one table gave: observations, findings and the account of its rows."""

    sheet: Sheet
    account: SheetAccount
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, at: FaultAt, region: str = "") -> None:
        """Adds a finding on one cell of the sheet."""
        self.findings.append(
            Finding(
                rule=at.fault.rule,
                file=self.sheet.file,
                sheet=self.sheet.name,
                cell=cell_name(*at.cell),
                value_read=text_of(self.sheet.value(*at.cell)),
                region=region,
                details=at.fault.details,
            )
        )


def new_reading(sheet: Sheet, instrument: str = "") -> Reading:
    """An empty reading of a sheet, with an account that expects all its rows."""
    return Reading(sheet, SheetAccount(file=sheet.file, sheet=sheet.name, instrument=instrument, rows=len(sheet.rows)))


def read_table(table: Table, reading: Reading, read_row: RowReader, read_cell: CellReader) -> None:
    """Reads all rows below the header: `read_row` says whose row it is, `read_cell` what a cell in it means."""
    count_rows_above(table, reading)
    marks = {placed.index: column_mark(table, placed) for placed in table.measured if placed.column.type == "number"}
    for row in range(table.header + 1, len(table.sheet.rows)):
        filled = [placed for placed in table.measured if not is_blank(table.sheet.value(row, placed.index))]
        aside = row_aside(table.sheet.rows[row], has_figures=bool(filled))
        reading.account.count(aside or _read_row(table, row, filled, marks, reading, read_row, read_cell))


def count_rows_above(table: Table, reading: Reading) -> None:
    """Classes the rows above the header as titles or blanks, and counts the header itself."""
    for row in table.sheet.rows[: table.header]:
        reading.account.count("blank" if all(map(is_blank, row)) else "title")
    reading.account.count("header")


def row_aside(cells: list[Value], *, has_figures: bool) -> RowClass | None:
    """The class of a row that is no row of the table (blank, total, note), None for one that is."""
    texts = [value for value in cells if not is_blank(value)]
    if not texts:
        return "blank"
    words = next((normalised(value) for value in texts if isinstance(value, str)), "")
    if words.startswith(_TOTAL_WORDS):
        return "total"
    if words.startswith(_NOTE_WORDS) or (len(texts) == 1 and not has_figures):
        return "note"
    return None


def _read_row(
    table: Table,
    row: int,
    filled: list[PlacedColumn],
    marks: dict[int, DecimalMark | None],
    reading: Reading,
    read_row: RowReader,
    read_cell: CellReader,
) -> RowClass:
    reading.account.cells += len(filled)
    place = read_row(row)
    if isinstance(place, FaultAt):
        reading.account.faulty += len(filled)
        reading.find(place)
        return "rejected"
    before = len(reading.observations), len(reading.findings)
    for placed in filled:
        figure = read_figure(table.sheet.value(row, placed.index), placed.column, marks.get(placed.index))
        _keep(table, (row, placed.index), figure, read_cell(row, placed, place), place, reading)
    if len(reading.observations) > before[0]:
        return "figures"
    return "rejected" if len(reading.findings) > before[1] else "empty"


def _keep(
    table: Table, cell: Cell, figure: Figure | Fault, meaning: Meaning | FaultAt, place: Place, reading: Reading
) -> None:
    """Puts a figure among the observations, or what is wrong with it among the findings; counts either."""
    account = reading.account
    if isinstance(figure, Figure) and figure.missing:
        account.missing += 1
    elif (fault := _fault(table, cell, figure, meaning, place)) is not None:
        account.faulty += 1
        reading.find(fault, place.code)
    elif isinstance(figure, Figure) and isinstance(meaning, Meaning):
        account.observations += 1
        reading.observations.append(
            Observation(
                region=place.code,
                instrument=table.instrument.id,
                value=figure.value,
                label=figure.label,
                simulated=table.simulated,
                file=table.sheet.file,
                sheet=table.sheet.name,
                cell=cell_name(*cell),
                **meaning.fields,
            )
        )


def _fault(
    table: Table, cell: Cell, figure: Figure | Fault, meaning: Meaning | FaultAt, place: Place
) -> FaultAt | None:
    if isinstance(figure, Fault):
        return FaultAt(figure, cell)
    if isinstance(meaning, FaultAt):
        return meaning
    if table.simulated and not place.simulated:
        return FaultAt(Fault("simulated_real_region", {"region": place.name}), cell)
    return None
