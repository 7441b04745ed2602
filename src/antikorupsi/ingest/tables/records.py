"""The rows of tables: a figure from a cell, a problem with one, a survey's group, and what became of a sheet's rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from antikorupsi.common import Word, Year
from antikorupsi.ingest.tables.personal import MASK, is_personal_number, mask_personal

Severity = Literal["fault", "error", "warning", "note"]  # fault: the workbook itself failed on this file
RowClass = Literal["title", "header", "blank", "note", "total", "empty", "figures", "rejected"]
ROW_CLASSES: tuple[RowClass, ...] = get_args(RowClass)
LONGEST_QUOTE = 1000  # characters of a cell, or of a list of names, that a finding repeats
# A row that several tables share is what the most telling of them made of it.
STRONGEST_FIRST: tuple[RowClass, ...] = ("figures", "rejected", "empty", "header", "total", "note", "title", "blank")


@dataclass(slots=True, kw_only=True)  # not frozen: each figure is one, and a frozen one takes four times as long
class Observation:
    """One figure from one cell; it is not changed once it is made.

    `region` is a region's code, or a province's two digits; `value` is a number in the unit of the item, `label` a
    word from the item's list or a text; `status` is "final" or "interim"; `note` is what the sender wrote beside it.
    `published`, `dated` (of a check) and `retrieved` are days as 2025-01-31, empty where none is written. `basis` says
    how the source names the region (named, closed, remainder, open, self; empty: not stated), `source_kind` who
    published it (see rules.source_kind), `quoted` the sentence; `prepared` is the office and function that made it.
    """

    region: Word
    instrument: Word
    item: Word
    year: Year
    value: float | None = None
    label: Word | None = None
    status: Word = "final"
    simulated: bool = False
    file: Word
    sheet: Word
    cell: Word
    url: Word = ""
    stage: Word = ""
    assessor: Word = ""
    note: Word = ""
    published: Word = ""
    dated: Word = ""
    basis: Word = ""
    year_inferred: bool = False
    source_kind: Word = ""
    retrieved: Word = ""
    quoted: Word = ""
    prepared: Word = ""

    def __post_init__(self) -> None:
        """Masks numbers of telephones and persons and e-mail addresses, so that no output has to."""
        if self.note:
            mask_field(self, "note", self.note)
        if self.label:
            mask_field(self, "label", self.label)
        if self.url:
            mask_field(self, "url", self.url)
        if self.quoted:
            mask_field(self, "quoted", self.quoted)
        if self.prepared:
            mask_field(self, "prepared", self.prepared)

    @property
    def written(self) -> str:
        """The figure as a text: its label, or its number with six digits at most."""
        return self.label or (f"{self.value:g}" if self.value is not None else "")

    def finding(self, rule: str, details: "Mapping[str, Detail]", value_read: str | None = None) -> "Finding":
        """A finding at the cell of the figure, with what stands there."""
        return Finding(
            rule=rule,
            file=self.file,
            sheet=self.sheet,
            cell=self.cell,
            value_read=self.written if value_read is None else value_read,
            region=self.region,
            details=details,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingMark:
    """One cell in which the sender says, in the words kept in `written`, that there is no figure."""

    region: str
    instrument: str
    item: str = ""
    year: int = 0
    written: str
    file: str
    sheet: str
    cell: str

    def __post_init__(self) -> None:
        """Masks personal data, as in observations."""
        mask_field(self, "written", self.written)


# What a sentence takes: a text, a number, a name by language, or values each with the place it stands in.
Detail = str | float | Mapping[str, str] | Sequence[tuple[str | float, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem with one cell or file: the rule that it breaks, and the values of its message and remedy."""

    rule: str
    file: str
    sheet: str = ""
    cell: str = ""
    value_read: str = ""
    region: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Masks personal data in what is quoted, and cuts what is longer than a sentence can hold."""
        object.__setattr__(self, "value_read", _quoted(self.value_read))
        object.__setattr__(self, "details", {name: _safe_detail(detail) for name, detail in self.details.items()})


def mask_field(record: object, name: str, written: str) -> None:
    """Masks personal data in a field of a record that is being made, frozen or not."""
    masked = mask_personal(written)
    if masked != written:
        object.__setattr__(record, name, masked)


def _quoted(text: str) -> str:
    masked = mask_personal(text)
    return masked if len(masked) <= LONGEST_QUOTE else masked[: LONGEST_QUOTE - 1] + "…"


def _safe_detail(detail: Detail) -> Detail:
    if isinstance(detail, str):
        return _quoted(detail)
    if isinstance(detail, int | float):
        return MASK if is_personal_number(detail) else detail
    if isinstance(detail, Mapping):
        return {name: _quoted(text) for name, text in detail.items()}
    return [(_quoted(value) if isinstance(value, str) else value, place) for value, place in detail]


@dataclass(slots=True, kw_only=True)
class SheetAccount:
    """What became of every row of one sheet; the classes must add up to `rows`.

    `cells` are the filled cells of measured columns, counted before any is read: `observations`, `missing`, `faulty`
    and `aside` (those of totals, means and remarks) must add up to them.
    """

    file: str
    sheet: str
    instrument: str = ""
    rows: int
    title: int = 0
    header: int = 0
    blank: int = 0
    note: int = 0
    total: int = 0
    empty: int = 0
    figures: int = 0
    rejected: int = 0
    cells: int = 0
    aside: int = 0
    observations: int = 0
    missing: int = 0
    faulty: int = 0

    def count(self, row_class: RowClass, rows: int) -> None:
        """Counts so many rows in their class."""
        setattr(self, row_class, getattr(self, row_class) + rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyGroup:
    """A group of respondents and its index with the interval; a suppressed one keeps no value, count or name."""

    region: str
    instrument: str
    year: int
    dimension: str
    group: str
    respondents: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    label: str = ""
    suppressed: bool = False
    simulated: bool = False
    file: str
    sheet: str
    cell: str
