"""Columns headed `Kategori`, `Predikat`, `Level`: of the nearest measure on their left, and never broken numbers."""

from collections.abc import Callable
from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Sheet, number_in, reads_as_number, text_of
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import columns_by_name, main_of, normalised, read_heading, spoken_of
from antikorupsi.ingest.tables.other_measures import listed_measure, says_else
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Instrument

_SAMPLE = 60  # rows
_SAMPLE_OF_LEVELS = 400  # rows


def with_owners_of_classes(sheet: Sheet, header: Header) -> Header:
    """The header with each column of classes as one of the measure on its left; blocked where that is not known."""
    if header.instrument.layout != "region_rows":
        return header
    title = _title_over_all(header)
    found = _with_owners(sheet, _renamed(header, lambda heading: heading.removeprefix(title)))
    return _renamed(found, lambda heading: f"{title}{heading}") if title else found


def _title_over_all(header: Header) -> str:
    """What stands over every column of a header of several rows: the title, with the mark behind it; else ""."""
    headings = [*(placed.heading for placed in header.columns), *(heading for _, heading in header.unknown)]
    first, mark, _ = next(iter(headings), "").partition(" / ")
    title = f"{first}{mark}"
    return title if mark and all(heading.startswith(title) for heading in headings) else ""


def _renamed(header: Header, rename: Callable[[str], str]) -> Header:
    """The header with other headings."""
    columns = [replace(placed, heading=rename(placed.heading)) for placed in header.columns]
    return replace(header, columns=columns, unknown=[(index, rename(heading)) for index, heading in header.unknown])


def _with_owners(sheet: Sheet, header: Header) -> Header:
    header = _with_unknown_classes(sheet, header)
    for placed in sorted(header.columns, key=lambda each: each.index):
        if not placed.column.item or not _is_class(placed.heading):
            continue
        left = _measure_left(sheet, header, placed.index, placed.instrument)
        if isinstance(left, str) and left in words("shares"):
            header = header.without([placed])
        elif isinstance(left, str):
            header = header.without([placed], [Blocked(placed.index, left, by_heading=False)])
        elif left is not None and left.instrument != placed.instrument:
            header = _moved(header, placed, left.instrument)
    return header


def _with_unknown_classes(sheet: Sheet, header: Header) -> Header:
    """The header with unknown columns of classes as those of the measure of another instrument on their left."""
    blocked = {column.index for column in header.blocked}
    for index, heading in header.unknown:
        if index in blocked or not _is_class(heading):
            continue
        left = _measure_left(sheet, header, index, header.instrument)
        meant = _class_of(heading, left.instrument) if isinstance(left, PlacedColumn) else None
        if isinstance(left, PlacedColumn) and meant is not None and not _has(header, meant, left.instrument):
            placed = PlacedColumn(meant, index, heading, left.instrument, left.year)
            unknown = [each for each in header.unknown if each[0] != index]
            header = replace(header, columns=[*header.columns, placed], unknown=unknown)
    return header


def _reading(heading: str) -> str:
    """The words of a heading of one row, without its year; "" of a heading below a group."""
    read = read_heading(heading.split(" / "))
    return read.parts[0] if read is not None and len(read.parts) == 1 else ""


def _is_class(heading: str) -> bool:
    return _reading(heading) in words("classes")


def _measure_left(sheet: Sheet, header: Header, at: int, instrument: Instrument) -> PlacedColumn | str | None:
    """The nearest measure left of a column: a known one, the normalised heading of an unknown one, or None."""
    known = {placed.index: placed for placed in header.columns}
    unknown = {index: normalised(heading) for index, heading in header.unknown}
    shares = {
        placed.index
        for placed in header.blocked
        if placed.by_heading and _reading(unknown.get(placed.index, "")) in words("shares")
    }
    for index in range(at - 1, -1, -1):
        if index in shares:
            return _reading(unknown[index])
        if (left := known.get(index)) is not None and left.column.item and not _is_class(left.heading):
            return left
        text = unknown.get(index, "")
        if instrument.id in spoken_of(text) and not listed_measure(text):
            return None
        if text and _is_measure(sheet, header, index, text, instrument):
            return text
    return None


def _is_measure(sheet: Sheet, header: Header, index: int, text: str, instrument: Instrument) -> bool:
    """Whether an unknown column is a measure of its own, or of a part of the instrument: no target, count or rank."""
    if listed_measure(text):
        return True
    quantity = quantity_in(text, instrument.id)
    is_of_instrument = quantity in map(normalised, instrument.parts) or (
        not quantity and says_else(text, instrument.id)
    )
    return is_of_instrument and text not in words("classes") and _holds_numbers(sheet, header, index)


def _holds_numbers(sheet: Sheet, header: Header, index: int) -> bool:
    """Whether most filled cells of a column are numbers, as far as the first rows show."""
    cells = header.filled_below(sheet, index, _SAMPLE)
    return 2 * sum(map(reads_as_number, cells)) > len(cells)


def _moved(header: Header, placed: PlacedColumn, owner: Instrument) -> Header:
    """The header with a column of classes as that of another instrument, unknown where that has none or has it."""
    meant = _class_of(placed.heading, owner)
    rest = header.without([placed])
    if meant is None or _has(header, meant, owner):
        return rest
    columns = [*rest.columns, replace(placed, column=meant, instrument=owner)]
    return replace(rest, columns=columns, unknown=header.unknown)


def _has(header: Header, column: Column, owner: Instrument) -> bool:
    return any(each.instrument == owner and each.column == column for each in header.columns)


def _class_of(heading: str, owner: Instrument) -> Column | None:
    found = columns_by_name().get(_reading(heading), [])
    return next((each.column for each in found if each.instrument == owner and each.column.item), None)


def with_scores_below_levels(sheet: Sheet, header: Header) -> Header:
    """The header with columns of levels below which broken numbers stand as the score, unless that has its own."""
    if header.instrument.layout != "region_rows":
        return header
    scores = {(placed.instrument.id, placed.year) for placed in header.columns if placed.column.by_year}
    columns = [
        _as_score(placed)
        if _is_level(placed) and (placed.instrument.id, placed.year) not in scores and _broken(sheet, header, placed)
        else placed
        for placed in header.columns
    ]
    return replace(header, columns=columns)


def _is_level(placed: PlacedColumn) -> bool:
    return placed.column.type == "number" and bool(placed.column.labels) and not placed.column.by_year


def _as_score(placed: PlacedColumn) -> PlacedColumn:
    main = main_of(placed.instrument)
    same = main is not None and main.column.type == "number" and main.column.range == placed.column.range
    return replace(placed, column=main.column) if main is not None and same else placed


def _broken(sheet: Sheet, header: Header, placed: PlacedColumn) -> bool:
    """Whether any number below a heading is no whole one."""
    cells = (text_of(cell) for cell in header.filled_below(sheet, placed.index, _SAMPLE_OF_LEVELS))
    return any((number := number_in(text)) is not None and not number.is_integer() for text in cells)
