"""Where regions lie in a drawing of the country, and what the whole of them is called."""

from math import isnan

from antikorupsi.assess import PeriodTables
from antikorupsi.common import Language
from antikorupsi.rules import Region

WEST, EAST, NORTH, SOUTH = 94.5, 141.5, 6.5, -11.5  # degrees: the frame of Indonesia
SCALE = 20  # units of the drawing a degree; so near the equator a degree is as wide as it is high


def place(region: Region) -> tuple[float, float] | None:
    """Where a region stands in the drawing; None without coordinates, and for fictitious ones, which lie nowhere."""
    if region.simulated or isnan(region.latitude) or isnan(region.longitude):
        return None
    return (region.longitude - WEST) * SCALE, (NORTH - region.latitude) * SCALE


def name_of_all(assessment: PeriodTables, words: Language) -> str:
    """What a page about all regions is about: the country, or for units of another type their programme.

    Fictitious regions are of no country.
    """
    if words.units:
        return words.pick(assessment.framework.title)
    return words.say("All regions") if assessment.period.simulated else words.say("Indonesia")


def frame() -> str:
    """The box of the drawing as SVG wants it."""
    return f"0 0 {(EAST - WEST) * SCALE:g} {(NORTH - SOUTH) * SCALE:g}"
