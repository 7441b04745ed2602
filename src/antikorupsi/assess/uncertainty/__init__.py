"""How sure a total and a verdict are: what follows, for each region, from all that nobody published."""

from antikorupsi.assess.uncertainty.bounds import BoundRow
from antikorupsi.assess.uncertainty.draws import draws_of, ranks_of
from antikorupsi.assess.uncertainty.examining import OF_TOTALS, OF_VERDICTS, uncertainty_tables
from antikorupsi.assess.uncertainty.leaving_out import LeftOutRow
from antikorupsi.assess.uncertainty.not_run import NotRunRow
from antikorupsi.assess.uncertainty.sensitivity import EVERYWHERE, InfluenceRow
from antikorupsi.assess.uncertainty.sources import STANDARD_ERRORS_OF_95, Known, Method, known_of
from antikorupsi.assess.uncertainty.summaries import range_by_region
from antikorupsi.assess.uncertainty.variants import VariantRow

__all__ = [
    "EVERYWHERE",
    "OF_TOTALS",
    "OF_VERDICTS",
    "STANDARD_ERRORS_OF_95",
    "BoundRow",
    "InfluenceRow",
    "Known",
    "LeftOutRow",
    "Method",
    "NotRunRow",
    "VariantRow",
    "draws_of",
    "known_of",
    "range_by_region",
    "ranks_of",
    "uncertainty_tables",
]
