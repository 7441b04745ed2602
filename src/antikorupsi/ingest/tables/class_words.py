"""Words for classes beside figures whose classes are not read: `Kategori` of the SPI, `Predikat` of the SPBE."""

import re
from collections.abc import Iterator
from dataclasses import replace

from antikorupsi.ingest.spreadsheets import text_of
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
    columns = {index: heading for index, heading in table.unknown if words_in(normalised(heading), "classes")}
    measured = sorted(table.measured, key=lambda placed: placed.index)
    for seen in reading.observations if columns else []:
        found = _ROW.search(seen.cell)
        row = int(found[0]) - 1 if found else -1
        for index, heading in columns.items():
            left = next((own for own in reversed(measured) if own.index < index), None)
            read = read_heading(heading.split(" / "))
            of_year = read is None or read.year in (None, seen.year)
            text = text_of(table.sheet.value(row, index))
            if text and row in table.body and of_year and left is not None and left.instrument.id == seen.instrument:
                yield replace(seen, item="class", value=None, label=text, cell=table.sheet.cell_name(row, index))
