"""Remarks that say that a figure is another region's, or that of a wider one: `nilai dari Kota Malang`."""

import re
from collections.abc import Collection
from functools import cache

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.owners import regions_named
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.rules import Region, Regions

# Comparing words that may stand in such a remark all the same.
_NO_COMPARISONS = frozenset({"sama dengan", "tertukar", "menukar", "setelah", "sampai", "hingga", "s d"})


def is_taken_from(text: str, regions_of_row: Collection[Region], regions: Regions) -> bool:
    """Whether a remark says that the figure is that of another region than the `own`, or of a province or nation."""
    said = normalised(text)
    if not words_in(said, "taken_from") or not _NO_COMPARISONS.issuperset(words_in(said, "comparisons")):
        return False
    return _of_wider().search(said) is not None or not regions_named((text,), regions).issubset(regions_of_row)


@cache
def _of_wider() -> re.Pattern[str]:
    """What says that a figure is that of a wider region: `sama dengan provinsi`, `mengikuti nilai provinsi`."""
    between = _either(words("general") | words("of_a_year") | words("means"))
    return re.compile(rf"\b(?:{_either(words('same_as'))})(?: (?:{between}))* (?:{_either(words('wider'))})\b")


def _either(known: Collection[str]) -> str:
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))
