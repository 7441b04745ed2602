"""The faults of working papers: scores and evidence that do not go together, assessors far apart, papers sent twice."""

from copy import deepcopy
from dataclasses import replace
from random import Random

from antikorupsi.ingest import Cell
from antikorupsi.rules import Regions
from antikorupsi.simulate.candidates import Owners
from antikorupsi.simulate.drafts import BookDraft, SheetDraft
from antikorupsi.simulate.faults import CellFault, writing

_FAR = 30  # points: more than assessors may differ
_EVIDENCE = (".bukti", ".jenis_bukti", ".status_bukti")
_WORDS = ("delapan puluh", "tujuh puluh lima", "sembilan puluhan")


def scored_rows(draft: SheetDraft, _regions: Regions) -> Owners:
    """The first score of every indicator that the plenary set no value for, where a fault means one thing only."""
    decided = {row for (row, _), figure in draft.figures.items() if figure.item.endswith(".pleno")}
    first: dict[int, Cell] = {}
    for cell, figure in sorted(draft.figures.items()):
        if figure.item.endswith(".skor") and cell[0] not in decided:
            first.setdefault(cell[0], cell)
    return {cell: cell for cell in first.values()}


def sent_twice(book: BookDraft) -> BookDraft:
    """The same paper under another name, as it comes when a corrected file is sent and the first one stays."""
    again = replace(book, file=book.file.replace(".xlsx", "_revisi.xlsx"), sheets=deepcopy(book.sheets))
    again.sheets[0].faults.append(("two_papers", _first_figure(again.sheets[0])))
    return again


def _in_row(draft: SheetDraft, row: int, *endings: str) -> list[Cell]:
    """The cells of a row whose items end like this."""
    return sorted(cell for cell, figure in draft.figures.items() if cell[0] == row and figure.item.endswith(endings))


def _first_figure(draft: SheetDraft) -> Cell:
    return min(draft.figures)


def _remove(draft: SheetDraft, cells: list[Cell]) -> None:
    for cell in cells:
        del draft.cells[cell], draft.figures[cell]


def _plant_too_high(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    draft.cells[cell] = dice.randint(101, 990)
    del draft.figures[cell]
    draft.faults.append(("out_of_range", cell))


def _plant_indicator(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    row = cell[0]
    draft.cells[row, 0] = dice.randint(20, 99)
    draft.figures = {place: figure for place, figure in draft.figures.items() if place[0] != row}
    draft.faults += [("unknown_indicator", (row, 0)), ("indicators_unscored", _first_figure(draft))]


def _plant_no_evidence(draft: SheetDraft, cell: Cell, _dice: Random, _regions: Regions) -> None:
    _remove(draft, _in_row(draft, cell[0], *_EVIDENCE))
    draft.faults.append(("score_without_evidence", cell))


def _plant_no_score(draft: SheetDraft, cell: Cell, _dice: Random, _regions: Regions) -> None:
    _remove(draft, _in_row(draft, cell[0], ".skor"))
    (evidence,) = _in_row(draft, cell[0], ".bukti")
    draft.faults += [("evidence_without_score", evidence), ("indicators_unscored", _first_figure(draft))]


def _plant_unscored(draft: SheetDraft, cell: Cell, _dice: Random, _regions: Regions) -> None:
    _remove(draft, _in_row(draft, cell[0], ".skor", *_EVIDENCE, ".catatan"))
    draft.faults.append(("indicators_unscored", _first_figure(draft)))


def _plant_apart(draft: SheetDraft, cell: Cell, _dice: Random, _regions: Regions) -> None:
    """One assessor is moved far above the others, or far below them where the scale ends; the highest one is named."""
    scores = {place: draft.figures[place].value or 0.0 for place in _in_row(draft, cell[0], ".skor")}
    above = max(scores.values()) + _FAR
    scores[cell] = above if above <= 100 else min(scores.values()) - _FAR
    _write(draft, cell, scores[cell])
    highest = max(scores, key=lambda place: (scores[place], place))
    draft.faults.append(("assessors_apart", highest))


def _plant_pleno_outside(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    scores = [draft.figures[place].value or 0.0 for place in _in_row(draft, cell[0], ".skor")]
    above = max(scores) + dice.randint(2, 9)
    pleno = _decide(draft, cell, above if above <= 100 else min(scores) - dice.randint(2, 9))
    draft.faults.append(("pleno_outside", pleno))


def _plant_pleno_alone(draft: SheetDraft, cell: Cell, _dice: Random, _regions: Regions) -> None:
    pleno = _decide(draft, cell, draft.figures[cell].value or 0.0)
    _remove(draft, _in_row(draft, cell[0], ".skor"))
    draft.faults.append(("pleno_without_assessor", pleno))


def _decide(draft: SheetDraft, cell: Cell, value: float) -> Cell:
    """Writes the value of the plenary into the row of a score; returns its cell."""
    headings = {content: place for place, content in draft.cells.items() if draft.styles[place] == "header"}
    pleno = (cell[0], headings["Pleno"][1])
    indicator = draft.figures[cell].item.partition(".")[0]
    draft.figures[pleno] = replace(draft.figures[cell], item=f"{indicator}.pleno", assessor="")
    _write(draft, pleno, value)
    return pleno


def _write(draft: SheetDraft, cell: Cell, value: float) -> None:
    draft.cells[cell] = value
    draft.figures[cell] = replace(draft.figures[cell], value=value)


PAPER_FAULTS = (
    CellFault("out_of_range", "a score of the panel above 100", scored_rows, _plant_too_high),
    CellFault("not_a_number", "a score of the panel in words", scored_rows, writing("not_a_number", _WORDS)),
    CellFault("unknown_indicator", "a number that no indicator has", scored_rows, _plant_indicator),
    CellFault("score_without_evidence", "a score without evidence", scored_rows, _plant_no_evidence),
    CellFault("evidence_without_score", "evidence without a score", scored_rows, _plant_no_score),
    CellFault("indicators_unscored", "an indicator that nobody scored", scored_rows, _plant_unscored),
    CellFault("assessors_apart", "assessors far apart", scored_rows, _plant_apart),
    CellFault("pleno_outside", "a plenary value outside the assessors' range", scored_rows, _plant_pleno_outside),
    CellFault("pleno_without_assessor", "a plenary value that no score stands behind", scored_rows, _plant_pleno_alone),
)
