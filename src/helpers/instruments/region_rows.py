"""Tables with a region in every row: long by year, or with years as columns."""

from collections.abc import Iterator

from helpers.instruments.places import Place, resolve_place
from helpers.instruments.reading import FaultAt, Meaning, Reading, new_reading, read_table
from helpers.instruments.table import PlacedColumn, Table
from helpers.instruments.values import Fault, fault_of_year, read_figure, read_year
from helpers.regions import Regions
from helpers.spreadsheets import is_blank, text_of


def read_region_rows(table: Table, regions: Regions) -> Reading:
    """The figures and faults of a table, and the class of each of its rows."""
    reading = new_reading(table.sheet, table.instrument.id)

    def read_row(row: int) -> Place | FaultAt:
        place = resolve_place(table, row, regions)
        if isinstance(place, Fault):
            return FaultAt(place, (row, (table.of_role("region") or table.of_role("code"))[0].index))
        return place

    def read_cell(row: int, placed: PlacedColumn, _place: Place) -> Meaning | FaultAt:
        return _meaning(table, row, placed)

    read_table(table, reading, read_row, read_cell)
    return reading


def _meaning(table: Table, row: int, placed: PlacedColumn) -> Meaning | FaultAt:
    year = placed.year or read_year(table.value(row, "year"))
    if year is None:
        columns = table.of_role("year")
        return FaultAt(fault_of_year(table.value(row, "year")), (row, (columns or [placed])[0].index))
    return Meaning(
        {
            "item": placed.column.item,
            "year": year,
            "status": _label(table, row, "status") or "final",
            "stage": _label(table, row, "stage"),
            "url": "; ".join(_texts(table, row, "url", placed.year)),
            "note": "; ".join(_texts(table, row, "note", placed.year)),
        }
    )


def _label(table: Table, row: int, role: str) -> str:
    for placed in table.of_role(role):
        figure = read_figure(table.sheet.value(row, placed.index), placed.column, None)
        if not isinstance(figure, Fault) and figure.label:
            return figure.label
    return ""


def _texts(table: Table, row: int, role: str, year: int | None) -> Iterator[str]:
    """What the columns of a role say in a row; those whose heading carries a year speak of that year's figure alone."""
    for placed in table.of_role(role):
        value = table.sheet.value(row, placed.index)
        if placed.year in (None, year) and not is_blank(value):
            yield text_of(value)
