"""What would change a verdict: distances and trends, what indicators could add, missing evidence, nearest peers."""

from helpers.gaps.distances import Aim, gap_by_region_and_criterion
from helpers.gaps.evidence import evidence_by_region_and_indicator
from helpers.gaps.needs import need_by_region
from helpers.gaps.peers import peer_by_region_and_criterion
from helpers.gaps.tables import OF_GAPS, gap_tables
from helpers.gaps.totals import gain_by_region_and_indicator, improvements_by_region

__all__ = [
    "OF_GAPS",
    "Aim",
    "evidence_by_region_and_indicator",
    "gain_by_region_and_indicator",
    "gap_by_region_and_criterion",
    "gap_tables",
    "improvements_by_region",
    "need_by_region",
    "peer_by_region_and_criterion",
]
