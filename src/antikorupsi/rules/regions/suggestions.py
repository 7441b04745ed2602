"""The nearest names to one that was not found: for a question back to a person, never for a match."""

from collections.abc import Iterable

from antikorupsi.rules.regions.models import Region
from antikorupsi.rules.regions.spelling import compact, readings

MOST_SUGGESTIONS = 3
_LEAST_LIKENESS = 70.0
# Beside a very near name, one that is this much further away is noise.
_LARGEST_GAP = 12.0
_SAME_TYPE = 2.0


def nearest(text: str, regions: Iterable[Region]) -> tuple[Region, ...]:
    """At most three regions whose short names are like the one in the text, those of the type it states first."""
    from rapidfuzz import fuzz, process  # loaded only where something was not found: importing regions stays light

    by_code = {region.code: region for region in regions}
    names = {code: compact(region.short_name) for code, region in by_code.items()}
    likeness: dict[str, float] = {}
    levels = {region.level for region in by_code.values()}
    for kind, name in readings(text):
        if (kind == "desa") != (levels == {"desa"}) and kind:
            continue  # the word for a kind that the list does not hold is no part of a name in it
        for _, score, code in process.extract(
            name, names, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=2 * MOST_SUGGESTIONS
        ):
            typed = score + _SAME_TYPE * (by_code[code].type == kind)
            likeness[code] = max(likeness.get(code, 0.0), typed)
    best = max(likeness.values(), default=0.0)
    near = sorted((-score, code) for code, score in likeness.items() if best - score <= _LARGEST_GAP)
    return tuple(by_code[code] for _, code in near[:MOST_SUGGESTIONS])
