"""Estimates under a sampling design against numbers that others have published."""

import numpy as np
import pytest

from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.estimates import intervals

# Two strata of 15 and 12, of which 5 and 3 were drawn: the example of `svyset` in Stata's Survey Data manual.
VALUES = np.array([2.8, 4.1, 6.8, 6.8, 9.2, 3.7, 6.6, 4.2])
STRATA = np.array([1, 1, 1, 1, 1, 2, 2, 2])
WEIGHTS = np.array([3.0] * 5 + [4.0] * 3)
SIZES = np.array([15.0] * 5 + [12.0] * 3)


def test_a_stratified_mean_has_the_interval_that_stata_prints():
    assert intervals(VALUES, Design(WEIGHTS, STRATA))[0] == pytest.approx((3.63433, 7.261966), abs=1e-5)


def test_a_stratified_mean_of_a_finite_population_has_the_interval_that_stata_prints():
    design = Design(WEIGHTS, STRATA, population=SIZES)
    assert intervals(VALUES, design)[0] == pytest.approx((3.940751, 6.955545), abs=1e-5)


def test_a_sample_of_a_finite_population_has_the_published_interval():
    """Levy and Lemeshow, Sampling of Populations, page 106, as worked by the UCLA statistical consulting group."""
    values = np.array([5, 13 / 3, 4, 10 / 3, 7, 10 / 3])
    design = Design(np.full(6, 9.0), population=np.full(6, 54.0))
    assert intervals(values, design)[0] == pytest.approx((3.133318, 5.863348), abs=0.005)


def test_clusters_widen_the_interval_by_hand():
    """Means of four equal clusters 1, 2, 3, 4: standard error 1.29099 / 2, t with 3 degrees of freedom 3.18245."""
    values, clusters = np.repeat([1.0, 2.0, 3.0, 4.0], 5), np.repeat([0, 1, 2, 3], 5)
    margin = 3.182446 * 1.290994 / 2
    design = Design(np.ones(20), cluster=clusters)
    assert intervals(values, design)[0] == pytest.approx((2.5 - margin, 2.5 + margin), abs=1e-5)


def test_one_cluster_gives_no_interval():
    assert intervals(VALUES, Design(WEIGHTS, cluster=np.zeros(8, dtype=np.int64))) == {}
