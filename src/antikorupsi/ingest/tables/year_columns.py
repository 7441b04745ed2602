"""Columns of years: those of the year of the figures, whatever heads them, and those of the year of something else."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, Value
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import is_known, normalised, phrases, spoken_of
from antikorupsi.ingest.tables.other_measures import without
from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.rules import instrument_by_id

_SAMPLE = 60  # rows
_KEYS = frozenset({"region", "code", "bps_code", "province", "number"})


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


@lru_cache(maxsize=2**12)
def names_year(heading: str, instrument_id: str) -> bool:
    """Whether a heading says year, and else only words for figures and the names of the instrument: `Tahun MCP`."""
    said = f" {normalised(heading)} ".replace(" t a ", " ta ").split()
    names = (word for phrase in phrases(instrument_by_id()[instrument_id]) for word in phrase.split())
    others = {*words("beside_year"), *names, *(word for text in words("general") for word in text.split())}
    years = words("years")
    return not years.isdisjoint(said) and all(word in years or word in others for word in said)


def years_of_others(columns: Sequence[tuple[PlacedColumn, str]]) -> list[PlacedColumn]:
    """The columns `Tahun` below the heading of a group that is about something else, such as Pelantikan.

    `columns` are the known ones, each with the normalised heading of its group; a group that a key or a figure stands
    in too says nothing of its years.
    """
    shared = {group for placed, group in columns if placed.column.item or placed.column.role in _KEYS}
    years = ((placed, group) for placed, group in columns if placed.column.role == "year")
    return [placed for placed, group in years if group not in shared and not _is_of_figures(group)]


def _is_of_figures(group: str) -> bool:
    """Whether the heading of a group names an instrument, or says no more than who, when and that these are figures."""
    return bool(spoken_of(group)) or not without(group, (*words("general"), *words("years"), *words("beside_year")))
