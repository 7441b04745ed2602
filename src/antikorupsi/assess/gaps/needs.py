"""What each region needs, in one row: which criteria fail, which lack data, and which gap is the nearest."""

from typing import NamedTuple

import pandas as pd

from antikorupsi.common import with_dtypes


class NeedRow(NamedTuple):
    """What one region lacks, and its nearest gap."""

    region: str
    failing: str
    without_data: str
    nearest: str
    distance: float
    unit: str
    share: float
    trend: float
    outlook: str


_OF_NEAREST = ["distance", "unit", "share", "trend", "outlook"]


def need_by_region(gaps: pd.DataFrame) -> pd.DataFrame:
    """One row per region, in the order of the gaps: the ids of the criteria that fail and of those `without_data`.

    `nearest` is the failing criterion whose distance is the smallest share of its scale, with its distance, unit,
    share, trend and outlook; where none of them has a scale it is the first that fails, with none of these.
    """
    failing = gaps[gaps["status"] == "fails"]
    first = failing.sort_values("share", kind="stable", na_position="last").drop_duplicates("region")
    needs = pd.DataFrame({"region": gaps["region"].drop_duplicates()})
    for name, rows in (("failing", failing), ("without_data", gaps[gaps["status"] == "no_data"])):
        by_region = rows.groupby("region", sort=False)["criterion"].agg(" ".join)
        needs[name] = needs["region"].map(by_region.to_dict()).astype("object").fillna("").astype("str")
    nearest = first.rename(columns={"criterion": "nearest"})[["region", "nearest", *_OF_NEAREST]]
    table = needs.merge(nearest, on="region", how="left")
    for name in ("nearest", "unit", "outlook"):
        table[name] = table[name].fillna("")
    return with_dtypes(table, NeedRow)
