"""A column that says the type of each region beside its bare name: `Kota | Blitar`."""

from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.keys import with_column
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.region_types import types_in
from antikorupsi.ingest.tables.table import PlacedColumn, Table

_SAMPLE = 400  # rows


def with_types_beside(sheet: Sheet, header: Header) -> Header:
    """The header with a column of types left of the figures as one of regions, behind that of the names.

    Where the column headed as that of regions holds the types, the one on its right holds the names.
    """
    figures = min((placed.index for placed in header.columns if placed.column.item), default=_width(header))
    names = [placed for placed in header.columns if placed.column.role == "region"]
    if header.instrument.layout != "region_rows" or sheet.turned or len(names) != 1:
        return header
    key, said = names[0], dict(header.unknown)
    if _holds_types(sheet, header, key.index):
        index = key.index + 1
        free = index < figures and all(placed.index != index for placed in header.columns)
        if not (free and _holds_names(sheet, header, index)):
            return header
        rest = [placed for placed in header.columns if placed is not key]
        named = with_column(replace(header, columns=rest), "region", index, said.get(index, ""))
        return replace(named, columns=[*named.columns, key])
    known = {placed.index for placed in header.columns}
    free_columns = (index for index in range(figures) if index not in known)
    types = next((index for index in free_columns if _holds_types(sheet, header, index)), None)
    return header if types is None else with_column(header, "region", types, said.get(types, ""))


def _width(header: Header) -> int:
    """The number of columns up to the last one with a heading."""
    return 1 + max((*(placed.index for placed in header.columns), *(index for index, _ in header.unknown)))


def _holds_types(sheet: Sheet, header: Header, index: int) -> bool:
    """Whether every filled cell of a column says one type and nothing else."""
    return _are_types(header.filled_below(sheet, index, _SAMPLE))


def _are_types(cells: list[Value]) -> bool:
    return bool(cells) and all(isinstance(cell, str) and len(types_in(cell)) == 1 for cell in cells)


def _holds_names(sheet: Sheet, header: Header, index: int) -> bool:
    cells = header.filled_below(sheet, index, _SAMPLE)
    return bool(cells) and all(isinstance(cell, str) and not types_in(cell) for cell in cells)


def type_column_of(table: Table) -> PlacedColumn | None:
    """The column of regions that holds types alone, beside another one with names."""
    columns = table.of_role("region")
    for placed in columns[1:]:
        cells = [cell for row in table.body if not is_blank(cell := table.sheet.value(row, placed.index))]
        if _are_types(cells):
            return placed
    return None


def with_type_beside(name: Value, kind: Value) -> Value:
    """A name with the type that stands beside it; both where the name says another type itself."""
    said = types_in(text_of(kind))
    if len(said) != 1 or not isinstance(name, str) or is_blank(name):
        return name
    kind_of_name = types_in(name.split()[0])
    if kind_of_name and kind_of_name != said:
        return f"{text_of(kind)} / {name}"
    return name if kind_of_name else f"{next(iter(said)).capitalize()} {name}"
