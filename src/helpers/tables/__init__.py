"""The tables a notebook shows: one call, one table."""

from helpers.tables.assumptions import assumptions
from helpers.tables.certainty import variants, weightings
from helpers.tables.changes import all_changes, changes
from helpers.tables.criteria import criteria
from helpers.tables.findings import all_findings, closed_accounts, findings, observation_counts, rows_by_sheet
from helpers.tables.indicators import components, indicators
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
from helpers.tables.survey import survey_results

__all__ = [
    "all_changes",
    "all_findings",
    "assumptions",
    "changes",
    "closed_accounts",
    "components",
    "criteria",
    "criteria_overview",
    "findings",
    "framework_weights",
    "improvements",
    "indicators",
    "influences",
    "left_out",
    "nearest_gaps",
    "not_run",
    "observation_counts",
    "other_thresholds",
    "peers",
    "positions",
    "province_overview",
    "region_overview",
    "rows_by_sheet",
    "score_overview",
    "sources",
    "survey_results",
    "variants",
    "weightings",
]
