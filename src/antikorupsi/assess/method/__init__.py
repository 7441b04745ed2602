"""Whether the method holds: the statistics with which JRC and OECD audit a composite indicator, on frames.

Every function takes frames with one row a region and one column a measure (`measures` makes them of an assessment) and
gives a frame with one row a finding. What cannot be computed, such as a correlation of two regions, is empty and never
a guess. The steps and most limits are those of OECD/JRC, Handbook on Constructing Composite Indicators (2008),
https://publications.jrc.ec.europa.eu/repository/handle/JRC47008, and of the JRC's audits since.
"""

from antikorupsi.assess.method.aggregation import OtherMeanRow, mean_by_region, total_by_other_means
from antikorupsi.assess.method.comparing import DifferenceRow, difference_by_region_and_criterion, rivals_of
from antikorupsi.assess.method.correlations import (
    LEAST_REGIONS,
    REDUNDANT,
    PairRow,
    correlation_by_pair,
    correlation_matrix,
    least_real_correlation,
)
from antikorupsi.assess.method.coverage import (
    MeasureCoverageRow,
    RegionCoverageRow,
    coverage_by_measure,
    coverage_by_region,
)
from antikorupsi.assess.method.distributions import (
    MOST_KURTOSIS,
    MOST_SKEWNESS,
    DistributionRow,
    distribution_by_measure,
)
from antikorupsi.assess.method.effective_weights import WeightRow, effective_weight_by_indicator, weight_in_effect
from antikorupsi.assess.method.mcp_and_spi import ITEMS, Relation, mcp_and_spi
from antikorupsi.assess.method.measures import (
    component_scores_by_region,
    criterion_figures_by_region,
    criterion_known_by_region,
    figures_by_region,
    indicator_scores_by_region,
    totals_by_region,
)
from antikorupsi.assess.method.pairing import (
    DIVERGENT,
    DivergenceRow,
    RelationRow,
    divergence_by_region,
    figures_by_region_and_year,
    relation_by_year,
)
from antikorupsi.assess.method.reliability import ENOUGH, ItemRow, ScaleRow, alpha, alpha_by_scale, alpha_without_item
from antikorupsi.assess.method.words import caution, measure_names, too_few_scored

__all__ = [
    "DIVERGENT",
    "ENOUGH",
    "ITEMS",
    "LEAST_REGIONS",
    "MOST_KURTOSIS",
    "MOST_SKEWNESS",
    "REDUNDANT",
    "DifferenceRow",
    "DistributionRow",
    "DivergenceRow",
    "ItemRow",
    "MeasureCoverageRow",
    "OtherMeanRow",
    "PairRow",
    "RegionCoverageRow",
    "Relation",
    "RelationRow",
    "ScaleRow",
    "WeightRow",
    "alpha",
    "alpha_by_scale",
    "alpha_without_item",
    "caution",
    "component_scores_by_region",
    "correlation_by_pair",
    "correlation_matrix",
    "coverage_by_measure",
    "coverage_by_region",
    "criterion_figures_by_region",
    "criterion_known_by_region",
    "difference_by_region_and_criterion",
    "distribution_by_measure",
    "divergence_by_region",
    "effective_weight_by_indicator",
    "figures_by_region",
    "figures_by_region_and_year",
    "indicator_scores_by_region",
    "least_real_correlation",
    "mcp_and_spi",
    "mean_by_region",
    "measure_names",
    "relation_by_year",
    "rivals_of",
    "too_few_scored",
    "total_by_other_means",
    "totals_by_region",
    "weight_in_effect",
]
