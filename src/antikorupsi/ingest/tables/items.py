"""Long tables: the item of each figure stands in a cell of its row, headed Area, Komponen, Domain or the like."""

from collections.abc import Sequence
from functools import cached_property

from antikorupsi.ingest.spreadsheets import is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.qualifiers import other_whole, part_named, quantity_in
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Instrument, column_of


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
