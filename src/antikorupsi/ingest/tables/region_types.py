"""The type of region, kabupaten or kota, that a heading, row, title, sheet name or column beside the names says."""

import re
from collections.abc import Iterable
from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_above_turned, title_rows
from antikorupsi.ingest.tables.groups import groups_above
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.words import begins_with, words
from antikorupsi.rules import Province, Regions

_TYPES = {
    **dict.fromkeys(("kabupaten", "kab", "pemkab", "regency", "regencies"), "kabupaten"),
    **dict.fromkeys(("kota", "pemkot", "municipality", "municipalities", "city", "cities"), "kota"),
}
_IN_TITLES = {**_TYPES, "bupati": "kabupaten", "walikota": "kota"}
_LONGEST_NAME = 5  # words
_ENUMERATION = re.compile(r"^(?:[a-h]|[ivx]{1,4}) ")
_COUNT = re.compile(r"\b\d{1,3}\b")  # of regions, as in Kabupaten (29)
_SAMPLE = 400  # rows


def types_in(text: str) -> frozenset[str]:
    """The types that a text says and nothing else: `II. Pemerintah Kota`; both for `Kab/Kota`, none for any other."""
    whole = _ENUMERATION.sub("", normalised(text))
    said = [word for word in _COUNT.sub(" ", whole).split() if word not in words("beside_type")]
    found = frozenset(_TYPES.get(word, "") for word in said)
    return frozenset() if "" in found else found


def type_of_heading(text: str) -> str:
    """The one type that a heading says, "" where it says none or both."""
    found = types_in(text)
    return next(iter(found)) if len(found) == 1 else ""


def types_and_province(text: str, regions: Regions) -> tuple[frozenset[str], Province | None]:
    """The types and the province that a row above others says: `Kabupaten se-Jawa Timur`, `Jawa Timur (Kota)`."""
    types, province = types_in(text), regions.find_province(text)
    if (
        types or province or not mentions_type(text) or regions.candidates(text)
    ):  # Kota Bengkulu is a kota, not all kota of Bengkulu
        return types, None if types else province
    said = normalised(text).split()
    for split in range(1, len(said)):
        first, last = " ".join(said[:split]), " ".join(said[split:])
        for kind, name in ((first, last), (last, first)):
            if (types := types_in(kind)) and (province := regions.find_province(name)):
                return types, province
    return frozenset(), None


def mentions_type(text: str) -> bool:
    """Whether a text holds the word for a type, whatever else it says."""
    return any(word in _TYPES for word in normalised(text).split())


def type_of_all(table: Table, regions: Regions) -> str:
    """The type that the heading of the only column of names says, or what stands over it, or the titles.

    "" where these contradict it.
    """
    names = {normalised(placed.heading): placed.index for placed in table.of_role("region")}
    of_heading = _type_over(table, *names.popitem()) if len(names) == 1 else ""
    of_titles = type_of_titles(table, regions)
    return "" if of_heading and of_titles not in ("", of_heading) else of_heading or of_titles


def _type_over(table: Table, heading: str, index: int) -> str:
    """The type that a heading says, else the group above it."""
    above = groups_above(table.sheet, table.header_rows, 0)
    return type_of_heading(heading) or type_of_heading(above.get(index, ""))


def type_of_titles(table: Table, regions: Regions) -> str:
    """The one type that the titles above a table and the name of its sheet say of all its rows; "" where none is clear.

    A text that names both types, or a region of a type, says nothing. The type is dropped where rows name a region of
    the other one: the title is not about all of them.
    """
    if regions.level != "kabupaten_kota":
        return ""
    said = frozenset[str]().union(*(_said_of_rows(text, regions) for text in (*_titles(table), table.sheet.name)))
    found = next(iter(said)) if len(said) == 1 else ""
    names = (text_of(table.value(row, "region")) for row in table.body) if found else ()
    return "" if any(_is_of_other_type(name, found, regions) for name in names) else found


def _is_of_other_type(name: str, kind: str, regions: Regions) -> bool:
    candidates = regions.candidates(name) if name else ()
    return bool(candidates) and all(region.type != kind for region in candidates)


