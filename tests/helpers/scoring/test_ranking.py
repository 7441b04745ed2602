"""Ranks before rounding, with ties said."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from helpers import regions
from helpers.scoring.ranking import rank_table, ranks


def test_equal_values_share_the_best_rank_of_their_group():
    table = ranks(pd.Series([90.0, 95.0, 90.0, 80.0], index=list("abcd")))
    assert table["rank"].to_dict() == {"a": 2, "b": 1, "c": 2, "d": 4}
    assert table["ties"].to_dict() == {"a": 2, "b": 1, "c": 2, "d": 1}


def test_values_that_only_rounding_would_tie_are_not_tied():
    table = ranks(pd.Series([90.004, 90.001], index=["a", "b"]))
    assert table["rank"].to_dict() == {"a": 1, "b": 2}


def test_ranks_within_type_and_province_count_only_their_own():
    values = pd.Series({"35.72": 92.15, "52.71": 91.85, "35.05": 60.0, "35.78": 95.0})
    table = rank_table(values, regions.official())
    assert table.loc["35.72", ["rank", "rank_in_type", "rank_in_province"]].tolist() == [2, 2, 2]
    assert table.loc["35.05", ["rank", "rank_in_type", "rank_in_province", "ranked_in_province"]].tolist() == [
        4,
        1,
        3,
        3,
    ]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_no_rank_lies_outside_the_number_of_values_and_the_highest_is_first(values):
    series = pd.Series(values)
    table = ranks(series)
    assert table["rank"].between(1, len(values)).all()
    assert table.loc[series.idxmax(), "rank"] == 1
