"""Which assumption moves a total most: Sobol indices of its variance, source by source.

The first-order index of a source is the share of the variance that would be gone if the source were known; the total
index is what would be left if everything else were known. The estimators are those of Saltelli et al. (2010),
as in SALib, less what a regression on terms of known mean explains of their error; the rest stands beside each index.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd
from numpy.random import SeedSequence

from antikorupsi.assess.uncertainty.draws import totals_of
from antikorupsi.assess.uncertainty.samples import DRAWN, Sample, draw
from antikorupsi.assess.uncertainty.sources import Known
from antikorupsi.common import table_of
from antikorupsi.rules import Framework
from helpers.scoring import Numbers


class InfluenceRow(NamedTuple):
    """How much of a total's variance one source explains."""

    region: str
    source: str
    first: float
    total: float
    first_error: float
    total_error: float


EVERYWHERE = ""  # stands for all regions together
Answers = TypeVar("Answers")
_NO_SPREAD = 1e-12  # variance in squared points: rounding, no uncertainty
_FEW, _MOST_TIMES = 128, 8  # regions up to which more samples cost little; 16,384 samples of 8 regions: half a second


class Estimate(NamedTuple):
    """An index of each output, and its standard error."""

    value: Numbers
    error: Numbers


@dataclass(frozen=True)
class Indices:
    """By source the first-order and the total index, and the variance of each output."""

    first: Mapping[str, Estimate]
    total: Mapping[str, Estimate]
    spread: Numbers


def influence_by_region_and_source(known: Known, framework: Framework, declared: str) -> pd.DataFrame:
    """One row per region (and one for all, region "") and source that is varied: Sobol indices `first` and `total`.

    `first_error` and `total_error` are their standard errors. All sources are varied at once, as in the draws; missing
    scores are taken as each of the declared treatments, all equally likely. A region whose total does not vary has no
    rows. Of all regions together, a source's index is the share of the sum of the regions' variances.
    """
    sources = [name for name in DRAWN if framework.uncertainty.source(name).varied]
    if not known.regions or not sources:
        return table_of([], InfluenceRow)
    samples = samples_for(len(known.regions), framework.uncertainty.draws.samples)
    one, other = (
        draw(known, framework, declared, seeds, samples)
        for seeds in SeedSequence([framework.uncertainty.draws.seed, samples]).spawn(2)
    )
    found = indices(lambda sample: totals_of(known, sample), one, other, sources, Sample.with_answers_of)
    names = [*known.regions, EVERYWHERE]
    rows = [
        (
            name,
            source,
            *(float(estimate.value[at]) for estimate in estimates),
            *(float(estimate.error[at]) for estimate in estimates),
        )
        for at, name in enumerate(names)
        if found.spread[at] > _NO_SPREAD
        for source in sources
        for estimates in [(found.first[source], found.total[source])]
    ]
    return table_of(rows, InfluenceRow)


def samples_for(regions: int, least: int) -> int:
    """How many samples to draw: the least that is asked for, and up to eight times as many for few regions."""
    return least * min(max(_FEW // regions, 1), _MOST_TIMES)


def indices(
    model: Callable[[Answers], Numbers],
    one: Answers,
    other: Answers,
    sources: list[str],
    mix: Callable[[Answers, str, Answers], Answers],
) -> Indices:
    """The indices of each source, and the variance, of a model of two independent samples.

    `model` gives one row a draw, one column an output; `mix(one, source, other)` is `one` with the answers of a source
    taken from `other`. After the outputs stands one more: all of them together, weighed by their variances.
    """
    base, changed = model(one), model(other)
    middle = np.vstack([base, changed]).mean(axis=0)
    base, changed = base - middle, changed - middle
    squares = _with_sum((base**2 + changed**2) / 2)
    first, total = {}, {}
    for source in sources:
        mixed = model(mix(one, source, other)) - middle
        controls = [_with_sum(control) for control in (base * changed, mixed**2 - base**2, changed**2 - base**2)]
        first[source] = _estimate(_with_sum(changed * (mixed - base)), squares, controls)
        total[source] = _estimate(_with_sum((base - mixed) ** 2 / 2), squares, controls)
    return Indices(first, total, squares.mean(axis=0))


def _with_sum(terms: Numbers) -> Numbers:
    """The columns of a table, and after them their sum."""
    return np.column_stack([terms, terms.sum(axis=1)])


def _estimate(terms: Numbers, squares: Numbers, controls: list[Numbers]) -> Estimate:
    """The ratio of two means, corrected by controls whose mean is known to be zero, and its standard error.

    The error is that of the delta method: the spread of what each draw adds beyond the ratio.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = squares.mean(axis=0)
        index = terms.mean(axis=0) / whole
        beyond = terms - index * squares
        for control in controls:
            slope = np.nan_to_num((beyond * control).mean(axis=0) / (control**2).mean(axis=0))
            beyond = beyond - slope * control
        return Estimate(index + beyond.mean(axis=0) / whole, beyond.std(axis=0) / np.sqrt(len(terms)) / whole)
