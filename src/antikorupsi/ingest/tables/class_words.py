"""Words for classes beside figures whose classes are not read: `Kategori` of the SPI, `Predikat` of the SPBE."""

import re
from collections.abc import Iterator
from dataclasses import replace

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.classed_numbers import number_and_class
from antikorupsi.ingest.tables.headings import normalised, read_heading
from antikorupsi.ingest.tables.reading import Reading
from antikorupsi.ingest.tables.records import Observation
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.words import words_in

_ROW = re.compile(r"\d+$")


def class_words(table: Table, reading: Reading) -> Iterator[Observation]:
    """The classes in columns that are not read, each as one of the figure on its left, only to be checked.

    None of a turned table, in which a class stands in a row of its own.
    """
    if table.sheet.turned or table.instrument.layout != "region_rows":
        return
    beside = _in_one_cell(table)
    yield from (
        replace(seen, item="class", value=None, label=beside[seen.cell])
        for seen in (reading.observations if beside else ())
        if seen.cell in beside and seen.value is not None
    )
    columns = {index: heading for index, heading in table.unknown if words_in(normalised(heading), "classes")}
    measured = sorted(table.measured, key=lambda placed: placed.index)
    for seen in reading.observations if columns else []:
        found = _ROW.search(seen.cell)
        row = int(found[0]) - 1 if found else -1
        for index, heading in columns.items():
            left = next((placed for placed in reversed(measured) if placed.index < index), None)
            read = read_heading(heading.split(" / "))
            of_year = read is None or read.year in (None, seen.year)
            text = text_of(table.sheet.value(row, index))
            if text and row in table.body and of_year and left is not None and left.instrument.id == seen.instrument:
                yield replace(seen, item="class", value=None, label=text, cell=table.sheet.cell_name(row, index))


def _in_one_cell(table: Table) -> dict[str, str]:
    """By name of cell the class that stands beside the number in it: `77,1 (Waspada)`."""
    cells = (
        (table.sheet.cell_name(row, placed.index), placed.column, value)
        for placed in table.measured
        if placed.column.type == "number"
        for row in table.body
        if isinstance(value := table.sheet.value(row, placed.index), str)
    )
    found = ((name, number_and_class(value, column)[1]) for name, column, value in cells)
    return {name: said for name, said in found if said}
