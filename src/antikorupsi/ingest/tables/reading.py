"""What one sheet gives: its figures, its faults, and the account in which every row and every filled cell appears."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.followup import Answer
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.merging import merge_alike
from antikorupsi.ingest.tables.personal import MASK, is_mask
from antikorupsi.ingest.tables.private_cells import PrivateCells, below_personal_headings
from antikorupsi.ingest.tables.records import (
    STRONGEST_FIRST,
    Finding,
    MissingMark,
    Observation,
    RowClass,
    SheetAccount,
    SurveyGroup,
)
from antikorupsi.ingest.tables.sections import is_section, section_text
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import begins_with, words

# The values of a fault's sentence that repeat what a cell holds; the others come from instrument files and lists.
_QUOTING = ("value", "name", "note", "examples", "code", "province", "percent")
_ON_REGIONS = frozenset({"ambiguous_region", "several_regions"})  # what they quote are names of regions, of no person


def row_aside(cells: Sequence[Value], filled: int, labels: Iterable[Value]) -> RowClass | None:
    """The class of a row without figures that is no row of the table (blank, total, note), None for one that is.

    `filled` says how many of its cells are filled, `labels` are those of them that may name it.
    """
    if not filled:
        return "blank"
    said = next((text for value in labels if isinstance(value, str) and (text := normalised(value))), "")
    if begins_with(said, "totals") or said in words("whole_country"):
        return "total"
    if begins_with(said, "notes") or (filled <= 2 and heads_rows([cell for cell in cells if not is_blank(cell)])):
        return "note"
    return None


def heads_rows(texts: Sequence[Value]) -> bool:
    """Whether a row without figures may head the rows below: one text, or one behind a letter or number."""
    return len(texts) == 1 or (len(texts) == 2 and is_section(section_text(texts)))


@dataclass(frozen=True)
class FaultAt:
    """A fault and the cell it lies in; rows and columns are those of the table's sheet, turned or not."""

    fault: Fault
    cell: Cell


