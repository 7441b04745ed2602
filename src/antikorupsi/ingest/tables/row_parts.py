"""A second key beside the region: units, services, villages or elements, whose figures are no figures of the region."""

from collections import defaultdict
from collections.abc import Collection

from antikorupsi.ingest.spreadsheets import Sheet, Value, reads_as_number, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.keys import with_column
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.region_types import types_in
from antikorupsi.ingest.tables.status import status_in
from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.ingest.tables.values import is_missing_mark, label_of
from antikorupsi.ingest.tables.words import begins_with, words_in
from antikorupsi.ingest.tables.year_columns import nameless
from antikorupsi.rules import Regions

_ROLES_BELOW_REGION = frozenset({"village", "village_code", "kecamatan"})
_ROLES_OF_ROWS = ("region", "code", "bps_code", "province", "year", "stage", "status")
_LONGEST_PART = 8  # words; longer texts are remarks
_SAMPLE = 400  # rows


def with_parts(sheet: Sheet, header: Header, regions: Regions | None) -> Header:
    """The header with the column that names parts of regions as its items, unless it has a column of items.

    Such a column is headed by a word for parts, holds names of offices left of the figures, or tells rows of one region
    and year apart.
    """
    measured = [placed.index for placed in header.columns if placed.column.item]
    if not measured or header.instrument.layout != "region_rows" or _has_items(header):
        return header
    if regions is not None and regions.level != "desa":
        for placed in header.columns:
            if placed.column.role in _ROLES_BELOW_REGION and _names_below_region(sheet, header, placed):
                return with_column(header, "item", placed.index, placed.heading)
    for index in nameless(sheet, header):
        if regions is not None and _names_things(sheet, header, index, regions):
            return with_column(header, "item", index, "")
    for index, heading in header.unknown:
        texts = _texts(sheet, header, index)
        left = index < min(measured)
        if texts and _is_headed_so(heading):
            return with_column(header, "item", index, heading)
        if texts and not _is_remark(heading) and ((left and _are_offices(texts)) or _tells_apart(sheet, header, index)):
            return with_column(header, "item", index, heading)
    return header


def _names_things(sheet: Sheet, header: Header, index: int, regions: Regions) -> bool:
    """Whether a column without a heading, between key and figures, holds texts that name no place, type or figure."""
    keys = [placed.index for placed in header.columns if placed.column.role in ("region", "code", "bps_code")]
    measured = [placed for placed in header.columns if placed.column.item]
    if not keys or not min(keys) < index < min(placed.index for placed in measured):
        return False
    texts = _texts(sheet, header, index)
    labels = [placed.column for placed in measured if placed.column.labels]
    things = [
        text
        for text in texts
        if not (regions.candidates(text) or regions.find_province(text) or types_in(text) or status_in(text))
        and not any(label_of(text, column) for column in labels)
    ]
    return 2 * len(things) > len(texts)


def _has_items(header: Header) -> bool:
    return any(placed.column.role == "item" for placed in header.columns)


def _names_below_region(sheet: Sheet, header: Header, placed: PlacedColumn) -> bool:
    """Whether a column of villages or kecamatan is filled and stands beside another key."""
    keyed = any(other.column.role in ("region", "code", "bps_code", "province") for other in header.columns)
    cells = [cell for cell in _cells(sheet, header, placed.index) if not is_missing_mark(cell)]
    return keyed and bool(cells)


def _cells(sheet: Sheet, header: Header, index: int) -> list[Value]:
    """The filled cells of a column below the header, as far as the first rows show."""
    return header.filled_below(sheet, index, _SAMPLE)


def _texts(sheet: Sheet, header: Header, index: int) -> list[str]:
    """The normalised texts of a column, where most of its cells are short texts and no numbers; none else."""
    cells = [cell for cell in _cells(sheet, header, index) if not is_missing_mark(cell)]
    texts = [normalised(cell) for cell in cells if isinstance(cell, str) and not reads_as_number(cell)]
    short = [text for text in texts if len(text.split()) <= _LONGEST_PART]
    return short if 2 * len(short) > len(cells) else []


def _is_headed_so(heading: str) -> bool:
    """Whether one of the rows of a heading is, or begins with, a word for parts: `Unit Layanan Publik`."""
    parts = [normalised(part).removeprefix("nama ").removeprefix("sub ") for part in heading.split(" / ")]
    return any(begins_with(part, "headings_of_parts") for part in parts)


def _is_remark(heading: str) -> bool:
    """Whether a heading says who is in charge or where figures were found."""
    return bool(words_in(heading, "not_of_parts"))


def _are_offices(texts: Collection[str]) -> bool:
    """Whether most texts of a column begin with a word for an office."""
    return 2 * sum(begins_with(text, "offices") for text in texts) > len(texts)


def _tells_apart(sheet: Sheet, header: Header, index: int) -> bool:
    """Whether most rows share their region and year with others that hold another text in this column."""
    of_rows = [placed.index for placed in header.columns if placed.column.role in _ROLES_OF_ROWS]
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    key: tuple[str, ...] = ()
    for row in range(header.rows.stop, min(len(sheet.rows), header.rows.stop + _SAMPLE)):
        said = tuple(text_of(sheet.value(row, each)) for each in of_rows)
        key = said if any(said) else key
        text = normalised(sheet.value(row, index))
        if any(key) and text:
            groups[key].append(text)
    shared = [texts for texts in groups.values() if len(texts) > 1]
    apart = sum(len(texts) for texts in shared if len(set(texts)) == len(texts))
    return 2 * apart > sum(map(len, groups.values()))
