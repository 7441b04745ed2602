"""How much of what is asked for is there, by measure and by region.

The rule of thumb of the JRC asks for 65 % of the data for every unit and every indicator:
https://composite-indicators.jrc.ec.europa.eu/?q=faqs. The framework holds the share as `minimum_coverage`.
"""

from typing import NamedTuple

import pandas as pd

from antikorupsi.common import reaches


class MeasureCoverageRow(NamedTuple):
    """For how many regions one measure is known."""

    measure: str
    known: int
    of: int
    share: float
    enough: bool


class RegionCoverageRow(NamedTuple):
    """How many measures are known of one region."""

    region: str
    known: int
    of: int
    share: float
    enough: bool


def coverage_by_measure(known: pd.DataFrame, least: float) -> pd.DataFrame:
    """One row per column of `known`: for which share of the regions it is known, and whether that is `least` or more.

    `known` has one row a region and says what is there. Columns: measure, known, of (counts), share (0 to 1), enough;
    without a region the share is empty and nothing is enough.
    """
    return _coverage(known, least, "measure")


def coverage_by_region(known: pd.DataFrame, least: float) -> pd.DataFrame:
    """One row per row of `known`: which share of the measures is known of the region; columns as by measure."""
    return _coverage(known.T, least, "region")


def _coverage(known: pd.DataFrame, least: float, name: str) -> pd.DataFrame:
    counts = known.sum(axis="index").astype("int64")
    share = (counts / len(known)).astype("float64") if len(known) else pd.Series(float("nan"), index=counts.index)
    table = pd.DataFrame({"known": counts, "of": len(known), "share": share, "enough": reaches(share, least)})
    return table.rename_axis(name).reset_index()
