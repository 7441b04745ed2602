"""How sure a total and a verdict are: what follows, for each region, from all that nobody published."""

from helpers.uncertainty.examining import OF_TOTALS, OF_VERDICTS, uncertainty_tables
from helpers.uncertainty.sensitivity import EVERYWHERE
from helpers.uncertainty.sources import Method

__all__ = ["EVERYWHERE", "OF_TOTALS", "OF_VERDICTS", "Method", "uncertainty_tables"]
