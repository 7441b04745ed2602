"""The numbered sources of a region's report: one per cell, in the order in which the report speaks of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.common import address
from antikorupsi.ingest import Observation
from antikorupsi.rules import PANEL, PUBLISHED, Framework, column_name

_ROW = re.compile(r"\d+$")


@dataclass(kw_only=True)
class SourceRow(Observation):
    """A figure, and the number of the source it belongs to."""

    number: int


_COLUMNS = ["instrument", "year", "file", "sheet", "cell", "item"]


def source_by_cell(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """The region's observations by address file|sheet|cell, with the `number` of the source they belong to.

    A source is a cell; of a working paper, where each assessor has a cell, it is the indicator's row. Numbers run from
    1: criteria in the order of the framework, published scores, the panel, surveys; the latest year first.
    """
    order = [*(criterion.instrument for criterion in framework.criteria), PUBLISHED, PANEL, "skm"]
    places = {instrument: number for number, instrument in enumerate(order)}
    cells = [_Cell(*values) for values in zip(*(observations[name].tolist() for name in _COLUMNS), strict=True)]
    shown = [number for number, cell in enumerate(cells) if "bukti" not in cell.item and "catatan" not in cell.item]
    chosen: dict[str, int] = {}  # by address: the first of its observations, in the order of the sources
    for number in sorted(shown, key=lambda number: cells[number].place_among(places)):
        chosen.setdefault(address(cells[number]), number)
    numbers: dict[tuple[str, ...], int] = {}
    for number in chosen.values():
        numbers.setdefault(cells[number].source, len(numbers) + 1)
    first = observations.iloc[list(chosen.values())]
    by_cell = first.set_axis(pd.Index(list(chosen), name="address", dtype="str"))
    return by_cell.assign(number=np.array([numbers[cells[cell].source] for cell in chosen.values()], dtype="int64"))


class _Cell(NamedTuple):
    """What says where the source of a figure stands among the others."""

    instrument: str
    year: int
    file: str
    sheet: str
    cell: str
    item: str

    @property
    def paper_row(self) -> int:
        """The row of a working paper, 0 elsewhere."""
        row = _ROW.search(self.cell) if self.instrument == PANEL else None
        return int(row[0]) if row else 0

    @property
    def source(self) -> tuple[str, ...]:
        return self.file, self.sheet, str(self.paper_row or self.cell)

    def place_among(self, places: Mapping[str, int]) -> tuple[int | str, ...]:
        place = places.get(self.instrument, len(places))
        return place, -self.year, self.file, self.sheet, self.paper_row, self.item, address(self)


def item_name(instrument: str, item: str, framework: Framework, language: str, year: int | None = None) -> str:
    """What a figure of a year is called: what its column is called, or the indicator and who scored it."""
    if instrument == PANEL:
        indicator = item.split(".", maxsplit=1)[0]
        known = {indicator.id: indicator for indicator in framework.indicators}
        return known[indicator].name.in_language(language) if indicator in known else item
    return column_name(instrument, item, language, year)
