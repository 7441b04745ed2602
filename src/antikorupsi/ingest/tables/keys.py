"""What says whose a row is, and when: columns known by their headings, by what they hold, or a table of one region."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headers import KEY_ROLES, is_numbering
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.items import names_items
from antikorupsi.ingest.tables.owners import office_of_titles, owner_of
from antikorupsi.ingest.tables.status import is_status_or_answer
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.ingest.tables.titles import Titles
from antikorupsi.ingest.tables.words import words
from antikorupsi.ingest.tables.year_columns import nameless, year_column
from antikorupsi.rules import Region, Regions, Role

_FEWEST_HEADINGS = 2
_SAMPLE = 60
_SHARE_OF_REGIONS = 0.5
_NAMES: dict[Role | None, Role] = {"village": "region", "region": "kabupaten"}
_CODES: dict[Role | None, Role] = {"village_code": "code", "code": "kabupaten"}
_SAMPLE_OF_NAMES = 400  # rows
_OF_PLACES_INSIDE = frozenset(
    {"ibu", "ibukota", "lokasi", "tempat", "alamat", "lahir"}
)  # a capital is no name of its region


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
            return header.with_common("province", placed.index, placed.heading)
        if any(is_wider(sheet, header, placed.index, other.index) for other in keys if other is not placed):
            return header.without([placed])
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
    return header if found is None else header.with_common("year", *found)


def _without_figures_of_provinces(sheet: Sheet, header: Header) -> Header:
    """The header without columns headed Provinsi, right of figures, that hold numbers: averages, and no names."""
    first = min((placed.index for placed in header.columns if placed.column.item), default=0)
    numbers = [placed for placed in header.columns if placed.column.role == "province" and placed.index > first]
    filled = {placed.index: header.filled_below(sheet, placed.index, _SAMPLE) for placed in numbers}
    return header.without([placed for placed in numbers if any(map(reads_as_number, filled[placed.index]))])


def with_items(sheet: Sheet, header: Header) -> Header:
    """The header with the first unknown column most of whose cells name items of the instrument as its items."""
    if _has_role(header, {"item"}) or header.instrument.layout != "region_rows":
        return header
    first = min((placed.index for placed in header.columns if placed.column.item), default=0)
    left = ((index, "") for index in nameless(sheet, header) if index < first)
    for index, heading in (*header.unknown, *left):
        filled = header.filled_below(sheet, index, _SAMPLE)
        texts = [normalised(cell) for cell in filled if isinstance(cell, str)]
        if all(map(is_status_or_answer, texts)):
            continue
        if len(texts) == len(filled) and names_items(texts, header.instrument):
            return header.with_common("item", index, heading)
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
            header = header.with_common("province", index, said.get(index, ""))
        index = (of_regions or named)[0]
        return header.with_common("region", index, said.get(index, ""))
    owner = _owner(header, regions, titles)
    return _of_owner(replace(header, owner=owner), office_of_titles(titles, owner, regions)) if owner else None


def _of_owner(header: Header, office: str) -> Header:
    """The header of a table of one region; without its figures where they are of an office."""
    figures = [placed for placed in header.columns if placed.column.item] if office else []
    return header.without(figures, [Blocked(placed.index, office, by_heading=False) for placed in figures])


def _owner(header: Header, regions: Regions, titles: Titles) -> Region | None:
    """The region whose own figures a table without a key holds, year by year."""
    figures = header.blocked or any(placed.column.item for placed in header.columns)
    return owner_of(titles.texts, regions) if figures and _has_role(header, {"year"}) else None


def has_names(sheet: Sheet, below: int, index: int, regions: Regions) -> bool:
    """Whether most filled cells of a column name regions or provinces, as far as the first rows below show."""
    filled = sheet.filled(below, index, _SAMPLE)
    texts = [cell for cell in filled if isinstance(cell, str)]
    if not texts or len(texts) < _SHARE_OF_REGIONS * len(filled):
        return False
    said = [text for text in texts if normalised(text) not in words("wider")]
    named = sum(_names_a_region(text_of(text), regions) for text in said)
    return bool(said) and named >= _SHARE_OF_REGIONS * (len(filled) - len(texts) + len(said))


def _are_provinces(sheet: Sheet, below: int, index: int, regions: Regions) -> bool:
    """Whether most filled cells of a column name provinces and no regions."""
    filled = [text_of(cell) for cell in sheet.filled(below, index, _SAMPLE)]
    provinces = [text for text in filled if not regions.candidates(text) and regions.find_province(text) is not None]
    return 2 * len(provinces) > len(filled)


@lru_cache(maxsize=2**12)  # working papers are alike
def _names_a_region(text: str, regions: Regions) -> bool:
    return bool(regions.candidates(text)) or regions.find_province(text) is not None


def of_villages(columns: Sequence[PlacedColumn]) -> list[PlacedColumn]:
    """The columns in the roles they play in a file about villages.

    Where a column is called Desa, it is the key, and one called Kabupaten says where the village lies; so do codes.
    A column called Daerah or Kode Wilayah remains the key where there is no other.
    """
    roles = {placed.column.role for placed in columns}
    given = (_NAMES if "village" in roles else {}) | (_CODES if "village_code" in roles else {})
    return [_as(placed, given.get(placed.column.role)) for placed in columns]


def _as(placed: PlacedColumn, role: Role | None) -> PlacedColumn:
    if role is None:
        return placed
    return replace(placed, column=placed.column.model_copy(update={"role": role}))


def with_names_beside(sheet: Sheet, header: Header, regions: Regions | None) -> Header:
    """The header with columns of names of regions that it does not know as such as keys.

    So is a column beside codes, one between figures, which begins a list of its own, and one that contradicts the key.
    """
    keyed = any(placed.column.role in KEY_ROLES for placed in header.columns)
    figures = [placed.index for placed in header.columns if placed.column.item]
    if regions is None or regions.level != "kabupaten_kota" or header.instrument.layout != "region_rows":
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
            header = header.with_common("region", index, heading)
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
    rows = range(header.rows.stop, min(len(sheet.rows), header.rows.stop + _SAMPLE_OF_NAMES))
    filled = {row: cell for row in rows if not is_blank(cell := sheet.value(row, index))}
    if not any(isinstance(cell, str) for cell in filled.values()):
        return {}
    found = {row: frozenset(regions.candidates(text_of(cell))) for row, cell in filled.items() if isinstance(cell, str)}
    named = {row: candidates for row, candidates in found.items() if candidates}
    return named if 2 * len(named) >= len(filled) else {}


def _contradict(one: dict[int, frozenset[Region]], other: dict[int, frozenset[Region]]) -> bool:
    """Whether two columns name different regions in any row."""
    return any(not one[row] & other[row] for row in one.keys() & other.keys())
