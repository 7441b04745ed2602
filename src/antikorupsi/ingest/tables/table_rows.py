"""The loop over a table's rows that its layouts share: every row gets one class, every filled cell one fate."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from antikorupsi.ingest.spreadsheets import Value, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.place import Place
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt, Reading, classify_aside, mark_header
from antikorupsi.ingest.tables.records import MissingMark, Observation, RowClass
from antikorupsi.ingest.tables.scales import Scale, is_of_points, read_scale
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, Figure, is_missing_mark, label_of, read_figure
from antikorupsi.rules import Column, column_of


@dataclass(frozen=True)
class Meaning:
    """What a cell's place in its table says of the figure: the remaining fields of its observation.

    `beside` is what is wrong beside a figure that counts all the same.
    """

    fields: dict[str, Any]
    beside: tuple[FaultAt, ...] = ()


@dataclass(frozen=True)
class Layout:
    """How a layout reads: the region of a row (None: it has none and needs none), and the meaning of a cell in it.

    `is_figure` tells whether a filled cell of a measured column reads as a figure: no row that holds one is a note.
    `heads_columns` tells whether a row among the figures is a row of headings, such as years.
    """

    region_of_row: Callable[[int, list[PlacedColumn]], Place | FaultAt | None]
    meaning: Callable[[int, PlacedColumn], Meaning | FaultAt]
    aside: Callable[[int], None] = field(default=lambda _row: None)
    is_figure: Callable[[int, PlacedColumn], bool] = field(default=lambda _row, _placed: True)
    heads_columns: Callable[[int, list[PlacedColumn]], bool] = field(default=lambda _row, _filled: False)


def read_rows(table: Table, reading: Reading, layout: Layout, scales: dict[int, Scale] | None = None) -> None:
    """Reads all rows of a table into a reading; every filled cell of a measured column is counted, then has a fate."""
    mark_header(table, reading)
    scales = scales_of(table) if scales is None else scales
    rows = {row: _filled_measured(table, row) for row in table.body}
    reading.account.cells += sum(map(len, rows.values()))
    for row, filled in rows.items():
        aside = classify_aside(table, row, has_figures=False)
        if filled and layout.heads_columns(row, filled):
            aside = "title"
        elif aside == "note" and any(layout.is_figure(row, placed) for placed in filled):
            aside = None
        if aside:
            reading.account.aside += len(filled)
            layout.aside(row)
            reading.mark_cells(table, row, _filled_columns(table, row), aside)
            continue
        _read_row(table, row, filled, scales, reading, layout)


def scales_of(table: Table) -> dict[int, Scale]:
    """How the numbers of each number column are written, by the index of the column."""
    alike = table.instrument.layout != "panel"  # there a column holds scores of nineteen indicators
    return {
        placed.index: read_scale(table.sheet, table.body, placed.index, placed.column, placed.heading, alike=alike)
        for placed in table.measured
        if placed.column.type == "number"
    } | {
        placed.index: read_scale(table.sheet, table.body, placed.index, other, placed.heading)
        for placed in table.measured
        if (other := _number_beside(placed)) is not None
    }


def _number_beside(placed: PlacedColumn) -> Column | None:
    """The column of numbers that may also stand in a column of labels, such as scores below Nilai SAKIP."""
    item = placed.column.or_number
    if item and quantity_in(normalised(placed.heading), placed.instrument.id):
        return None  # a number under Peringkat is a rank
    return next((column for column in placed.instrument.measured if column.item == item), None) if item else None


def _by_content(table: Table, placed: PlacedColumn, cell: Value) -> PlacedColumn:
    """The column that a cell belongs to: a number below labels is the score behind them, a label below numbers not."""
    if placed.column.type == "number":
        other = None if reads_as_number(cell) else label_column(table, placed, cell)
    else:
        other = _number_beside(placed) if placed.column.or_number and reads_as_number(cell) else None
    return placed if other is None else replace(placed, column=other)


def label_column(table: Table, placed: PlacedColumn, cell: Value) -> Column | None:
    """The column of labels that a text below a column of numbers belongs to, in tables with a row a region.

    `Level 3` below `Maturitas SPIP 2023` is a level, and `Hijau` below `2023` a zone, unless the table has a column of
    these.
    """
    if not isinstance(cell, str) or placed.column.type != "number" or placed.column.labels:
        return None
    if placed.instrument.layout != "region_rows" or is_missing_mark(cell):
        return None
    same = (each for each in table.measured if each.instrument.id == placed.instrument.id and each.year == placed.year)
    beside = {each.column.item for each in same}
    columns = [column for column in placed.instrument.measured if column.item not in beside]
    found = [column for column in columns if not column.role and label_of(cell, column) is not None]
    return found[0] if len(found) == 1 else None


def _scale_of_item(
    placed: PlacedColumn, meaning: Meaning | FaultAt, scale: Scale | None
) -> tuple[Column, Scale | None]:
    """The column that bounds a figure and says how it is written; in long tables that of the item of its row.

    A component of 0 to 30 stands below the heading of a score of 0 to 100; what is no point of 0 to 100 is no share.
    """
    item = meaning.fields.get("item") if isinstance(meaning, Meaning) else None
    column = column_of(placed.instrument.id, str(item)) if item and item != placed.column.item else None
    if column is None or column.type != "number" or placed.column.type != "number":
        return placed.column, scale
    return column, scale if scale is None or is_of_points(column) else Scale(scale.mark)


def _filled_measured(table: Table, row: int) -> list[PlacedColumn]:
    cells = table.sheet.rows[row]
    return [placed for placed in table.measured if placed.index < len(cells) and not is_blank(cells[placed.index])]


def _filled_columns(table: Table, row: int) -> list[int]:
    return [index for index, cell in enumerate(table.cells(row), table.span.start) if not is_blank(cell)]


def _read_row(
    table: Table, row: int, filled: list[PlacedColumn], scales: dict[int, Scale], reading: Reading, layout: Layout
) -> None:
    region_of_row = layout.region_of_row(row, filled)
    if region_of_row is None:
        reading.account.aside += len(filled)
        reading.mark_cells(table, row, _filled_columns(table, row), "note")
        return
    if isinstance(region_of_row, FaultAt):
        reading.account.faulty += len(filled)
        reading.find(region_of_row, sheet=table.sheet)
        reading.mark_cells(table, row, [placed.index for placed in filled] or [table.key], "rejected")
        return
    reading.mark_cells(table, row, [table.key], "empty")
    for written in filled:
        cell = table.sheet.value(row, written.index)
        placed = _by_content(table, written, cell)
        meaning = layout.meaning(row, placed)
        figure = read_figure(cell, *_scale_of_item(placed, meaning, scales.get(placed.index)))
        fate = _keep(table, (row, placed), figure, meaning, region_of_row, reading)
        reading.mark_cells(table, row, [placed.index], fate)


def _keep(
    table: Table,
    at: tuple[int, PlacedColumn],
    figure: Figure | Fault,
    meaning: Meaning | FaultAt,
    place: Place,
    reading: Reading,
) -> RowClass:
    """Puts a figure among the observations or what is wrong with it among the findings; the class its row gets."""
    row, placed = at
    account = reading.account
    if isinstance(figure, Figure) and figure.missing:
        account.missing += 1
        meant: dict[str, Any] = meaning.fields if isinstance(meaning, Meaning) else {"item": "", "year": 0}
        mark = MissingMark(
            region=place.code,
            instrument=placed.instrument.id,
            item=meant["item"],
            year=meant["year"],
            written=text_of(table.sheet.value(row, placed.index)),
            file=table.sheet.file,
            sheet=table.sheet.name,
            cell=table.sheet.cell_name(row, placed.index),
        )
        reading.missing.append(mark)
        return "empty"
    if (fault := _fault(table, (row, placed.index), figure, meaning, place)) is not None:
        account.faulty += 1
        reading.find(fault, place.code, table.sheet)
        return "rejected"
    if isinstance(figure, Figure) and isinstance(meaning, Meaning):
        account.observations += 1
        observation = Observation(
            region=place.code,
            instrument=placed.instrument.id,
            value=figure.value,
            label=figure.label,
            simulated=table.simulated,
            file=table.sheet.file,
            sheet=table.sheet.name,
            cell=table.sheet.cell_name(row, placed.index),
            **meaning.fields,
        )
        reading.observations.append(observation)
        for fault_beside in meaning.beside:
            reading.find(fault_beside, place.code, table.sheet)
    return "figures"


def _fault(
    table: Table, cell: tuple[int, int], figure: Figure | Fault, meaning: Meaning | FaultAt, place: Place
) -> FaultAt | None:
    if isinstance(figure, Fault):
        return FaultAt(figure, cell)
    if isinstance(meaning, FaultAt):
        return meaning
    if table.simulated and not place.simulated:
        return FaultAt(Fault("simulated_real_region", {"region": place.name}), cell)
    return None
