"""The faults of single cells: the candidates of each, what is written there, and the figures that become unreadable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from antikorupsi.ingest import Cell
from antikorupsi.rules import AmbiguousRegion, RegionNotFound, Regions
from antikorupsi.simulate.candidates import (
    Owners,
    answers,
    coded_names,
    column_of,
    figure_at,
    labels,
    lone_keys,
    names,
    numbers,
    shared_names,
    years,
)
from antikorupsi.simulate.drafts import Content, ErrorValue, Formula, SheetDraft

_WORDS = ("delapan puluh", "tujuh puluh lima koma dua", "sembilan puluhan", "enam puluh", "nol koma")
_NO_LABELS = ("B+", "Sempurna", "Baik sekali", "tuntas", "Biru", "lihat lampiran", "ya/tidak", "F")
_NO_YEARS = ("20224", "tahun lalu", "dua ribu dua puluh tiga", "2O23", "202")
_ERRORS = tuple(map(ErrorValue, ("#DIV/0!", "#REF!", "#VALUE!", "#NAME?")))


Plant = Callable[[SheetDraft, Cell, Random, Regions], None]


@dataclass(frozen=True)
class CellFault:
    """A fault: the rule that finds it, what it is in words, its candidates in a sheet, and how it is planted there."""

    rule: str
    what: str
    candidates: Callable[[SheetDraft, Regions], Owners]
    plant: Plant
    workbooks_only: bool = False


def _spoil(draft: SheetDraft, cell: Cell, rule: str) -> None:
    """Takes one figure off the truth and notes the fault."""
    del draft.figures[cell]
    draft.faults.append((rule, cell))


def _spoil_row(draft: SheetDraft, key: Cell, rule: str) -> None:
    draft.drop_figures(lambda figure: figure.key == key)
    draft.faults.append((rule, key))


def writing(rule: str, contents: Sequence[Content]) -> Plant:
    """What plants a fault by writing one of some contents in the place of a figure."""

    def plant(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
        draft.cells[cell] = dice.choice(contents)
        _spoil(draft, cell, rule)

    return plant


def _plant_out_of_range(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    figure = draft.figures[cell]
    column = column_of(figure.instrument, figure.item)
    highest = column.range[1] if column and column.range else 100.0
    beyond = highest * dice.choice((1.1, 2.5, 10)) + dice.randint(1, 9)
    as_text = isinstance(draft.cells[cell], str)
    draft.cells[cell] = f"{beyond:.0f}" if as_text else round(beyond)
    if draft.styles.get(cell) == "percent":
        draft.cells[cell] = round(beyond) / 100
    _spoil(draft, cell, "out_of_range")


def _plant_formula(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    draft.cells[cell] = Formula(f"SUM(ZA{cell[0] + 1}:ZC{cell[0] + 1})/{dice.randint(2, 4)}")
    _spoil(draft, cell, "not_calculated")


def _plant_misspelling(draft: SheetDraft, key: Cell, dice: Random, regions: Regions) -> None:
    figure = figure_at(draft, key)
    draft.cells[key] = _misspelt(str(draft.cells[key]), dice, regions)
    if figure.code_at:
        del draft.cells[figure.code_at]
    _spoil_row(draft, key, "unknown_region")


def _misspelt(name: str, dice: Random, regions: Regions) -> str:
    """The name with one letter doubled, dropped or changed, such that no region has that name."""
    while True:
        place = dice.randrange(max(1, len(name.rstrip()) - 4), len(name.rstrip()))
        letter = name[place]
        written = name[:place] + dice.choice(("", letter * 2, dice.choice("aeiounrst"))) + name[place + 1 :]
        try:
            regions.find(written)
        except RegionNotFound:
            return written
        except AmbiguousRegion:
            continue


def _plant_short_name(draft: SheetDraft, key: Cell, _dice: Random, regions: Regions) -> None:
    figure = figure_at(draft, key)
    draft.cells[key] = regions.get(figure.region).short_name
    if figure.code_at:
        del draft.cells[figure.code_at]
    _spoil_row(draft, key, "ambiguous_region")


def _plant_wrong_code(draft: SheetDraft, key: Cell, dice: Random, regions: Regions) -> None:
    figure = figure_at(draft, key)
    name = regions.get(figure.region).name
    others = [region for region in regions if region.name != name]
    if figure.code_at is None or not others:
        return
    draft.cells[figure.code_at] = dice.choice(others).code
    _spoil_row(draft, key, "code_and_name_differ")


def _plant_no_region(draft: SheetDraft, key: Cell, _dice: Random, _regions: Regions) -> None:
    figure = figure_at(draft, key)
    for cell in filter(None, (key, figure.code_at)):
        del draft.cells[cell]
    _spoil_row(draft, key, "row_without_region")


def _plant_year(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    draft.cells[cell] = dice.choice(_NO_YEARS)
    _spoil_year(draft, cell, "unknown_year")


def _plant_no_year(draft: SheetDraft, cell: Cell, _dice: Random, _regions: Regions) -> None:
    del draft.cells[cell]
    _spoil_year(draft, cell, "missing_year")


def _spoil_year(draft: SheetDraft, cell: Cell, rule: str) -> None:
    draft.drop_figures(lambda figure: figure.year_at == cell)
    draft.faults.append((rule, cell))


def _plant_answer(draft: SheetDraft, cell: Cell, dice: Random, _regions: Regions) -> None:
    draft.cells[cell] = dice.choice((0, 5, 6, 44))
    draft.faults.append(("not_an_answer", cell))


CELL_FAULTS = (
    CellFault("unknown_region", "a misspelt region", names, _plant_misspelling),
    CellFault("ambiguous_region", "a short name that a kabupaten and a kota share", shared_names, _plant_short_name),
    CellFault("code_and_name_differ", "a code that is another region's", coded_names, _plant_wrong_code),
    CellFault("row_without_region", "a row of figures without a region", lone_keys, _plant_no_region),
    CellFault("unknown_year", "a year that is none", years, _plant_year),
    CellFault("missing_year", "a row without its year", years, _plant_no_year),
    CellFault("not_a_number", "a number in words", numbers, writing("not_a_number", _WORDS)),
    CellFault("out_of_range", "a figure beyond its scale", numbers, _plant_out_of_range),
    CellFault("unknown_label", "a rating that does not exist", labels, writing("unknown_label", _NO_LABELS)),
    CellFault("not_calculated", "a formula that was never calculated", numbers, _plant_formula, workbooks_only=True),
    CellFault(
        "cell_error", "a formula that gives an error", numbers, writing("cell_error", _ERRORS), workbooks_only=True
    ),
    CellFault("not_an_answer", "an answer of a respondent outside the scale of 1 to 4", answers, _plant_answer),
)
