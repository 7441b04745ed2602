"""The tables a notebook shows: one call, one table."""

from antikorupsi.show.actions import actions, all_actions
from antikorupsi.show.aggregation import table as aggregation
from antikorupsi.show.assumptions import assumptions
from antikorupsi.show.back_test import back_test
from antikorupsi.show.changes import all_changes, changes
from antikorupsi.show.checks_of_pilots import pilot_check
from antikorupsi.show.correlations import flagged_correlations
from antikorupsi.show.coverage import table as coverage_by_region
from antikorupsi.show.criteria import table as criteria
from antikorupsi.show.deliveries import table as deliveries
from antikorupsi.show.distributions import table as distributions
from antikorupsi.show.findings import all_findings, closed_accounts, findings, observation_counts, rows_by_sheet
from antikorupsi.show.frameworks_compared import frameworks_compared
from antikorupsi.show.indicators import components
from antikorupsi.show.indicators import table as indicators
from antikorupsi.show.influences import influences, left_out, not_run, other_thresholds
from antikorupsi.show.legal_status import legal_status
from antikorupsi.show.mcp_and_spi import table as mcp_and_spi
from antikorupsi.show.missing_figures import missing_figures
from antikorupsi.show.needs import improvements, nearest_gaps
from antikorupsi.show.outcomes import outcomes
from antikorupsi.show.overview_tables import criteria_overview, framework_weights, region_overview, score_overview
from antikorupsi.show.peers import peers
from antikorupsi.show.positions import table as positions
from antikorupsi.show.reliability import reliability
from antikorupsi.show.replies import replies
from antikorupsi.show.robustness import weightings
from antikorupsi.show.rules import rules_of_criteria, rules_of_totals
from antikorupsi.show.shortlist import shortlist
from antikorupsi.show.sources import sources
from antikorupsi.show.sub_figures import sub_figures
from antikorupsi.show.survey import survey_results
from antikorupsi.show.unused_figures import unused_figures
from antikorupsi.show.weights import table as effective_weights

__all__ = [
    "actions", "aggregation", "all_actions", "all_changes", "all_findings", "assumptions", "back_test", "changes",
    "closed_accounts", "components", "coverage_by_region", "criteria", "criteria_overview", "deliveries",
    "distributions", "effective_weights", "findings", "flagged_correlations", "framework_weights",
    "frameworks_compared", "improvements", "indicators", "influences", "left_out", "legal_status", "mcp_and_spi",
    "missing_figures", "nearest_gaps", "not_run", "observation_counts", "other_thresholds", "outcomes", "peers",
    "pilot_check", "positions", "region_overview", "reliability", "replies", "rows_by_sheet", "rules_of_criteria",
    "rules_of_totals", "score_overview", "shortlist", "sources", "sub_figures", "survey_results", "unused_figures",
    "weightings",
]  # fmt: skip
