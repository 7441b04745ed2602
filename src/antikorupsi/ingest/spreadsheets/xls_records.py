"""The records of an .xls workbook, looked through before its reader: extent, macros, encryption, bare formulas."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets.cells import Cell
from antikorupsi.ingest.spreadsheets.refusal import (
    MAXIMUM_FORMATTED_CELLS,
    Extent,
    Refused,
    check_rectangle,
    stray_cell,
)

_END_OF_SHEET = 0x0A
_FORMULA = (0x06, 0x206, 0x406)
_ENCRYPTION = 0x2F
_BOUND_SHEET = 0x85
_ONE_CELL = (0x03, 0x04, 0x05, 0xD6, 0xFD, 0x27E, 0x203, 0x204, 0x205, *_FORMULA)
_MANY_NUMBERS = 0xBD
_MANY_BLANKS = 0xBE
_BLANK = (0x01, 0x201)
_MACRO_SHEETS = (1, 6)
_LINK = 0x1B8
_MOST_LINKED_CELLS = 1_000_000  # the reader keeps an entry for every cell of a hyperlink's range
_RECALCULATE = 0x03  # a program that cannot calculate asks for it on loading, and leaves zero as the result
_ZERO = bytes(8)
_NO_TEXT = b"\3\0\0\0\0\0\xff\xff"
_HEADER = struct.Struct("<HH")  # kind and length
_PLACE = struct.Struct("<HH")


@dataclass
class SheetRecords:
    """What the records of a sheet tell: its extent and the cells whose formulas were never calculated."""

    size: int = 0
    linked: int = 0
    rows: int = 0
    columns: int = 0
    filled: int = 0
    blanks: int = 0
    formulas: int = 0
    not_calculated: set[Cell] = field(default_factory=set)
    without_text: set[Cell] = field(default_factory=set)

    def take(self, kind: int, data: bytes) -> None:
        """Counts the cells of one record."""
        self.size += len(data) + _HEADER.size
        if kind == _LINK:
            self._take_link(data)
        elif kind in _ONE_CELL:
            self._fill(_place(data), 1)
            if kind in _FORMULA:
                self._take_formula(data)
        elif kind == _MANY_NUMBERS:
            self._fill(_place(data), (len(data) - 6) // 6)
        elif kind in _BLANK or kind == _MANY_BLANKS:
            self.blanks += 1 if kind in _BLANK else (len(data) - 6) // 2
            if self.blanks > MAXIMUM_FORMATTED_CELLS:
                row, column = _place(data)
                raise stray_cell(row + 1, column + max(1, (len(data) - 6) // 2))

    def _take_link(self, data: bytes) -> None:
        first_row, last_row, first_column, last_column = struct.unpack_from("<HHHH", data)
        self.linked += max(0, last_row - first_row + 1) * max(0, last_column - first_column + 1)
        if self.linked > _MOST_LINKED_CELLS:
            raise Refused("file_harmful")

    def _take_formula(self, data: bytes) -> None:
        """Notes a formula whose result is empty: zero with the request to calculate it on loading, or no text."""
        place, result = _place(data), data[6:14]
        self.formulas += 1
        if result == _ZERO and data[14] & _RECALCULATE == _RECALCULATE:
            self.not_calculated.add(place)
        elif result == _NO_TEXT:
            self.without_text.add(place)

    def end(self, extent: Extent) -> None:
        """Judges the whole sheet: where no formula has more than an empty text, none was ever calculated."""
        if len(self.not_calculated) + len(self.without_text) == self.formulas:
            self.not_calculated |= self.without_text
        extent.add(self.rows, self.columns, self.filled)

    def _fill(self, place: Cell, cells: int) -> None:
        row, column = place
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + cells)
        self.filled += cells
        check_rectangle(self.rows, self.columns)


def look_through(stream: bytes) -> list[SheetRecords]:
    """What the records of every worksheet tell, in the order of the workbook; raises Refused beyond the bounds."""
    sheets: list[SheetRecords] = []
    extent, size = Extent(), 0
    for kind, data in _records(stream, 0):
        if kind == _ENCRYPTION:
            raise Refused("file_protected")
        if kind == _BOUND_SHEET:
            if data[5] in _MACRO_SHEETS:
                raise Refused("file_with_macros")
            if data[5] == 0:
                sheets.append(_look_through_sheet(stream, int.from_bytes(data[:4], "little"), extent))
                size += sheets[-1].size
                if size > len(stream):
                    raise Refused("file_harmful")  # sheets that share their records are read many times
    return sheets


def _look_through_sheet(stream: bytes, start: int, extent: Extent) -> SheetRecords:
    sheet = SheetRecords()
    for kind, data in _records(stream, start):
        sheet.take(kind, data)
    sheet.end(extent)
    return sheet


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place in the stream to the end of its part."""
    at = start
    while at + 4 <= len(stream):
        kind, length = _HEADER.unpack_from(stream, at)
        if kind == _END_OF_SHEET:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
    raise Refused("file_damaged", reason="EOF")


def _place(data: bytes) -> Cell:
    """The row and column with which every record of cells begins."""
    row, column = _PLACE.unpack_from(data)
    return row, column
