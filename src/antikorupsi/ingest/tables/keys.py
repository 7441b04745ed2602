"""What says whose a row is, and when: columns known by their headings, by what they hold, or a table of one region."""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.headers import KEY_ROLES, is_numbering
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.items import names_items
from antikorupsi.ingest.tables.offices import office_of_titles
from antikorupsi.ingest.tables.owners import owner_of
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.status import is_status_or_answer
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.ingest.tables.titles import Titles
from antikorupsi.ingest.tables.village_keys import of_villages
from antikorupsi.ingest.tables.words import words
from antikorupsi.ingest.tables.year_columns import nameless, year_column
from antikorupsi.rules import Region, Regions, common_columns, instrument_by_id

_FEWEST_HEADINGS = 2
_SAMPLE = 60
_SHARE_OF_REGIONS = 0.5


def with_key(sheet: Sheet, header: Header, regions: Regions | None, titles: Titles) -> Header | None:
    """A header whose rows somebody can be told to own, with the numbering of its columns among its rows; else None."""
    rows = header.rows
    if regions is not None and regions.level == "desa":
        header = replace(header, columns=of_villages(header.columns))
    if sum(not is_blank(cell) for row in rows for cell in sheet.rows[row]) < _FEWEST_HEADINGS:
        return None
    if rows.stop < len(sheet.rows) and is_numbering(sheet.rows[rows.stop]):
        header = replace(header, rows=range(rows.start, rows.stop + 1), numbered=True)
    figures = [placed for placed in header.columns if placed.column.item]
    if header.instrument.layout == "panel":
        return header if _has_role(header, {"number"}) else None
    if header.instrument.layout == "respondents":
        return header if len(figures) > 1 else None
    header = _without_figures_of_provinces(sheet, _with_year(sheet, header))
    header = _with_wider_areas(sheet, header, regions) if regions is not None else header
    if _has_role(header, KEY_ROLES) or not (figures or header.blocked) or regions is None:
        return header if _has_role(header, KEY_ROLES) else None
    named = _with_names(sheet, header, regions, titles)
    of_provinces = (named is None or named.owner is not None) and _has_role(header, {"province"})
    return header if of_provinces else named


def _has_role(header: Header, roles: Collection[str]) -> bool:
    return any(placed.column.role in roles for placed in header.columns)


def _with_wider_areas(sheet: Sheet, header: Header, regions: Regions) -> Header:
    """The header whose second column of regions is one of provinces, or not read, where it names wider areas.

    `Wilayah` beside `Instansi` holds Jawa Timur, or the seat of an area in many rows.
    """
    keys = [placed for placed in header.columns if placed.column.role == "region"]
    for placed in keys if len(keys) > 1 and regions.level != "desa" else ():
        if _are_provinces(sheet, header.rows.stop, placed.index, regions):
            return with_column(header, "province", placed.index, placed.heading)
        if any(is_wider(sheet, header, placed.index, other.index) for other in keys if other is not placed):
            columns = [each for each in header.columns if each is not placed]
            return replace(header, columns=columns, unknown=[*header.unknown, (placed.index, placed.heading)])
    return header


def is_wider(sheet: Sheet, header: Header, index: int, key: int) -> bool:
    """Whether a column stands beside all names of a key and repeats its own over at least twice as many of them."""
    rows = range(header.rows.stop, min(len(sheet.rows), header.rows.stop + _SAMPLE))
    pairs = [(normalised(sheet.value(row, index)), normalised(sheet.value(row, key))) for row in rows]
    areas, names = ({pair[place] for pair in pairs if pair[1]} for place in (0, 1))
    return "" not in areas and 0 < 2 * len(areas) <= len(names)


def _with_year(sheet: Sheet, header: Header) -> Header:
    """The header with the first column that is one of years, though no name of a column says so, as its year."""
    found = None if _has_role(header, {"year"}) else year_column(sheet, header)
    return header if found is None else with_column(header, "year", *found)


def _without_figures_of_provinces(sheet: Sheet, header: Header) -> Header:
    """The header without columns headed Provinsi, right of figures, that hold numbers: averages, and no names."""
    first = min((placed.index for placed in header.columns if placed.column.item), default=0)
    numbers = [placed for placed in header.columns if placed.column.role == "province" and placed.index > first]
    numbers = [
        placed for placed in numbers if any(map(reads_as_number, _filled(sheet, header.rows.stop, placed.index)))
    ]
    columns = [placed for placed in header.columns if placed not in numbers]
    return replace(
        header, columns=columns, unknown=[*header.unknown, *((placed.index, placed.heading) for placed in numbers)]
    )


