"""Which assumption moves a total most: Sobol indices of its variance, source by source.

The first-order index of a source is the share of the variance that would be gone if the source were known; the total
index is what would be left if everything else were known. The estimators are those of Saltelli et al. (2010),
as in SALib, less what a regression on terms of known mean explains of their error; the rest stands beside each index.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd
from numpy.random import SeedSequence

from antikorupsi.assess.uncertainty.draws import MOST_REGIONS, region_parts, totals_of
from antikorupsi.assess.uncertainty.samples import DRAWN, Sample, draw
from antikorupsi.assess.uncertainty.sources import Known, part_of
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
_TERMS = 5  # of a source, see `_terms`
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
    found = _indices_of(known, framework, declared, sources)
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
    terms = _terms(model, one, other, sources, mix)
    return _indices(sources, ([_with_sum(term) for term in each] for each in terms))


def _indices_of(known: Known, framework: Framework, declared: str, sources: list[str]) -> Indices:
    """The indices of the totals of regions, and of all of them together; of many regions part by part."""
    if len(known.regions) <= MOST_REGIONS:
        one, other = _samples(known, framework, declared, len(known.regions))
        return indices(partial(totals_of, known), one, other, sources, Sample.with_answers_of)
    return indices_in_parts(known, framework, declared, sources, MOST_REGIONS)


def indices_in_parts(known: Known, framework: Framework, declared: str, sources: list[str], most: int) -> Indices:
    """The indices of all regions, computed for at most `most` of them at a time; of all only sums over them are held.

    Arrays are in Fortran order: numpy then adds one region after the other, so that sums made part by part are rounded
    as those of all regions at once.
    """
    rows = samples_for(len(known.regions), framework.uncertainty.draws.samples)
    sums = [np.zeros((1, rows)), *(np.zeros((_TERMS, rows)) for _ in sources)]
    found = []
    for there in region_parts(len(known.regions), most):
        part = part_of(known, there)
        one, other = _samples(part, framework, declared, len(known.regions))
        terms = _terms(partial(_totals_by_column, part), one, other, sources, Sample.with_answers_of)
        found.append(_indices(sources, _added(terms, sums)))
    found.append(_indices(sources, ([row[:, None] for row in each] for each in sums)))
    return _joined(found, sources)


def _samples(known: Known, framework: Framework, declared: str, regions: int) -> list[Sample]:
    """Two independent samples, as large as so many regions need."""
    samples = samples_for(regions, framework.uncertainty.draws.samples)
    both = SeedSequence([framework.uncertainty.draws.seed, samples]).spawn(2)
    return [draw(known, framework, declared, seeds, samples) for seeds in both]


def _totals_by_column(known: Known, sample: Sample) -> Numbers:
    return np.asfortranarray(totals_of(known, sample))


def _added(terms: Iterator[list[Numbers]], sums: list[Numbers]) -> Iterator[list[Numbers]]:
    """The terms, after their columns were added to the sums one by one."""
    for each, of_each in zip(terms, sums, strict=True):
        for term, total in zip(each, of_each, strict=True):
            for column in term.T:
                np.add(total, column, out=total)
        yield each


def _joined(parts: list[Indices], sources: list[str]) -> Indices:
    """The indices of outputs that were examined in parts, in the order of the parts."""

    def join(estimates: list[Estimate]) -> Estimate:
        return Estimate(*(np.concatenate(columns) for columns in zip(*estimates, strict=True)))

    return Indices(
        {source: join([part.first[source] for part in parts]) for source in sources},
        {source: join([part.total[source] for part in parts]) for source in sources},
        np.concatenate([part.spread for part in parts]),
    )


def _terms(
    model: Callable[[Answers], Numbers],
    one: Answers,
    other: Answers,
    sources: list[str],
    mix: Callable[[Answers, str, Answers], Answers],
) -> Iterator[list[Numbers]]:
    """First the squares of the outputs alone, then of each source what its indices are means of, a row a draw.

    These are the terms of its first-order index, those of its total index, and three controls whose mean is zero.
    """
    base, changed = model(one), model(other)
    middle = np.vstack([base, changed]).mean(axis=0)
    base, changed = base - middle, changed - middle
    yield [(base**2 + changed**2) / 2]
    for source in sources:
        mixed = model(mix(one, source, other)) - middle
        of_first, of_total = changed * (mixed - base), (base - mixed) ** 2 / 2
        yield [of_first, of_total, base * changed, mixed**2 - base**2, changed**2 - base**2]


def _indices(sources: list[str], terms: Iterator[list[Numbers]]) -> Indices:
    """The indices by the terms of `_terms`."""
    (squares,) = next(terms)
    found = list(map(partial(_both_estimates, squares), terms))  # a loop would keep the terms of the source before
    first, total = (dict(zip(sources, estimates, strict=True)) for estimates in zip(*found, strict=True))
    return Indices(first, total, squares.mean(axis=0))


def _both_estimates(squares: Numbers, terms: list[Numbers]) -> tuple[Estimate, Estimate]:
    of_first, of_total, *controls = terms
    return _estimate(of_first, squares, controls), _estimate(of_total, squares, controls)


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
