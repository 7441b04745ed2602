"""The figures a criterion may be judged by: final ones of years before the assessment, latest year first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from antikorupsi.common import address, each_row


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
    """The figures of one region and instrument: final ones of years before the assessment, and whether others exist."""

    final: list[Figure]
    only_interim: bool = False

    def latest_year(self, items: Iterable[str], years: tuple[int | None, int | None]) -> int | None:
        """The latest year, within the comparable ones, in which any of the items has a figure."""
        wanted = set(items)
        return max(
            (figure.year for figure in self.final if figure.item in wanted and _within(figure, years)), default=None
        )

    def of(self, item: str, year: int) -> list[Figure]:
        """All figures of an item in a year, one per source."""
        return [figure for figure in self.final if figure.item == item and figure.year == year]


def _within(figure: Figure, years: tuple[int | None, int | None]) -> bool:
    first, last = years
    return (first is None or figure.year >= first) and (last is None or figure.year <= last)


def figures_by_region(observations: pd.DataFrame, assessment_year: int) -> dict[tuple[str, str], FiguresOfRegion]:
    """The figures of every (region, instrument) that count for an assessment in the given year.

    A figure counts when it is final and of a year before the assessment (DOMAIN: period 2025 uses 2024 or earlier).
    """
    final: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    interim: set[tuple[str, str]] = set()
    for row in each_row(observations):
        key = (row.region, row.instrument)
        if row.status != "final" or row.year >= assessment_year:
            interim.add(key)
            continue
        value = None if pd.isna(row.value) else float(row.value)
        label = None if pd.isna(row.label) else str(row.label)
        final[key].append(Figure(row.item, int(row.year), value, label, address(row)))
    keys = final.keys() | interim
    return {key: FiguresOfRegion(final.get(key, []), only_interim=key not in final) for key in keys}
