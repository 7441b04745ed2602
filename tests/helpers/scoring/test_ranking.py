"""Ranks before rounding, with ties said."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import regions
from helpers.scoring.ranking import rank_ranges, rank_table, ranks


def test_equal_values_share_the_best_rank_of_their_group():
    table = ranks(pd.Series([90.0, 95.0, 90.0, 80.0], index=list("abcd")))
    assert table["rank"].to_dict() == {"a": 2, "b": 1, "c": 2, "d": 4}
    assert table["ties"].to_dict() == {"a": 2, "b": 1, "c": 2, "d": 1}


def test_values_that_only_rounding_would_tie_are_not_tied():
    table = ranks(pd.Series([90.004, 90.001], index=["a", "b"]))
    assert table["rank"].to_dict() == {"a": 1, "b": 2}


def test_what_has_no_value_keeps_its_row_and_has_no_rank():
    table = ranks(pd.Series([90.0, None, 80.0], index=list("abc")))
    assert list(table.index) == list("abc")
    assert table.loc["b"].isna().all()
    assert table["ranked"].dropna().to_dict() == {"a": 2, "c": 2}
    assert set(table.dtypes.astype(str)) == {"Int64"}


def test_binary_fractions_tie_and_the_ninth_decimal_does_not():
    table = ranks(pd.Series([0.1 + 0.2, 0.3, 0.300000002], index=list("abc")))
    assert table["rank"].to_dict() == {"a": 2, "b": 2, "c": 1}
    assert table["ties"].to_dict() == {"a": 2, "b": 2, "c": 1}


def test_ties_are_counted_within_each_group():
    values = pd.Series([90.0, 90.0, 90.0, 80.0], index=list("abcd"))
    table = ranks(values, pd.Series(["x", "x", "y", "y"], index=list("abcd")))
    assert table["ties"].tolist() == [2, 2, 1, 1]
    assert table["rank"].tolist() == [1, 1, 1, 2]
    assert table["ranked"].tolist() == [2, 2, 2, 2]


def test_a_table_of_ranks_has_three_columns_each_for_all_type_and_province():
    table = rank_table(pd.Series({"35.72": 92.15}), regions.official())
    endings = ("", "_in_type", "_in_province")
    assert list(table.columns) == [f"{name}{ending}" for ending in endings for name in ("rank", "ranked", "ties")]


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


RANGES = st.lists(st.tuples(st.integers(0, 12), st.sampled_from([0, 1])), min_size=1, max_size=12)


@pytest.mark.parametrize("groups", [None, pd.Series(["x", "y"])])
def test_what_has_no_range_keeps_its_row_and_has_neither_a_best_nor_a_worst_rank(groups):
    unknown = pd.Series([None, None], dtype="float64")
    table = rank_ranges(unknown, pd.Series([90.0, 95.0]), groups)
    assert table.isna().all(axis=None)
    assert table.dtypes.astype(str).to_dict() == {"best": "Int64", "worst": "Int64"}
    assert table.index.tolist() == [0, 1]


@given(RANGES)
def test_the_best_and_worst_rank_are_those_that_values_within_their_ranges_can_have(drawn):
    low = pd.Series([float(value - apart) for value, apart in drawn])
    high = pd.Series([float(value + apart) for value, apart in drawn])
    table = rank_ranges(low, high)
    for own in table.index:
        others = [at for at in table.index if at != own]
        highest = 1 + sum(low[other] > high[own] for other in others)  # itself as high, all others as low as can be
        lowest = 1 + sum(high[other] > low[own] for other in others)
        assert table.loc[own].tolist() == [highest, lowest]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30), st.data())
def test_values_known_exactly_have_the_one_rank_they_share(values, data):
    series = pd.Series(values)
    groups = pd.Series(data.draw(st.lists(st.sampled_from("ab"), min_size=len(values), max_size=len(values))))
    own, ranges = ranks(series, groups), rank_ranges(series, series, groups)
    assert own["rank"].equals(ranges["best"].rename("rank"))
    assert own["rank"].equals(ranges["worst"].rename("rank"))
