"""Skewness and kurtosis are those of spreadsheets; what cannot be computed is empty and flags nothing."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.assess import method

# The example of Microsoft's pages on SKEW and KURT, and what they give.
EXAMPLE, SKEW, KURT = [3.0, 4, 5, 2, 3, 4, 5, 6, 4, 7], 0.359543, -0.151800


def distribution(values):
    return method.distribution_by_measure(pd.DataFrame({"spi": values})).iloc[0]


def test_skewness_and_kurtosis_are_those_of_spreadsheets():
    row = distribution(EXAMPLE)
    assert row["skewness"] == pytest.approx(SKEW, abs=1e-6)
    assert row["kurtosis"] == pytest.approx(KURT, abs=1e-6)
    assert (row["regions"], row["mean"], row["median"], row["lowest"], row["highest"]) == (10, 4.3, 4, 2, 7)


def test_quartiles_between_two_figures_are_interpolated():
    row = distribution([1.0, 2, 3, 4])
    assert (row["quartile_1"], row["median"], row["quartile_3"]) == (1.75, 2.5, 3.25)


@pytest.mark.parametrize(("last", "outlying"), [(80.0, False), (1000.0, True)])
def test_one_region_far_from_all_others_stands_out(last, outlying):
    assert distribution([*np.linspace(70, 79, 10), last])["outlying"] == outlying


@pytest.mark.parametrize("values", [[], [70.0], [70.0, 71.0], [70.0] * 6, [np.nan] * 5])
def test_what_too_few_or_equal_regions_cannot_say_is_empty(values):
    row = distribution(pd.Series(values, dtype="float64"))
    assert np.isnan(row["skewness"])
    assert np.isnan(row["kurtosis"])
    assert not row["outlying"]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_the_five_numbers_rise_and_the_mean_lies_among_them(values):
    row = distribution(values)
    five = [row[name] for name in ("lowest", "quartile_1", "median", "quartile_3", "highest")]
    assert all(low <= high + 1e-9 for low, high in pairwise(five))
    assert row["lowest"] - 1e-9 <= row["mean"] <= row["highest"] + 1e-9
