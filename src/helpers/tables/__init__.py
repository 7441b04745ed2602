"""The tables a notebook shows: one call, one table."""

from helpers.tables.assumptions import assumptions
from helpers.tables.certainty import variants, weightings
from helpers.tables.changes import all_changes, changes
from helpers.tables.comparisons import frameworks_compared, mcp_and_spi
from helpers.tables.coverage import coverage_by_region
from helpers.tables.criteria import criteria
from helpers.tables.findings import all_findings, closed_accounts, findings, observation_counts, rows_by_sheet
from helpers.tables.indicators import components, indicators
from helpers.tables.means import aggregation, effective_weights
from helpers.tables.method import influences, left_out, not_run, other_thresholds
from helpers.tables.needs import improvements, nearest_gaps
from helpers.tables.overview import (
    criteria_overview,
    framework_weights,
    province_overview,
    region_overview,
    score_overview,
)
from helpers.tables.peers import peers
from helpers.tables.positions import positions
from helpers.tables.sources import sources
from helpers.tables.statistics import distributions, flagged_correlations, reliability
from helpers.tables.survey import survey_results

__all__ = [
    "aggregation",
    "all_changes",
    "all_findings",
    "assumptions",
    "changes",
    "closed_accounts",
    "components",
    "coverage_by_region",
    "criteria",
    "criteria_overview",
    "distributions",
    "effective_weights",
    "findings",
    "flagged_correlations",
    "framework_weights",
    "frameworks_compared",
    "improvements",
    "indicators",
    "influences",
    "left_out",
    "mcp_and_spi",
    "nearest_gaps",
    "not_run",
    "observation_counts",
    "other_thresholds",
    "peers",
    "positions",
    "province_overview",
    "region_overview",
    "reliability",
    "rows_by_sheet",
    "score_overview",
    "sources",
    "survey_results",
    "variants",
    "weightings",
]
