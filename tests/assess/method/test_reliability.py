"""Cronbach's alpha is that of published examples, of the analysis of variance, and none where there is none."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess import method

# The example of Julia's StatsBase: the covariances of four items, their alpha, and the alpha without each.
COVARIANCES = np.array([[10, 6, 6, 6], [6, 11, 6, 6], [6, 6, 12, 6], [6, 6, 6, 13]], dtype="float64")
ALPHA, WITHOUT = 0.8136, [0.7500, 0.7606, 0.7714, 0.7826]
# The example of statology.org, computed there with R and pingouin.
ANSWERS = {
    "Q1": [1, 2, 2, 3, 2, 2, 3, 3, 2, 3],
    "Q2": [1, 1, 1, 2, 3, 3, 2, 3, 3, 3],
    "Q3": [1, 1, 2, 1, 2, 3, 3, 3, 2, 3],
}


def with_covariances(covariances, rows=20):
    """Rows whose sample covariances are exactly those given."""
    drawn = np.random.default_rng(1).normal(size=(rows, len(covariances)))
    white = np.linalg.qr(drawn - drawn.mean(axis=0))[0] * np.sqrt(rows - 1)
    return pd.DataFrame(white @ np.linalg.cholesky(covariances).T, columns=list("abcd"))


def by_variance_analysis(items):
    """Alpha as C. Hoyt wrote it in 1941: 1 - mean square of the residuals / mean square of the regions."""
    values = items.to_numpy("float64")
    rows, columns = values.shape
    of_rows = columns * ((values.mean(axis=1) - values.mean()) ** 2).sum() / (rows - 1)
    residuals = values - values.mean(axis=1, keepdims=True) - values.mean(axis=0) + values.mean()
    return 1 - (residuals**2).sum() / ((rows - 1) * (columns - 1)) / of_rows


def test_alpha_is_that_of_published_examples():
    assert method.alpha(with_covariances(COVARIANCES)) == pytest.approx(ALPHA, abs=5e-5)
    assert method.alpha(pd.DataFrame(ANSWERS)) == pytest.approx(0.7734, abs=5e-5)


def test_alpha_without_each_item_is_that_of_the_published_example():
    table = method.alpha_without_item(with_covariances(COVARIANCES))
    assert list(table["alpha"]) == pytest.approx(WITHOUT, abs=5e-5)
    assert list(table["change"]) == pytest.approx([value - ALPHA for value in WITHOUT], abs=1e-4)


@given(arrays(np.float64, (6, 3), elements=st.integers(0, 100)))
def test_alpha_is_that_of_the_analysis_of_variance(values):
    items = pd.DataFrame(values)
    assume(items.sum(axis="columns").var() > 1e-6)
    assert method.alpha(items) == pytest.approx(by_variance_analysis(items), abs=1e-6)


def test_items_that_say_the_same_have_alpha_one():
    assert method.alpha(pd.DataFrame({"a": [1.0, 5, 9], "b": [2.0, 6, 10]})) == pytest.approx(1)


@pytest.mark.parametrize(
    "items",
    [
        {"a": [1.0, 2, 3]},
        {"a": [1.0, 2], "b": [2.0, 1]},
        {"a": [1.0, 2, 3], "b": [3.0, 2, 1]},
        {"a": [1.0, 2, 3], "b": [np.nan, 2, 1]},
    ],
)
def test_one_item_two_regions_or_a_constant_sum_have_no_alpha(items):
    assert np.isnan(method.alpha(pd.DataFrame(items)))


def test_each_scale_counts_the_regions_that_have_all_its_items():
    items = pd.DataFrame(ANSWERS, dtype="float64")
    items.loc[0, "Q3"] = np.nan
    table = method.alpha_by_scale(items, {"two": ["Q1", "Q2"], "all": list(items), "one": ["Q1"]}).set_index("scale")
    assert list(table["regions"]) == [10, 9, 10]
    assert list(table["enough"]) == [value >= 0.7 for value in table["alpha"]]
    assert table.loc["two", "alpha"] == pytest.approx(method.alpha(items[["Q1", "Q2"]]))
