"""A fictitious country in spreadsheets as they come, with faults, and the truth beside it: for tests and training."""

from antikorupsi.simulate.country import MOST_REGIONS
from antikorupsi.simulate.simulating import DEFAULT_REGIONS, DEFAULT_SEED, DEFAULT_SHARE, Simulated, simulate
from antikorupsi.simulate.truth import PlantedFault, Truth
from antikorupsi.simulate.village_country import MOST_VILLAGES

__all__ = [
    "DEFAULT_REGIONS",
    "DEFAULT_SEED",
    "DEFAULT_SHARE",
    "MOST_REGIONS",
    "MOST_VILLAGES",
    "PlantedFault",
    "Simulated",
    "Truth",
    "simulate",
]
