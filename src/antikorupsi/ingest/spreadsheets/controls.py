"""Characters that no table holds on purpose and no XML may hold: taken out of cells, each cell with a remark."""

import re
from collections.abc import Iterator
from dataclasses import replace

from antikorupsi.ingest.spreadsheets.cells import Remark, Sheet, Value

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]+"
)
_BETWEEN_DIGITS = re.compile(rf"(?<=[\d.,]){_CONTROL.pattern}(?=[\d.,])")
_UNREADABLE = "\ufffd"
_MOST_REMARKS = 100
RULE = "control_character"


def without_controls(sheet: Sheet) -> Sheet:
    """The sheet with control characters taken out of its texts and its name, and a remark on every such cell.

    Within a number one may stand for a lost digit or mark: it is replaced by a character that no number holds.
    """
    if not sheet.name.isprintable():
        sheet = replace(sheet, name=_CONTROL.sub("", sheet.name))
    found = list(_cells(sheet))
    for row, column, text in found:
        sheet.rows[row][column] = _cleaned(text)
    remarks = tuple(Remark(RULE, (row, column), {"codes": _codes(text)}) for row, column, text in found)
    return replace(sheet, remarks=(*sheet.remarks, *remarks[:_MOST_REMARKS])) if remarks else sheet


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The cells whose text holds control characters; most texts are printable, which is known soonest of whole rows."""
    for row, values in enumerate(sheet.rows):
        if not "".join([value for value in values if type(value) is str]).isprintable():
            for column, value in enumerate(values):
                if isinstance(value, str) and _CONTROL.search(value):
                    yield row, column, value


def _cleaned(text: str) -> Value:
    return _CONTROL.sub("", _BETWEEN_DIGITS.sub(_UNREADABLE, text)) or None


def _codes(text: str) -> str:
    """The characters by their numbers: U+0002."""
    found = sorted({character for run in _CONTROL.findall(text) for character in run})
    return ", ".join(f"U+{ord(character):04X}" for character in found[:5])
