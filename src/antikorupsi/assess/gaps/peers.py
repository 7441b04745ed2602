"""The nearest regions of the same type that meet a criterion which a region fails.

Near is a like population, measured as a ratio, and another province counts as a ratio of its own. A nearest one of all
is among the nearest by population of its own province or of the country, so that sorting finds it: no pair is looked at
that cannot be one.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.common import WholeOrNA, table_of, with_dtypes
from antikorupsi.rules import Framework, Peers, Regions


class PeerRow(NamedTuple):
    """One region that meets what another fails."""

    region: str
    criterion: str
    place: int
    peer: str
    apart: float
    value: float
    other_value: float
    label: str
    year: WholeOrNA
    cells: str


_SHOWN = ["value", "other_value", "label", "year", "cells"]


def peer_by_region_and_criterion(verdicts: pd.DataFrame, regions: Regions, framework: Framework) -> pd.DataFrame:
    """One row per region, criterion that it fails and peer that meets it, the nearest first (`place` from 1).

    `value`, `other_value`, `label`, `year` and `cells` are those of the peer's verdict.
    `apart` is the natural logarithm of the ratio of the populations, and that of framework.peers.other_province more
    for another province. A region of unknown population counts as one of its type's median. Empty where the framework
    names no peers.
    """
    if framework.peers is None:
        return table_of([], PeerRow)
    placed = verdicts.merge(_places(regions), on="region")
    found = [_nearest(group, framework.peers) for _, group in placed.groupby(["criterion", "type"], sort=True)]
    pairs = pd.concat(found) if found else pd.DataFrame(columns=["region", "criterion", "peer", "apart"])
    first = pairs.sort_values(["region", "criterion", "apart", "peer"], ignore_index=True)
    first["place"] = first.groupby(["region", "criterion"]).cumcount() + 1
    first = first[first["place"] <= framework.peers.count]
    theirs = verdicts[["region", "criterion", *_SHOWN]].rename(columns={"region": "peer"})
    return with_dtypes(first.merge(theirs, on=["peer", "criterion"], how="left"), PeerRow)


def _places(regions: Regions) -> pd.DataFrame:
    """One row per region: type, province and `size`, the logarithm of its population."""
    rows = [(region.code, region.type, region.province_code, region.population) for region in regions]
    places = pd.DataFrame(rows, columns=["region", "type", "province", "population"])
    size = places["population"].astype("float64").map(np.log)
    middle = size.groupby(places["type"]).transform("median")
    return places.assign(size=size.fillna(middle).fillna(0.0)).drop(columns="population")


def _nearest(group: pd.DataFrame, peers: Peers) -> pd.DataFrame:
    """All candidates of one criterion and type: region, criterion, peer and how far they are apart."""
    asked = group[group["status"] == "fails"]
    models = group[group["status"] == "meets"].sort_values(["size", "region"])
    in_province = dict(iter(models.groupby("province")))
    pairs = list(_candidates(asked, models, peers.count))
    for province, askers in asked.groupby("province"):
        pairs += _candidates(askers, in_province.get(province, models.iloc[:0]), peers.count)
    both = pd.DataFrame(pairs, columns=["region", "criterion", "peer", "ratio", "same"]).drop_duplicates()
    apart = both["ratio"] + np.where(both["same"].astype(bool), 0.0, np.log(peers.other_province))
    return both.assign(apart=apart.astype("float64"))[["region", "criterion", "peer", "apart"]]


def _candidates(asked: pd.DataFrame, models: pd.DataFrame, count: int) -> Iterator[tuple[str, str, str, float, bool]]:
    """The nearest models by population of each region that asks, as many above it as below; models are in order."""
    if asked.empty or models.empty:
        return
    size, names = models["size"].to_numpy(), models["region"].to_numpy()
    provinces = models["province"].to_numpy()
    middle = np.searchsorted(size, asked["size"].to_numpy())
    for place, asker in zip(middle, asked[["region", "criterion", "size", "province"]].to_numpy(), strict=True):
        for at in range(max(place - count, 0), min(place + count, len(size))):
            yield asker[0], asker[1], names[at], abs(size[at] - asker[2]), provinces[at] == asker[3]
