"""Columns that are no main figure by what other columns are: shares of targets, sums, weighted scores, bare parts."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from antikorupsi.ingest.tables.headings import Heading, phrases, spoken_of
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.ingest.tables.words import longest_first, words, words_in
from antikorupsi.rules import instrument_by_id

_FEWEST_PARTS = 3  # of an instrument: so many bare names of parts side by side are its set
_WEIGHTS = frozenset({"bobot", "weight"})


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
        for phrase in longest_first(phrases(instrument_by_id()[instrument])):
            rest = rest.replace(f" {phrase} ", " ")
    rest = rest.strip()
    if rest in words("shares"):
        return "share"
    if rest in words("units"):
        return "percent"
    first = rest.split(" ")[0]
    return {"realisasi": "reached", "target": "target"}.get(first, "")


@dataclass(frozen=True)
class Columns:
    """The columns of a header with the headings of all its columns; `nearest` are the instruments of its titles."""

    placed: list[PlacedColumn]
    headings: Mapping[int, Heading]
    nearest: Set[str]

    def unclear(self) -> list[Blocked]:
        """The columns of figures that are not read, each with the reason."""
        return [blocked for placed in self.placed if (blocked := self._blocked(placed)) is not None]

    def _blocked(self, placed: PlacedColumn) -> Blocked | None:
        if not placed.column.item or placed.instrument.layout != "region_rows":
            return None
        if self._is_weighted(placed):
            return Blocked(placed.index, "bobot", by_heading=True)
        unclear = self._is_behind_weight(placed) or self._is_sum(placed) or self._is_bare_part(placed)
        return Blocked(placed.index, placed.heading, by_heading=False, why="unclear_column") if unclear else None

    def _said(self, index: int) -> frozenset[str]:
        return (
            frozenset[str]().union(*map(spoken_of, self.headings[index].parts))
            if index in self.headings
            else frozenset()
        )

    def _alike(self, placed: PlacedColumn) -> list[PlacedColumn]:
        """The other columns of the same figure."""
        figure = (placed.instrument, placed.column.item, placed.year)
        return [
            each
            for each in self.placed
            if each is not placed and (each.instrument, each.column.item, each.year) == figure
        ]

    def _is_weighted(self, placed: PlacedColumn) -> bool:
        """Whether a weight stands beside the figure and a second one right of it: `Nilai | Bobot | Skor`."""
        firsts = [each.index for each in self._alike(placed) if each.index < placed.index]
        between = range(min(firsts, default=placed.index), placed.index)
        return any(map(self._is_weight, between)) or bool(firsts and any(map(self._is_weight, self._group(placed))))

    def _is_behind_weight(self, placed: PlacedColumn) -> bool:
        """Whether a column stands right of a weight and that right of something else, below one group heading."""
        group = self._group(placed)
        weights = [index for index in group if index < placed.index and self._is_weight(index)]
        return any(index < min(weights, default=0) for index in group)

    def _is_weight(self, index: int) -> bool:
        return index in self.headings and not _WEIGHTS.isdisjoint(" ".join(self.headings[index].parts).split())

    def _group(self, placed: PlacedColumn) -> list[int]:
        """The columns below the same group heading, none where a column has none."""
        above = self._above(placed.index)
        return [index for index in self.headings if above and self._above(index) == above]

    def _above(self, index: int) -> tuple[str, ...]:
        return self.headings[index].parts[:-1] if index in self.headings else ()

    def _is_sum(self, placed: PlacedColumn) -> bool:
        """Whether a general word alone heads a column beside the same figure by its name, or other instruments.

        Right of another item of its own instrument, and below a title that names that alone, it is of this one.
        """
        parts = self.headings[placed.index].parts if placed.index in self.headings else ()
        if not parts or not words("general").issuperset(parts):
            return False
        if any(placed.instrument.id in self._said(each.index) for each in self._alike(placed)):
            return True
        left = next((each for each in self.placed if each.index == placed.index - 1 and each.column.item), None)
        beside_own = left is not None and left.instrument == placed.instrument
        return self.nearest != {placed.instrument.id} and not beside_own and self._names_others(placed)

    def _names_others(self, placed: PlacedColumn) -> bool:
        others = [index for index in self.headings if index != placed.index]
        return any(
            self._said(index) - {placed.instrument.id} and not words_in(self.headings[index].written, "not_of_parts")
            for index in others
        )

    def _is_bare_part(self, placed: PlacedColumn) -> bool:
        """Whether a column is headed by the bare name of a part, outside the set of parts and such a title."""
        if not placed.column.part_of or placed.instrument.id in self._said(placed.index) | self.nearest:
            return False
        beside = {
            each.column.item for each in self.placed if each.instrument == placed.instrument and each.column.part_of
        }
        instrument = placed.instrument
        parts = {each.item for each in instrument.measured if each.part_of} - set(instrument.parts_of_parts)
        return len(beside) < _FEWEST_PARTS and not beside >= parts
