"""How sure a total and a verdict are: what follows, for each region, from all that nobody published."""

from antikorupsi.assess.uncertainty.draws import draws_of, ranks_of
from antikorupsi.assess.uncertainty.examining import OF_TOTALS, OF_VERDICTS, uncertainty_tables
from antikorupsi.assess.uncertainty.sensitivity import EVERYWHERE
from antikorupsi.assess.uncertainty.sources import STANDARD_ERRORS_OF_95, Known, Method, known_of
from antikorupsi.assess.uncertainty.summaries import range_by_region

__all__ = [
    "EVERYWHERE",
    "OF_TOTALS",
    "OF_VERDICTS",
    "STANDARD_ERRORS_OF_95",
    "Known",
    "Method",
    "draws_of",
    "known_of",
    "range_by_region",
    "ranks_of",
    "uncertainty_tables",
]