def _titles(table: Table) -> Iterable[str]:
    """The texts of the rows above a table that are no notes; above a turned one stand the first rows of its sheet."""
    sheet = table.sheet.turn() if table.sheet.turned else table.sheet
    rows = rows_above_turned(sheet) if table.sheet.turned else title_rows(sheet, 0, table.header_rows.start)
    texts = (" ".join(text_of(cell) for cell in sheet.rows[row] if not is_blank(cell)) for row in rows)
    return [text for text in texts if not begins_with(normalised(text), "notes")]


def _said_of_rows(text: str, regions: Regions) -> frozenset[str]:
    """The one type that a title speaks of without naming a region: `SPI Pemerintah Kota se-Jawa Timur`; else none."""
    title = normalised(text).split()
    places = [place for place, word in enumerate(title) if word in _IN_TITLES]
    types = frozenset(_IN_TITLES[title[place]] for place in places)
    clear = len(types) == 1 and all(_is_of_all(title, place, regions) for place in places)
    return types if clear else frozenset()


def _is_of_all(title: list[str], place: int, regions: Regions) -> bool:
    """Whether the word for a type at a place in a title is about all rows: not in the name of a region or office."""
    if place and title[place - 1] in words("before_type"):
        return False
    rest = title[place + 1 : place + 1 + _LONGEST_NAME]
    heads = [" ".join(rest[:length]) for length in range(1, len(rest) + 1)]
    if any(regions.candidates(f"{title[place]} {head}") for head in heads):
        return False
    known = not rest or rest[0] in words("behind_type") or rest[0] in _IN_TITLES or rest[0].isdecimal()
    return known or any(spoken_of(head) or regions.find_province(head) for head in heads)


def with_types_beside(sheet: Sheet, header: Header) -> Header:
    """The header with a column of types left of the figures as one of regions, behind that of the names.

    Where the column headed as that of regions holds the types, the one on its right holds the names.
    """
    figures = min((placed.index for placed in header.columns if placed.column.item), default=_width(header))
    names = [placed for placed in header.columns if placed.column.role == "region"]
    if header.instrument.layout != "region_rows" or sheet.turned or len(names) != 1:
        return header
    key, said = names[0], dict(header.unknown)
    if _holds_types(sheet, header, key.index):
        index = key.index + 1
        free = index < figures and all(placed.index != index for placed in header.columns)
        if not (free and _holds_names(sheet, header, index)):
            return header
        rest = [placed for placed in header.columns if placed is not key]
        named = replace(header, columns=rest).with_common("region", index, said.get(index, ""))
        return replace(named, columns=[*named.columns, key])
    known = {placed.index for placed in header.columns}
    free_columns = (index for index in range(figures) if index not in known)
    types = next((index for index in free_columns if _holds_types(sheet, header, index)), None)
    return header if types is None else header.with_common("region", types, said.get(types, ""))


def _width(header: Header) -> int:
    """The number of columns up to the last one with a heading."""
    return 1 + max((*(placed.index for placed in header.columns), *(index for index, _ in header.unknown)))


def _holds_types(sheet: Sheet, header: Header, index: int) -> bool:
    """Whether every filled cell of a column says one type and nothing else."""
    return _are_types(header.filled_below(sheet, index, _SAMPLE))


def _are_types(cells: list[Value]) -> bool:
    return bool(cells) and all(isinstance(cell, str) and len(types_in(cell)) == 1 for cell in cells)


def _holds_names(sheet: Sheet, header: Header, index: int) -> bool:
    cells = header.filled_below(sheet, index, _SAMPLE)
    return bool(cells) and all(isinstance(cell, str) and not types_in(cell) for cell in cells)


def type_column_of(table: Table) -> PlacedColumn | None:
    """The column of regions that holds types alone, beside another one with names."""
    columns = table.of_role("region")
    for placed in columns[1:]:
        cells = [cell for row in table.body if not is_blank(cell := table.sheet.value(row, placed.index))]
        if _are_types(cells):
            return placed
    return None


def with_type_beside(name: Value, kind: Value) -> Value:
    """A name with the type that stands beside it; both where the name says another type itself."""
    said = types_in(text_of(kind))
    if len(said) != 1 or not isinstance(name, str) or is_blank(name):
        return name
    kind_of_name = types_in(name.split()[0])
    if kind_of_name and kind_of_name != said:
        return f"{text_of(kind)} / {name}"
    return name if kind_of_name else f"{next(iter(said)).capitalize()} {name}"
