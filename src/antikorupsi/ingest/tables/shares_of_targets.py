"""Columns of a performance report: `Target | Realisasi | Capaian` or `T | R | %`; the last is a share of the target."""

from collections.abc import Iterable, Mapping
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
    short: bool = False

    def is_beside(self, other: "_Part") -> bool:
        """Whether both may be of the same measure and year."""
        same_year = self.year == other.year or None in (self.year, other.year)
        same_names = self.names == other.names or not (self.names and other.names)
        return self.group == other.group and same_year and same_names


@dataclass(frozen=True)
class Report:
    """The columns that hold shares of a target, what was reached beside them, and targets beside what was reached."""

    shares: frozenset[int]
    reached: frozenset[int]
    targets: frozenset[int]


def columns_of_report(headings: Mapping[int, Heading], *, short_pairs: bool = False) -> Report:
    """What the columns of a performance report hold.

    `Capaian` beside `Realisasi` is a share; beside `Target` alone it is one unless it names an instrument. `T` and `R`
    are short forms beside a share; with `short_pairs` also where both stand alone.
    """
    parts = {index: part for index, heading in headings.items() if (part := _part(heading)) is not None}
    parts = {
        index: part for index, part in parts.items() if not part.short or _has_both(part, parts.values(), short_pairs)
    }
    shares: set[int] = set()
    reached: set[int] = set()
    targets: set[int] = set()
    for index, own in parts.items():
        beside = {at: other for at, other in parts.items() if at != index and own.is_beside(other)}
        kinds = {other.kind for other in beside.values()}
        if own.kind == "share" and ("reached" in kinds or ("target" in kinds and not own.names)):
            shares.add(index)
        if own.kind == "percent" and {"reached", "target"} <= kinds:
            shares.add(index)
        if own.kind == "reached" and kinds & {"share", "target"}:
            reached.add(index)
        if own.kind == "target" and "reached" in kinds:
            targets.add(index)
    return Report(frozenset(shares), frozenset(reached), frozenset(targets))


def _has_both(part: _Part, parts: Iterable[_Part], pair_is_enough: bool) -> bool:
    """Whether a target, what was reached and a share stand side by side, one of them below a short form."""
    kinds = {part.kind, *(other.kind for other in parts if part.is_beside(other))}
    return {"target", "reached"} <= kinds and (pair_is_enough or bool(kinds & {"share", "percent"}))


def _part(heading: Heading) -> _Part | None:
    if not heading.parts:
        return None
    lowest = heading.parts[-1]
    kind = _kind(lowest)
    short = _short_kind(lowest) if not kind else ""
    found = kind or short
    return _Part(found, spoken_of(lowest), heading.parts[:-1], heading.year, bool(short)) if found else None


def _short_kind(text: str) -> str:
    """The kind of a heading that is a short form: `T`, `R`; "" for any other."""
    return "target" if text in words("short_targets") else "reached" if text in words("short_reached") else ""


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
