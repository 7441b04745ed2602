"""All that changed since the last publication over all regions, and what each change does: the worst first.

A change of a verdict is worse or better than what stood there before. Scores have no verdict; of final totals it is
whether they reach a predicate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from antikorupsi.assess.changes import ChangeRow, Comparison, between, compared, is_alike
from antikorupsi.assess.history import Snapshot, codes_in, snapshots
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.assess.published_figures import figures_of
from antikorupsi.common import each_row, is_missing
from antikorupsi.rules import FINAL_STAGE, Framework

# Met before and failed now; failed now and not judged before; a figure or verdict that is lost; another figure and the
# same verdict; better than before.
Effect = Literal["no_longer_met", "newly_failed", "lost", "changed", "better"]
EFFECTS: tuple[Effect, ...] = get_args(Effect)  # the worst first

_KINDS = ("eligibility", "criterion", "total", "published", "component", "indicator")  # in the order of a list
_VERDICTS = ("eligibility", "criterion")
_TOTALS = ("total", "published")
_RANKS = {"not_eligible": 0, "undetermined": 1, "awaiting_checks": 2, "eligible": 3}
_Pairs = frozenset[tuple[str, str]]


class Change(NamedTuple):
    """One figure or verdict before and after, and what the change does."""

    effect: Effect
    row: ChangeRow

    @property
    def of_verdict(self) -> bool:
        """Whether a verdict changed, or whether a final total reaches a predicate; not a figure alone."""
        return self.effect != "changed" and (self.row.kind in _VERDICTS or _is_final_total(self.row))


@dataclass(frozen=True)
class ChangeList:
    """What changed since a publication; `came` and `went` are regions that are new in the list, and no longer in it.

    `day` is that of the publication that shows the changes first, the same in every later run.
    """

    comparison: Comparison
    changes: tuple[Change, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    day: date
    regions: int

    @property
    def since(self) -> Snapshot | None:
        """The publication compared with; None where there is none that was asked for alike."""
        return self.comparison.since

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed, or there is nothing to compare with."""
        return not (self.changes or self.came or self.went)

    @cached_property
    def by_effect(self) -> Mapping[Effect, list[Change]]:
        """The changes of each effect that occurs, the worst first."""
        found = {effect: [each for each in self.changes if each.effect == effect] for effect in EFFECTS}
        return {effect: changes for effect, changes in found.items() if changes}

    @cached_property
    def effect_by_region(self) -> Mapping[str, Effect]:
        """By region of which a verdict changed: the worst that happened to it."""
        found: dict[str, Effect] = {}
        for change in self.changes:  # the worst first
            if change.of_verdict:
                found.setdefault(change.row.region, change.effect)
        return found

    @cached_property
    def others(self) -> int:
        """How many figures changed besides verdicts."""
        return sum(not change.of_verdict for change in self.changes)


def change_list(assessment: PeriodTables, previous: Path | None, today: date) -> ChangeList:
    """What changed since the publication `previous`; raises WorkbookError where that is no file of a history.

    Like is compared with like, as `changes.compared` does. `today` is the day of a publication that is not in the
    history yet. Figures of regions that came or went are no changes of figures: the regions are listed.
    """
    if previous is None:
        nothing = between(now := figures_of(assessment), now)
        return ChangeList(Comparison(None, nothing), (), (), (), today, len(assessment.codes))
    found = compared(assessment, previous)
    came, went = _came_and_went(assessment, found)
    of_both = found.differs[~found.differs["region"].isin([*came, *went])]
    changes = _with_effects(list(each_row(of_both, ChangeRow)), assessment)
    return ChangeList(found, changes, came, went, _first_day(assessment, found, previous, today), len(assessment.codes))


