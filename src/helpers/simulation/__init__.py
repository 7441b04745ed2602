"""A fictitious country in spreadsheets as they come, with faults, and the truth beside it: for tests and training."""

from helpers.simulation.country import MOST_REGIONS
from helpers.simulation.simulating import DEFAULT_REGIONS, DEFAULT_SEED, DEFAULT_SHARE, Simulated, simulate
from helpers.simulation.truth import PlantedFault, Truth
from helpers.simulation.village_country import MOST_VILLAGES

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
