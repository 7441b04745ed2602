"""The verdict on every region under each other threshold that is known for a criterion."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import WholeOrNA, each_row, table_of
from antikorupsi.rules import Criterion, Framework, Regions
from helpers.eligibility import AsOf, VerdictRow, eligibility_of, figures_by_region, judge, threshold_text


class VariantRow(NamedTuple):
    """One criterion judged by another threshold."""

    region: str
    criterion: str
    variant: WholeOrNA
    threshold: str
    status: str
    eligibility: str
    differs: bool


def other_thresholds(framework: Framework) -> Iterator[tuple[int, Criterion]]:
    """Every variant that is not the criterion's own rule: its place in the file, and the criterion judged by it."""
    if not framework.uncertainty.thresholds.varied:
        return
    for criterion in framework.criteria:
        for place, variant in enumerate(criterion.variants):
            if variant.rule != criterion.rule:
                yield place, criterion.model_copy(update={"rule": variant.rule})


def verdict_by_region_and_variant(
    verdicts: pd.DataFrame, observations: pd.DataFrame, regions: Regions, framework: Framework, as_of: AsOf
) -> pd.DataFrame:
    """One row per region and other threshold: the criterion's status and the region's eligibility under it.

    `variant` is its place among the criterion's variants, `threshold` its short text; `differs` says whether status or
    eligibility is another one than under the framework's own threshold. One threshold is changed at a time.
    """
    by_region: dict[str, dict[str, str]] = {}
    for row in each_row(verdicts, VerdictRow):
        by_region.setdefault(row.region, {})[row.criterion] = row.status
    rows: list[tuple[object, ...]] = []
    for place, criterion in other_thresholds(framework):
        seen = observations[observations["instrument"] == criterion.instrument]
        figures = figures_by_region(seen)
        for region in (region for region in regions if not region.is_administrative):
            before = by_region[region.code]
            status = judge(criterion, figures.get((region.code, criterion.instrument)), framework, as_of).status
            eligibility = eligibility_of(framework, before | {criterion.id: status})
            differs = status != before[criterion.id] or eligibility != eligibility_of(framework, before)
            text = threshold_text(criterion)
            rows.append((region.code, criterion.id, place, text, status, eligibility, differs))
    return table_of(rows, VariantRow)
