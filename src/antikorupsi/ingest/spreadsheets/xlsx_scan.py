"""One pass over the XML of a sheet for what its reader does not tell: true extent, hidden parts, uncalculated cells.

The extent must be known before the sheet is handed over: the reader allocates the rectangle around all filled cells at
once, and aborts the process where that fails. What a sheet claims in `dimension` is not looked at. Searches run over
pieces of raw bytes; details are looked for only in the pieces in which something gives them away. Most pieces hold
nothing but numbers: a letter that these lack is found, or not, several times sooner than a tag.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType

from antikorupsi.ingest.spreadsheets.cells import Cell, NoResult, Value, column_letters
from antikorupsi.ingest.spreadsheets.refusal import (
    MAXIMUM_FORMATTED_CELLS,
    Refused,
    check_rectangle,
    check_share,
    stray_cell,
)
from antikorupsi.ingest.spreadsheets.xlsx_styles import CellStyles
from antikorupsi.ingest.spreadsheets.xlsx_tags import (
    UnusualFormError,
    attributes_of,
    check_cells,
    check_hidden_rows,
    check_prefixes,
    check_quotes,
    column_number,
    in_usual_form,
    whole_cells,
)
from antikorupsi.ingest.spreadsheets.xlsx_texts import is_marked, rich_text

_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*+(?<!/)>')
_ANY = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_HIDDEN = re.compile(rb"hidden\s*+=")
_TRUE = (b"1", b"true")
_COLUMN = re.compile(rb"<col\s[^<>]*+>")
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]{1,7})"[^<>]* hidden="(?:1|true)"')
_FORMULA_TAG = re.compile(rb"<f[\s/>]")
_WITHOUT_RESULT = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>]*+)>\s*+<f([^<>]*?)(?:/>|>([^<]*+)</f>)\s*+'
    rb"(<v\s*+/>|<v[^<>]*+>\s*+</v>)?+\s*+</c>"
)
_SHARED = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*+>\s*+<f(?=[^<>]* t="shared")(?=[^<>]* si="([0-9]+)")[^<>]*+>([^<]++)</f>'
)
_ERROR_TYPE = re.compile(rb'"e"')
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?=[^<>]* t="e")[^<>]*+>\s*+(?:<f[^<>]*?(?:/>|>[^<]*+</f>))?+\s*+'
    rb"<v[^<>]*+>([^<]*+)</v>"
)
_POINTER = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?=[^<>]* t="s")[^<>]*+>\s*+(?:<f[^<>]*?(?:/>|>[^<]*+</f>))?+\s*+'
    rb"<v[^<>]*+>\s*+([0-9]{1,9})"
)
_INLINE = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*+>\s*+(<is>(?:(?!</is>|<c ).)*+</is>)', re.DOTALL)
_END = re.compile(rb"</(?:[\w.-]+:)?\w*sheet>")
_END_BYTES = 4096
_MOST_STYLES = 50  # that say something of a value, that a pattern names one by one
_LONGEST_FORMULA = 250  # of a formula that is written out for a cell that only points to it
_MOST_FORMULAS = 5000  # that are written out so


@dataclass
class SheetFacts:
    """What a sheet's XML tells besides its values; `rows` and `columns` are at least those of the box it was read in.

    `usual` says whether it is written in the usual form; `filled` counts the cells that hold something, `texts` at
    least those that point into the list of texts; `hidden_columns` holds the first and last column of each hidden run,
    from zero; `worded` holds number formats that show words, `rich` the texts with raised or struck parts.
    """

    usual: bool = True
    rows: int = 0
    columns: int = 0
    filled: int = 0
    texts: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    percent: set[Cell] = field(default_factory=set)
    struck: set[Cell] = field(default_factory=set)
    worded: dict[Cell, str] = field(default_factory=dict)
    rich: dict[Cell, Value] = field(default_factory=dict)
    comments: dict[Cell, str] = field(default_factory=dict)
    no_results: dict[Cell, NoResult] = field(default_factory=dict)
    errors: set[str] = field(default_factory=set)


def scan_sheet(
    chunks: Callable[[], Iterator[bytes]], styles: CellStyles, rich: Mapping[int, Value] = MappingProxyType({})
) -> SheetFacts:
    """The facts of a sheet from its XML, given anew by each call of `chunks`; raises Refused beyond the bounds.

    `rich` holds, by place in the list of texts, those with raised or struck parts.
    """
    try:
        return _scan(chunks, styles, rich)
    except UnusualFormError:
        facts = _scan(lambda: in_usual_form(chunks()), styles, rich)
        facts.usual = False
        return facts


def cell_that_stands_twice(chunks: Callable[[], Iterator[bytes]]) -> str:
    """The first cell that a sheet in the usual form holds two of, of which readers take either; "" without one."""
    seen: set[tuple[bytes, bytes]] = set()
    for text in whole_cells(chunks()):
        for cell in _FILLED.findall(text):
            if cell in seen:
                return b"".join(cell).decode()
            seen.add(cell)
    return ""


def _scan(chunks: Callable[[], Iterator[bytes]], styles: CellStyles, rich: Mapping[int, Value]) -> SheetFacts:
    scan = _Scan(styles, rich)
    end = b""
    for text in whole_cells(chunks()):
        scan.take(text)
        end = (end + text[-_END_BYTES:])[-_END_BYTES:]
    if not _END.search(end):
        raise Refused("file_damaged", reason="</worksheet>")
    check_share(scan.facts.rows, scan.facts.columns, scan.facts.filled)
    return scan.facts


class _Scan:
    """Takes the pieces of a sheet one by one and keeps what they tell."""

    def __init__(self, cell_styles: CellStyles, rich: Mapping[int, Value]) -> None:
        self.facts = SheetFacts()
        self._box = _box(0, 0)
        self._formatted = 0
        self._written_out = 0
        self._formulas: dict[bytes, tuple[str, str]] = {}
        with_meaning = cell_styles.with_meaning
        few = len(with_meaning) <= _MOST_STYLES
        styles = b"|".join(b"%d" % style for style in sorted(with_meaning)) if few else b"[0-9]{1,7}"
        self._mark = re.compile(rb' s="(?:' + styles + rb')"') if styles else None  # what each of the next holds
        self._styled = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?=[^<>]* s="(' + styles + rb')")[^<>]*+(?<!/)>')
        self._styles = cell_styles
        self._rich = rich

    def take(self, text: bytes) -> None:
        """Looks through the next piece of the sheet."""
        check_prefixes(text)
        check_quotes(text)
        inline = text.count(b"</is>") if b"i" in text else 0
        self.facts.filled += text.count(b"</v>") + inline
        self.facts.texts += text.count(b't="s"')
        if self._box.search(text):
            check_cells(text)
            self._widen(text)
        if _HIDDEN.search(text):
            self._take_hidden(text)
        if self._mark and self._mark.search(text):
            self._take_styles(self._styled.findall(text))
        if self._rich:
            self._take_rich(text)
        if inline and is_marked(text):
            self._take_rich_inline(text)
        if b"f" in text and _FORMULA_TAG.search(text):
            self._take_formulas(text)
        if b"e" in text and _ERROR_TYPE.search(text):
            self._take_errors(text)

    def _take_styles(self, found: list[tuple[bytes, bytes, bytes]]) -> None:
        """Notes the cells whose style says something of their value."""
        for place in found:
            style = int(place[2])
            if style in self._styles.percent:
                self.facts.percent.add(_cell(place))
            if style in self._styles.struck:
                self.facts.struck.add(_cell(place))
            if style in self._styles.worded:
                self.facts.worded[_cell(place)] = self._styles.worded[style]

    def _take_rich(self, text: bytes) -> None:
        for letters, digits, place in _POINTER.findall(text):
            if int(place) in self._rich:
                self.facts.rich[_cell((letters, digits))] = self._rich[int(place)]

    def _take_rich_inline(self, text: bytes) -> None:
        for letters, digits, inside in _INLINE.findall(text):
            # A text may hold the word superscript itself: then no part of it is marked, and it stays as it is.
            if is_marked(inside) and (text_shown := rich_text(inside)) is not None:
                self.facts.rich[_cell((letters, digits))] = text_shown

    def _widen(self, text: bytes) -> None:
        """Takes the filled cells outside the box into it, and counts the empty ones that remain outside."""
        facts = self.facts
        facts.rows, facts.columns = _extent(_FILLED.findall(text), facts.rows, facts.columns)
        check_rectangle(facts.rows, facts.columns)
        self._box = _box(facts.rows, facts.columns)
        self._formatted += len(self._box.findall(text))
        if self._formatted > MAXIMUM_FORMATTED_CELLS:
            raise stray_cell(*_extent(_ANY.findall(text), facts.rows, facts.columns))

    def _take_hidden(self, text: bytes) -> None:
        check_hidden_rows(text)
        self.facts.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(text))
        for tag in _COLUMN.findall(text):
            attributes = attributes_of(tag)
            first, last = attributes.get(b"min", b""), attributes.get(b"max", b"")
            if attributes.get(b"hidden") in _TRUE and first.isdigit() and last.isdigit():
                self.facts.hidden_columns.append((int(first) - 1, int(last) - 1))

    def _take_formulas(self, text: bytes) -> None:
        """Notes formulas without a value. A formula whose result is an empty text has an empty value and `t="str"`."""
        for name, index, formula in _SHARED.findall(text):
            self._formulas[index] = (name.decode(), _text(formula))
        for letters, digits, cell, tag, formula, value in _WITHOUT_RESULT.findall(text):
            if not (value and b't="str"' in cell):
                written = _text(formula) or self._shared(letters + digits, attributes_of(tag).get(b"si", b""))
                self.facts.no_results[_cell((letters, digits))] = NoResult(f"={written}")

    def _shared(self, name: bytes, index: bytes) -> str:
        """The formula of a cell that only points to another cell's formula."""
        origin, formula = self._formulas.get(index, ("", ""))
        self._written_out += 1
        if not formula or len(formula) > _LONGEST_FORMULA or self._written_out > _MOST_FORMULAS:
            return "…"
        from openpyxl.formula.translate import Translator  # with openpyxl, a tenth of a second that few files pay

        translated: str = Translator(f"={formula}", origin=origin).translate_formula(name.decode())
        return translated.removeprefix("=")

    def _take_errors(self, text: bytes) -> None:
        for letters, digits, value in _ERROR.findall(text):
            error = _text(value)
            self.facts.errors.add(error)
            self.facts.no_results[_cell((letters, digits))] = NoResult(error)


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))


