"""The same observations judged by two frameworks: which verdicts differ, and which regions flip with them."""

from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common import WholeOrNA
from antikorupsi.rules import Framework, frameworks
from helpers.eligibility import eligibility_by_region, verdict_by_region_and_criterion

_KEY = ["region", "criterion"]
_OWN = ["status", "threshold", "value", "label", "year"]


class DifferenceRow(NamedTuple):
    """One criterion of one region on which two frameworks differ."""

    region: str
    criterion: str
    status: str
    threshold: str
    value: float
    label: str
    year: WholeOrNA
    other_status: str
    other_threshold: str
    eligibility: str
    other_eligibility: str
    flips: bool


def rivals_of(framework: Framework) -> list[Framework]:
    """The other frameworks that come with the workbook and judge the same kind of region by criteria."""
    known = [frameworks.load(name) for name in frameworks.usable() if name != framework.id]
    return [each for each in known if each.assesses == framework.assesses and each.criteria]


def difference_by_region_and_criterion(assessment: Assessment, other: Framework) -> pd.DataFrame:
    """One row per region and criterion on which another framework gives another status on the same observations.

    Columns: region, criterion, status, threshold, value, label, year (under the assessment's framework), other_status,
    other_threshold, eligibility, other_eligibility, and flips: whether the verdict on the region is another one too. A
    criterion that only one of them has is left empty on the other's side.
    """
    period = assessment.period
    judged = verdict_by_region_and_criterion(assessment.kept_observations, period.regions, other, assessment.as_of)
    renamed = judged.rename(columns={"status": "other_status", "threshold": "other_threshold"})
    theirs = renamed[[*_KEY, "other_status", "other_threshold"]]
    both = assessment.verdicts[[*_KEY, *_OWN]].merge(theirs, on=_KEY, how="outer", sort=False)
    differing = both[both["status"].fillna("") != both["other_status"].fillna("")]
    other_eligibility = eligibility_by_region(judged, other)
    table = differing.assign(
        eligibility=differing["region"].map(assessment.eligibility),
        other_eligibility=differing["region"].map(other_eligibility),
    )
    flips = table["eligibility"] != table["other_eligibility"]
    return table.assign(flips=flips).sort_values(_KEY, kind="stable", ignore_index=True)
