"""What a reader says of a sheet besides its figures: what is hidden in it, and what was not read."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from rapidfuzz import fuzz, process

from antikorupsi.common import runs_of
from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, cell_name, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.personal import is_mask
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.records import Detail, Finding
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.words import words_in
from antikorupsi.rules import Instrument, instrument_by_id

_LIKE_YEAR = re.compile(r"\D{0,3}(?:19|20)\d\d\D{1,3}|\D{1,3}(?:19|20)\d\d|[`\u2018\u2019']\d\d\D?")
_FEWEST_CELLS = 3
_MOST_ROWS, _MOST_COLUMNS = 40, 60  # where titles and headings of an unknown sheet are looked for
_MOST_HEADINGS = 4  # of an instrument that a remedy names
_MOST_COMMENTS = 20  # that are listed by their cells
_LONGEST = 120  # characters of a title or heading
_ALIKE = 80  # of 100: "Nilai MPC" and "Nilai MCP" are 89, "Nilai" and "Nilai MCP" 71


def hidden_remarks(sheet: Sheet) -> list[Finding]:
    """A remark if a sheet is hidden, and one each for its hidden rows and columns that hold anything: they are read."""
    remarks = []
    if sheet.hidden and any(not is_blank(cell) for row in sheet.rows for cell in row):
        remarks.append(Finding(rule="hidden_sheet", file=sheet.file, sheet=sheet.name))
    rows = [
        row
        for row in sorted(sheet.hidden_rows)
        if row < len(sheet.rows) and any(cell is not None for cell in sheet.rows[row])
    ]
    if rows:
        remarks.append(_remark(sheet, "hidden_rows", (rows[0], 0), rows=_row_ranges(rows)))
    columns = [
        column
        for column in sorted(sheet.hidden_columns)
        if any(column < len(row) and row[column] is not None for row in sheet.rows)
    ]
    if columns:
        names = ", ".join(cell_name(0, column)[:-1] for column in columns)
        remarks.append(_remark(sheet, "hidden_columns", (0, columns[0]), columns=names))
    return remarks


def _remark(sheet: Sheet, rule: str, cell: Cell, **details: Detail) -> Finding:
    return Finding(rule=rule, file=sheet.file, sheet=sheet.name, cell=sheet.cell_name(*cell), details=details)


def comments_remark(sheet: Sheet, own_row: int = -1) -> list[Finding]:
    """A note on the comments at filled cells of a sheet, whose texts are not repeated.

    Those in `own_row` are a form's own, at its headings; LibreOffice drops their author, by which they are known else.
    """
    cells = sorted(cell for cell in sheet.comments if cell[0] != own_row and not is_blank(sheet.value(*cell)))
    if not cells:
        return []
    said = ", ".join(cell_name(*cell) for cell in cells[:_MOST_COMMENTS]) + (", …" if cells[_MOST_COMMENTS:] else "")
    return [_remark(sheet, "comments_at_cells", cells[0], cells=said)]


def remarks_of_reader(sheet: Sheet) -> list[Finding]:
    """The findings that the reader of the file made in the sheet; what stood in the cells is not repeated."""
    found = [_remark(sheet, remark.rule, remark.cell, **remark.details) for remark in sheet.remarks]
    return found if sheet.rows else [replace(finding, cell="") for finding in found]


def unread_remark(reading: Reading, of_regions: Collection[int] = ()) -> list[Finding]:
    """A warning if rows that look like a table belong to none that is known: they hold numbers beside other cells.

    `of_regions` are rows in which a region and a figure stand side by side.
    """
    figures = {row for row in reading.unmarked if _looks_like_figures(reading.sheet.rows[row])}
    rows = sorted(figures.union(of_regions))
    return [_remark(reading.sheet, "unread_rows", (rows[0], 0), rows=_row_ranges(rows))] if rows else []


def rows_beyond_remark(table: Table, reading: Reading) -> list[FaultAt]:
    """A warning if rows below a second header, whose headings nothing knows, hold more than one cell each."""
    filled = {row: [i for i in table.span if not is_blank(table.sheet.value(row, i))] for row in table.beyond}
    for row, cells in filled.items():
        if cells:
            reading.mark_cells(table, row, cells, "header" if row == table.beyond.start else "rejected")
    rows = [row for row in table.beyond[1:] if len(filled[row]) > 1]
    if not rows:
        return []
    key = next(iter(filled[table.beyond.start]))
    return [FaultAt(Fault("rows_of_other_table", {"rows": _row_ranges(rows)}), (table.beyond.start, key))]


def no_figures_remark(tables: list[Table], reading: Reading) -> list[FaultAt]:
    """A remark where tables with filled rows of regions gave no figure, no mark of a missing one and no fault."""
    table = tables[0]
    said = reading.observations or reading.missing or reading.account.faulty
    filled = any(table.holds(table.key) for table in tables)
    in_rows = all(table.instrument.layout == "region_rows" for table in tables)
    if said or not filled or not in_rows or any(table.refused_columns or table.set_aside for table in tables):
        return []
    headings = ", ".join(dict.fromkeys(placed.heading or placed.column.names[0] for placed in table.measured))
    details: dict[str, Detail] = {"instrument": table.instrument.name.by_language, "headings": headings}
    return [FaultAt(Fault("sheet_without_figures", details), (table.header, table.span[0]))]


def unknown_remark(sheet: Sheet, *, beside_known: bool) -> FaultAt:
    """Why nothing is known of a sheet: it names an instrument and lacks its headings, is masked, or says nothing.

    None of its words is repeated: it may be a list of persons. `beside_known` is said of files with other sheets that
    are known, where it weighs less.
    """
    if masked := next((place for place, value in _cells(sheet) if is_mask(value)), None):
        return FaultAt(Fault("masked_sheet", {}), masked)
    near = _near_misses(sheet, [] if beside_known else [PurePath(sheet.file).stem])
    if near is None:
        return FaultAt(Fault("unknown_sheet" if beside_known else "unknown_file", {}), (0, 0))
    return _remark_on(sheet, *near, rule="almost_known_sheet" if beside_known else "almost_known_file")


def _remark_on(sheet: Sheet, instrument: Instrument, nearest: tuple[Cell, str] | None, *, rule: str) -> FaultAt:
    """Why no heading of an instrument that a sheet speaks of was recognised; `nearest` is the cell most like one."""
    headings = ", ".join(column.names[0] for column in instrument.measured[:_MOST_HEADINGS])
    name = instrument.name.by_language
    if years := _like_years(sheet):
        said = ", ".join(str(value) for _, value in years)
        return FaultAt(Fault("headings_like_years", {"headings": said, "instrument": name}), years[0][0])
    if nearest is None and instrument.layout == "respondents":
        return FaultAt(Fault("survey_without_answers", {"instrument": name}), (0, 0))
    is_title = nearest is None or sheet.count(nearest[0][0]) == 1
    if is_title and (fault := _other_quantity(sheet, instrument)) is not None:
        return fault
    if nearest and _is_heading(sheet, nearest[0], instrument):
        return FaultAt(Fault("heading_without_region", {"heading": nearest[1], "instrument": name}), nearest[0])
    place = nearest[0] if nearest else (0, 0)
    found = f" ({cell_name(*nearest[0])}: {nearest[1]}?)" if nearest else ""
    return FaultAt(Fault(rule, {"instrument": name, "headings": headings, "near": found}), place)


def _near_misses(sheet: Sheet, around: list[str]) -> tuple[Instrument, tuple[Cell, str] | None] | None:
    """The one instrument that a sheet and what stands `around` it speak of, and the cell most like a heading of it."""
    said = normalised(" ".join([*around, sheet.name]))
    texts = [(place, value) for place, value in _cells(sheet) if isinstance(value, str) and len(value) < _LONGEST]
    spoken = spoken_of(said).union(*(spoken_of(normalised(value)) for _, value in texts))
    if len(spoken) != 1:
        return None
    instrument = instrument_by_id()[next(iter(spoken))]
    names = {normalised(name): name for column in instrument.measured for name in column.names}
    likeness = [(found, place) for place, value in texts if (found := _most_like(normalised(value), names))]
    if not likeness:
        return instrument, None
    (_, name), place = max(likeness, key=lambda each: each[0][0])
    return instrument, (place, name)


def _other_quantity(sheet: Sheet, instrument: Instrument) -> FaultAt | None:
    """The fault of a sheet with a heading of another quantity near the top, as `Target` and `Tepat Waktu` are."""
    texts = ((place, text_of(value)) for place, value in _cells(sheet) if sheet.count(place[0]) > 1)
    found = ((place, words_in(text, "quantities_always")) for place, text in texts if len(text) < _LONGEST)
    place, said = next((each for each in found if each[1]), ((0, 0), ()))
    return FaultAt(fault_of_quantity("other_quantity", said[0], instrument), place) if said else None


def _like_years(sheet: Sheet) -> list[tuple[Cell, Value]]:
    """The cells near the top that hold a year with a letter or sign at it: `2024r`."""
    texts = ((place, value) for place, value in _cells(sheet) if isinstance(value, str))
    return [(place, value) for place, value in texts if _LIKE_YEAR.fullmatch(value.strip())]


def _is_heading(sheet: Sheet, cell: Cell, instrument: Instrument) -> bool:
    """Whether a cell is a heading of figures of an instrument, word for word, and no title: it has cells beside it."""
    names = {normalised(name) for column in instrument.measured for name in column.names}
    beside = sum(not is_blank(value) for value in sheet.rows[cell[0]]) > 1
    return beside and normalised(sheet.value(*cell)) in names


def _most_like(written: str, names: Mapping[str, str]) -> tuple[float, str] | None:
    found = process.extractOne(written, names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (found[1], names[found[0]]) if found else None


def _cells(sheet: Sheet) -> Iterator[tuple[Cell, Value]]:
    """The filled cells of the first rows, where titles and headings stand."""
    for row, cells in enumerate(sheet.rows[:_MOST_ROWS]):
        yield from (((row, column), cell) for column, cell in enumerate(cells[:_MOST_COLUMNS]) if not is_blank(cell))


def _looks_like_figures(cells: list[Value]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    numbers = [cell for cell in filled if isinstance(cell, int | float) and not isinstance(cell, bool)]
    return len(filled) >= _FEWEST_CELLS and bool(numbers)


def _row_ranges(rows: list[int]) -> str:
    """The numbers of rows, those that follow one another as one: 5-7, 9."""
    runs = runs_of([row + 1 for row in rows])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
