"""Ranks among all, within the type (of villages: the kabupaten) and the province, with ties said."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from antikorupsi.common import FINEST
from antikorupsi.rules import Regions

AMONG = ("", "_in_type", "_in_province")  # suffixes of the columns: among all, those of its type, its province


def ranks(values: pd.Series, groups: pd.Series | None = None) -> pd.DataFrame:
    """For each value its rank (1 is the highest), how many were ranked and how many share the rank.

    Equal values share the best rank of their group (1, 2, 2, 4). Equal are values that differ by
    binary fractions only; nothing else is rounded. With `groups`, by the same index, each group has ranks of its own.
    """
    known = values.dropna().round(FINEST)
    group = pd.Series(0, index=known.index) if groups is None else groups.loc[known.index]
    within = known.groupby(group)
    table = pd.DataFrame(
        {
            "rank": within.rank(method="min", ascending=False),
            "ranked": within.transform("size"),
            "ties": known.groupby([group, known]).transform("size"),
        }
    )
    return table.astype("Int64").reindex(values.index)


def rank_ranges(low: pd.Series, high: pd.Series, groups: pd.Series | None = None) -> pd.DataFrame:
    """For each value, known to lie from `low` to `high`, the `best` and the `worst` rank that it can have.

    Values known exactly (low = high) have one rank, and equal ones share it. With `groups`, by the same index, each
    group has ranks of its own.
    """
    known = pd.DataFrame({"low": low, "high": high}).dropna().round(FINEST)
    group = pd.Series(0, index=known.index) if groups is None else groups.loc[known.index]
    parts = [ranges for _, ranges in known.groupby(group)] or [known]
    return pd.concat(map(_ranges, parts)).astype("Int64").reindex(low.index)


def _ranges(ranges: pd.DataFrame) -> pd.DataFrame:
    """The ranks that are possible in one group: below all that surely lie above, above all that surely lie below."""
    surely_above = len(ranges) - np.searchsorted(np.sort(ranges["low"]), ranges["high"], side="right")
    possibly_above = len(ranges) - np.searchsorted(np.sort(ranges["high"]), ranges["low"], side="right")
    itself = (ranges["high"] > ranges["low"]).to_numpy("int64")
    return pd.DataFrame({"best": 1 + surely_above, "worst": 1 + possibly_above - itself}, index=ranges.index)


def rank_table(values: pd.Series, regions: Regions) -> pd.DataFrame:
    """One row per region code of `values`: rank, ranked and ties among all, and the same by type and by province.

    Columns: rank, ranked, ties, rank_in_type, ranked_in_type, ties_in_type, and the three for the province. Villages
    are all of one type: among them `in_type` means those of the same kabupaten or kota.
    """
    tables = [ranks(values, group).add_suffix(suffix) for suffix, group in peer_groups(regions).items()]
    return pd.concat(tables, axis=1)


def peer_groups(regions: Regions) -> Mapping[str, pd.Series]:
    """By suffix of the columns of ranks: the group that each region is ranked in, itself one for all."""
    rows = [(region.code, "", region.kind_of_peer, region.province_code) for region in regions]
    table = pd.DataFrame(rows, columns=["region", *AMONG], dtype=str).set_index("region")
    return {suffix: table[suffix] for suffix in AMONG}
