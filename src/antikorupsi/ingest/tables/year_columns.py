"""Columns of years that no name of a column says: their heading must be a word for the figure's year, or nothing."""

from collections.abc import Iterable

from antikorupsi.ingest.spreadsheets import Sheet, Value
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.headings import is_known
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.words import words_in
from antikorupsi.ingest.tables.year_headings import names_year

_SAMPLE = 60  # rows


def year_column(sheet: Sheet, header: Header) -> tuple[int, str] | None:
    """The place and heading of the first unknown column below which nothing but years stands; None where none is.

    A word of another thing in its heading (`Tahun Pelantikan`, `Perda`) makes its numbers no years of the figures.
    """
    for index, heading in (*header.unknown, *((index, "") for index in nameless(sheet, header))):
        if _may_head_years(sheet, header, index, heading) and _holds_years(header.filled_below(sheet, index, _SAMPLE)):
            return index, heading
    return None


def _may_head_years(sheet: Sheet, header: Header, index: int, heading: str) -> bool:
    """Whether a heading is a word for the year, or of the years above a profile: what its rows are (`Uraian`)."""
    if not heading:
        return True
    if sheet.turned and not words_in(heading, "years"):
        return index < min((placed.index for placed in header.columns if placed.column.item), default=0)
    # A heading `Tahun` that is unknown here stands below a group of something else.
    return names_year(heading, header.instrument.id) and not is_known(heading)


def nameless(sheet: Sheet, header: Header) -> list[int]:
    """The columns of a table of figures, from its first known one on, over which its header says nothing."""
    if sheet.turned or not any(placed.column.item for placed in header.columns):
        return []
    headed = {placed.index for placed in header.columns} | {index for index, _ in header.unknown}
    width = max((len(cells) for cells in sheet.rows[header.rows.stop : header.rows.stop + _SAMPLE]), default=0)
    return [index for index in range(min(headed, default=width), width) if index not in headed]


def _holds_years(cells: Iterable[Value]) -> bool:
    """Whether there are cells and all hold a year.

    Dates count only in headers: a column of 1 January says when figures were read, not which year they are of.
    """
    filled = list(cells)
    return bool(filled) and all(isinstance(cell, int | float | str) and is_bare_year(cell) for cell in filled)
