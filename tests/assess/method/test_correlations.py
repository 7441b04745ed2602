"""Correlations are taken over the regions that have both figures, flagged, and no more is said than they can bear."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess import method
from antikorupsi.assess.method.correlations import interval_of

# F. J. Anscombe, Graphs in statistical analysis, The American Statistician 27 (1973): r is 0.816 in each set.
ANSCOMBE_X = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE_Y = {
    "first": [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    "second": [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
}


def pair(first, second):
    return method.correlation_by_pair(pd.DataFrame({"a": first, "b": second}))


@pytest.mark.parametrize("name", ANSCOMBE_Y)
def test_it_is_pearsons_of_the_published_example(name):
    row = pair(ANSCOMBE_X, ANSCOMBE_Y[name]).iloc[0]
    assert row["correlation"] == pytest.approx(0.816, abs=1e-3)
    assert (row["regions"], row["flag"], row["real"]) == (11, "", True)


def test_only_regions_with_both_figures_count():
    row = pair([1, 2, 3, 4, np.nan, 9], [1, 2, 3.5, 4, 9, np.nan]).iloc[0]
    assert row["regions"] == 4


@pytest.mark.parametrize(("second", "flag"), [([1, 2, 3, 4.1], "redundant"), ([4, 3, 2, 0], "negative")])
def test_what_counts_twice_and_what_pulls_apart_is_flagged(second, flag):
    assert list(pair([1, 2, 3, 4], second)["flag"]) == [flag]


def test_two_regions_and_a_measure_that_does_not_vary_have_no_correlation():
    assert pair([1.0, 2], [2.0, 1]).empty
    assert pair([1.0, 2, 3], [5.0, 5, 5]).empty


@pytest.mark.parametrize(("regions", "least"), [(3, 1.0), (6, 0.8117), (103, 0.194), (514, 0.0865)])
def test_the_fewer_regions_the_further_from_zero_a_correlation_must_be(regions, least):
    assert method.least_real_correlation(regions) == pytest.approx(least, abs=1e-3)


def test_the_interval_is_fishers():
    assert interval_of(0.3, 100) == pytest.approx((0.1101, 0.4688), abs=1e-4)
    assert interval_of(0.9, 3) == (-1.0, 1.0)
    assert all(math.isnan(end) for end in interval_of(math.nan, 9))


@given(arrays(np.float64, (8, 4), elements=st.integers(0, 100)))
def test_pairs_are_those_of_the_matrix_each_once(values):
    table = pd.DataFrame(values, columns=list("abcd"))
    pairs, matrix = method.correlation_by_pair(table), method.correlation_matrix(table)
    assert not pairs.duplicated(["first", "second"]).any()
    for row in pairs.itertuples():
        assert row.first < row.second
        assert row.correlation == matrix.loc[row.first, row.second] == matrix.loc[row.second, row.first]
        assert -1 - 1e-9 <= row.correlation <= 1 + 1e-9
