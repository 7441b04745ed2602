"""What of the uncertainty could not be examined, and why: nothing that is named is skipped in silence."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.assess.uncertainty.sources import Known, Method
from antikorupsi.assess.uncertainty.variants import other_thresholds
from antikorupsi.common import table_of
from antikorupsi.rules import SOURCES, Framework, Regions


class NotRunRow(NamedTuple):
    """One step that was not run for a region, and why."""

    region: str
    step: str
    reason: str


STEPS = ("draws", *SOURCES, "ranks", "sensitivity")
Reason = tuple[str, str]


def reason_by_region_and_step(
    known: dict[str, Known], method: Method, tables: dict[str, pd.DataFrame], regions: Regions
) -> pd.DataFrame:
    """One row per region and step that could not run or is switched off: `step` and `reason`, words for machines.

    Steps are `draws` (where there is no total to draw), each source of uncertainty, `ranks` and `sensitivity`. `known`
    is by stage; `tables` holds scores, verdicts and influences. An administrative region, which is not assessed, has
    no row: nothing is asked of it.
    """
    spread = set(tables["influences"]["region"])
    found: dict[str, list[Reason]] = {}
    for stage, of_stage in known.items():
        for place, region in enumerate(of_stage.regions):
            unranked = "earlier_stage" if stage != method.stage else "one_region" if len(of_stage.regions) == 1 else ""
            found[region] = [
                *_sources(of_stage, method.framework, place),
                *([("ranks", unranked)] if unranked else []),
                *([] if region in spread else [("sensitivity", "no_spread")]),
            ]
    without = _without_total(tables["scores"], method.stage)
    thresholds = _thresholds(method.framework, tables["verdicts"])
    rows = []
    for code in (region.code for region in regions if region.code in found or not region.is_administrative):
        own_reasons = found.get(code, [("draws", without.get(code, "no_scores"))])
        rows += [(code, *reason) for reason in [*own_reasons, *thresholds.get(code, [])]]
    return table_of(rows, NotRunRow)


def _without_total(scores: pd.DataFrame, stage: str) -> dict[str, str]:
    """By region that was scored or has a published total, why there is none to examine, if there is none."""
    published = scores[(scores["level"] == "published") & (scores["stage"] == stage)]["region"]
    scored = scores[scores["level"] == "total"]["region"]
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


def _thresholds(framework: Framework, verdicts: pd.DataFrame) -> dict[str, list[Reason]]:
    """The regions for which no other threshold can be tried, since the criterion has no verdict under its own."""
    tried = {criterion.id for _, criterion in other_thresholds(framework)}
    known = verdicts[verdicts["criterion"].isin(tried) & (verdicts["reason"] != "contradicted")]
    lacking = known[known["status"] == "no_data"]["region"]
    return {region: [("thresholds", "no_figure")] for region in np.unique(lacking.to_numpy(dtype=str))}
