"""What the files of another period say of regions that the period at hand does not list."""

from collections.abc import Collection, Sequence

from antikorupsi.ingest.tables.records import Finding, Observation
from antikorupsi.rules import Regions


def in_both(theirs: Regions, ours: Regions) -> frozenset[str]:
    """The codes of the regions that both lists have by the same code and name."""
    names = {region.code: region.name.casefold() for region in ours}
    return frozenset(region.code for region in theirs if names.get(region.code) == region.name.casefold())


def note_left_out(figures: Sequence[Observation], kept: Collection[str], folder: str) -> list[Finding]:
    """One note that says how many figures of how many other regions a folder held; none where it held none."""
    regions = [figure.region for figure in figures if figure.region not in kept]
    told = {"figures": len(regions), "regions": len(set(regions))}
    return [Finding(rule="regions_of_another_list", file=folder, details=told)] if regions else []
