"""Columns that say whose row it is, known by what they hold where their heading says nothing."""

from collections.abc import Collection

from helpers.instruments.headers import headings_of
from helpers.instruments.loading import common_columns, instruments
from helpers.instruments.table import PlacedColumn
from helpers.regions import AmbiguousRegion, RegionNotFound, Regions
from helpers.spreadsheets import Sheet, is_blank, text_of

_SAMPLE = 60
_SHARE_OF_REGIONS = 0.5


def key_by_content(sheet: Sheet, below: int, taken: Collection[int], regions: Regions) -> PlacedColumn | None:
    """The column most of whose texts below a row name regions or provinces, None where there is none."""
    width = max(map(len, sheet.rows), default=0)
    shares = {index: _share(sheet, below, index, regions) for index in range(width) if index not in taken}
    best = max(shares, key=lambda index: shares[index], default=None)
    if best is None or shares[best] < _SHARE_OF_REGIONS:
        return None
    column = next(column for column in common_columns() if column.role == "region")
    heading = headings_of(sheet, range(below - 1, below)).get(best) if below else None
    any_instrument = next(iter(instruments().values()))
    return PlacedColumn(column, best, heading.written if heading else "", any_instrument)


def _share(sheet: Sheet, below: int, index: int, regions: Regions) -> float:
    """The share of regions among the texts of a column, of the first rows that hold any."""
    cells = (sheet.value(row, index) for row in range(below, min(len(sheet.rows), below + _SAMPLE)))
    texts = [text_of(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    return sum(names_a_region(text, regions) for text in texts) / len(texts) if texts else 0.0


def names_a_region(text: str, regions: Regions) -> bool:
    """Whether a text is the name of a region, of several, or of a province."""
    try:
        regions.find(text)
    except AmbiguousRegion:
        return True
    except RegionNotFound:
        return regions.find_province(text) is not None
    return True
