"""What would change a verdict: distances and trends, what indicators could add, missing evidence, nearest peers."""

from antikorupsi.assess.gaps.distances import Aim, GapRow, gap_by_region_and_criterion
from antikorupsi.assess.gaps.evidence import EvidenceRow, evidence_by_region_and_indicator
from antikorupsi.assess.gaps.needs import NeedRow, need_by_region
from antikorupsi.assess.gaps.peers import PeerRow, peer_by_region_and_criterion
from antikorupsi.assess.gaps.tables import OF_GAPS, gap_tables
from antikorupsi.assess.gaps.totals import GainRow, ImprovementRow, gain_by_region_and_indicator, improvements_by_region

__all__ = [
    "OF_GAPS",
    "Aim",
    "EvidenceRow",
    "GainRow",
    "GapRow",
    "ImprovementRow",
    "NeedRow",
    "PeerRow",
    "evidence_by_region_and_indicator",
    "gain_by_region_and_indicator",
    "gap_by_region_and_criterion",
    "gap_tables",
    "improvements_by_region",
    "need_by_region",
    "peer_by_region_and_criterion",
]
