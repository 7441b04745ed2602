"""A row between a header and its first region that says of all rows what their figures are: `Baseline`, `Median`."""

import re
from collections.abc import Iterator

from antikorupsi.ingest.spreadsheets import is_blank
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.qualifiers import weight_of
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.sections import section_text
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import begins_with, words

_MOST_ROWS = 400  # in which rows that head others are looked for


def faults_of_row_title(table: Table) -> dict[int, FaultAt]:
    """The fault of every column with a general heading below a row of words that no list has, as below such a title.

    Where several rows head others they are names of groups, which no list needs to have.
    """
    titles = list(_rows_that_head(table))
    if len(titles) != 1 or titles[0][0] != table.body.start or table.sheet.turned or table.instrument.villages:
        return {}
    row, said = titles[0]
    unknown = said in words("totals") or left_over(said, table.instrument.id)
    if not unknown or begins_with(said, "notes") or begins_with(said, "groups_of_regions"):
        return {}
    cell = (row, next(index for index in table.span if not is_blank(table.sheet.value(row, index))))
    return {placed.index: FaultAt(_unclear(said, placed), cell) for placed in table.measured if _is_general(placed)}


def _rows_that_head(table: Table) -> Iterator[tuple[int, str]]:
    """The rows that hold one text alone and stand above a row with figures, each with its normalised text."""
    heading: tuple[int, str] | None = None
    for row in table.body[:_MOST_ROWS]:
        if table.filled(row) > 1:
            if heading is not None:
                yield heading
            heading = None
        elif text := normalised(section_text(table.cells(row))):
            heading = heading or (row, text)


def _is_general(placed: PlacedColumn) -> bool:
    heading = normalised(re.sub(r"\b(?:19|20)\d\d\b", " ", placed.heading))
    return weight_of(heading, placed.instrument) == "general" or heading in phrases(placed.instrument)


def _unclear(said: str, placed: PlacedColumn) -> Fault:
    instrument, heading = placed.instrument.name.by_language, placed.column.names[0]
    details: dict[str, Detail] = {"quantity": said, "instrument": instrument, "heading": heading}
    return Fault("unclear_title", details)
