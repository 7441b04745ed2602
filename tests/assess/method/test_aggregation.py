"""The geometric mean is never above the arithmetic one, equal only for equal scores, and ranks follow both."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess import method
from antikorupsi.common.project import WorkbookError
from helpers.scoring.aggregation import Node

HALVES = Node("total", parts=(Node("a", 0.5), Node("b", 0.5)))


def scores(*rows):
    return pd.DataFrame(rows, columns=["a", "b"], dtype="float64")


def test_an_even_region_overtakes_one_whose_weak_score_was_made_up_for():
    table = method.mean_by_region(scores((100, 64), (81, 81)), HALVES)
    assert list(table["arithmetic"]) == pytest.approx([82, 81])
    assert list(table["geometric"]) == pytest.approx([80, 81])
    assert list(table["rank_change"]) == [1, -1]
    assert list(table["change"]) == pytest.approx([-2, 0])


def test_a_score_of_zero_leaves_nothing_and_one_below_is_refused():
    assert list(method.mean_by_region(scores((0, 100)), HALVES)["geometric"]) == [0]
    with pytest.raises(WorkbookError, match="below zero"):
        method.mean_by_region(scores((-1, 100)), HALVES)


def test_missing_scores_are_left_out_of_both_and_a_region_without_a_total_has_no_row():
    table = method.mean_by_region(scores((80, math.nan), (math.nan, math.nan)), HALVES)
    assert list(table["region"]) == [0]
    assert list(table["geometric"]) == pytest.approx(list(table["arithmetic"]))


def test_components_within_a_total_are_made_by_the_same_mean():
    tree = Node("total", parts=(Node("one", 1.0, (Node("a"), Node("b"))), Node("c", 1.0)))
    table = method.mean_by_region(pd.DataFrame({"a": [25.0], "b": [100.0], "c": [50.0]}), tree)
    assert list(table["geometric"]) == pytest.approx([50])


@given(arrays(np.float64, st.tuples(st.integers(1, 12), st.just(2)), elements=st.floats(1, 100)))
def test_the_geometric_mean_is_never_above_the_arithmetic_one(values):
    table = method.mean_by_region(scores(*values), HALVES)
    assert (table["change"] <= 1e-9).all()
    assert table["geometric"].to_numpy() == pytest.approx(np.sqrt(values.prod(axis=1)))


def test_the_arithmetic_mean_is_the_total_of_the_assessment(assessment_contoh):
    own = method.indicator_scores_by_region(assessment_contoh)
    indicators = assessment_contoh.framework.indicators
    tree = Node("total", parts=tuple(Node(each.id, 1 / 19) for each in indicators), least=0.65)
    table = method.mean_by_region(own, tree).set_index("region")
    totals = method.totals_by_region(assessment_contoh).dropna()
    assert table["arithmetic"].to_dict() == pytest.approx(totals.to_dict())
