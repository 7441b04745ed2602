"""A workbook before it is written: its cells, and beside them what a careful reader finds in each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from antikorupsi.ingest import Cell


@dataclass(frozen=True)
class Formula:
    """A formula as spreadsheet programs keep it: its text, and the value it last gave (None: never calculated)."""

    text: str
    result: float | None = None


@dataclass(frozen=True)
class ErrorValue:
    """The error that a formula gave, such as #DIV/0!."""

    written: str


Content = str | int | float | date | Formula | ErrorValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFigure:
    """One figure as it should be read, with the cells that say whose it is and of which year, where cells do.

    A figure that its agency says it lacks has `missing`, the words it says so in, and no value. `cells` is the range
    that a figure was computed from, where it is not a single cell.
    """

    region: str
    instrument: str
    item: str
    year: int
    value: float | None = None
    label: str | None = None
    missing: str = ""
    status: str = "final"
    stage: str = ""
    assessor: str = ""
    cells: str = ""
    key: Cell | None = None
    code_at: Cell | None = None
    year_at: Cell | None = None


@dataclass
class SheetDraft:
    """One sheet: what stands in its cells and how it looks, the figures that are true, the faults that were planted.

    `faults` are pairs of rule and cell, None where the whole sheet is meant. `covered` are the rows that have
    a fault already, by the cell that names their region: they get no second one.
    """

    name: str
    cells: dict[Cell, Content] = field(default_factory=dict)
    styles: dict[Cell, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    freeze: Cell | None = None
    figures: dict[Cell, TrueFigure] = field(default_factory=dict)
    faults: list[tuple[str, Cell | None]] = field(default_factory=list)
    covered: set[Cell] = field(default_factory=set)

    def put(self, cell: Cell, content: Content | None, style: str = "plain") -> None:
        """Writes into a cell; None writes nothing and keeps the look."""
        if content is not None:
            self.cells[cell] = content
        self.styles[cell] = style

    def drop_figures(self, is_lost: Callable[[TrueFigure], bool]) -> None:
        """Removes figures that a fault made unreadable from the truth."""
        self.figures = {cell: figure for cell, figure in self.figures.items() if not is_lost(figure)}

    @property
    def extent(self) -> tuple[int, int]:
        """The number of rows and of columns in use."""
        used = [*self.cells, *self.styles]
        return max((row for row, _ in used), default=-1) + 1, max((column for _, column in used), default=-1) + 1


@dataclass
class BookDraft:
    """One file: its name, whose suffix says the format, its sheets, and its look or its kind of text."""

    file: str
    sheets: list[SheetDraft]
    colour: str = "12436D"
    encoding: str = "utf-8"
    delimiter: str = ";"
    whole_file_fault: str = ""

    @property
    def is_workbook(self) -> bool:
        """Whether the format knows formulas, looks and hidden rows."""
        return self.file.endswith(".xlsx")
