"""Columns of a working paper that hold scores and name no assessor: `Penilai 1`, `Nilai` between weight and product."""

from antikorupsi.ingest.spreadsheets import reads_as_number
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault

_FEWEST_SCORES = 3  # numbers in a column that make it one of scores


def is_paper(header: Header) -> bool:
    """Whether a header is that of a working paper by its number and its indicators, whatever heads the scores."""
    if header.instrument.layout != "panel" or not any(placed.column.role == "number" for placed in header.columns):
        return False
    labels = {normalised(name) for name in header.instrument.ignored}
    return any(normalised(heading) in labels for _, heading in header.unknown)


def unread_scores(table: Table) -> FaultAt | None:
    """The fault of a paper of which no score is read though columns without an assessor hold numbers; else None."""
    if table.instrument.layout != "panel":
        return None
    if any(placed.column.type == "number" and table.holds(placed.index) for placed in table.measured):
        return None
    unread = {index: heading for index, heading in table.unknown if _holds_scores(table, index, heading)}
    if not unread:
        return None
    assessors = [str(column.item) for column in table.instrument.columns if column.role == "assessor"]
    details = {"columns": ", ".join(unread.values()), "assessors": ", ".join(assessors)}
    return FaultAt(Fault("scores_without_assessor", details), table.heading_cell(min(unread)))


def _holds_scores(table: Table, index: int, heading: str) -> bool:
    """Whether an unknown column holds numbers and is none of weights or sums."""
    if quantity_in(normalised(heading), table.instrument.id):
        return False
    numbers = sum(reads_as_number(table.sheet.value(row, index)) for row in table.body)
    return numbers >= _FEWEST_SCORES
