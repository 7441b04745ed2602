"""The sheets and values of an OpenDocument workbook while it is read: repeated cells with their counts."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from antikorupsi.ingest.spreadsheets.cells import Cell, NoResult, Remark, Sheet, Value, text_of
from antikorupsi.ingest.spreadsheets.numbers import says_something
from antikorupsi.ingest.spreadsheets.refusal import Extent, check_rectangle, check_share

_MOST_COLUMNS = 2**14
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,](\d+))?S")
_SHOWN_NUMBER = re.compile(r"[-+]?\d[\d.,\s\u00a0]*(?:E[-+]?\d+|/\d+)?(?<!\s)", re.IGNORECASE)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")


@dataclass
class OdsTable:
    """The rows so far, and the row and cell that stand open; `source` names the sheet elsewhere that it copies."""

    name: str
    hidden: bool
    extent: Extent
    source: str = ""
    rows: list[list[Value]] = field(default_factory=list)
    width: int = 0
    filled: int = 0
    below: int = 0  # empty rows since the last filled one
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)
    row: list[Value] = field(default_factory=list)
    comments: dict[Cell, str] = field(default_factory=dict)
    beside: int = 0  # empty cells since the last filled one

    @property
    def at(self) -> Cell:
        """The row and column of the cell that stands open."""
        return len(self.rows) + self.below, len(self.row) + self.beside

    def put(self, value: Value, times: int) -> None:
        """Adds a cell, repeated; empty cells are only counted until a filled one follows them."""
        if value is None:
            self.beside += times
            return
        row, column = self.at
        check_rectangle(row + 1, column + times)
        self.extent.repeat(row + 1, column + times, times - 1)
        self.row += [None] * self.beside
        self.row += [value] * times
        self.filled += times
        self.beside = 0

    def end_row(self, times: int, hidden: bool) -> None:
        """Adds the row that stands open, repeated; empty rows are only counted until a filled one follows them."""
        row, self.row, self.beside = self.row, [], 0
        if not row:
            self.below += times
            return
        self.width = max(self.width, len(row))
        first = len(self.rows) + self.below
        self.extent.repeat(first + times, self.width, len(row) * (times - 1))
        self.filled += sum(value is not None for value in row) * (times - 1)
        check_share(first + times, self.width, self.filled)
        self.rows += [[] for _ in range(self.below)]
        self.rows.append(row)
        self.rows += [list(row) for _ in range(times - 1)]
        self.below = 0
        if hidden:
            self.hidden_rows.update(range(first, first + times))

    def add_columns(self, times: int, hidden: bool) -> None:
        """Adds columns as they are described above the rows."""
        if hidden:
            self.hidden_columns.update(range(self.columns, min(self.columns + times, _MOST_COLUMNS)))
        self.columns += times

    def end(self) -> None:
        """Counts the table among those of its workbook."""
        self.extent.add(len(self.rows), self.width, self.filled)

    def sheet(self, file: str) -> Sheet:
        """The sheet when all of it is read; a hidden one that a program copied from elsewhere is a remark, no rows."""
        copied = bool(self.source) and self.hidden
        return Sheet(
            file,
            self.name,
            [] if copied else self.rows,
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(column for column in self.hidden_columns if column < self.width),
            merged=tuple(self.merged),
            comments=self.comments,
            remarks=(Remark("copied_sheet", (0, 0), {"source": self.source}),) if copied else (),
        )


def value_of(attributes: Mapping[str, str], paragraphs: Sequence[str]) -> Value:
    """The value of a cell from its attributes and the text a person sees; NoResult for errors and bare formulas.

    A formula whose result is an empty text still has a paragraph, an empty one.
    """
    text = "\n".join(paragraphs)
    kind = attributes.get("office:value-type", "")
    if attributes.get("calcext:value-type") == "error":
        return NoResult(text or "#VALUE!")
    if not kind and not paragraphs and "table:formula" in attributes:
        return NoResult(_formula(attributes["table:formula"]))
    if kind not in _READERS:
        return attributes.get("office:string-value", text) or None
    attribute, read = _READERS[kind]
    return read(attributes.get(attribute, ""), text)


def _truth(written: str, _: str) -> Value:
    return written == "true"


def _number(written: str, text: str) -> Value:
    try:
        return float(written)
    except ValueError:
        return text or None


def _number_as_shown(written: str, text: str) -> Value:
    """A number, with the words that its format shows beside it: `88.1 (sementara)`."""
    number = _number(written, text)
    rest = _SHOWN_NUMBER.sub("", text, count=1)
    if not isinstance(number, float) or not says_something(rest):
        return number
    return _SHOWN_NUMBER.sub(text_of(number), text, count=1) if _SHOWN_NUMBER.search(text) else text


def _date(written: str, text: str) -> Value:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return text or written or None
    return moment if "T" in written else moment.date()


def _time(written: str, text: str) -> Value:
    """A time of day, or a duration where it is a day or longer."""
    parts = _DURATION.fullmatch(written)
    if not parts:
        return text or written or None
    hours, minutes, seconds = (int(part[:9]) for part in parts.groups()[:3])
    if hours >= 24:
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return time(hours, minutes, seconds) if minutes < 60 and seconds < 60 else text


_READERS: dict[str, tuple[str, Callable[[str, str], Value]]] = {
    "float": ("office:value", _number_as_shown),
    "percentage": ("office:value", _number),
    "currency": ("office:value", _number),
    "boolean": ("office:boolean-value", _truth),
    "date": ("office:date-value", _date),
    "time": ("office:time-value", _time),
}


def _formula(written: str) -> str:
    """A formula the way a person writes it: `of:=[.A1]+[.B1]` is =A1+B1."""
    bare = written.partition(":")[2] if re.match(r"\w+:=", written) else written
    return _REFERENCE.sub(lambda match: re.sub(r"(^|:)\.", r"\1", match[1]).removeprefix("$"), bare)
