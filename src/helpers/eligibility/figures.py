"""The figures of a region and instrument as the rules see them, each with what its source says of it."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from antikorupsi.common import address, each_row
from antikorupsi.ingest import Observation
from antikorupsi.rules import Framework


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation; `cell` is its full address, file, sheet and cell, days are written as 2025-01-31."""

    item: str
    year: int
    value: float | None
    label: str | None
    cell: str
    status: str = "final"
    basis: str = ""
    year_inferred: bool = False
    source_kind: str = ""
    published: str = ""
    dated: str = ""

    @property
    def checked(self) -> str:
        """The day of a check; the last one of its year where none is written."""
        return self.dated or f"{self.year}-12-31"


Figures = list[Figure]


def figure_of(row: Observation) -> Figure:
    """The figure of one row of the observations."""
    value = None if pd.isna(row.value) else float(row.value)
    label = None if pd.isna(row.label) else str(row.label)
    said = (row.basis, bool(row.year_inferred), row.source_kind, row.published, row.dated)
    return Figure(row.item, int(row.year), value, label, address(row), row.status, *said)


def figures_by_region(observations: pd.DataFrame) -> dict[tuple[str, str], Figures]:
    """By region and instrument: all of its figures, whether they may decide or not."""
    figures: dict[tuple[str, str], Figures] = defaultdict(list)
    for row in each_row(observations, Observation):
        figures[row.region, row.instrument].append(figure_of(row))
    return dict(figures)


def judged_figures_by_region(observations: pd.DataFrame, framework: Framework) -> dict[tuple[str, str], Figures]:
    """By region and instrument: the figures of those instruments that a criterion judges by."""
    judging = {criterion.instrument for criterion in framework.criteria}
    return figures_by_region(observations[observations["instrument"].isin(judging)])