def _came_and_went(assessment: PeriodTables, found: Comparison) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The regions that are listed now and were not, and the other way round; an old history does not list regions."""
    now, named = set(assessment.codes), set(found.differs["region"])
    before = set(codes_in(found.since.path)) if found.since else set()
    came = now - before if before else set()
    return tuple(sorted(came)), tuple(sorted((before | named) - now))


def _first_day(assessment: PeriodTables, found: Comparison, previous: Path, today: date) -> date:
    """The day of the first publication with the figures of now: the first made alike after the one compared with."""
    if found.since is None:
        return today
    later = [each for each in snapshots(previous.parent.parent) if each.number > found.since.number]
    return next((each.day for each in later if is_alike(assessment, each)), today)


def _with_effects(rows: list[ChangeRow], assessment: PeriodTables) -> tuple[Change, ...]:
    """The changes, the worst first; of one effect by region, its verdict before the criteria and scores."""
    turned: dict[str, list[ChangeRow]] = {}
    for row in rows:
        if row.kind == "criterion" and _turn(row)[0] != _turn(row)[1]:
            turned.setdefault(row.region, []).append(row)
    framework, found = assessment.framework, []
    for row in rows:
        causes = turned.get(row.region, [])
        effect = _effect(row, framework, frozenset(map(_turn, causes)))
        found.append(Change(effect, _with_cells_of(row, causes) if row.kind == "eligibility" else row))
    criteria = {criterion.id: place for place, criterion in enumerate(framework.criteria)}
    regions = {code: place for place, code in enumerate(assessment.codes)}

    def place(change: Change) -> tuple[int, int, int, int, str]:
        row = change.row
        kind = _KINDS.index(row.kind) if row.kind in _KINDS else len(_KINDS)
        of_kind = (kind, criteria.get(row.id, len(criteria)), row.id)
        return EFFECTS.index(change.effect), regions[row.region], *of_kind

    return tuple(sorted(found, key=place))


def _effect(row: ChangeRow, framework: Framework, turns: _Pairs) -> Effect:
    """What a change does; `turns` are the statuses before and after of the region's criteria that changed."""
    if row.kind == "eligibility":
        return _effect_on_region(str(row.status_before), str(row.status_after), turns)
    if row.kind == "criterion":
        return _effect_of_turn(*_turn(row))
    if _is_final_total(row):
        before, after = (_reached(value, framework) for value in (row.value_before, row.value_after))
        if (before, after) == ("no_data", "fails"):
            return "changed"  # a first total is neither worse nor better than none
        return _effect_of_turn(before, after)
    return "lost" if is_missing(row.value_after) else "changed"


def _effect_of_turn(before: str, after: str) -> Effect:
    """What the change from one status of a criterion to another does."""
    if before == after:
        return "changed"
    if after == "no_data":
        return "lost"
    if after == "meets":
        return "better"
    return "no_longer_met" if before == "meets" else "newly_failed"


def _effect_on_region(before: str, after: str, turns: _Pairs) -> Effect:
    """What the change of a region's verdict does; one that fails no longer may have lost the figure that failed."""
    if before not in _RANKS or after not in _RANKS:
        return "changed"
    if after == "not_eligible":
        fell = ("meets", "fails") in turns or _RANKS[before] > _RANKS["undetermined"]
        return "no_longer_met" if fell else "newly_failed"
    if before == "not_eligible":
        return "lost" if ("fails", "no_data") in turns else "better"
    return "better" if _RANKS[after] > _RANKS[before] else "lost"


def _is_final_total(row: ChangeRow) -> bool:
    return row.kind in _TOTALS and row.id.partition(":")[0] == FINAL_STAGE


def _reached(total: float, framework: Framework) -> str:
    """Whether a total reaches a predicate, in the words of a criterion."""
    if is_missing(total):
        return "no_data"
    return "fails" if framework.predicate(total) is None else "meets"


def _with_cells_of(row: ChangeRow, causes: list[ChangeRow]) -> ChangeRow:
    """The verdict on a region with the cells of the criteria that turned, since it is read from none itself."""
    before, after = ([each.cells_before for each in causes], [each.cells_after for each in causes])
    return row._replace(cells_before=_joined(before), cells_after=_joined(after))


def _joined(cells: list[str]) -> str:
    """Cells of several figures, each once; a figure without any has NaN or nothing."""
    lines = [line for written in cells if not is_missing(written) for line in written.splitlines()]
    return "\n".join(dict.fromkeys(lines))


def _turn(row: ChangeRow) -> tuple[str, str]:
    """The statuses of a criterion before and after."""
    return _status(row.status_before), _status(row.status_after)


def _status(status: object) -> str:
    """A status of a criterion; one that the other side lacks is without data."""
    return str(status) if isinstance(status, str) and status else "no_data"
