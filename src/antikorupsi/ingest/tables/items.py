"""Long tables: the item, part, unit or office that each figure is of stands in a cell of its row."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.named_parts import other_whole, part_named
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.region_types import types_in
from antikorupsi.ingest.tables.status import status_in
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity, is_missing_mark, label_of
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.ingest.tables.year_columns import nameless
from antikorupsi.rules import Instrument, Regions, column_of

_ROLES_BELOW_REGION = frozenset({"village", "village_code", "kecamatan"})
_ROLES_OF_ROWS = ("region", "code", "bps_code", "province", "year", "stage", "status")
_LONGEST_PART = 8  # words; longer texts are remarks
_SAMPLE = 400  # rows


class Items:
    """The items of a table's rows; `known` says whether the table has a column of items at all."""

    def __init__(self, table: Table) -> None:
        """Finds the column of items, and the rows of those that the instrument does not have."""
        self._table = table
        columns = table.of_role("item")
        self._index = columns[0].index if columns else -1
        self._names = _names(table.instrument)
        self.known = bool(columns)
        self._is_nameless = bool(columns) and not columns[0].heading
        filled = [row for row in table.body if self.known and not is_blank(table.sheet.value(row, self._index))]
        self._unknown = [row for row in filled if self._text(row) not in self._names]

    def of(self, row: int, placed: PlacedColumn) -> str | FaultAt | None:
        """The item of a row; rows of items that the instrument does not have share one fault, at the first of them."""
        text = self._text(self._table.sheet.first_merged(row, self._index)[0])
        if not text and self._is_nameless:
            return placed.column.item
        if text in self._names:
            item = self._of_number(placed, self._names[text] or str(placed.column.item))
            return self._of_other_whole(row, item) or item
        return FaultAt(self._fault, (self._unknown[0] if self._unknown else row, self._index))

    @staticmethod
    def _of_number(placed: PlacedColumn, item: str) -> str:
        """The item, or where it holds labels and the column holds numbers, the item of the numbers behind them."""
        named = column_of(placed.instrument.id, item)
        behind = named.or_number if named is not None and named.type == "label" else None
        return behind if behind and placed.column.type == "number" else item

    def _of_other_whole(self, row: int, item: str) -> FaultAt | None:
        """The fault of a part in a row whose unknown columns name another whole: Eksternal beside Transparansi."""
        column, sheet = column_of(self._table.instrument.id, item), self._table.sheet
        said = [normalised(sheet.value(row, index)) for index, _ in self._table.unknown]
        other = other_whole(said, column, self._table.instrument) if column is not None else ""
        fault = fault_of_quantity("other_quantity", other, self._table.instrument)
        return FaultAt(fault, (row, self._index)) if other else None

    def part_in(self, row: int) -> str:
        """The item of a row as it is written where it is a sub-figure; "" where it is none."""
        text = self._text(self._table.sheet.first_merged(row, self._index)[0]) if self.known else ""
        return text if part_named(text, self._table.instrument.id) else ""

    def first_part(self) -> int:
        """The first row of a sub-figure."""
        return next(row for row in self._table.body if self.part_in(row))

    def is_unknown(self, row: int) -> bool:
        """Whether a row names an item that the instrument does not have, such as a unit or a village."""
        text = self._text(self._table.sheet.first_merged(row, self._index)[0]) if self.known else ""
        return bool(text) and text not in self._names

    @cached_property
    def _fault(self) -> Fault:
        """The fault of all rows with unknown items, which lists each item once."""
        written = dict.fromkeys(text_of(self._table.sheet.value(row, self._index)) for row in self._unknown)
        details: dict[str, Detail] = {
            "items": ", ".join(written) or "-",
            "rows": str(len(self._unknown)),
            "instrument": self._table.instrument.name.by_language,
        }
        return Fault("unknown_item", details)

    def said(self, row: int) -> str:
        """What the column of items says in a row; "" where the table has none."""
        return self._text(row) if self.known else ""

    def _text(self, row: int) -> str:
        return normalised(self._table.sheet.value(row, self._index))


def names_items(texts: Sequence[str], instrument: Instrument) -> bool:
    """Whether most of the normalised texts of a column name items of the instrument, or quantities such as target."""
    names = _names(instrument)
    known = sum(text in names or bool(quantity_in(text, instrument.id)) for text in texts)
    return known > 0 and 2 * known >= len(texts) and any(names.get(text) != "" for text in texts)


def _names(instrument: Instrument) -> dict[str, str]:
    """The item of every name; "" for names of the main figure."""
    names = {normalised(name): str(column.item) for column in instrument.measured for name in column.names}
    main = (*words("general"), *phrases(instrument), *(f"total {phrase}" for phrase in phrases(instrument)))
    return names | dict.fromkeys(main, "")


def with_parts(sheet: Sheet, header: Header, regions: Regions | None) -> Header:
    """The header with the column that names parts of regions as its items, unless it has a column of items.

    Such a column is headed by a word for parts, holds names of offices left of the figures, or tells rows of one region
    and year apart.
    """
    measured = [placed.index for placed in header.columns if placed.column.item]
    if (
        not measured
        or header.instrument.layout != "region_rows"
        or any(placed.column.role == "item" for placed in header.columns)
    ):
        return header
    if regions is not None and regions.level == "kabupaten_kota":
        for placed in header.columns:
            if placed.column.role in _ROLES_BELOW_REGION and _names_below_region(sheet, header, placed):
                return header.with_common("item", placed.index, placed.heading)
    for index in nameless(sheet, header):
        if regions is not None and _names_things(sheet, header, index, regions):
            return header.with_common("item", index, "")
    for index, heading in header.unknown:
        texts = _texts(sheet, header, index)
        left = index < min(measured)
        if texts and _is_headed_so(heading):
            return header.with_common("item", index, heading)
        if (
            texts
            and not words_in(heading, "not_of_parts")
            and (
                (left and 2 * sum(begins_with(text, "offices") for text in texts) > len(texts))
                or _tells_apart(sheet, header, index)
            )
        ):
            return header.with_common("item", index, heading)
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