@dataclass
class Reading:
    """What a sheet gave.

    `conceal` keeps what was written out of the findings: on sheets of respondents' answers, and on unknown ones.
    `class_words` are classes beside figures that are only checked against them.
    `beside_answers` says that it lies in a file with answers of respondents: then not even headings and remarks of it
    are repeated.
    """

    sheet: Sheet
    conceal: bool = False
    beside_answers: bool = False
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    missing: list[MissingMark] = field(default_factory=list)
    groups: list[SurveyGroup] = field(default_factory=list)
    class_words: list[Observation] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    account: SheetAccount = field(init=False)
    _classes: dict[int, RowClass] = field(default_factory=dict, init=False)
    _found: set[tuple[str, str]] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        """Opens the account of the sheet."""
        self.account = SheetAccount(file=self.sheet.file, sheet=self.sheet.name, rows=len(self.sheet.rows))

    def find(self, at: FaultAt, region: str = "", sheet: Sheet | None = None) -> None:
        """Adds a finding on one cell, once: one wrong year spoils all figures of its row.

        `sheet` is given where the table was read from the turned sheet.
        """
        read_from = sheet or self.sheet
        value = read_from.value(*at.cell)
        is_masked = is_mask(value) and at.fault.rule != "masked_sheet"
        key = ("masked_value" if is_masked else at.fault.rule, read_from.cell_name(*at.cell))
        if key in self._found:  # asked first: masking the texts of a finding takes longest
            return
        self._found.add(key)
        place = at.cell[::-1] if read_from.turned else at.cell
        fault = Fault("masked_value", {}) if is_masked else self._without_quotes(at.fault, place)
        finding = Finding(
            rule=fault.rule,
            file=read_from.file,
            sheet=read_from.name,
            cell=key[1],
            value_read="" if self.conceal else MASK if self._is_private(fault, place) else text_of(value),
            region=region,
            details=fault.details,
        )
        self.findings.append(finding)

    def _without_quotes(self, fault: Fault, place: Cell) -> Fault:
        """A fault without what it quotes, where that must not be shown."""
        quoted = set(_QUOTING).intersection(fault.details)
        hidden = quoted if self.beside_answers or (quoted and self._is_private(fault, place)) else set()
        if self.beside_answers and fault.rule in ("unknown_column", "column_of_instrument"):
            hidden.add("column")
        if self.beside_answers and fault.rule in ("indicator_not_used", "indicator_of_instrument"):
            hidden.add("items")
        details = {name: MASK if name in hidden else detail for name, detail in fault.details.items()}
        return Fault(fault.rule, details)

    def _is_private(self, fault: Fault, place: Cell) -> bool:
        return place in self._private and fault.rule not in _ON_REGIONS

    @cached_property
    def _private(self) -> PrivateCells:
        return below_personal_headings(self.sheet)

    @property
    def cells_of_findings(self) -> frozenset[str]:
        """The cells of the sheet that findings lie in."""
        return frozenset(cell for _, cell in self._found)

    def take_back(self, cells: Set[str]) -> None:
        """Counts the figures of some cells as faulty: what else the sheet says contradicts them."""
        kept = [seen for seen in self.observations if seen.cell not in cells]
        self.account.faulty += len(self.observations) - len(kept)
        self.account.observations -= len(self.observations) - len(kept)
        self.observations = kept

    def mark(self, row: int, row_class: RowClass) -> None:
        """Gives a row of the sheet its class, unless something stronger was found in it."""
        kept = self._classes.get(row)
        if kept is None or (kept != row_class and STRONGEST_FIRST.index(row_class) < STRONGEST_FIRST.index(kept)):
            self._classes[row] = row_class

    def mark_cells(self, table: Table, row: int, columns: Iterable[int], row_class: RowClass) -> None:
        """Gives a table's row its class; in a turned table these are the sheet's rows that its columns lie in."""
        for index in columns if table.sheet.turned else (row,):
            self.mark(index, row_class)

    @property
    def unmarked(self) -> list[int]:
        """The rows that no table has given a class."""
        return [row for row in range(len(self.sheet.rows)) if row not in self._classes]

    def class_of(self, row: int) -> RowClass | None:
        """The class that a table has given a row of the sheet; None where none has."""
        return self._classes.get(row)

    def mark_rows(self, classes: dict[int, RowClass]) -> None:
        """Gives each of some rows of the sheet its class."""
        for row in classes.keys() & self._classes.keys():
            self.mark(row, classes[row])
        self._classes = classes | self._classes

    def close(self) -> None:
        """Counts every row in one class: those in no table are titles above the last of them, and notes below."""
        last = max(self._classes, default=-1)
        beside: list[RowClass] = [
            "blank" if not self.sheet.count(row) else "title" if row < last else "note" for row in self.unmarked
        ]
        for kind, rows in Counter([*self._classes.values(), *beside]).items():
            self.account.count(kind, rows)
        self.findings = merge_alike(self.findings, self.sheet)
        if self.beside_answers:
            self.observations = [replace(seen, note="") for seen in self.observations]
            self.missing = [replace(mark, written=MASK) for mark in self.missing]

    def refuse(self) -> None:
        """Counts every filled row as rejected: nothing of the sheet was read."""
        for row, cells in enumerate(self.sheet.rows):
            self.mark(row, "blank" if all(map(is_blank, cells)) else "rejected")


def mark_header(table: Table, reading: Reading) -> None:
    """Marks the rows of a table's header; those of a turned one are the rows of regions, years and other keys."""
    keys = [table.key, *(placed.index for placed in table.columns if placed.column.role and not placed.column.item)]
    for row in table.header_rows:
        reading.mark_cells(table, row, keys, "header")


def mark_set_aside(table: Table, reading: Reading) -> None:
    """Marks the rows of the sheet in which a turned table leaves figures of other quantities out."""
    for aside in table.set_aside:
        for row in [aside.cell[1]] if aside.row else [placed.index for placed in table.measured]:
            reading.mark(row, "rejected")


def classify_aside(table: Table, row: int, *, has_figures: bool) -> RowClass | None:
    """The class of a row of a table that is none of its rows (blank, total, note), None for one that is.

    Its label is what names it: `Total` in a column of items, or in a remark beside a region, makes no row of totals.
    """
    if row not in table.asides:
        cells = table.sheet.rows[row]
        labels = (cells[index] for index in table.labelled if index < len(cells))
        table.asides[row] = row_aside(table.cells(row), table.filled(row), labels)
    aside = table.asides[row]
    return None if has_figures and aside == "note" else aside
