"""The smallest set of scores to raise: the fewest, of those the set that needs the fewest points, found exactly.

A score raised by one point adds its weight to the total, so the heaviest are raised first and one at most is raised in
part. Among scores of the same weight the lowest ones can always stand for the others: a set is how many are taken of
each weight. All such sets are walked through, from the heaviest weight down; one that cannot reach the aim, or not by
fewer points than the best one so far, is left as soon as that is sure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from antikorupsi.common import FINEST, TOLERANCE


@dataclass(frozen=True)
class Raise:
    """One score that may be raised: the name and number of its indicator, its weight and by how much it may rise."""

    name: str
    place: int
    weight: float
    room: float

    @cached_property
    def gain(self) -> float:
        """What the total gains by all of it, without the noise of binary fractions."""
        return round(self.weight * self.room, FINEST)


@dataclass(frozen=True)
class Smallest:
    """The scores to raise, those that add most first, and by how many points they must rise together at least."""

    chosen: tuple[Raise, ...]
    points: float

    @property
    def order(self) -> tuple[float, float, list[int]]:
        """The lower the better: points, then what the set could add (more is better), then its numbers in a row."""
        numbers = sorted(improvement.place for improvement in self.chosen)
        return round(self.points, FINEST), round(-sum(improvement.gain for improvement in self.chosen), FINEST), numbers


def smallest_set(raises: list[Raise], missing: float) -> Smallest | None:
    """The smallest set that adds what is `missing` (above 0) to a total; None where all of them together do not.

    No set of fewer scores adds it. Of the sets of as many scores it is the one whose scores must rise by the fewest
    points; of equals the one that could add most; of these the one whose numbers come first.
    """
    best = sorted(raises, key=lambda improvement: (-improvement.gain, improvement.place))
    count = next((n for n in range(1, len(best) + 1) if _adds(best[:n], missing)), None)
    if count is None:
        return None
    heaviest = sorted(
        raises, key=lambda improvement: (-round(improvement.weight, FINEST), -improvement.gain, improvement.place)
    )
    classes = [list(group) for _, group in groupby(heaviest, key=lambda improvement: round(improvement.weight, FINEST))]
    found = min(_sets(classes, count, missing, _Best()), key=attrgetter("order"))
    return Smallest(
        tuple(sorted(found.chosen, key=lambda improvement: (-improvement.gain, improvement.place))), found.points
    )


def _adds(raises: list[Raise], missing: float) -> bool:
    return sum(improvement.weight * improvement.room for improvement in raises) >= missing - TOLERANCE


@dataclass
class _Best:
    """The fewest points of the sets that were found so far."""

    points: float = float("inf")


def _sets(
    classes: list[list[Raise]], count: int, missing: float, best: _Best, taken: tuple[Raise, ...] = ()
) -> Iterator[Smallest]:
    """Every set of `count` more scores that adds what is missing and may be the best, the heaviest scores first."""
    if not count:
        if _adds(list(taken), missing):
            points = _points(taken, missing)
            best.points = min(best.points, points)
            yield Smallest(taken, points)
        return
    if not classes or not _may_be_best(classes, count, missing, best, taken):
        return
    for number in range(min(count, len(classes[0])), -1, -1):
        yield from _sets(classes[1:], count - number, missing, best, (*taken, *classes[0][:number]))


def _may_be_best(classes: list[list[Raise]], count: int, missing: float, best: _Best, taken: tuple[Raise, ...]) -> bool:
    """Whether the scores of some classes can still add what is missing, by no more points than the best set needs."""
    left = sorted(
        (improvement for group in classes for improvement in group), key=lambda improvement: -improvement.gain
    )[:count]
    if len(left) < count or not _adds([*taken, *left], missing):
        return False
    lacking = missing - sum(improvement.weight * improvement.room for improvement in taken)
    fewest = sum(improvement.room for improvement in taken) + lacking / classes[0][0].weight
    return fewest <= best.points + TOLERANCE


def _points(taken: tuple[Raise, ...], missing: float) -> float:
    """By how many points the scores of a set must rise together: the heaviest as far as they can, the last in part."""
    points = 0.0
    for improvement in sorted(taken, key=lambda one: -one.weight):
        step = min(improvement.room, max(missing, 0.0) / improvement.weight)
        points, missing = points + step, missing - step * improvement.weight
    return points
