"""Regions made of a few numbers, and frameworks with some of their sources switched off."""

import numpy as np

from antikorupsi.assess.uncertainty.sources import Known
from antikorupsi.rules import frameworks
from antikorupsi.rules.frameworks.uncertain import SOURCES

PILOT = frameworks.load("kabkota-2025")
INDICATORS = tuple(own.id for own in PILOT.indicators)


def framework(varied=SOURCES, count=400, **changed):
    """The pilot's framework with only the named sources varied, and `changed` keys of the draws."""
    uncertainty = PILOT.uncertainty
    draws = uncertainty.draws.model_copy(update={"count": count, "samples": 256, **changed})
    sources = {name: uncertainty.source(name).model_copy(update={"varied": name in varied}) for name in SOURCES}
    return PILOT.model_copy(update={"uncertainty": uncertainty.model_copy(update={"draws": draws, **sources})})


def known(scores, errors=None, given=None):
    """Regions with these scores (a row each, NaN where missing); `given` by slot, region and indicator."""
    scores = np.array(scores, dtype=np.float64)
    given = np.full((0, *scores.shape), np.nan) if given is None else np.array(given, dtype=np.float64)
    slots = np.tile(np.arange(len(given)), (len(scores), 1))
    errors = np.zeros(scores.shape) if errors is None else np.array(errors, dtype=np.float64)
    regions = tuple(f"01.{place:02d}" for place in range(1, len(scores) + 1))
    assessors = tuple("ABCDEFG"[: len(given)])
    return Known(regions, INDICATORS, scores, errors, assessors, slots, given, (0.0, 100.0))


def panel(regions=5, slots=4, seed=1, missing=()):
    """Regions whose scores, but for the first indicator, are means of assessors."""
    generator = np.random.default_rng(seed)
    given = generator.uniform(50, 100, (slots, regions, len(INDICATORS)))
    given[:, :, 0] = np.nan
    for region, indicator in missing:
        given[:, region, indicator] = np.nan
    scores = given.sum(axis=0) / slots
    scores[:, 0] = generator.uniform(50, 100, regions)
    return known(scores, given=given)
