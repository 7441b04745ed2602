"""The truth beside the country: every figure, every missing mark and every planted fault, with file, sheet and cell."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from antikorupsi.ingest import Cell, cell_name
from antikorupsi.simulate.drafts import BookDraft, SheetDraft, TrueFigure

FIGURES, MISSING, FAULTS = "figures.csv", "missing.csv", "faults.csv"
FIGURE_COLUMNS = (
    "region", "instrument", "item", "year", "stage", "assessor", "value", "label", "status", "file", "sheet", "cell",
)  # fmt: skip
MISSING_COLUMNS = ("region", "instrument", "item", "year", "written", "file", "sheet", "cell")
FAULT_COLUMNS = ("rule", "file", "sheet", "cell")


@dataclass(frozen=True, order=True)
class PlantedFault:
    """One fault and its place; `sheet` and `cell` are empty where the whole file or sheet is meant."""

    rule: str
    file: str
    sheet: str = ""
    cell: str = ""


@dataclass
class Truth:
    """The figures, missing marks and faults that a correct reading of the folder finds."""

    figures: list[tuple[object, ...]] = field(default_factory=list)
    missing: list[tuple[object, ...]] = field(default_factory=list)
    faults: list[PlantedFault] = field(default_factory=list)

    def add(self, book: BookDraft) -> None:
        """Adds the figures, missing marks and faults of one file."""
        if book.whole_file_fault:
            self.faults.append(PlantedFault(book.whole_file_fault, book.file))
            return
        for sheet in book.sheets:
            self.figures += [_figure_row(book, sheet, *each) for each in _with_value(sheet)]
            self.missing += [_missing_row(book, sheet, *each) for each in _without_value(sheet)]
            self.faults += [
                PlantedFault(rule, book.file, sheet.name, "" if cell is None else cell_name(*cell))
                for rule, cell in sheet.faults
            ]

    def write(self, folder: Path) -> None:
        """Writes the three tables as CSV."""
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / FIGURES, FIGURE_COLUMNS, self.figures)
        _write(folder / MISSING, MISSING_COLUMNS, self.missing)
        faults = sorted(self.faults)
        _write(folder / FAULTS, FAULT_COLUMNS, ((each.rule, each.file, each.sheet, each.cell) for each in faults))


def _with_value(sheet: SheetDraft) -> Iterator[tuple[Cell, TrueFigure]]:
    return ((cell, figure) for cell, figure in sorted(sheet.figures.items()) if not figure.missing)


def _without_value(sheet: SheetDraft) -> Iterator[tuple[Cell, TrueFigure]]:
    return ((cell, figure) for cell, figure in sorted(sheet.figures.items()) if figure.missing)


def _figure_row(book: BookDraft, sheet: SheetDraft, cell: Cell, true: TrueFigure) -> tuple[object, ...]:
    said = ("" if true.value is None else repr(true.value), true.label or "", true.status)
    who = (true.region, true.instrument, true.item, true.year, true.stage, true.assessor)
    return (*who, *said, book.file, sheet.name, true.cells or cell_name(*cell))


def _missing_row(book: BookDraft, sheet: SheetDraft, cell: Cell, true: TrueFigure) -> tuple[object, ...]:
    return (true.region, true.instrument, true.item, true.year, true.missing, book.file, sheet.name, cell_name(*cell))


def _write(path: Path, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
