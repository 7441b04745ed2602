"""Whether bands are classes at all: ascending, apart from each other, and one set of them a year."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from antikorupsi.common import KeyPath, Mistake
from antikorupsi.rules.frameworks.checking_criteria import year_faults
from antikorupsi.rules.frameworks.checking_items import instrument_faults, item_faults
from antikorupsi.rules.frameworks.models import Bands, Framework
from antikorupsi.rules.instruments import scale_of


def band_faults(framework: Framework, items: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """Every contradiction within and between bands; a gap between published bounds (72.9, then 73) is none."""
    for index, bands in enumerate(framework.bands):
        path = ("bands", index)
        yield from instrument_faults((*path, "instrument"), bands.instrument, items)
        yield from item_faults((*path, "item"), bands.instrument, bands.item, items)
        yield from year_faults((*path, "years"), bands.years)
        yield from _classes(bands, path)
        for other in framework.bands[:index]:
            if (other.instrument, other.item) == (bands.instrument, bands.item) and _share_a_year(other, bands):
                problem = f"other bands of {bands.instrument}.{bands.item} hold in some of these years too"
                yield Mistake((*path, "years"), problem, "Give each year one set of bands.")


def _classes(bands: Bands, path: KeyPath) -> Iterator[Mistake]:
    scale = scale_of(bands.instrument, bands.item)
    labels: set[str] = set()
    for i, band in enumerate(bands.bands):
        here = (*path, "bands", i)
        if band.lower >= band.upper:
            yield Mistake(
                (*here, "lower"), f"{band.lower:g} is not below upper ({band.upper:g})", "An empty band holds nobody."
            )
        if scale and not scale[0] <= band.lower <= band.upper <= scale[1]:
            yield Mistake(here, "the band reaches off the scale", f"Stay from {scale[0]:g} to {scale[1]:g}.")
        if band.label in labels:
            yield Mistake((*here, "label"), f"the label {band.label!r} is used twice", "Give each band its own label.")
        labels.add(band.label)
    for i, (below, above) in enumerate(pairwise(bands.bands), start=1):
        if above.lower < below.upper:
            problem = f"{above.lower:g} lies below the upper bound ({below.upper:g}) of the band before"
            yield Mistake(
                (*path, "bands", i, "lower"), problem, "Write bands from the lowest up, apart from each other."
            )


def _share_a_year(one: Bands, other: Bands) -> bool:
    starts = [first for first in (one.years[0], other.years[0]) if first is not None]
    ends = [last for last in (one.years[1], other.years[1]) if last is not None]
    return not starts or not ends or max(starts) <= min(ends)