def _cell(reference: tuple[bytes, ...]) -> Cell:
    return int(reference[1]) - 1, column_number(reference[0]) - 1


def _extent(references: list[tuple[bytes, bytes]], rows: int, columns: int) -> tuple[int, int]:
    """The extent of cells, at least the given one."""
    letters, digits = map(set, zip(*references, strict=True)) if references else (set[bytes](), set[bytes]())
    return max([rows, *map(int, digits)]), max([columns, *map(column_number, letters)])


def _box(rows: int, columns: int) -> re.Pattern[bytes]:
    """A pattern for cells outside the rows and columns known so far, or not written in the usual form.

    Rows are rounded up to their first digit (3,117 to 3,999), so that the box need not grow with every piece.
    """
    if not rows or not columns:
        return re.compile(rb"<c[\s/>]")
    digits = str(rows)
    rest = len(digits) - 1
    inside_rows = f"(?:[1-{digits[0]}][0-9]{{{rest}}}" + (f"|[1-9][0-9]{{0,{rest - 1}}})" if rest else ")")
    return re.compile(f'<c(?! r="(?:{_columns_up_to(columns)}){inside_rows}")[\\s/>]'.encode())


def _columns_up_to(columns: int) -> str:
    """A pattern for the letters of the columns up to a number: 28 is `[A-Z]|A[A-A]|AB`."""
    letters = column_letters(columns)
    length = len(letters)
    shorter = [f"[A-Z]{{1,{length - 1}}}"] if length > 1 else []
    before = [
        f"{letters[:at]}[A-{chr(ord(letter) - 1)}]" + "[A-Z]" * (length - at - 1)
        for at, letter in enumerate(letters)
        if letter > "A"
    ]
    return "|".join([*shorter, *before, letters])
