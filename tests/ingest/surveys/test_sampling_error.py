"""Standard errors under random sampling designs beside svy, and quantiles of Student's t beside tables."""

import numpy as np
import polars
import pytest
import svy
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.sampling_error import intervals, t_quantile


@st.composite
def designs(draw):
    """A design of 12 to 80 respondents, with or without weights, strata, clusters and sizes, and groups of them."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    count = draw(st.integers(12, 80))
    stratum = chance.integers(0, draw(st.integers(1, 8)), count) if draw(st.booleans()) else None
    cluster = chance.integers(0, draw(st.integers(2, 12)), count) if draw(st.booleans()) else None
    weights = chance.uniform(0.5, 3, count) if draw(st.booleans()) else np.ones(count)
    population = None
    if cluster is None and draw(st.booleans()):
        strata = np.zeros(count, dtype=int) if stratum is None else stratum
        population = np.array([(strata == code).sum() + 5.0 * code for code in strata])
    groups = chance.integers(-1, 4, count) if draw(st.booleans()) else None
    return chance.normal(70, 10, count), Design(weights, stratum, cluster, population), groups


def intervals_of_svy(values, design, groups):
    named = {"stratum": design.stratum, "psu": design.cluster, "pop_size": design.population}
    known = {name: column for name, column in named.items() if column is not None}
    columns = {"value": values, "weight": design.weights, **known}
    parts = {name: name for name in known} | ({"singleton": "center"} if design.stratum is not None else {})
    if groups is not None:
        columns["group"] = groups
    sample = svy.Sample(polars.DataFrame(columns), svy.Design(wgt="weight", **parts))
    estimated = sample.estimation.mean("value", by=None if groups is None else "group")
    rows = estimated.to_polars().to_dicts()
    return {row["group"] if groups is not None else 0: (row["lci"], row["uci"]) for row in rows}


@given(designs())
def test_intervals_are_those_of_svy(drawn):
    values, design, groups = drawn
    found = intervals(values, design, groups)
    if design.degrees_of_freedom < 1:
        assert found == {}
        return
    expected = {group: pair for group, pair in intervals_of_svy(*drawn).items() if group >= 0}
    assert found.keys() == expected.keys()
    for group, bounds in expected.items():
        assert found[group] == pytest.approx(bounds, abs=1e-8, nan_ok=True)


def test_code_minus_one_is_no_group():
    groups = np.array([0, -1] * 10)
    assert intervals(np.arange(20.0), Design(np.ones(20)), groups).keys() == {0}


def test_strata_without_members_of_a_group_stay_part_of_its_design():
    values, strata = np.arange(20.0), np.array([0, 1] * 10)
    alone = intervals(values[:10], Design(np.ones(10)))[0]
    groups = np.repeat([0, 1], 10)
    within = intervals(values, Design(np.ones(20), np.repeat([0, 1], 10)), groups)[0]
    across = intervals(values, Design(np.ones(20), strata), groups)[0]
    assert within == pytest.approx(alone)
    assert across != pytest.approx(alone)


QUANTILES = {
    1: 12.706204736174694,
    2: 4.302652729749462,
    3: 3.1824463052837078,
    4: 2.7764451051977934,
    5: 2.5705818356363146,
    10: 2.228138851986274,
    11: 2.200985160091639,
    30: 2.0422724563012378,
    101: 1.983731002955606,
    1000: 1.9623390808264083,
    12000: 1.9601616934114094,
    1000000: 1.959966356814107,
}


@pytest.mark.parametrize("freedom", QUANTILES)
def test_the_quantile_of_student_is_that_of_tables(freedom):
    assert t_quantile(0.975, freedom) == pytest.approx(QUANTILES[freedom], rel=1e-9)
