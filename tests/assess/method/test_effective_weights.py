"""An indicator's weight in effect is its share of the totals' spread, as Paruolo, Saisana and Saltelli define it."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess import method


def independent(*spreads):
    """Scores that are uncorrelated, each with its own spread: all combinations of high and low."""
    return pd.DataFrame(product(*[(50 - own, 50 + own) for own in spreads]), columns=list("abcd")[: len(spreads)])


def effective(scores, weights):
    totals = sum(scores[name] * weight for name, weight in weights.items())
    return method.effective_weight_by_indicator(scores, totals, weights).set_index("indicator")


@pytest.mark.parametrize(("weights", "spreads"), [((0.5, 0.3, 0.2), (10, 10, 10)), ((0.4, 0.4, 0.2), (20, 10, 5))])
def test_of_independent_indicators_it_is_the_share_of_the_weighted_variance(weights, spreads):
    table = effective(independent(*spreads), dict(zip("abc", weights, strict=True)))
    shares = np.array([(weight * spread) ** 2 for weight, spread in zip(weights, spreads, strict=True)])
    assert list(table["main_effect"]) == pytest.approx(shares / shares.sum())
    assert list(table["effective"]) == pytest.approx(shares / shares.sum())
    assert list(table["nominal"]) == list(weights)


def test_an_indicator_that_hardly_differs_between_regions_hardly_weighs():
    table = effective(independent(20, 1), {"a": 0.5, "b": 0.5})
    assert table.loc["b", "ratio"] < 0.01


def test_an_indicator_that_never_differs_has_no_weight_in_effect_and_others_share_it():
    scores = independent(10, 10).assign(c=70.0)
    table = effective(scores, {"a": 0.3, "b": 0.3, "c": 0.4})
    assert np.isnan(table.loc["c", "effective"])
    assert list(table.loc[["a", "b"], "effective"]) == pytest.approx([0.5, 0.5])


@given(arrays(np.float64, (12, 3), elements=st.integers(0, 100)))
def test_the_main_effect_is_what_a_line_explains_of_the_totals(values):
    scores = pd.DataFrame(values, columns=list("abc"))
    totals = scores.mean(axis="columns")
    table = method.effective_weight_by_indicator(scores, totals, {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})
    for row in table.dropna().itertuples():
        fitted = np.polyval(np.polyfit(scores[row.indicator], totals, 1), scores[row.indicator])
        explained = 1 - ((totals - fitted) ** 2).sum() / ((totals - totals.mean()) ** 2).sum()
        assert row.main_effect == pytest.approx(explained, abs=1e-6)
    if table["effective"].notna().any():
        assert table["effective"].sum() == pytest.approx(1)


def test_only_regions_with_a_total_count_and_too_few_say_nothing():
    scores = independent(10, 10)
    totals = scores.mean(axis="columns")
    totals.iloc[2:] = np.nan
    table = method.effective_weight_by_indicator(scores, totals, {"a": 0.5, "b": 0.5})
    assert list(table["regions"]) == [2, 2]
    assert table["effective"].isna().all()
