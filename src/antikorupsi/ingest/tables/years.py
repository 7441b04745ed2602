"""The year of a figure: by its cell, by rows above it or titles, and what else cells, signs and remarks say of it."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables.dates import as_written, date_words, month_in_digits, times_in
from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.headings import all_phrases, labels_by_spelling, normalised
from antikorupsi.ingest.tables.left_over import names_part
from antikorupsi.ingest.tables.other_measures import listed_measure
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity, read_year
from antikorupsi.ingest.tables.words import Kind, words
from antikorupsi.rules import instrument_by_id

_MOSTLY_BLANK = 0.5  # a column that names each year once leaves most of its cells blank
_FIRST_YEAR = 1900
_LOOSE: tuple[Kind, ...] = ("general", "years", "beside_year", "of_results", "around_status")
_OTHERS = ("s", "d", "dan", "revisi", "final", "data", "bulan", "tanggal", "tgl", "0")
_YEAR = r"(?:19|20)\d\d"
_BOUND = re.compile(
    rf"[<>\u2264\u2265\u2248~\u00b1]=?\s*{_YEAR}\b|\b{_YEAR}\s*(?:[?!<>\u2264\u2265~\u00b1]|\(\s*\?\s*\)|\+(?!\d))"
)
_MARK = re.compile(rf"\b{_YEAR}\s*(?:\(\s*(?P<letter>[a-z]{{1,2}})\s*\)|(?P<sign>[*#^]+))", re.IGNORECASE)


class Years:
    """The years of a table's rows."""

    def __init__(self, table: Table) -> None:
        """Finds out which year columns name each year once, for all rows below."""
        self._table = table
        self._of_column = {column.index: self._read(column.index) for column in table.of_role("year")}

    def of(self, row: int, figure: PlacedColumn | None = None) -> int | None:
        """The year of a row, or of a figure in it; None where nothing says it. The row's own columns come first."""
        columns = self._table.of_role("year") if figure is None else self._table.year_columns(figure)
        if columns:
            return self._of_column[columns[0].index].get(row)
        return self._table.year

    def _read(self, index: int) -> dict[int, int | None]:
        table = self._table
        of_row: dict[int, int | None] = {}
        rows = [row for row in table.body if table.filled(row)]
        blank = [row for row in rows if is_blank(table.sheet.value(row, index))]
        carried = len(blank) > _MOSTLY_BLANK * len(rows) and len(blank) < len(rows)
        above: int | None = None
        for row in table.body:
            cell = table.sheet.value(row, index)
            if is_blank(cell):
                covered = self._covering(row, index)
                of_row[row] = covered or (above if carried else None)
            else:
                above = of_row[row] = read_year(cell)
        return of_row

    def _covering(self, row: int, index: int) -> int | None:
        """The year in the first of the merged cells that a cell lies in."""
        sheet = self._table.sheet
        return read_year(sheet.value(*sheet.first_merged(row, index)))


@dataclass
class YearRows:
    """The years that rows amid a table said last, by the index of the column; `row` is the last such row.

    One year holds for all columns of figures, unless these are headed by several; a column over which none stands then
    has none.
    """

    table: Table
    years: dict[int, int | None] = field(default_factory=dict, init=False)
    row: int = field(default=-1, init=False)

    def heads(self, row: int, filled: list[PlacedColumn]) -> bool:
        """Whether a row holds years alone, in columns of figures; notes them if so."""
        said = {placed.index: self.table.sheet.value(row, placed.index) for placed in filled}
        cells = [index for index in self.table.span if not is_blank(self.table.sheet.value(row, index))]
        if len(cells) != len(said) or not all(map(is_bare_year, said.values())) or not all(map(_holds_no_year, filled)):
            return False
        found = {index: year for index, cell in said.items() if (year := read_year(cell)) is not None}
        columns = [placed.index for placed in self.table.measured]
        if self.table.of_role("year") or not found:
            return False
        headed = {placed.year for placed in self.table.measured}
        of_all = next(iter(found.values())) if len(set(found.values())) == len(headed) == 1 else None
        self.years = {index: found.get(index, of_all) for index in columns}
        self.row = row
        return True


def _holds_no_year(placed: PlacedColumn) -> bool:
    """Whether no figure of a column can look like a year."""
    column = placed.column
    return column.type == "label" or (column.range is not None and column.range[1] < _FIRST_YEAR)


def fault_beside_year(cell: Value, instrument_id: str) -> Fault | None:
    """What is wrong with a figure whose cell of the year says more than the year, a time of it or a status."""
    return _fault(text_of(cell), instrument_id) if isinstance(cell, str) else None


@lru_cache(maxsize=2**12)
def _fault(text: str, instrument_id: str) -> Fault | None:
    said = normalised(text)
    instrument = instrument_by_id()[instrument_id]
    if quantity_in(said, instrument_id) or names_part(said, instrument_id) or listed_measure(said):
        return fault_of_quantity("other_quantity", text, instrument)
    is_clear = _known_words().issuperset(_left(text)) and not is_doubtful_year(text)
    return None if is_clear else Fault("unclear_year", {"value": text})


def _left(text: str) -> list[str]:
    """The words and numbers of a text without its year and its times."""
    written = as_written(text)
    if month_in_digits(written) is not None:
        return []
    for time in reversed(times_in(written)):
        written = f"{written[: time.start]} {written[time.end :]}"
    return [word for word in normalised(written).split() if not (len(word) == 4 and word.isdecimal())]


@cache
def _known_words() -> frozenset[str]:
    """Words for years and statuses, those of the names of instruments, and those before a day."""
    texts = [*labels_by_spelling("status"), *all_phrases()]
    texts += [*(text for kind in _LOOSE for text in words(kind)), *map(normalised, date_words("cut_off"))]
    return frozenset((*_OTHERS, *(word for text in texts for word in text.split())))


def is_doubtful_year(written: str) -> bool:
    """Whether a bound or a sign of doubt stands at a year."""
    return _BOUND.search(written) is not None


def faults_of_year_marks(table: Table) -> dict[int, FaultAt]:
    """The fault of every column whose heading has such a sign at its year, or a mark that no note explains."""
    return {
        placed.index: FaultAt(Fault("unclear_year", {"value": placed.heading}), table.heading_cell(placed.index))
        for placed in table.measured
        if placed.year is not None and (is_doubtful_year(placed.heading) or _is_unexplained(placed.heading, table))
    }


def _is_unexplained(heading: str, table: Table) -> bool:
    mark = _MARK.search(heading)
    return mark is not None and not _explains((mark["letter"] or mark["sign"]).lower(), table)


def _explains(mark: str, table: Table) -> bool:
    """Whether a footnote, or a note such as `e = estimasi`, stands for a mark in a row of its own."""
    upright = table.sheet.turn() if table.sheet.turned else table.sheet
    for cells in upright.rows:
        texts = [text_of(cell) for cell in cells if not is_blank(cell)]
        note = footnote_in(" ".join(texts)) if 0 < len(texts) <= 2 else None
        if note is not None and note[0] == mark:
            return True
        if len(texts) == 1 and re.search(rf"(?<!\w){re.escape(mark)}\)?\s*[=:]", texts[0].lower()):
            return True
    return False
