"""The table of verdicts, one row per region and criterion, and what they say of a region together."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import pandas as pd

from antikorupsi.common import WholeOrNA, each_row, table_of
from antikorupsi.rules import Criterion, Framework, Region, Regions, rule_text
from helpers.eligibility.certainty import Doubt, doubts_of
from helpers.eligibility.deciding import AsOf
from helpers.eligibility.figures import Figures, judged_figures_by_region
from helpers.eligibility.judging import Judgement, judge

Eligibility = Literal["eligible", "awaiting_checks", "not_eligible", "undetermined", "not_assessed"]


class VerdictRow(NamedTuple):
    """One criterion of one region."""

    region: str
    criterion: str
    status: str
    value: float
    label: str
    year: WholeOrNA
    threshold: str
    basis: str
    overridden: bool
    reason: str
    doubts: str
    other_value: float
    cells: str


def verdict_by_region_and_criterion(
    observations: pd.DataFrame, regions: Regions, framework: Framework, as_of: AsOf
) -> pd.DataFrame:
    """One row per region and criterion: status meets, fails or no_data, with value, year, threshold, basis and cells.

    `value` is the figure that counts, `other_value` a second one where two sources differ; `reason` is one word for why
    there is no verdict, `doubts` the words for why one is not certain, with blanks between them; `cells` holds the
    addresses `file|sheet|cell` of the figures, one a line. Regions without a budget of their own are not assessed.
    """
    figures = judged_figures_by_region(observations, framework)
    rows = [
        _row(region.code, criterion, *_judged(region, criterion, figures, framework, as_of))
        for region in regions
        for criterion in framework.criteria
    ]
    return table_of(rows, VerdictRow)


def _judged(
    region: Region, criterion: Criterion, figures: dict[tuple[str, str], Figures], framework: Framework, as_of: AsOf
) -> tuple[Judgement, tuple[Doubt, ...]]:
    if region.is_administrative:
        return Judgement("no_data", "not_assessed"), ()
    judgement = judge(criterion, figures.get((region.code, criterion.instrument)), framework, as_of)
    return judgement, doubts_of(criterion, judgement, framework, as_of)


def _row(region: str, criterion: Criterion, judgement: Judgement, doubts: tuple[Doubt, ...]) -> dict[str, object]:
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
        "doubts": " ".join(doubts),
        "other_value": values[1],
        "cells": "\n".join(judgement.cells),
    }


def threshold_text(criterion: Criterion) -> str:
    """The threshold as short text that needs no translation: `> 70`, `>= B`, `WTP x 2`."""
    return rule_text(criterion.rule)


def eligibility_of(framework: Framework, status_by_criterion: Mapping[str, str]) -> Eligibility:
    """Not eligible when any criterion fails, eligible when all are met, undetermined otherwise.

    A region that meets all but the checks that nobody publishes awaits these.
    """
    statuses = set(status_by_criterion.values())
    if "fails" in statuses:
        return "not_eligible"
    if statuses == {"meets"}:
        return "eligible"
    open_ = {name for name, status in status_by_criterion.items() if status != "meets"}
    awaited = {criterion.id for criterion in framework.criteria if criterion.checks}
    return "awaiting_checks" if open_ and open_ <= awaited < set(status_by_criterion) else "undetermined"


def eligibility_by_region(verdicts: pd.DataFrame, framework: Framework) -> pd.Series:
    """By region code: what its verdicts say together; not_assessed for those without a budget of their own."""
    found = {
        region: "not_assessed" if assessed == "not_assessed" else eligibility_of(framework, statuses)
        for region, (assessed, statuses) in _by_region(verdicts).items()
    }
    return pd.Series(found, dtype="str", name="eligibility").rename_axis("region").sort_index()


def _by_region(verdicts: pd.DataFrame) -> dict[str, tuple[str, dict[str, str]]]:
    """By region: a word for why it is not assessed at all, where it is not, and its statuses by criterion."""
    rows: dict[str, tuple[str, dict[str, str]]] = {}
    for row in each_row(verdicts, VerdictRow):
        rows.setdefault(row.region, (row.reason, {}))[1][row.criterion] = row.status
    return rows
