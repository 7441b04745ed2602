"""Samples of what is not known: for every draw one answer of each source, from random numbers of the source's own."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt
from numpy.random import SeedSequence, default_rng

from antikorupsi.assess.uncertainty.sources import Known, Scheme, schemes_of, taken_as
from antikorupsi.rules import Framework
from helpers.scoring import Numbers

DRAWN = ("weights", "grouping", "assessors", "survey", "missing")
FARTHEST = 4.0  # standard errors: beyond there is one draw in 16,000


@dataclass(frozen=True)
class Sample:
    """The draws of each source of uncertainty, one row a draw.

    `grouping`: the weighting scheme; `assessors`: the weight of each assessor (no columns if not varied); `survey`: the
    error of each survey index in standard errors; `missing`: the value for a missing score (NaN: left out).
    """

    weights: Numbers  # scheme x draw x indicator
    grouping: npt.NDArray[np.intp]
    assessors: Numbers
    survey: Numbers
    missing: Numbers

    def __len__(self) -> int:
        """How many draws."""
        return len(self.grouping)

    @property
    def chosen(self) -> Numbers:
        """The weights of the scheme that was chosen: draw x indicator."""
        return self.weights[self.grouping, np.arange(len(self))]

    def with_answers_of(self, source: str, other: Self) -> Self:
        """This sample with the answers of one source taken from another."""
        return replace(self, **{source: getattr(other, source)})


def draw(known: Known, framework: Framework, declared: str, seeds: SeedSequence, count: int) -> Sample:
    """`count` draws; a source that is not varied answers in each of them as the framework declares.

    Every source has random numbers of its own, so that switching one off moves no other; those of a survey index depend
    on nothing but its region and indicator.
    """
    seed_of, uncertainty = dict(zip(DRAWN, seeds.spawn(len(DRAWN)), strict=True)), framework.uncertainty
    schemes = schemes_of(framework, declared)
    treatments = np.array([taken_as(name, known.scale) for name in uncertainty.missing.treatments])
    if not uncertainty.missing.varied:
        treatments = np.array([np.nan])
    chances = default_rng(seed_of["grouping"]).integers(len(schemes), size=count)
    return Sample(
        weights=_weights(schemes, framework, seed_of["weights"], count),
        grouping=chances.astype(np.intp),
        assessors=_assessor_weights(known, seed_of["assessors"], count, varied=uncertainty.assessors.varied),
        survey=_deviations(known, seed_of["survey"], count, varied=uncertainty.survey.varied),
        missing=treatments[default_rng(seed_of["missing"]).integers(len(treatments), size=count)],
    )


def _weights(schemes: list[Scheme], framework: Framework, seeds: SeedSequence, count: int) -> Numbers:
    """Dirichlet draws around each scheme: scheme x draw x indicator, each summing to 1."""
    source = framework.uncertainty.weights
    if not source.varied:
        return np.stack([np.tile(scheme.weights, (count, 1)) for scheme in schemes])
    drawn = []
    for scheme, seed in zip(schemes, seeds.spawn(len(schemes)), strict=True):
        shape = source.concentration * len(scheme.centre) * scheme.centre
        parts = default_rng(seed).standard_gamma(shape, size=(count, len(shape)))
        drawn.append(np.einsum("du,ui->di", parts / parts.sum(axis=1, keepdims=True), scheme.units))
    return np.stack(drawn)


def _assessor_weights(known: Known, seeds: SeedSequence, count: int, *, varied: bool) -> Numbers:
    """The weight of each assessor: exponential draws, which divided by their sum are the Bayesian bootstrap's.

    No columns if assessors are not varied.
    """
    if not varied:
        return np.empty((count, 0))
    return default_rng(seeds).standard_exponential((count, len(known.assessors)))


def _deviations(known: Known, seeds: SeedSequence, count: int, *, varied: bool) -> Numbers:
    """How many standard errors each survey index lies off, one column for each in the order of `surveyed`."""
    columns: list[Numbers] = []
    for region, indicator in surveyed(known):
        key = int.from_bytes(f"{known.regions[region]} {known.indicators[indicator]}".encode())
        normal = default_rng(SeedSequence(seeds.entropy, spawn_key=(*seeds.spawn_key, key))).standard_normal(count)
        columns.append(np.clip(normal, -FARTHEST, FARTHEST) * varied)
    return np.column_stack(columns) if columns else np.zeros((count, 0))


def surveyed(known: Known) -> list[tuple[int, int]]:
    """Region and indicator of every score that is a survey index with an interval."""
    return [(int(region), int(indicator)) for region, indicator in np.argwhere(known.errors > 0)]
