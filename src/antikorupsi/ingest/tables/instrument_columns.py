"""Columns of a recap that are headed by the name of another instrument alone: `Ombudsman`, `SKM` beside `SPI`."""

from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Sheet, is_blank
from antikorupsi.ingest.tables.headings import phrases, read_heading, spoken_of
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.scales import read_scale
from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.ingest.tables.values import Figure, is_missing_mark, read_figure
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Instrument, instrument_by_id


def instrument_named(heading: str) -> Instrument | None:
    """The one instrument whose phrases are all that a heading says; None where it says anything else."""
    read = read_heading(heading.split(" / "))
    if read is None or not read.parts or words("general").issuperset(read.parts):
        return None
    said = frozenset[str]().union(*map(spoken_of, read.parts))
    named = instrument_by_id()[next(iter(said))] if len(said) == 1 else None
    return named if named and set(phrases(named)).issuperset(read.parts) else None


def with_named_instruments(sheet: Sheet, header: Header) -> Header:
    """The header with unknown columns headed by an instrument alone as those of its columns that their cells fit."""
    present = {placed.instrument.id for placed in header.columns if placed.column.item}
    if not present or header.instrument.layout != "region_rows":
        return header
    found = []
    for index, heading in header.unknown:
        named = instrument_named(heading)
        if named is None or named.id in present:
            continue
        if (column := _fitting(sheet, header.rows.stop, (index, heading), named)) is not None:
            found.append(PlacedColumn(column, index, heading, named))
    placed = {own.index for own in found}
    unknown = [each for each in header.unknown if each[0] not in placed]
    return replace(header, columns=[*header.columns, *found], unknown=unknown)


def _fitting(sheet: Sheet, below: int, at: tuple[int, str], instrument: Instrument) -> Column | None:
    """The column of an instrument, its main one first, that most filled cells below a heading are figures of."""
    if instrument.layout != "region_rows":
        return None
    index, heading = at
    rows = range(below, len(sheet.rows))
    cells = [cell for row in rows if not is_blank(cell := sheet.value(row, index)) and not is_missing_mark(cell)]
    typed = [column for column in instrument.measured if column.type in ("number", "label")]
    main = [column for column in typed if column.by_year]
    labels = [column for column in typed if column.type == "label" and not column.by_year and not column.role]
    for column in (*main, *labels):
        scale = read_scale(sheet, rows, index, column, heading) if column.type == "number" else None
        figures = sum(isinstance(read_figure(cell, column, scale), Figure) for cell in cells)
        if 2 * figures > len(cells):
            return column
    return None
