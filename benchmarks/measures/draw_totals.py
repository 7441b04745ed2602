"""Draws totals and ranks of made-up regions, and prints the seconds and a sum to compare as one line of JSON."""

import json
import sys
import time

import numpy as np

from antikorupsi.assess.uncertainty.draws import draws_of
from antikorupsi.assess.uncertainty.sources import Known
from antikorupsi.assess.uncertainty.summaries import range_by_region
from antikorupsi.rules import frameworks
from antikorupsi.rules.frameworks.models import Framework

_SLOTS = 7


def made_up(regions: int, framework: Framework) -> Known:
    """Regions whose scores, but for the first indicator, are means of seven assessors."""
    generator = np.random.default_rng(20251209)
    indicators = tuple(indicator.id for indicator in framework.indicators)
    given = np.round(generator.uniform(60, 100, (_SLOTS, regions, len(indicators))))
    scores = given.mean(axis=0)
    given[:, :, 0] = np.nan
    names = tuple(f"{place:04d}" for place in range(regions))
    slots = np.tile(np.arange(_SLOTS), (regions, 1))
    return Known(names, indicators, scores, np.zeros(scores.shape), tuple("ABCDEFG"), slots, given, (0.0, 100.0))


def main() -> None:
    """Arguments: number of regions, number of draws, cores, and `all` or the sources to vary, with commas."""
    regions, count, cores, sources = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    framework = frameworks.load("kabkota-2025")
    uncertainty = framework.uncertainty
    varied: dict[str, object] = {"draws": uncertainty.draws.model_copy(update={"count": count})}
    if sources != "all":
        varied["assessors"] = uncertainty.assessors.model_copy(update={"varied": "assessors" in sources.split(",")})
    framework = framework.model_copy(update={"uncertainty": uncertainty.model_copy(update=varied)})
    known = made_up(regions, framework)
    started = time.perf_counter()
    table = range_by_region(known, draws_of(known, framework, "equal_indicators", cores), framework)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "sum": float(table["total_low"].sum() + table["rank_high"].sum())}))


if __name__ == "__main__":
    main()
