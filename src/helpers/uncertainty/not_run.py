"""What of the uncertainty could not be examined, and why: nothing that is named is skipped in silence."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers.framework import SOURCES, Framework
from helpers.regions import Regions
from helpers.uncertainty.sources import Known, Method
from helpers.uncertainty.variants import other_thresholds

COLUMNS = {"region": "str", "step": "str", "reason": "str"}
STEPS = ("draws", *SOURCES, "ranks", "sensitivity")
Reason = tuple[str, str]


def reason_by_region_and_step(
    known: Known, method: Method, tables: dict[str, pd.DataFrame], regions: Regions
) -> pd.DataFrame:
    """One row per region and step that could not run or is switched off: `step` and `reason`, words for machines.

    Steps are `draws` (where there is no total to draw), each source of uncertainty, `ranks` and `sensitivity`.
    `tables` holds scores, verdicts and influences.
    """
    of_regions = {code: place for place, code in enumerate(known.regions)}
    framework, without = method.framework, _without_total(tables["scores"], method.stage)
    spread = set(tables["influences"]["region"])
    thresholds = _thresholds(framework, tables["verdicts"])
    rows = []
    for region in regions:
        place = of_regions.get(region.code)
        if place is None:
            found = [("draws", without.get(region.code, "no_scores"))]
        else:
            found = [*_sources(known, framework, place), *_together(known, region.code, spread)]
        rows += [(region.code, *reason) for reason in [*found, *thresholds.get(region.code, [])]]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _without_total(scores: pd.DataFrame, stage: str) -> dict[str, str]:
    """By region without a computed total of the stage why there is none; regions without any scores are not in it."""
    of_stage = scores[scores["stage"] == stage]
    published = of_stage[of_stage["level"] == "published"]["region"]
    scored = of_stage[of_stage["level"] == "total"]["region"]
    return dict.fromkeys(published, "published_only") | dict.fromkeys(scored, "too_few_scores")


def _sources(known: Known, framework: Framework, place: int) -> Iterator[Reason]:
    """The sources that a region with a total gives nothing to work on, and those that are switched off."""
    nothing = {
        "assessors": ("no_assessors", not known.resampled[place].any()),
        "survey": ("no_survey", not known.errors[place].any()),
    }
    for name in SOURCES:
        if not framework.uncertainty.source(name).varied:
            yield name, "switched_off"
        elif nothing.get(name, ("", False))[1]:
            yield name, nothing[name][0]


def _together(known: Known, region: str, spread: set[str]) -> Iterator[Reason]:
    if len(known.regions) == 1:
        yield "ranks", "one_region"
    if region not in spread:
        yield "sensitivity", "no_spread"


def _thresholds(framework: Framework, verdicts: pd.DataFrame) -> dict[str, list[Reason]]:
    """The regions for which no other threshold can be tried, since the criterion has no verdict under its own."""
    tried = {criterion.id for _, criterion in other_thresholds(framework)}
    known = verdicts[verdicts["criterion"].isin(tried) & (verdicts["reason"] != "sources_differ")]
    lacking = known[known["status"] == "no_data"]["region"]
    return {region: [("thresholds", "no_figure")] for region in np.unique(lacking.to_numpy(dtype=str))}
