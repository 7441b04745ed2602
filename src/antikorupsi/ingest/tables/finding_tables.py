"""The tables of a sheet: below one another, side by side, or turned with the regions in columns."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank
from antikorupsi.ingest.tables.class_columns import with_owners_of_classes
from antikorupsi.ingest.tables.evidence import (
    ROWS_OF_TITLES,
    Evidence,
    evidence_of,
    rows_above,
    rows_above_turned,
    thin_rows,
    title_rows,
)
from antikorupsi.ingest.tables.footnotes import footnotes_of, notes_below
from antikorupsi.ingest.tables.headers import KEY_ROLES, best_header, could_be_header, header_in
from antikorupsi.ingest.tables.headings import is_known, normalised, spoken_of
from antikorupsi.ingest.tables.instrument_columns import with_named_instruments
from antikorupsi.ingest.tables.keys import has_names, with_items, with_key
from antikorupsi.ingest.tables.panel_columns import is_paper, unread_scores
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.row_parts import with_parts
from antikorupsi.ingest.tables.second_headers import second_header
from antikorupsi.ingest.tables.status import marked_interim, says_time_or_status, status_of
from antikorupsi.ingest.tables.table import PlacedColumn, Status, Table
from antikorupsi.ingest.tables.titles import Titles, read_titles
from antikorupsi.rules import Instrument, Regions

_FEWEST_COLUMNS = 2  # a key and a figure, or what is left of them where a column is missing
_MOST_ROWS_TO_TURN = 400  # a table with its regions in columns has a row for each figure, not for each region


def find_tables(sheet: Sheet, regions: Regions | None = None) -> list[Table]:
    """All tables of a sheet that an instrument is recognised in, from top to bottom and from left to right.

    With `regions`, a column whose heading says nothing is still known as the key by the names it holds. A table that
    has the heading of a key and none of a figure is one too: its columns are missing.
    """
    upright = _tables(sheet, regions, read_titles(sheet, thin_rows(sheet, 3)), None)
    if any(table.measured or unread_scores(table) for table in upright) or len(sheet.rows) > _MOST_ROWS_TO_TURN:
        return upright
    above = rows_above_turned(sheet)
    turned = _tables(sheet.turn(), regions, read_titles(sheet, above), evidence_of(sheet, reversed(above)))
    return [table for table in turned if regions is None or _has_regions(table, regions)] or upright


def _has_regions(table: Table, regions: Regions) -> bool:
    """Whether a turned table holds figures, and its key mostly names of regions: titles alone would look like one."""
    named = table.owner is not None or has_names(table.sheet, table.body.start, table.key, regions)
    return named and any(table.holds(placed.index) for placed in table.measured)


def _tables(sheet: Sheet, regions: Regions | None, around: Titles, evidence: Evidence | None) -> list[Table]:
    """All tables of a sheet; `evidence` is what is said of a turned one, else it is looked for above each table."""
    headers = _without_upper_parts(list(_headers(sheet, regions, around, evidence)))
    tables: list[Table] = []
    for place, header in enumerate(headers):
        first = headers[place - 1].rows.stop if place else 0
        above = title_rows(sheet, first, header.rows.start) if place else range(header.rows.start)
        below = headers[place + 1] if place + 1 < len(headers) else None
        end = title_rows(sheet, header.rows.stop, below.rows.start).start if below else len(sheet.rows)
        titles = around if sheet.turned else _titles_of(sheet, above, range(headers[0].rows.start))
        for part, span in _side_by_side(sheet, header, first):
            tables.append(_table(sheet, part, range(header.rows.stop, end), span, titles, regions))
    return tables


def _without_upper_parts(headers: list[Header]) -> list[Header]:
    """The headers without those that place no figure and stand right above another: the group headings of that one."""
    upper = [
        above
        for above, below in pairwise(headers)
        if above.rows.stop == below.rows.start
        and not above.blocked
        and not any(own.column.item for own in above.columns)
    ]
    return [header for header in headers if header not in upper]


def _headers(sheet: Sheet, regions: Regions | None, around: Titles, evidence: Evidence | None) -> Iterator[Header]:
    first, top = 0, len(sheet.rows)
    of_items: int | None = None  # the column of a long table whose cells are names of columns elsewhere

    @cache
    def above(row: int) -> Evidence:
        return evidence or evidence_of(sheet, rows_above(sheet, first, row, top))

    for row, cells in enumerate(sheet.rows):
        if row < first or not could_be_header(cells):
            continue
        if of_items is not None and _known_only_at(cells, of_items):
            continue
        header = best_header(sheet, row, first, above)
        header = with_key(sheet, header, regions, around) if header else None
        header = with_parts(sheet, with_items(sheet, header), regions) if header else None
        header = with_owners_of_classes(sheet, with_named_instruments(sheet, header)) if header else None
        if header is None or not (len(header.columns) + len(header.blocked) >= _FEWEST_COLUMNS or is_paper(header)):
            continue
        yield header
        first, top = header.rows.stop, min(top, header.rows.start)
        of_items = next((placed.index for placed in header.columns if placed.column.role == "item"), None)
        above.cache_clear()
        if header.instrument.layout == "respondents":
            return  # nobody writes a second table below thousands of answers, and every row would have to be asked


def _known_only_at(cells: list[Value], index: int) -> bool:
    """Whether the only cells of a row that could be headings stand in one column."""
    return all(place == index or not is_known(cell) for place, cell in enumerate(cells))


def _titles_of(sheet: Sheet, own: range, first: range) -> Titles:
    """The titles of a table: its own rows where they speak of an instrument, else those of the sheet as well.

    Of the sheet's titles only the last `ROWS_OF_TITLES` are read, for they are read again for every table.
    """
    titles = read_titles(sheet, own)
    own_words = normalised(" ".join(str(cell) for row in own for cell in sheet.rows[row] if not is_blank(cell)))
    if own == first or spoken_of(own_words):
        return titles
    return read_titles(sheet, [*first[-ROWS_OF_TITLES:], *own])


def _side_by_side(sheet: Sheet, header: Header, first: int) -> Iterator[tuple[Header, range]]:
    """One header and its columns for every group of columns that has a key of its own.

    What stands above one of them in the same row as what stands above another speaks of it alone.
    """
    starts = _starts(header.columns)
    ends = [*starts[1:], max((len(cells) for cells in sheet.rows), default=0)]
    for start, end in zip(starts, ends, strict=True):
        span = range(start if start != starts[0] else 0, end)
        part = _header_of_part(sheet, header, span, first) if len(starts) > 1 and not sheet.turned else header
        yield part, span


def _header_of_part(sheet: Sheet, header: Header, span: range, first: int) -> Header:
    """The header as the texts above some of its columns read it, where they speak of another instrument."""
    rows = [
        cells
        if sum(not is_blank(cell) for cell in cells) == 1
        else [cell if i in span else None for i, cell in enumerate(cells)]
        for cells in sheet.rows[: header.rows.stop]
    ]
    alone, lowest = replace(sheet, rows=rows), header.rows.stop - header.numbered
    filled = [row for row in range(lowest) if any(not is_blank(cell) for cell in rows[row])]
    read = (
        header_in(
            alone,
            range(top, lowest),
            first,
            evidence_of(alone, [row for row in reversed(filled) if first <= row < top]),
        )
        for top in range(header.rows.start, lowest)
    )
    own = next((found for found in read if found is not None), None)
    if own is None or own.instrument == header.instrument:
        return header
    keys = [placed for placed in header.columns if placed.column.role and placed.index in span]
    years = {placed.index: placed.year for placed in header.columns}
    figures = [placed for placed in own.columns if placed.column.item]
    columns = [*keys, *(replace(placed, year=placed.year or years.get(placed.index)) for placed in figures)]
    return replace(own, rows=header.rows, numbered=header.numbered, columns=columns)


def _table(sheet: Sheet, header: Header, rows: range, span: range, titles: Titles, regions: Regions | None) -> Table:
    """The table below a header in some columns; `rows` are those down to the next header that is known."""
    body = range(rows.start, second_header(sheet, header, rows, span, regions))
    keys = [placed.index for placed in header.columns if placed.column.role in KEY_ROLES and placed.index in span]
    columns = [marked_interim(placed) for placed in header.columns if placed.index in span]
    notes = notes_below(sheet, body) if header.instrument.layout == "region_rows" and not sheet.turned else []
    return Table(
        instrument=header.instrument,
        sheet=sheet,
        header_rows=header.rows,
        body=body,
        beyond=range(body.stop, rows.stop),
        span=span,
        columns=columns,
        unknown=[(index, said) for index, said in header.unknown if index in span],
        numbered=header.numbered,
        footnotes=footnotes_of(sheet, body, keys, [placed.heading for placed in columns]),
        simulated=titles.simulated,
        year=titles.year_of(header.instrument),
        owner=header.owner,
        labels=titles.labels,
        status=_status((*titles.texts, *filter(says_time_or_status, notes)), header.instrument, columns),
        blocked=tuple(column for column in header.blocked if column.index in span),
        qualified=header.qualified,
        tied=header.tied,
    )


def _status(texts: Iterable[str], instrument: Instrument, columns: Iterable[PlacedColumn]) -> Status:
    """What titles and notes say of all figures; a month without a year says it of the latest of several years."""
    status = status_of(texts, instrument)
    years = [placed.year for placed in columns if placed.year is not None]
    return replace(status, years=frozenset({max(years)})) if status.of_latest and years else status


def _starts(columns: list[PlacedColumn]) -> list[int]:
    """Where tables begin: at the first column, and wherever a key comes again after figures."""
    ordered = sorted(columns, key=lambda placed: placed.index)
    starts, roles, figures, number = [0], set[str](), False, None
    for placed in ordered:
        role = placed.column.role or ""
        if role in KEY_ROLES and role in roles and figures:
            starts.append(placed.index if number is None else number)
            roles, figures = set(), False
        number = placed.index if role == "number" else number if role in KEY_ROLES else None
        roles.add(role)
        figures = figures or bool(placed.column.item)
    return starts


def cells_of(table: Table, row: int) -> list[Value]:
    """The cells of a row that lie within a table's span."""
    return [table.sheet.value(row, index) for index in table.span]
