"""Columns of a performance report: `Target | Realisasi | Capaian`, of which the last is a share of the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from antikorupsi.ingest.tables.headings import Heading, phrases, spoken_of
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import instrument_by_id


@dataclass(frozen=True)
class _Part:
    """What a heading is in such a report: its kind, the instruments it names, and the group and year it stands in."""

    kind: str
    names: frozenset[str]
    group: tuple[str, ...]
    year: int | None

    def is_beside(self, other: "_Part") -> bool:
        """Whether both may be of the same measure and year."""
        same_year = self.year == other.year or None in (self.year, other.year)
        same_names = self.names == other.names or not (self.names and other.names)
        return self.group == other.group and same_year and same_names


def shares_and_reached(headings: Mapping[int, Heading]) -> tuple[frozenset[int], frozenset[int]]:
    """The columns that hold shares of a target, and the columns of what was reached beside them.

    `Capaian` beside `Realisasi` is a share; beside `Target` alone it is one unless it names an instrument.
    """
    parts = {index: part for index, heading in headings.items() if (part := _part(heading)) is not None}
    shares: set[int] = set()
    reached: set[int] = set()
    for index, own in parts.items():
        beside = {at: other for at, other in parts.items() if at != index and own.is_beside(other)}
        kinds = {other.kind for other in beside.values()}
        if own.kind == "share" and ("reached" in kinds or ("target" in kinds and not own.names)):
            shares.add(index)
        if own.kind == "percent" and {"reached", "target"} <= kinds:
            shares.add(index)
        if own.kind == "reached" and kinds & {"share", "target"}:
            reached.add(index)
    return frozenset(shares), frozenset(reached)


def _part(heading: Heading) -> _Part | None:
    if not heading.parts:
        return None
    lowest = heading.parts[-1]
    kind = _kind(lowest)
    return _Part(kind, spoken_of(lowest), heading.parts[:-1], heading.year) if kind else None


@lru_cache(maxsize=2**12)
def _kind(text: str) -> str:
    """The kind of a heading without the names of instruments: share, percent, reached or target; "" for any other."""
    rest = f" {text} "
    for instrument in spoken_of(text):
        for phrase in sorted(phrases(instrument_by_id()[instrument]), key=len, reverse=True):
            rest = rest.replace(f" {phrase} ", " ")
    rest = rest.strip()
    if rest in words("shares"):
        return "share"
    if rest in words("units"):
        return "percent"
    first = rest.split(" ")[0]
    return {"realisasi": "reached", "target": "target"}.get(first, "")
