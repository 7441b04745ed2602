"""The cell styles of an .xlsx workbook that say something of a value: percents, words in formats, struck-out fonts."""

import zipfile
from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets.numbers import has_words, shows_percent
from antikorupsi.ingest.spreadsheets.opening import bounded_chunks_of
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.xlsx_parts import Element, elements_of

_PERCENT_FORMATS = frozenset({"9", "10"})  # the built-in formats 0% and 0.00%
_MOST_STYLES = 100_000  # Excel allows 65,490 cell formats
_LISTS = ("fonts", "cellXfs", "cellStyleXfs", "dxfs")


@dataclass
class CellStyles:
    """By number of style: those that show 0.7 as 70 %, that strike the value out, and that show words beside it."""

    percent: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    worded: dict[int, str] = field(default_factory=dict)

    @property
    def with_meaning(self) -> frozenset[int]:
        """The styles that mark percent, struck-out or worded figures."""
        return frozenset((*self.percent, *self.struck, *self.worded))


@dataclass
class _Reader:
    """Follows the elements of the part with the styles."""

    found: CellStyles = field(default_factory=CellStyles)
    formats: dict[str, str] = field(default_factory=dict)
    struck_fonts: set[int] = field(default_factory=set)
    fonts: int = 0
    styles: int = 0
    inside: str = ""

    def take(self, element: Element) -> None:
        given = element.attributes
        if element.name in _LISTS:
            self.inside = element.name
        elif element.name == "numFmt":
            self.formats[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif self.inside == "fonts" and element.name == "font":
            self.fonts += 1
        elif self.inside == "fonts" and element.name == "strike" and given.get("val", "1") not in ("0", "false"):
            self.struck_fonts.add(self.fonts - 1)
        elif self.inside == "cellXfs" and element.name == "xf":
            self._take_style(given)

    def _take_style(self, given: dict[str, str]) -> None:
        number, format_id = self.styles, given.get("numFmtId", "")
        code = self.formats.get(format_id, "")
        if format_id in _PERCENT_FORMATS or shows_percent(code):
            self.found.percent.add(number)
        if has_words(code):
            self.found.worded[number] = code
        font = given.get("fontId", "")
        if font.isdigit() and int(font) in self.struck_fonts:
            self.found.struck.add(number)
        self.styles += 1


def cell_styles(archive: zipfile.ZipFile, styles: str) -> CellStyles:
    """The cell styles that say something of a value; `styles` is the part that holds them, if there is one."""
    reader = _Reader()
    for element in elements_of(bounded_chunks_of(archive, styles)) if styles else ():
        reader.take(element)
    if reader.styles > _MOST_STYLES:
        raise Refused("file_damaged", reason=f"{reader.styles} cellXfs")
    return reader.found
