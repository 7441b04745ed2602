"""What `regions.find` answers to many cells at once: one test asks of all 514 regions and names those that fail."""

from collections.abc import Iterable

from antikorupsi.rules.regions.models import Region, RegionError
from antikorupsi.rules.regions.registry import Regions
from helpers import regions


def answer(cell: object, province: object = None, among: Regions | None = None) -> Region | RegionError:
    """The region of a cell among the official or other ones, or the error that says why there is none."""
    try:
        return (regions.official() if among is None else among).find(cell, province)
    except RegionError as error:
        return error


def led_elsewhere(expected: Iterable[tuple[object, Region]]) -> list[str]:
    """The cells that do not lead to their region, each with what they led to; at least one must be asked about."""
    asked = list(expected)
    assert asked, "nothing was asked"
    answered = ((cell, region, answer(cell)) for cell, region in asked)
    return [f"{cell!r} of {region.code} led to {found}" for cell, region, found in answered if found != region]
