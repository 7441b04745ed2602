"""Which way a criterion's figures go, where a line through them leads, and by how much such lines missed before."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from antikorupsi.assess.gaps.series import KEY
from antikorupsi.common import FINEST, TOLERANCE, table_of


class TrendRow(NamedTuple):
    """The line through one region's figures of a criterion."""

    region: str
    criterion: str
    years: str
    change: float
    trend: float
    projected: float
    missed: float
    missed_unmoved: float
    grain: float


_LEAST_YEARS_OF_LINE = 2
_MOST_DECIMALS = 3

Numbers = npt.NDArray[np.float64]


def trend_by_region_and_criterion(figures: pd.DataFrame, year: int, least_years: int) -> pd.DataFrame:
    """One row per region and criterion with a figure: the `years` used, and what they say.

    `figures` are those of series.figure_by_region_criterion_and_year. `change` is the latest figure less the first,
    empty of one year. From `least_years` (four or more) on: `trend` a year, the slope of the least-squares line, and
    `projected`, its value in `year`; `missed`, the most by which the line through the years before missed any year
    from the third on; `missed_unmoved`, the most by which "as in the year before" missed the same years. `grain` is the
    unit that the figures are known to: 1 where one of them is a whole number, else that of the most decimals.
    """
    rows = [
        (
            *key,
            *_trend_columns(series["year"].to_numpy("float64"), series["value"].to_numpy("float64"), year, least_years),
        )
        for key, series in figures.groupby(KEY, sort=True)
    ]
    table = table_of(rows, TrendRow)
    return table.round(FINEST)


def _trend_columns(years: Numbers, values: Numbers, year: int, least_years: int) -> tuple[str | float, ...]:
    """The columns of one series, without its keys."""
    named = " ".join(str(int(year)) for year in years)
    change = values[-1] - values[0] if len(values) > 1 else np.nan
    if len(values) < least_years:
        return named, change, np.nan, np.nan, np.nan, np.nan, np.nan
    slope, projected = _line(years, values, year)
    missed, unmoved = zip(*_misses(years, values), strict=True)
    return named, change, slope, projected, max(missed), max(unmoved), _grain(values)


def _grain(values: Numbers) -> float:
    """1 where a whole number is among the figures, which may be rounded; else the unit of the most decimals."""
    if (np.abs(values - values.round()) < TOLERANCE).any():
        return 1.0
    finest = (places for places in range(_MOST_DECIMALS) if np.allclose(values, values.round(places), 0, TOLERANCE))
    return float(10.0 ** -next(finest, _MOST_DECIMALS))


def _misses(years: Numbers, values: Numbers) -> Iterator[tuple[float, float]]:
    """By each year from the third on: how far the line through the years before it missed, and the latest of them."""
    for at in range(_LEAST_YEARS_OF_LINE, len(values)):
        _, told = _line(years[:at], values[:at], years[at])
        yield abs(values[at] - told), abs(values[at] - values[at - 1])


def _line(years: Numbers, values: Numbers, year: float) -> tuple[float, float]:
    """The slope of the least-squares line, and its value in a year."""
    apart = years - years.mean()
    slope = float((apart * (values - values.mean())).sum() / (apart**2).sum())
    return slope, float(values.mean() + slope * (year - years.mean()))
