"""The table of verdicts, one row per region and criterion, and what they say of a region together."""

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from antikorupsi.rules import Criterion, Framework, Regions, told
from helpers.eligibility.figures import figures_by_region
from helpers.eligibility.judging import Judgement, judge

Eligibility = Literal["eligible", "not_eligible", "undetermined"]

COLUMNS = {
    "region": "str",
    "criterion": "str",
    "status": "str",
    "value": "float64",
    "label": "str",
    "year": "Int64",
    "threshold": "str",
    "basis": "str",
    "stale": "bool",
    "overridden": "bool",
    "reason": "str",
    "other_value": "float64",
    "cells": "str",
}


def verdict_by_region_and_criterion(
    observations: pd.DataFrame, regions: Regions, framework: Framework, assessment_year: int
) -> pd.DataFrame:
    """One row per region and criterion: status meets, fails or no_data, with value, year, threshold, basis and cells.

    `value` is the figure that counts, `other_value` a second one where two sources differ; `cells` holds the addresses
    `file|sheet|cell` of the figures, one a line; `stale` marks a figure older than the framework allows.
    """
    wanted = {criterion.instrument for criterion in framework.criteria}
    figures = figures_by_region(observations[observations["instrument"].isin(wanted)], assessment_year)
    oldest_fresh_year = assessment_year - int(framework.stale_after_years.value)
    rows = [
        _row(region.code, criterion, judge(criterion, figures.get((region.code, criterion.instrument)), framework))
        for region in regions
        for criterion in framework.criteria
    ]
    verdicts = pd.DataFrame(rows, columns=[column for column in COLUMNS if column != "stale"])
    verdicts["stale"] = (verdicts["year"].astype("Int64") < oldest_fresh_year).fillna(False)
    return verdicts[list(COLUMNS)].astype(COLUMNS)


def _row(region: str, criterion: Criterion, judgement: Judgement) -> dict[str, object]:
    values = [*judgement.values, None, None]
    return {
        "region": region,
        "criterion": criterion.id,
        "status": judgement.status,
        "value": values[0],
        "label": ", ".join(judgement.labels),
        "year": judgement.year,
        "threshold": threshold_text(criterion),
        "basis": criterion.basis,
        "overridden": criterion.overridden_from is not None,
        "reason": judgement.reason,
        "other_value": values[1],
        "cells": "\n".join(judgement.cells),
    }


def threshold_text(criterion: Criterion) -> str:
    """The threshold as short text that needs no translation: `> 70`, `>= B`, `WTP x 2`."""
    return told(criterion.rule)


def eligibility_of(statuses: Iterable[str]) -> Eligibility:
    """Not eligible when any criterion fails, eligible when all are met, undetermined otherwise."""
    seen = list(statuses)
    if "fails" in seen:
        return "not_eligible"
    if seen and all(status == "meets" for status in seen):
        return "eligible"
    return "undetermined"
