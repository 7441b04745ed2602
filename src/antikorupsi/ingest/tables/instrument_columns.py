"""Columns and indicators called by the name of an instrument alone (`Ombudsman`, `SKM` beside `SPI`)."""

from dataclasses import replace
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, reads_as_number
from antikorupsi.ingest.tables.evidence import Evidence
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import (
    asides_of,
    columns_by_name,
    mentions,
    normalised,
    phrases,
    read_heading,
    spoken_of,
)
from antikorupsi.ingest.tables.qualifiers import Around, Weight, qualified
from antikorupsi.ingest.tables.scales import is_of_points, read_scale
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.ingest.tables.values import Figure, is_missing_mark, read_figure
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Instrument, instrument_by_id

_SUMS = frozenset({"total", "angka"})  # general words that head counts as well
_BOUNDS = frozenset({"maksimal", "maksimum", "ideal", "minimal", "minimum"})  # of a score, beside what was reached
_SAMPLE = 400  # rows


def instrument_named(heading: str) -> Instrument | None:
    """The one instrument whose name, with words of its main figure at most, is all that a heading says; else None."""
    read = read_heading(heading.split(" / "))
    if read is None or not read.parts or words("general").issuperset(read.parts):
        return None
    said = frozenset[str]().union(*map(spoken_of, read.parts))
    named = instrument_by_id()[next(iter(said))] if len(said) == 1 else None
    if named is None:
        return None
    known = set(phrases(named))
    return named if all(part in known or _names_main(part, named.id) for part in read.parts) else None


@lru_cache(maxsize=2**12)
def _names_main(part: str, instrument_id: str) -> bool:
    """Whether a heading holds the name of an instrument and else words of the names of its main figure alone."""
    instrument = instrument_by_id()[instrument_id]
    main = [name for column in instrument.measured if column.by_year for name in column.names]
    known = {word for name in (*main, *phrases(instrument), *words("general")) for word in normalised(name).split()}
    return mentions(part, instrument) and (known | words("beside_names")).issuperset(part.split())


def instrument_of_labels(heading: str) -> Instrument | None:
    """The one instrument that has a column of labels called as a heading is: `Opini`; None where several do."""
    read = read_heading(heading.split(" / "))
    if read is None or len(read.parts) != 1 or read.parts[0] in words("classes"):
        return None
    meant = columns_by_name().get(read.parts[0], [])
    owners = {each.instrument.id for each in meant if each.instrument is not None and each.column.type == "label"}
    return instrument_by_id()[owners.pop()] if len(meant) == len(owners) == 1 else None


def with_named_instruments(sheet: Sheet, header: Header, evidence: Evidence) -> Header:
    """The header with unknown columns headed by an instrument alone as those of its columns that their cells fit.

    So is the only column of numbers or labels below a general word (`Capaian`), where titles say what it is of.
    """
    taken = {(placed.column.item, placed.instrument.id, placed.year) for placed in header.columns if placed.column.item}
    if header.instrument.layout != "region_rows":
        return header
    found, blocked = list[PlacedColumn](), list[Blocked]()
    for index, heading in _open(header):
        named = instrument_named(heading) or instrument_of_labels(heading) or _of_titles(sheet, header, index, evidence)
        column = _fitting(sheet, header.rows.stop, (index, heading), named) if named is not None else None
        if named is None or column is None:
            continue
        read = read_heading(heading.split(" / "))
        year = read.year if read is not None else None
        if not taken and (quantity := _quantity(heading, named, evidence)):
            blocked.append(Blocked(index, quantity, by_heading=False))
        elif (column.item, named.id, year) not in taken:
            found.append(PlacedColumn(column, index, heading, named, year))
    placed = {column.index for column in found}
    unknown = [each for each in header.unknown if each[0] not in placed]
    columns = [*header.columns, *found]
    return replace(header, columns=columns, unknown=unknown, blocked=(*header.blocked, *blocked))


def _open(header: Header) -> list[tuple[int, str]]:
    """The unknown columns that nothing blocks."""
    blocked = {column.index for column in header.blocked}
    return [each for each in header.unknown if each[0] not in blocked]


def _of_titles(sheet: Sheet, header: Header, index: int, evidence: Evidence) -> Instrument | None:
    """The instrument of the titles, for the only column of figures where its heading is a general word or a unit."""
    if (
        evidence.nearest != {header.instrument.id}
        or header.blocked
        or any(placed.column.item for placed in header.columns)
    ):
        return None
    headings = dict(header.unknown)
    read = read_heading(headings[index].split(" / "))
    others = (each for each, said in headings.items() if each != index and _BOUNDS.isdisjoint(normalised(said).split()))
    if (
        read is None
        or len(read.parts) != 1
        or any(reads_as_number(cell) for each in others for cell in header.filled_below(sheet, each, _SAMPLE))
    ):
        return None
    of_points = any(
        placed.by_year and placed.unit != "index" and is_of_points(placed) for placed in header.instrument.measured
    )
    is_unit = read.parts[0] in words("units") and of_points
    return header.instrument if is_unit or read.parts[0] in words("general") - _SUMS else None


def _quantity(heading: str, instrument: Instrument, evidence: Evidence) -> str:
    """The word of titles, or of the groups or brackets of a heading, that makes its figures no main ones."""
    read = read_heading(heading.split(" / "))
    parts = read.parts if read is not None else ()
    named = any(instrument.id in spoken_of(text) for text in parts)
    weight: Weight = "instrument" if named or instrument_of_labels(heading) else "general"
    headed = frozenset(word for part in parts for word in part.split())
    around = Around(evidence.titles, named=named, near=evidence.near, headed=headed)
    found = qualified(weight, parts[:-1], around, instrument, asides_of(heading))
    return (found.quantity or str(found.column and found.column.item)) if found is not None else ""


def _fitting(sheet: Sheet, below: int, at: tuple[int, str], instrument: Instrument) -> Column | None:
    """The column of an instrument, its main one first, that most filled cells below a heading are figures of."""
    if instrument.layout != "region_rows":
        return None
    index, heading = at
    rows = range(below, len(sheet.rows))
    cells = [cell for row in rows if not is_blank(cell := sheet.value(row, index)) and not is_missing_mark(cell)]
    typed = [column for column in instrument.measured if column.type in ("number", "label")]
    main = [column for column in typed if column.by_year]
    labels = [column for column in typed if column.type == "label" and not column.by_year and not column.role]
    for column in (*main, *labels):
        scale = read_scale(sheet, rows, index, column, heading) if column.type == "number" else None
        figures = sum(isinstance(read_figure(cell, column, scale), Figure) for cell in cells)
        if 2 * figures > len(cells):
            return column
    return None


@lru_cache(maxsize=2**12)
def instrument_of_indicator(text: str, owner: str = "") -> Instrument | None:
    """The one instrument that a normalised text names with a figure of it; None for any other text.

    `owner` is the name of the region that the whole table is of, which may stand in the text. A text with a year is of
    that year and not of the columns', so it names none.
    """
    rest = f" {text} ".replace(f" {normalised(owner)} ", " ").strip() if owner else text
    heading = read_heading([rest])
    if heading is None or heading.year is not None or len(heading.parts) != 1:
        return None
    found = {each.instrument.id: each.instrument for each in columns_by_name().get(rest, []) if each.instrument}
    said = spoken_of(rest)
    if len(said) == 1 and said <= found.keys():
        named: Instrument | None = found[next(iter(said))]
    else:
        named = instrument_named(rest) if said else instrument_of_labels(rest)
    if named is None or named.layout != "region_rows" or any(column.role for column in named.columns if column.item):
        return None
    return named
