"""The tables of a sheet: below one another, side by side, or turned with the regions in columns."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank
from antikorupsi.ingest.tables.class_columns import with_owners_of_classes, with_scores_below_levels
from antikorupsi.ingest.tables.evidence import (
    ROWS_OF_TITLES,
    Evidence,
    evidence_of,
    rows_above,
    rows_above_turned,
    thin_rows,
    title_rows,
)
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headers import KEY_ROLES, best_header, header_in, rows_like_headers
from antikorupsi.ingest.tables.headings import is_known, normalised, spoken_of
from antikorupsi.ingest.tables.indicator_rows import IndicatorTable, indicator_tables
from antikorupsi.ingest.tables.instrument_columns import with_named_instruments
from antikorupsi.ingest.tables.items import with_parts
from antikorupsi.ingest.tables.keys import has_names, with_items, with_key, with_names_beside
from antikorupsi.ingest.tables.lone_rows import lone_rows
from antikorupsi.ingest.tables.notes import footnotes_of, notes_on_status, notes_on_years, speaks_of_all_tables
from antikorupsi.ingest.tables.qualifiers import other_quantity, quantity_in
from antikorupsi.ingest.tables.refusals import unread_scores
from antikorupsi.ingest.tables.region_types import with_types_beside
from antikorupsi.ingest.tables.sections import second_header
from antikorupsi.ingest.tables.status import marked_interim, status_of, status_of_note
from antikorupsi.ingest.tables.table import PlacedColumn, Status, Table
from antikorupsi.ingest.tables.titles import Titles, read_titles
from antikorupsi.ingest.tables.turned import turned
from antikorupsi.ingest.tables.versions import calls_invented
from antikorupsi.rules import Instrument, Regions

_FEWEST_COLUMNS = 2  # a key and a figure, or what is left of them where a column is missing
_FEWEST_PARTS = 2
_MOST_ROWS_TO_TURN = 400  # a table with its regions in columns has a row for each figure, not for each region


def find_tables(sheet: Sheet, regions: Regions | None = None) -> list[Table]:
    """All tables of a sheet that an instrument is recognised in, from top to bottom and from left to right.

    With `regions`, a column without a known heading is recognised as the key by the names it holds. A table with the
    heading of a key and none of a figure is returned too, as one whose columns are missing.
    """
    of_indicators = indicator_tables(sheet, regions) if regions is not None else []
    if any(each.keys and len(each.instruments) > 1 for each in of_indicators):
        return _tables_of_indicators(of_indicators, regions)
    upright = _tables(sheet, regions, read_titles(sheet, thin_rows(sheet, 3)), None)
    if any(table.measured or unread_scores(table) for table in upright) or len(sheet.rows) > _MOST_ROWS_TO_TURN:
        return upright
    by_rows = _tables_of_indicators(of_indicators, regions)
    if by_rows and any(each.units for each in of_indicators):  # a turned table would take units for figures
        return by_rows
    above = rows_above_turned(sheet)
    prepared = turned(sheet, above)
    tables = _tables(prepared.sheet, regions, read_titles(sheet, above), evidence_of(sheet, reversed(above)))
    tables = [replace(table, set_aside=prepared.set_aside) for table in tables]
    clear = [table for table in tables if regions is None or _has_regions(table, regions)]
    return clear or by_rows or upright


def _tables_of_indicators(found: Iterable[IndicatorTable], regions: Regions | None) -> list[Table]:
    """One table for every indicator that is known; the first of each says which are not."""
    tables = list[Table]()
    for indicator_table in found:
        of_rows = [
            table
            for view in indicator_table.views()
            for table in _tables(view.sheet, regions, view.titles, view.evidence)
        ]
        tables += [
            replace(table, unread=indicator_table.unread) if place == 0 else table
            for place, table in enumerate(of_rows)
        ]
    return tables


def _has_regions(table: Table, regions: Regions) -> bool:
    """Whether a turned table holds figures, and its key mostly names of regions: titles alone would look like one.

    Figures of other quantities count too.
    """
    named = table.owner is not None or has_names(table.sheet, table.body.start, table.key, regions)
    figures = [placed.index for placed in table.measured] + [column.index for column in table.blocked]
    return named and (any(map(table.holds, figures)) or bool(figures and table.set_aside))


def _tables(sheet: Sheet, regions: Regions | None, around: Titles, evidence: Evidence | None) -> list[Table]:
    """All tables of a sheet; `evidence` is what is said of a turned one, else it is looked for above each table."""
    headers = _without_upper_parts(list(_headers(sheet, regions, around, evidence)))
    tables: list[tuple[Table, Titles]] = []
    for place, header in enumerate(headers):
        first = headers[place - 1].rows.stop if place else 0
        above = title_rows(sheet, first, header.rows.start) if place else range(header.rows.start)
        below = headers[place + 1] if place + 1 < len(headers) else None
        end = title_rows(sheet, header.rows.stop, below.rows.start).start if below else len(sheet.rows)
        titles = around if sheet.turned else _titles_of(sheet, above, range(headers[0].rows.start))
        for part, span in _side_by_side(sheet, header, first):
            tables.append((_table(sheet, part, range(header.rows.stop, end), span, titles, regions), titles))
    if len(headers) > 1 and not sheet.turned:
        tables = [(_with_notes_beyond(table, tables), titles) for table, titles in tables]
    return [_with_status(table, titles) for table, titles in tables]


def _with_notes_beyond(table: Table, tables: list[tuple[Table, Titles]]) -> Table:
    """The table with the rows below later tables of the sheet, or above the first, that hold a note on all of them."""
    first = tables[0][0].header_rows.start
    rows = {row for other, _ in tables if other.body.start >= table.body.stop for row in other.rows_below}
    rows |= {*range(first)} if table.header_rows.start > first else set()
    lone = lone_rows(table.sheet, sorted(rows)) if rows else ()
    notes = [each.cell[0] for each in lone if speaks_of_all_tables(each.text, table.instrument.id)]
    return replace(table, notes_beyond=tuple(notes)) if notes else table


def _without_upper_parts(headers: list[Header]) -> list[Header]:
    """The headers without those that place no figure and stand right above another: the group headings of that one."""
    upper = [
        above
        for above, below in pairwise(headers)
        if above.rows.stop == below.rows.start
        and not above.blocked
        and not any(placed.column.item for placed in above.columns)
    ]
    return [header for header in headers if header not in upper]


def _headers(sheet: Sheet, regions: Regions | None, around: Titles, evidence: Evidence | None) -> Iterator[Header]:
    first, top = 0, len(sheet.rows)
    of_items: int | None = None  # the column of a long table whose cells are names of columns elsewhere

    @cache
    def above(row: int) -> Evidence:
        return evidence or evidence_of(sheet, rows_above(sheet, first, row, top))

    @cache
    def header_of(rows: range) -> Header | None:
        return header_in(sheet, rows, first, above(rows.start))

    for row in rows_like_headers(sheet):
        if row < first or (of_items is not None and _known_only_at(sheet.rows[row], of_items)):
            continue
        header = best_header(sheet, row, first, above, header_of)
        header = with_key(sheet, header, regions, around) if header else None
        header = with_names_beside(sheet, header, regions) if header else None
        header = with_items(sheet, with_types_beside(sheet, header)) if header else None
        header = with_parts(sheet, header, regions) if header else None
        if header:
            named = with_named_instruments(sheet, header, above(header.rows.start))
            header = with_scores_below_levels(sheet, with_owners_of_classes(sheet, named))
        if header is None or not (len(header.columns) + len(header.blocked) >= _FEWEST_COLUMNS or header.is_paper):
            continue
        yield header
        first, top = header.rows.stop, min(top, header.rows.start)
        of_items = next((placed.index for placed in header.columns if placed.column.role == "item"), None)
        above.cache_clear()
        header_of.cache_clear()
        if header.instrument.layout == "respondents":
            return  # nobody writes a second table below thousands of answers, and every row would have to be asked


def _known_only_at(cells: list[Value], index: int) -> bool:
    """Whether the only cells of a row that could be headings stand in one column."""
    return all(place == index or not is_known(cell) for place, cell in enumerate(cells))


def _titles_of(sheet: Sheet, above: range, first: range) -> Titles:
    """The titles of a table: its own rows where they speak of an instrument, else those of the sheet as well.

    Of the sheet's titles only the last `ROWS_OF_TITLES` are read, for they are read again for every table.
    """
    titles = read_titles(sheet, above)
    own_rows = title_rows(sheet, above.start, above.stop)
    if above == first and len(own_rows) < len(above) and (nearest := read_titles(sheet, own_rows)).places[0]:
        return replace(titles, places=(nearest.places[0], *titles.places))
    own_words = normalised(" ".join(str(cell) for row in above for cell in sheet.rows[row] if not is_blank(cell)))
    if above == first or spoken_of(own_words):
        return titles
    return read_titles(sheet, [*first[-ROWS_OF_TITLES:], *above])


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
    of_part = [
        cells
        if sum(not is_blank(cell) for cell in cells) == 1
        else [cell if i in span else None for i, cell in enumerate(cells)]
        for cells in sheet.rows[first : header.rows.stop]
    ]
    rows = [*([] for _ in range(first)), *of_part]
    alone, lowest = replace(sheet, rows=rows), header.rows.stop - header.numbered
    filled = [row for row in range(first, lowest) if any(not is_blank(cell) for cell in rows[row])]
    read = (
        header_in(
            alone,
            range(top, lowest),
            first,
            evidence_of(alone, [row for row in reversed(filled) if row < top]),
        )
        for top in range(header.rows.start, lowest)
    )
    found = next((each for each in read if each is not None), None)
    if found is None or found.instrument == header.instrument:
        return header
    keys = [placed for placed in header.columns if placed.column.role and placed.index in span]
    years = {placed.index: placed.year for placed in header.columns}
    figures = [placed for placed in found.columns if placed.column.item]
    columns = [*keys, *(replace(placed, year=placed.year or years.get(placed.index)) for placed in figures)]
    return replace(found, rows=header.rows, numbered=header.numbered, columns=columns)


def _table(sheet: Sheet, header: Header, rows: range, span: range, titles: Titles, regions: Regions | None) -> Table:
    """The table below a header in some columns; `rows` are those down to the next header that is known."""
    body = range(rows.start, second_header(sheet, header, rows, span, regions))
    pointing = KEY_ROLES | {"year"}
    keys = [placed.index for placed in header.columns if placed.column.role in pointing and placed.index in span]
    columns = [marked_interim(placed) for placed in header.columns if placed.index in span]
    footnotes = footnotes_of(sheet, body, keys, [placed.heading for placed in columns])
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
        footnotes=footnotes,
        simulated=titles.simulated or _is_called_invented(sheet, body, header.instrument),
        year=titles.year_of(header.instrument),
        owner=header.owner,
        labels=titles.labels,
        blocked=tuple(column for column in header.blocked if column.index in span),
        qualified=header.qualified,
        of_parts_alone=_of_parts_alone(header, titles),
        titled_otherwise=any(other_quantity(normalised(text)) for text in titles.texts),
        tied=header.tied,
    )


def _with_status(table: Table, titles: Titles) -> Table:
    """The table with what its titles and notes say of the status of all its figures."""
    notes = notes_on_status(table) if table.instrument.layout == "region_rows" else []
    above = (said for _, said in table.headings_above)
    said = (*titles.texts, *filter(None, map(status_of_note, (*notes, *above))))
    status = _status(said, table.instrument, table.columns)
    if table.instrument.layout != "region_rows" or (status.label and not status.years):
        return replace(table, status=status)
    years = {
        year
        for year, text in notes_on_years(table).items()
        if (note := status_of_note(text)) and status_of((note,), table.instrument).of(year)
    }
    return replace(table, status=Status("interim", status.years | years) if years else status)


def _is_called_invented(sheet: Sheet, body: range, instrument: Instrument) -> bool:
    """Whether a line among or below the rows of regions calls their figures invented: `Data dummy untuk latihan`."""
    if instrument.layout != "region_rows":
        return False
    upright = sheet.turn() if sheet.turned else sheet
    rows = lone_rows(upright, range(len(upright.rows)) if sheet.turned else body)
    return any(row.is_alone and calls_invented(row.text) for row in rows)


def _of_parts_alone(header: Header, titles: Titles) -> bool:
    """Whether several columns are headed by parts of the instrument, none by its main figure, and titles block none."""
    items = [
        placed.column for placed in header.columns if placed.column.item and placed.instrument == header.instrument
    ]
    main = header.blocked or len(items) < _FEWEST_PARTS or any(column.by_year or column.role for column in items)
    said = (quantity_in(normalised(text), header.instrument.id) for text in titles.texts)
    return not main and not any(said)


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
