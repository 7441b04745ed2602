"""The figures that the method is examined on, as frames with one row a region and one column a measure."""

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common import expanded
from antikorupsi.rules import FINAL_STAGE


def indicator_scores_by_region(assessment: Assessment) -> pd.DataFrame:
    """One row per region that the panel scored at the final stage, one column per indicator, empty where it did not.

    Columns are the ids of all indicators in the framework's order; scores are on the framework's scale (0 to 100).
    """
    return _wide(assessment, "indicator", [indicator.id for indicator in assessment.framework.indicators])


def component_scores_by_region(assessment: Assessment) -> pd.DataFrame:
    """One row per region scored at the final stage, one column per component of the framework."""
    return _wide(assessment, "component", [component.id for component in assessment.framework.components])


def totals_by_region(assessment: Assessment) -> pd.Series:
    """By region the total computed from its scores at the final stage, empty where too few of them are there."""
    return _wide(assessment, "total", ["total"])["total"]


def _wide(assessment: Assessment, level: str, columns: list[str]) -> pd.DataFrame:
    scores = assessment.kept_scores
    final = expanded(scores[(scores["level"] == level) & (scores["stage"] == FINAL_STAGE)])
    return final.pivot(index="region", columns="id", values="score").reindex(columns=columns).astype("float64")


def criterion_known_by_region(assessment: Assessment) -> pd.DataFrame:
    """One row per region that is assessed, one column per criterion: whether a verdict can be given on it."""
    verdicts = assessment.verdicts
    known = verdicts.assign(known=verdicts["status"] != "no_data")
    columns = [criterion.id for criterion in assessment.framework.criteria]
    wide = known.pivot(index="region", columns="criterion", values="known")
    return wide.reindex(index=assessment.assessed_codes(), columns=columns, fill_value=False).astype("bool")


def criterion_figures_by_region(assessment: Assessment) -> pd.DataFrame:
    """One row per region that is assessed, one column per criterion that has numbers: the figure its verdict rests on.

    Of two sources that differ the lower figure counts, as everywhere else. The figures are the latest of each region
    and so of more than one year.
    """
    verdicts = assessment.verdicts
    lower = verdicts[["value", "other_value"]].min(axis="columns")
    wide = verdicts.assign(lower=lower).pivot(index="region", columns="criterion", values="lower")
    columns = [criterion.id for criterion in assessment.framework.criteria]
    return (
        wide.reindex(index=assessment.assessed_codes(), columns=columns)
        .astype("float64")
        .dropna(axis="columns", how="all")
    )


def figures_by_region(assessment: Assessment) -> pd.DataFrame:
    """One row per region with a figure, one column per criterion that has numbers, indicator, component, and total."""
    scores = [indicator_scores_by_region(assessment), component_scores_by_region(assessment)]
    whole = [criterion_figures_by_region(assessment), *scores, totals_by_region(assessment).rename("total")]
    return pd.concat(whole, axis="columns").dropna(how="all")
