"""The cells of a sheet in which a fault can be planted and has one possible meaning.

Each function returns the cells with their owners: the cell that names the region of the row.
A row has at most one fault.
"""

from collections import defaultdict
from functools import cache

from antikorupsi.ingest import Cell
from antikorupsi.rules import AmbiguousRegion, Column, Regions, instrument_by_id
from antikorupsi.simulate.drafts import SheetDraft, TrueFigure
from antikorupsi.simulate.surveys import ANSWERS, answer_cells

Owners = dict[Cell, Cell]


@cache
def column_of(instrument: str, item: str) -> Column | None:
    """The column that a figure stands in by its instrument, None for the indicators of working papers."""
    return next((column for column in instrument_by_id()[instrument].columns if column.item == item), None)


def numbers(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells of numbers."""
    return _figures(draft, "number")


def labels(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells of labels."""
    return _figures(draft, "label")


def names(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells that name a region."""
    return {key: key for key in _keys(draft)}


def shared_names(draft: SheetDraft, regions: Regions) -> Owners:
    """The cells that name a region whose short name another region has as well; of a village its kecamatan tells.

    Where a row of the same table names the kota of that name, a bare name means the kabupaten and is no fault.
    """
    if regions.level == "desa":
        return {}
    keys = _keys(draft)
    kota = {key: regions.get(code).short_name for key, code in keys.items() if regions.get(code).type == "kota"}
    free = {
        key: regions.get(code).short_name
        for key, code in keys.items()
        if regions.get(code).short_name not in {name for other, name in kota.items() if other != key}
    }
    return {key: key for key, name in free.items() if _is_ambiguous(name, regions)}


def coded_names(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells that name a region beside its code."""
    return {
        figure.key: figure.key
        for figure in draft.figures.values()
        if figure.key and figure.code_at and _is_free(figure)
    }


def lone_keys(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells that name a region in tables of one row a region, where no row above can lend a name."""
    rows: dict[Cell, set[int]] = defaultdict(set)
    for cell, figure in draft.figures.items():
        if figure.key and figure.year_at is None:
            rows[figure.key].add(cell[0])
    return {key: key for key in _keys(draft) if rows[key] == {key[0]}}


def years(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells that give the year of a row that also names its region."""
    return {
        figure.year_at: figure.key
        for figure in draft.figures.values()
        if figure.year_at and figure.key and figure.key[0] == figure.year_at[0] and _is_free(figure)
    }


def answers(draft: SheetDraft, _regions: Regions) -> Owners:
    """The cells of respondents' answers."""
    return {cell: cell for cell in answer_cells(draft)} if draft.name == ANSWERS else {}


def figure_at(draft: SheetDraft, key: Cell) -> TrueFigure:
    """Any figure that hangs on the cell that names its region."""
    return next(figure for figure in draft.figures.values() if figure.key == key)


def _figures(draft: SheetDraft, kind: str) -> Owners:
    """The cells of figures of one type; those of working papers are in `paper_faults`."""
    return {
        cell: figure.key
        for cell, figure in draft.figures.items()
        if figure.key and _is_free(figure) and not figure.stage and _type_of(figure) == kind
    }


def _type_of(figure: TrueFigure) -> str:
    column = column_of(figure.instrument, figure.item)
    return column.type if column else ""


def _keys(draft: SheetDraft) -> dict[Cell, str]:
    """The cells that name a region, with its code."""
    return {figure.key: figure.region for figure in draft.figures.values() if figure.key and _is_free(figure)}


def _is_free(figure: TrueFigure) -> bool:
    """Whether a figure may lose its meaning: those that are missing anyway, and provinces, are left alone."""
    return "." in figure.region and not figure.missing


def _is_ambiguous(name: str, regions: Regions) -> bool:
    try:
        regions.find(name)
    except AmbiguousRegion:
        return True
    return False
