"""Rows that stand among a table's rows and are none: blank ones, totals, notes."""

from collections.abc import Iterable, Sequence

from antikorupsi.ingest.spreadsheets import Value, is_blank
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.records import RowClass
from antikorupsi.ingest.tables.sections import is_section, section_text
from antikorupsi.ingest.tables.words import begins_with, words


def row_aside(cells: Sequence[Value], filled: int, labels: Iterable[Value]) -> RowClass | None:
    """The class of a row without figures that is no row of the table (blank, total, note), None for one that is.

    `filled` says how many of its cells are filled, `labels` are those of them that may name it.
    """
    if not filled:
        return "blank"
    said = next((text for value in labels if isinstance(value, str) and (text := normalised(value))), "")
    if begins_with(said, "totals") or said in words("whole_country"):
        return "total"
    if begins_with(said, "notes") or (filled <= 2 and heads_rows([cell for cell in cells if not is_blank(cell)])):
        return "note"
    return None


def heads_rows(texts: Sequence[Value]) -> bool:
    """Whether a row without figures may head the rows below: one text, or one behind a letter or number."""
    return len(texts) == 1 or (len(texts) == 2 and is_section(section_text(texts)))
