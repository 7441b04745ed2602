"""Cells whose content stands in another one: figures and remarks in merged cells, and remarks such as `idem`."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from antikorupsi.ingest.spreadsheets import Cell, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import words

CELL_COVERED = "cell_covered"
_DITTO = frozenset('"\u201c\u201d\u201e\u201f\u2033\u3003')
_AROUND_DITTO = frozenset(" -/.'\u2018\u2019")
_LONGEST = 25  # characters
_ROLES_OF_REMARKS = frozenset({"note", "status", "stage", "basis", "url", "quoted"})


def with_repeated_cells(table: Table) -> Table:
    """The table with merged figures and remarks in all cells they cover, and remarks in place of `idem` and of signs.

    A cell below the same region, year and item repeats its figure, and stays blank: two lines make up one row there.
    """
    figures = ((cell, table.sheet.value(*first)) for cell, first in (_covered(table) if table.sheet.merged else ()))
    found = [*figures, *_remarks(table)]
    if not found:
        return table
    rows = list(table.sheet.rows)
    for (row, column), value in found:
        rows[row] = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
        rows[row][column] = value
    return replace(table, sheet=replace(table.sheet, rows=rows))


def _remarks(table: Table) -> Iterator[tuple[Cell, str]]:
    """The cells beside figures that repeat a remark or hold the sign of a footnote alone, each with what is meant."""
    signs = dict(table.footnotes)
    meant = {text: signs[sign] for text in table.sheet.texts if (sign := text.strip("() ").lower()) in signs}
    repeated = {text for text in table.sheet.texts if repeats_remark(text)}
    if not repeated and not meant and not table.sheet.merged:
        return
    others = {placed.index for placed in table.columns if placed.column.role not in _ROLES_OF_REMARKS}
    for column in [index for index in table.span if index not in others]:
        above = ""
        for row in (row for row in table.body if table.sheet.count(row)):
            first = table.sheet.first_merged(row, column)
            value = table.sheet.value(*first)
            said = meant.get(value, value) if isinstance(value, str) else ""
            is_covered = first != (row, column) and first[1] == column and first[0] in table.body
            if said in repeated:
                said = above
            if said and (is_covered or said != value):
                yield (row, column), said
            above = said if said.strip() else ""


def repeats_remark(text: str) -> bool:
    """Whether a remark is the one of the row above: `idem`, or signs for ditto."""
    if len(text) > _LONGEST:
        return False
    is_ditto = set(text) <= _DITTO | _AROUND_DITTO and (not _DITTO.isdisjoint(text) or "//" in text or "''" in text)
    return is_ditto or normalised(text) in words("repeated")


def _covered(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """The blank cells of merged figures that are of other figures than those before them, each with the first cell."""
    figures = {placed.index: placed for placed in table.measured}
    seen: dict[Cell, set[_Identity]] = defaultdict(set)
    for row in table.body:
        for column, placed in figures.items():
            first = table.sheet.first_merged(row, column)
            if first == (row, column) or not _is_figure(table, first, figures):
                continue
            known = seen[first] | {_Identity.of(table, first[0], figures[first[1]])}
            identity = _Identity.of(table, row, placed)
            if identity not in known and identity.is_named and is_blank(table.sheet.value(row, column)):
                yield (row, column), first
            seen[first].add(identity)


def fault_of_covered(table: Table, row: int, column: int) -> Fault | None:
    """The fault of a cell below merged cells that show another value: spreadsheet programs keep it, nobody sees it."""
    first = table.sheet.first_merged(row, column)
    value, shown = table.sheet.value(row, column), table.sheet.value(*first)
    if first == (row, column) or is_blank(value) or value == shown or normalised(value) == normalised(shown):
        return None
    return Fault(CELL_COVERED, {"value": text_of(value), "shown": text_of(shown) or "-"})


def _is_figure(table: Table, first: Cell, figures: Container[int]) -> bool:
    """Whether the first cell of a merged range holds a figure, and the range does not hold the key of its row."""
    row, column = first
    named = table.sheet.first_merged(row, table.key) == first
    return column in figures and row in table.body and not named and not is_blank(table.sheet.value(row, column))


@dataclass(frozen=True)
class _Identity:
    """Which figure a cell holds: of the row that names the region, with its year and item, and of the column's item."""

    named_row: int
    of_row: tuple[str, ...]
    item: tuple[str, str | None, int | None]
    is_named: bool

    @classmethod
    def of(cls, table: Table, row: int, placed: PlacedColumn) -> "_Identity":
        """The identity of a cell."""
        named_row = table.sheet.first_merged(row, table.key)[0]
        roles = ("year", "item", "stage")
        of_row = tuple(
            text_of(table.sheet.value(row, placed.index)) for role in roles for placed in table.of_role(role)
        )
        is_named = not is_blank(table.sheet.value(named_row, table.key))
        return cls(named_row, of_row, (placed.instrument.id, placed.column.item, placed.year), is_named)
