"""Headers of one to three rows: which columns of which instrument they place, merged cells or not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.columns import placed_header
from antikorupsi.ingest.tables.evidence import Evidence, EvidenceAbove
from antikorupsi.ingest.tables.groups import groups_above, headings_of, is_bare_year
from antikorupsi.ingest.tables.header import Header, is_bare
from antikorupsi.ingest.tables.headings import (
    columns_by_name,
    is_known,
    normalised,
    spoken_of,
)
from antikorupsi.ingest.tables.subheadings import sub_headings, with_sub_headings
from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.ingest.tables.titles import YEAR_LABELS, is_title_row
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import instrument_by_id

HIGHEST_HEADER = 3
_ROWS_AT_ONCE = 500  # who asks stops at the first header of thousands of respondents
KEY_ROLES = frozenset({"region", "code", "bps_code"})


def could_be_header(row: Sequence[Value]) -> bool:
    """Whether a row holds the name of a known column, or two bare years."""
    filled = [cell for cell in row if cell is not None]
    return any(map(is_known, filled)) or sum(map(is_bare_year, filled)) > 1


def rows_like_headers(sheet: Sheet) -> Iterator[int]:
    """The rows that could be headers (see could_be_header); equal values are headings alike, so each is asked once."""
    for first in range(0, len(sheet.rows), _ROWS_AT_ONCE):
        some = sheet.rows[first : first + _ROWS_AT_ONCE]
        values = set[Value]().union(*some)
        known, years = set(filter(is_known, values)), set(filter(is_bare_year, values))
        for row, cells in enumerate(some, first):
            if not known.isdisjoint(cells) or sum(map(years.__contains__, cells)) > 1:
                yield row


def is_numbering(row: Sequence[Value]) -> bool:
    """Whether a row below a header counts its columns: 1 2 3 or (1) (2) (3)."""
    texts = [text_of(cell).strip("()") for cell in row if not is_blank(cell)]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 5]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(texts) > 2 and len(numbers) == len(texts) and numbers[0] <= 2 and steps == {1}


HeaderIn = Callable[[range], Header | None]


def best_header(sheet: Sheet, row: int, first: int, above: EvidenceAbove, header_of: HeaderIn) -> Header | None:
    """The best header that a row is part of, or stands closely above; none of its rows lies above `first`.

    `above` gives the evidence of the texts above a row, `header_of` the header in some rows (see header_in).
    """
    found = [
        header
        for top in range(max(first, row - HIGHEST_HEADER + 1), row + 1)
        for bottom in range(row, min(top + HIGHEST_HEADER, len(sheet.rows)))
        if (header := header_of(range(top, bottom + 1))) is not None
    ]
    best = max(found, key=lambda header: header.worth, default=None)
    while best is not None and len(best.rows) > 1 and (lower := header_of(best.rows[1:])) is not None:
        if lower.worth < best.worth:
            break
        best = lower
    # From a title the search sees only the upper rows of the header below it: it looks again from there.
    if best is not None and best.rows.start > row:
        return best_header(sheet, best.rows.start, first, above, header_of)
    return _with_headings_below(sheet, best, first, above) if best is not None else None


def _with_headings_below(sheet: Sheet, header: Header, first: int, above: EvidenceAbove) -> Header:
    """The header with the row below it where that holds headings under its groups, and nothing under its keys."""
    if sheet.turned or header.rows.stop >= len(sheet.rows) or len(header.rows) == HIGHEST_HEADER:
        return header
    known = _with_known_below(sheet, header, first, above)
    if not (filled := sub_headings(sheet, header)):
        return known or header
    around = (groups_above(sheet, header.rows, first), above(header.rows.start))
    return with_sub_headings(sheet, header, known, filled, around)


def _with_known_below(sheet: Sheet, header: Header, first: int, above: EvidenceAbove) -> Header | None:
    """The header with the row below it where that holds names of columns under its groups; None where it does not."""
    below, keys = header.rows.stop, [placed.index for placed in header.columns if placed.column.role in KEY_ROLES]
    cells = sheet.rows[below]
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    headings = all(isinstance(cells[index], str) or is_bare_year(cells[index]) for index in filled)
    beside = bool(filled) and bool(keys) and filled[0] > min(keys) and set(filled).isdisjoint(keys)
    if not (beside and headings and could_be_header(cells)):
        return None
    return header_in(sheet, range(header.rows.start, below + 1), first, above(header.rows.start))


def header_in(sheet: Sheet, rows: range, first: int, evidence: Evidence) -> Header | None:
    """The header in some rows as the instrument that its own headings or the nearest text above it speak of.

    Of several that place as many columns, the one that the nearest text names wins, then the one most headings name.
    Where general words (`Nilai | Indeks`) head all figures and the nearest text names several, nothing decides.
    """
    if not _stands_alone(sheet, rows):
        return None
    headings = headings_of(sheet, rows)
    said = evidence.nearest.union(*(spoken_of(part) for each in headings.values() for part in each.parts))
    groups = groups_above(sheet, rows, first)
    candidates = [placed_header(instrument_by_id()[name], headings, rows, (groups, evidence)) for name in sorted(said)]

    def rank(header: Header) -> tuple[int, ...]:
        return (*header.worth, bool(header.own or header.blocked), header.instrument.id in evidence.nearest, header.own)

    ranks = {id(header): rank(header) for header in candidates}
    best = max(candidates, key=lambda header: ranks[id(header)], default=None)
    if best is not None and not any(placed.column.role in KEY_ROLES for placed in best.columns):
        best = next(
            (
                candidate
                for candidate in candidates
                if candidate.instrument.id in evidence.nearest and candidate.is_paper
            ),
            best,
        )
    if best is None or (not sheet.turned and _is_lone_year(best)):
        return None
    equal = [header for header in candidates if ranks[id(header)] == ranks[id(best)]]
    parts = [part for placed in _measured(best) for part in headings[placed.index].parts]
    if best.own and words("general").issuperset(parts):
        equal += [header for header in candidates if header.instrument.id in evidence.nearest and header.own]
    differing = {header.instrument.id for header in equal if _figures(header) != _figures(best)}
    return replace(best, tied=tuple(sorted({best.instrument.id, *differing}))) if differing else best


def _figures(header: Header) -> set[tuple[int, str, str | None]]:
    return {(placed.index, placed.instrument.id, placed.column.item) for placed in header.columns if placed.column.item}


def _measured(header: Header) -> list[PlacedColumn]:
    return [placed for placed in header.columns if placed.column.item]


def _is_lone_year(header: Header) -> bool:
    """Whether the only figure of a header is a bare year, without the heading of a key, as in a row of figures."""
    measured = _measured(header)
    keyed = any(placed.column.role in KEY_ROLES for placed in header.columns)
    return len(measured) == 1 and not keyed and is_bare(measured[0].heading)


def _stands_alone(sheet: Sheet, rows: range) -> bool:
    """Whether no row of a header is a row of figures: no number but years, and nothing below the heading of a key.

    A label above a table with its value (`Tahun | 2025`) is no row of its header either.
    """
    if any(is_title_row(sheet.rows[row], least=2) for row in rows[:-1]) or _is_label_of_year(sheet, rows[-1]):
        return False
    if len(rows) > 1 and _is_title_above(sheet, rows):
        return False
    if not sheet.turned and len(rows) == 1 and any(map(_is_figure, sheet.rows[rows[0]])):
        return False
    for upper, lower in pairwise(rows):
        for index in range(max(len(sheet.rows[upper]), len(sheet.rows[lower]))):
            above, below = sheet.value(upper, index), sheet.value(lower, index)
            if _is_figure(above) or _is_figure(below) or _is_row_of(above, below):
                return False
    return True


def _is_title_above(sheet: Sheet, rows: range) -> bool:
    """Whether the top row of a header is a title instead: blank, or one text that begins where the table does."""
    top = [index for index, cell in enumerate(sheet.rows[rows[0]]) if not is_blank(cell)]
    lowest = [index for index, cell in enumerate(sheet.rows[rows[-1]]) if not is_blank(cell)]
    return not top or (len(top) == 1 and bool(lowest) and top[0] <= lowest[0])


def _is_label_of_year(sheet: Sheet, row: int) -> bool:
    """Whether a row says nothing but the year of the table below it."""
    filled = [cell for cell in sheet.rows[row] if not is_blank(cell)]
    return not sheet.turned and len(filled) == 2 and normalised(filled[0]) in YEAR_LABELS and is_bare_year(filled[1])


def _is_figure(cell: Value) -> bool:
    return isinstance(cell, int | float | date) and not is_bare_year(cell)


def _is_row_of(above: Value, below: Value) -> bool:
    """Whether one of two cells is the heading of a key and the other what stands in its column."""
    if is_blank(above) or is_blank(below) or text_of(above) == text_of(below):
        return False
    if _is_key(normalised(above)):
        return not is_known(below)
    return _is_key(normalised(below)) and is_bare_year(above)


@lru_cache(maxsize=4096)
def _is_key(text: str) -> bool:
    """Whether a text is the name of a column that says whose row it is, or when."""
    return any(each.column.role and each.instrument is None for each in columns_by_name().get(text, []))
