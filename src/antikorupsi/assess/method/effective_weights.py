"""What an indicator really weighs: the share of the totals' differences that follows it, beside its declared weight."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.method.correlations import LEAST_REGIONS
from antikorupsi.assess.method.measures import indicator_scores_by_region, totals_by_region
from antikorupsi.rules import indicator_weights


class WeightRow(NamedTuple):
    """The declared and the effective weight of one indicator."""

    indicator: str
    regions: int
    nominal: float
    correlation: float
    main_effect: float
    effective: float
    ratio: float


def effective_weight_by_indicator(
    scores: pd.DataFrame, totals: pd.Series, weights: Mapping[str, float]
) -> pd.DataFrame:
    """One row per indicator: its declared share of the total, and the share of the totals' variance that follows it.

    Columns: indicator, regions (with a score and a total), nominal (0 to 1), correlation (with the total), main_effect,
    effective, ratio. `main_effect` is the squared correlation with the total, 0 to 1: by how much the variance of the
    totals would shrink if the indicator were fixed and the relation is a line. It is the linear form of Karl Pearson's
    correlation ratio, which P. Paruolo, M. Saisana and A. Saltelli take as the importance of an indicator (Ratings and
    rankings: voodoo or science?, Journal of the Royal Statistical Society A 176 (2013) 609-634,
    doi:10.1111/j.1467-985X.2012.01059.x). Indicators move together, so that main effects add up to more than 1;
    `effective` is each one's share of their sum and `ratio` that share over the nominal one. Below three regions, or
    where an indicator or the totals do not vary, they are empty.
    """
    known = totals.dropna()
    of_known = scores.reindex(known.index)
    varies = of_known.nunique() > 1
    correlation = (
        of_known.loc[:, varies].corrwith(known).reindex(of_known.columns)
        if known.nunique() > 1
        else of_known.mean() * float("nan")
    )
    correlation = correlation.where(of_known.count() >= LEAST_REGIONS)
    table = pd.DataFrame({"regions": of_known.count(), "nominal": pd.Series(dict(weights)), "correlation": correlation})
    table = table.reindex(scores.columns)
    table["main_effect"] = table["correlation"] ** 2
    table["effective"] = table["main_effect"] / table["main_effect"].sum(min_count=1)
    table["ratio"] = table["effective"] / table["nominal"]
    return table.rename_axis("indicator").reset_index()


def weight_in_effect(assessment: Assessment) -> pd.DataFrame:
    """The declared and effective weights of an assessment; columns as of effective_weight_by_indicator."""
    weights = indicator_weights(assessment.framework, assessment.weights)
    scores, totals = indicator_scores_by_region(assessment), totals_by_region(assessment)
    return effective_weight_by_indicator(scores, totals, weights)
