"""Ranks among all, within the type (of villages: the kabupaten) and the province, with ties said."""

import pandas as pd

from antikorupsi.common import FINEST
from antikorupsi.rules import Regions


def ranks(values: pd.Series) -> pd.DataFrame:
    """For each value its rank (1 is the highest), how many were ranked and how many share the rank.

    Equal values share the best rank of their group (1, 2, 2, 4). Equal are values that differ by
    binary fractions only; nothing else is rounded.
    """
    known = values.dropna().round(FINEST)
    rank = known.rank(method="min", ascending=False).astype("Int64")
    ties = rank.map(rank.value_counts())
    table = pd.DataFrame({"rank": rank, "ranked": len(known), "ties": ties}, index=known.index)
    return table.astype("Int64").reindex(values.index)


def rank_table(values: pd.Series, regions: Regions) -> pd.DataFrame:
    """One row per region code of `values`: rank, ranked and ties among all, and the same by type and by province.

    Columns: rank, ranked, ties, rank_in_type, ranked_in_type, ties_in_type, and the three for the province. Villages
    are all of one type: among them `in_type` means those of the same kabupaten or kota.
    """
    type_of = {region.code: region.kind_of_peer for region in regions}
    province_of = {region.code: region.province_code for region in regions}
    tables = [ranks(values)]
    for suffix, group_of in (("_in_type", type_of), ("_in_province", province_of)):
        groups = values.groupby([group_of[code] for code in values.index])
        within = [ranks(group) for _, group in groups]
        tables.append((pd.concat(within) if within else ranks(values)).add_suffix(suffix))
    return pd.concat([table.reindex(values.index) for table in tables], axis=1)
