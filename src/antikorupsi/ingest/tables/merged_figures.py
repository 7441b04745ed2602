"""Figures in merged cells: what the first cell holds is the figure of every year or row that the merged cell covers."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from antikorupsi.ingest.spreadsheets import Cell, is_blank, text_of
from antikorupsi.ingest.tables.table import PlacedColumn, Table


def with_merged_figures(table: Table) -> Table:
    """The table with the value of each merged figure in all cells that it covers, where they are of another figure.

    A cell below the same region, year and item repeats its figure, and stays blank: two lines make up one row there.
    """
    if not table.sheet.merged:
        return table
    rows = [list(cells) for cells in table.sheet.rows]
    for (row, column), first in _covered(table):
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = table.sheet.value(*first)
    return replace(table, sheet=replace(table.sheet, rows=rows))


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
