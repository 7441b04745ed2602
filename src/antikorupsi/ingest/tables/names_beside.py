"""Columns full of names of regions whose headings do not say so: they name rows too, or head a second list beside."""

from collections.abc import Iterator

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, text_of
from antikorupsi.ingest.tables.headers import KEY_ROLES
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.keys import is_wider, with_column
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.year_columns import nameless
from antikorupsi.rules import Region, Regions

_SAMPLE = 400  # rows
_OF_PLACES_INSIDE = frozenset(
    {"ibu", "ibukota", "lokasi", "tempat", "alamat", "lahir"}
)  # a capital is no name of its region


def with_names_beside(sheet: Sheet, header: Header, regions: Regions | None) -> Header:
    """The header with columns of names of regions that it does not know as such as keys.

    So is a column beside codes, one between figures, which begins a list of its own, and one that contradicts the key.
    """
    keyed = any(placed.column.role in KEY_ROLES for placed in header.columns)
    figures = [placed.index for placed in header.columns if placed.column.item]
    if regions is None or regions.level == "desa" or header.instrument.layout != "region_rows":
        return header
    if not (keyed and figures):
        return header
    for index, heading in _open_columns(sheet, header):
        named = _names(sheet, header, index, regions)
        keys = [placed.index for placed in header.columns if placed.column.role == "region"]
        begins_list = min(figures) < index < max(figures)
        if keys and is_wider(sheet, header, index, keys[-1]):
            continue  # the seat of a wider area, in many rows
        if named and (not keys or begins_list or _contradict(_names(sheet, header, keys[-1], regions), named)):
            header = with_column(header, "region", index, heading)
    return header


def _open_columns(sheet: Sheet, header: Header) -> Iterator[tuple[int, str]]:
    """The columns of unknown headings, of none and of remarks, with their headings, from left to right."""
    if sheet.turned:
        return
    notes = [(placed.index, placed.heading) for placed in header.columns if placed.column.role == "note"]
    for index, heading in sorted([*header.unknown, *notes, *((each, "") for each in nameless(sheet, header))]):
        if _OF_PLACES_INSIDE.isdisjoint(normalised(heading).split()):
            yield index, heading


def _names(sheet: Sheet, header: Header, index: int, regions: Regions) -> dict[int, frozenset[Region]]:
    """By row: the regions that the cell of a column may name; empty where most of its filled cells name none."""
    rows = range(header.rows.stop, min(len(sheet.rows), header.rows.stop + _SAMPLE))
    filled = {row: cell for row in rows if not is_blank(cell := sheet.value(row, index))}
    if not any(isinstance(cell, str) for cell in filled.values()):
        return {}
    found = {row: frozenset(regions.candidates(text_of(cell))) for row, cell in filled.items() if isinstance(cell, str)}
    named = {row: candidates for row, candidates in found.items() if candidates}
    return named if 2 * len(named) >= len(filled) else {}


def _contradict(one: dict[int, frozenset[Region]], other: dict[int, frozenset[Region]]) -> bool:
    """Whether two columns name different regions in any row."""
    return any(not one[row] & other[row] for row in one.keys() & other.keys())
