"""Rows that stand among a table's rows and are none: blank ones, totals, notes."""

from collections.abc import Sequence

from antikorupsi.ingest.spreadsheets import Value, is_blank
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.records import RowClass
from antikorupsi.ingest.tables.words import begins_with, words


def row_aside(cells: Sequence[Value], *, has_figures: bool) -> RowClass | None:
    """The class of a row that is no row of the table (blank, total, note), None for one that is."""
    texts = [value for value in cells if not is_blank(value)]
    if not texts:
        return "blank"
    said = next((text for value in texts if isinstance(value, str) and (text := normalised(value))), "")
    if begins_with(said, "totals") or said in words("whole_country"):
        return "total"
    if begins_with(said, "notes") or (len(texts) == 1 and not has_figures):
        return "note"
    return None
