"""The figures a criterion may be judged by: final ones of years before the assessment, latest year first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from antikorupsi.common import address, each_row
from antikorupsi.rules import in_years


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation as the rules see it; `cell` is its full address, file, sheet and cell."""

    item: str
    year: int
    value: float | None
    label: str | None
    cell: str


@dataclass(frozen=True)
class FiguresOfRegion:
    """The figures of a region and instrument: final ones of years before the assessment; `barred`: items of others."""

    final: list[Figure]
    barred: frozenset[str] = frozenset()

    def latest_year(self, items: Iterable[str], years: tuple[int | None, int | None]) -> int | None:
        """The latest year, among the comparable ones, in which any of the items has a figure."""
        wanted = set(items)
        known = (figure.year for figure in self.final if figure.item in wanted)
        return max((year for year in known if in_years(year, years)), default=None)

    def of(self, item: str, year: int) -> list[Figure]:
        """All figures of an item in a year, one per source."""
        return [figure for figure in self.final if figure.item == item and figure.year == year]


Bar = Literal["", "interim", "too_late"]


def bar_of(status: str, year: int, assessment_year: int) -> Bar:
    """Why a figure may decide no criterion: it is interim, or of the assessment year or a later one; empty if it may.

    Period 2025 is judged by figures of 2024 or earlier.
    """
    if status != "final":
        return "interim"
    return "too_late" if year >= assessment_year else ""


def figures_by_region(observations: pd.DataFrame, assessment_year: int) -> dict[tuple[str, str], FiguresOfRegion]:
    """The figures of every (region, instrument) that count for an assessment in the given year: those without a bar."""
    final: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    barred: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in each_row(observations):
        key = (row.region, row.instrument)
        if bar_of(row.status, row.year, assessment_year):
            barred[key].add(row.item)
            continue
        value = None if pd.isna(row.value) else float(row.value)
        label = None if pd.isna(row.label) else str(row.label)
        final[key].append(Figure(row.item, int(row.year), value, label, address(row)))
    return {
        key: FiguresOfRegion(final.get(key, []), frozenset(barred.get(key, ()))) for key in final.keys() | barred.keys()
    }
