"""What other packages may use of antikorupsi.assess.gaps; each name is imported when it is first asked for."""

from .distances import Aim as Aim
from .distances import GapRow as GapRow
from .distances import gap_by_region_and_criterion as gap_by_region_and_criterion
from .evidence import EvidenceRow as EvidenceRow
from .evidence import evidence_by_region_and_indicator as evidence_by_region_and_indicator
from .needs import NeedRow as NeedRow
from .needs import need_by_region as need_by_region
from .peers import PeerRow as PeerRow
from .peers import peer_by_region_and_criterion as peer_by_region_and_criterion
from .tables import OF_GAPS as OF_GAPS
from .tables import gap_tables as gap_tables
from .totals import GainRow as GainRow
from .totals import ImprovementRow as ImprovementRow
from .totals import gain_by_region_and_indicator as gain_by_region_and_indicator
from .totals import improvements_by_region as improvements_by_region
