"""Two figures of the same regions and years side by side, such as MCP and SPI: how related, and where they part."""

from typing import Literal, NamedTuple

import pandas as pd

from antikorupsi.assess.method.correlations import LEAST_REGIONS, interval_of
from antikorupsi.common import expanded, reaches, table_of
from antikorupsi.ingest import drop_rounded_duplicates
from antikorupsi.rules import Regions

DIVERGENT = 1.5  # standard deviations between the two places of a region; chosen here
_FINAL = "final"


class RelationRow(NamedTuple):
    """How two figures of one year are related."""

    year: int
    regions: int
    pearson: float
    low: float
    high: float
    spearman: float


class DivergenceRow(NamedTuple):
    """How far the two figures of one region lie apart."""

    region: str
    first: float
    second: float
    z_first: float
    z_second: float
    difference: float
    rank_first: int
    rank_second: int
    diverges: bool


def figures_by_region_and_year(
    observations: pd.DataFrame, regions: Regions, items: tuple[tuple[str, str], tuple[str, str]], before: int
) -> pd.DataFrame:
    """One row per region and year before `before` with a final figure of both items: region, year, first, second.

    An item is an instrument and one of its items. Only figures of the same year are paired, since classes and ways of
    measuring changed from year to year; where sources of a year differ beyond rounding, the lowest counts.
    """
    usable = observations[
        observations["instrument"].isin([instrument for instrument, _ in items])
        & (observations["status"] == _FINAL)
        & (observations["year"] < before)
        & observations["value"].notna()
        & observations["region"].isin([region.code for region in regions])
    ]
    usable = expanded(usable)
    first, second = (
        usable[(usable["instrument"] == instrument) & (usable["item"] == item)]
        .groupby(["region", "year"])["value"]
        .agg(lambda values: min(drop_rounded_duplicates(values)))
        for instrument, item in items
    )
    paired = pd.DataFrame({"first": first, "second": second}).dropna()
    return paired.astype("float64").reset_index()


def relation_by_year(paired: pd.DataFrame) -> pd.DataFrame:
    """One row per year of pairs: year, regions, pearson, low, high (its 95 % interval), spearman; empty below three."""
    rows = []
    for year in sorted(paired["year"].unique()):
        both = paired.loc[paired["year"] == year, ["first", "second"]]
        pearson, spearman = _correlation(both, "pearson"), _correlation(both, "spearman")
        rows.append((int(year), len(both), pearson, *interval_of(pearson, len(both)), spearman))
    return table_of(rows, RelationRow)


def _correlation(both: pd.DataFrame, method: Literal["pearson", "spearman"]) -> float:
    return float(both.corr(method=method, min_periods=LEAST_REGIONS).to_numpy()[0, 1])


def divergence_by_region(paired: pd.DataFrame) -> pd.DataFrame:
    """One row per region of one year's pairs, the widest apart first: how far its two places lie from one another.

    Columns: region, first, second, their standardised values z_first and z_second (mean 0, standard deviation 1 over
    these regions), difference (z_first less z_second), rank_first, rank_second (1 is the highest), diverges (1.5
    standard deviations or more apart). Empty below three pairs, or where one of the two does not vary.
    """
    pairs = paired[["region", "first", "second"]].reset_index(drop=True)
    if len(pairs) < LEAST_REGIONS or (pairs[["first", "second"]].nunique() < 2).any():
        pairs = pairs.iloc[:0]
    both = pairs[["first", "second"]]
    z = (both - both.mean()) / both.std()
    table = pairs.assign(z_first=z["first"], z_second=z["second"], difference=z["first"] - z["second"])
    for name in ("first", "second"):
        table[f"rank_{name}"] = pairs[name].rank(method="min", ascending=False).astype("int64")
    table["diverges"] = reaches(table["difference"].abs(), DIVERGENT)
    return table.sort_values("difference", key=lambda apart: -apart.abs(), kind="stable", ignore_index=True)
