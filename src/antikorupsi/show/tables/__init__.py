"""The tables a notebook shows: one call, one table."""

from antikorupsi.show.tables.assumptions import assumptions
from antikorupsi.show.tables.back_test import back_test
from antikorupsi.show.tables.certainty import variants, weightings
from antikorupsi.show.tables.changes import all_changes, changes
from antikorupsi.show.tables.comparisons import frameworks_compared, mcp_and_spi
from antikorupsi.show.tables.coverage import coverage_by_region
from antikorupsi.show.tables.criteria import criteria
from antikorupsi.show.tables.findings import all_findings, closed_accounts, findings, observation_counts, rows_by_sheet
from antikorupsi.show.tables.indicators import components, indicators
from antikorupsi.show.tables.legal_status import legal_status
from antikorupsi.show.tables.means import aggregation, effective_weights
from antikorupsi.show.tables.method import influences, left_out, not_run, other_thresholds
from antikorupsi.show.tables.missing_figures import missing_figures
from antikorupsi.show.tables.needs import improvements, nearest_gaps
from antikorupsi.show.tables.outcomes import outcomes
from antikorupsi.show.tables.overview import (
    criteria_overview,
    framework_weights,
    province_overview,
    region_overview,
    score_overview,
)
from antikorupsi.show.tables.peers import peers
from antikorupsi.show.tables.positions import positions
from antikorupsi.show.tables.rules import rules_of_criteria, rules_of_totals
from antikorupsi.show.tables.shortlist import shortlist
from antikorupsi.show.tables.sources import sources
from antikorupsi.show.tables.statistics import distributions, flagged_correlations, reliability
from antikorupsi.show.tables.sub_figures import sub_figures
from antikorupsi.show.tables.survey import survey_results
from antikorupsi.show.tables.unused import unused_figures

__all__ = [
    "aggregation",
    "all_changes",
    "all_findings",
    "assumptions",
    "back_test",
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
    "legal_status",
    "mcp_and_spi",
    "missing_figures",
    "nearest_gaps",
    "not_run",
    "observation_counts",
    "other_thresholds",
    "outcomes",
    "peers",
    "positions",
    "province_overview",
    "region_overview",
    "reliability",
    "rows_by_sheet",
    "rules_of_criteria",
    "rules_of_totals",
    "score_overview",
    "shortlist",
    "sources",
    "sub_figures",
    "survey_results",
    "unused_figures",
    "variants",
    "weightings",
]
