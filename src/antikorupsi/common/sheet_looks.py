"""The looks of cells in written workbooks: fonts by name, fills, lines; and how cells get them cheaply."""

from copy import copy
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from antikorupsi.common import palette


def font(colour: str = "", *, bold: bool = False, italic: bool = False, size: float = 11, **more: Any) -> Font:
    """A font with its name and family: without a name programs take one with serifs."""
    known = palette.argb(colour) if colour else None
    return Font(name="Calibri", family=2, size=size, bold=bold, italic=italic, color=known, **more)


def fill(colour: str) -> PatternFill:
    """A plain fill."""
    return PatternFill("solid", fgColor=palette.argb(colour))


HEADER_FILL = fill(palette.DARK_BLUE)
HEADER_FONT = font(palette.WHITE, bold=True)
TITLE_FONT = font(palette.DARK_BLUE, bold=True, size=14)
LINE = Side(style="thin", color=palette.argb(palette.SHEET_LINE))
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
_NO_FONT, _NO_FILL, _NO_BOX, _TOP = font(), PatternFill(), Border(), Alignment(vertical="top")


@dataclass(frozen=True, eq=False)
class Look:
    """How a cell looks; two looks are equal only if they are one."""

    font: Font = _NO_FONT
    fill: PatternFill = _NO_FILL
    border: Border = _NO_BOX
    alignment: Alignment = _TOP


HEADER = Look(HEADER_FONT, HEADER_FILL, BOX, Alignment(wrap_text=True, vertical="center"))
TEXT = Look(border=BOX, alignment=Alignment(wrap_text=True, vertical="top"))
NUMBER = Look(border=BOX)

_wrapping: WeakKeyDictionary[Workbook, dict[int, bool]] = WeakKeyDictionary()
_known: WeakKeyDictionary[Workbook, dict[tuple[Look, str], Any]] = WeakKeyDictionary()


def dress(cell: Cell | MergedCell, look: Look, number_format: str = "General") -> None:
    """Gives a cell a look, before its text, which may add a prefix to it.

    openpyxl hashes each part of a look for each cell, a third of the time of a scorecard; here the second cell of a
    workbook copies the numbers that the first one got.
    """
    styled: Any = cell  # its stubs know no `_style`
    looks = _known.setdefault(styled.parent.parent, {})
    known = looks.get((look, number_format))
    if known is None:
        cell.font, cell.fill, cell.border, cell.alignment = look.font, look.fill, look.border, look.alignment
        cell.number_format = number_format
        looks[look, number_format] = copy(styled._style)
    else:
        styled._style = copy(known)


def wraps(cell: Cell | MergedCell) -> bool:
    """Whether a cell breaks its text into lines; asked once for each alignment of a workbook, which openpyxl copies."""
    if not cell.has_style:
        return False
    styled: Any = cell
    known = _wrapping.setdefault(styled.parent.parent, {})
    alignment = styled._style.alignmentId
    if alignment not in known:
        known[alignment] = bool(cell.alignment.wrap_text)
    return known[alignment]
