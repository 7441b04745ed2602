"""The standard error of a weighted mean under a sampling design, and its interval, by Taylor linearisation.

The variance is that of totals of first-stage units within strata, as `svymean` of R's package survey computes it with
`options(survey.lonely.psu = "adjust")`. The tests hold it to numbers of R and Stata, and to svy on random designs.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import atan, cos, exp, inf, lgamma, log, log1p, nan, pi, sin, sqrt
from statistics import NormalDist

import numpy as np

from antikorupsi.ingest.surveys.columns import Numbers
from antikorupsi.ingest.surveys.design import Codes, Design, pairs

Bounds = tuple[float, float]
NO_INTERVAL: Bounds = (nan, nan)
CONFIDENCE = 0.95
_ACCURACY = 1e-10  # of a quantile
_MOST_STEPS = 50


def intervals(values: Numbers, design: Design, groups: Codes | None = None) -> dict[int, Bounds]:
    """By group (all respondents are group 0): the interval of the weighted mean; code -1 is no group.

    Strata and units without members of a group stay part of its design. The degrees of freedom are the units less the
    strata that have members; without one the bounds are NaN, without one in the whole design there is no interval. A
    stratum with a single unit is centred at the mean of all units, which errs on the wide side.
    """
    if design.degrees_of_freedom < 1:
        return {}
    units = _Units(design)
    found = {}
    for group, members in _members(groups, len(values)):
        weights = design.weights[members]
        weights = weights / weights.sum()
        mean = float((weights * values[members]).sum())  # `@` starts threads, which cost more than they save
        variance = units.variance(members, weights * (values[members] - mean))
        freedom = units.degrees_of_freedom(members)
        margin = sqrt(variance) * t_quantile((1 + CONFIDENCE) / 2, freedom) if freedom > 0 else nan
        found[group] = (mean - margin, mean + margin)
    return found


def _members(groups: Codes | None, count: int) -> Iterator[tuple[int, Codes]]:
    """The groups, each with the places of its members."""
    if groups is None:
        yield 0, np.arange(count)
        return
    order = np.argsort(groups, kind="stable")
    codes, starts = np.unique(groups[order], return_index=True)
    for code, members in zip(codes.tolist(), np.split(order, starts[1:]), strict=True):
        if code >= 0:
            yield code, members


class _Units:
    """The first-stage units of a design, clusters or respondents, and the strata that they were drawn from."""

    def __init__(self, design: Design) -> None:
        count = len(design.weights)
        strata = np.zeros(count, np.int64) if design.stratum is None else _numbered(design.stratum)
        self._unit = np.arange(count) if design.cluster is None else _numbered(pairs(strata, design.cluster))
        self._strata = strata
        self._stratum_of_unit = np.zeros(int(self._unit.max()) + 1, np.int64)
        self._stratum_of_unit[self._unit] = strata
        self._drawn = np.bincount(self._stratum_of_unit)
        self._is_single = self._drawn == 1
        scale = self._drawn / np.where(self._is_single, 1, self._drawn - 1)
        if design.population is not None:
            sizes = np.zeros(len(self._drawn))
            sizes[strata] = design.population
            scale = scale * (sizes - self._drawn) / sizes
        self._scale = scale

    def variance(self, members: Codes, shares: Numbers) -> float:
        """The variance of the sum of the members' shares over all samples of the design."""
        totals = np.bincount(self._unit[members], shares, len(self._stratum_of_unit))
        centres = np.bincount(self._stratum_of_unit, totals) / self._drawn
        centres[self._is_single] = totals.mean()
        squares = np.bincount(self._stratum_of_unit, (totals - centres[self._stratum_of_unit]) ** 2)
        return float((self._scale * squares).sum())

    def degrees_of_freedom(self, members: Codes) -> int:
        """The units less the strata that have members."""
        units, strata = (np.bincount(codes[members]) for codes in (self._unit, self._strata))
        return int(np.count_nonzero(units) - np.count_nonzero(strata))


def _numbered(codes: Codes) -> Codes:
    """Codes as 0, 1, 2 ..."""
    return np.unique(codes, return_inverse=True)[1].reshape(-1)


@lru_cache(maxsize=2**10)  # groups of many surveys have equal degrees of freedom
def t_quantile(share: float, freedom: int) -> float:
    """The quantile of Student's t for a share above a half: Newton's method from the expansion of Cornish and Fisher.

    The distribution function is concave above zero, so that the steps converge from either side.
    """
    found = _expanded(NormalDist().inv_cdf(share), freedom)
    for _ in range(_MOST_STEPS):
        step = (share - _t_share(found, freedom)) / _t_density(found, freedom)
        found += step
        if abs(step) < _ACCURACY * found:
            return found
    return inf


def _expanded(z: float, freedom: int) -> float:
    """The quantile near that of the normal distribution, z: Abramowitz and Stegun, 26.7.5."""
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, 1))


def _t_density(t: float, freedom: int) -> float:
    constant = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2
    return exp(constant - (freedom + 1) / 2 * log1p(t * t / freedom))


def _t_share(t: float, freedom: int) -> float:
    """The share of Student's t below t: the finite series of Abramowitz and Stegun, 26.7.3 and 26.7.4."""
    angle = atan(t / sqrt(freedom))
    steps = np.arange(1 + freedom % 2, freedom - 1, 2)
    series = 1.0 + float(np.cumprod(steps / (steps + 1) * cos(angle) ** 2).sum())
    if freedom % 2 == 0:
        return 0.5 + sin(angle) * series / 2
    return 0.5 + (angle + (sin(angle) * cos(angle) * series if freedom > 1 else 0.0)) / pi
