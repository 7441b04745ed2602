"""Long tables: the item of each figure stands in a cell of its row, headed Area, Komponen, Domain or the like."""

from collections.abc import Sequence
from functools import cached_property

from antikorupsi.ingest.spreadsheets import is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Instrument


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
            return self._names[text] or placed.column.item
        return FaultAt(self._fault, (self._unknown[0] if self._unknown else row, self._index))

    def is_unknown(self, row: int) -> bool:
        """Whether a row names an item that the instrument does not have, such as a unit or a village."""
        text = self._text(self._table.sheet.first_merged(row, self._index)[0]) if self.known else ""
        return bool(text) and text not in self._names

    @cached_property
    def _fault(self) -> Fault:
        """The fault of all rows with unknown items, which lists each item once."""
        written = dict.fromkeys(text_of(self._table.sheet.value(row, self._index)) for row in self._unknown)
        details = {
            "items": ", ".join(written) or "-",
            "rows": str(len(self._unknown)),
            "instrument": self._table.instrument.name.id,
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