def with_items(sheet: Sheet, header: Header) -> Header:
    """The header with the first unknown column most of whose cells name items of the instrument as its items."""
    if _has_role(header, {"item"}) or header.instrument.layout != "region_rows":
        return header
    first = min((placed.index for placed in header.columns if placed.column.item), default=0)
    left = ((index, "") for index in nameless(sheet, header) if index < first)
    for index, heading in (*header.unknown, *left):
        filled = _filled(sheet, header.rows.stop, index)
        texts = [normalised(cell) for cell in filled if isinstance(cell, str)]
        if all(map(is_status_or_answer, texts)):
            continue
        if len(texts) == len(filled) and names_items(texts, header.instrument):
            return with_column(header, "item", index, heading)
    return header


def _with_names(sheet: Sheet, header: Header, regions: Regions, titles: Titles) -> Header | None:
    """The header with the column most of whose cells name regions as its key, or with the one region of the titles."""
    measured = {placed.index for placed in header.columns if placed.column.item}
    sample = sheet.rows[header.rows.stop : header.rows.stop + _SAMPLE]
    with_texts = {index for cells in sample for index, cell in enumerate(cells) if isinstance(cell, str)}
    named = [i for i in sorted(with_texts - measured) if has_names(sheet, header.rows.stop, i, regions)]
    if named:
        said = dict(header.unknown) | {placed.index: placed.heading for placed in header.columns}
        provinces = [i for i in named if _are_provinces(sheet, header.rows.stop, i, regions)]
        of_regions = [i for i in named if i not in provinces]
        for index in provinces[:1] if of_regions else []:
            header = with_column(header, "province", index, said.get(index, ""))
        index = (of_regions or named)[0]
        return with_column(header, "region", index, said.get(index, ""))
    owner = _owner(header, regions, titles)
    return _of_owner(replace(header, owner=owner), office_of_titles(titles, owner, regions)) if owner else None


def _of_owner(header: Header, office: str) -> Header:
    """The header of a table of one region; without its figures where they are of an office."""
    figures = [placed for placed in header.columns if placed.column.item] if office else []
    return replace(
        header,
        columns=[placed for placed in header.columns if placed not in figures],
        unknown=[*header.unknown, *((placed.index, placed.heading) for placed in figures)],
        blocked=(*header.blocked, *(Blocked(placed.index, office, by_heading=False) for placed in figures)),
    )


def _owner(header: Header, regions: Regions, titles: Titles) -> Region | None:
    """The region whose own figures a table without a key holds, year by year."""
    figures = header.blocked or any(placed.column.item for placed in header.columns)
    return owner_of(titles.texts, regions) if figures and _has_role(header, {"year"}) else None


def with_column(header: Header, role: str, index: int, heading: str) -> Header:
    """The header with a common column in a place; it belongs to no instrument more than to another."""
    column = next(column for column in common_columns() if column.role == role)
    placed = PlacedColumn(column, index, heading, next(iter(instrument_by_id().values())))
    return replace(
        header,
        columns=[*(each for each in header.columns if each.index != index), placed],
        unknown=[each for each in header.unknown if each[0] != index],
    )


def has_names(sheet: Sheet, below: int, index: int, regions: Regions) -> bool:
    """Whether most filled cells of a column name regions or provinces, as far as the first rows below show."""
    wider = words("wider")
    filled = [cell for cell in _filled(sheet, below, index) if normalised(cell) not in wider]
    named = sum(isinstance(cell, str) and _names_a_region(text_of(cell), regions) for cell in filled)
    return bool(filled) and named >= _SHARE_OF_REGIONS * len(filled)


def _are_provinces(sheet: Sheet, below: int, index: int, regions: Regions) -> bool:
    """Whether most filled cells of a column name provinces and no regions."""
    filled = [text_of(cell) for cell in _filled(sheet, below, index)]
    provinces = [text for text in filled if not regions.candidates(text) and regions.find_province(text) is not None]
    return 2 * len(provinces) > len(filled)


def _filled(sheet: Sheet, below: int, index: int) -> list[Value]:
    cells = (sheet.value(row, index) for row in range(below, min(len(sheet.rows), below + _SAMPLE)))
    return [cell for cell in cells if not is_blank(cell)]


@lru_cache(maxsize=2**12)  # working papers are alike
def _names_a_region(text: str, regions: Regions) -> bool:
    return bool(regions.candidates(text)) or regions.find_province(text) is not None
