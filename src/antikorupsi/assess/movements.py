"""Whether the figure that an action is about has moved since the action was noted, by the history of publications."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from antikorupsi.assess.changes import ChangeRow, is_alike, since_publication
from antikorupsi.assess.history import Snapshot, snapshots
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.common import each_row
from antikorupsi.ingest import Action

Place = tuple[str, str, str]  # file, sheet and cell of an action


class Movement(NamedTuple):
    """The day of an earlier publication, and what the figure of an action was in it and is now."""

    since: date
    change: ChangeRow


def movements_of(assessment: PeriodTables, region: str, folder: Path | None) -> dict[Place, Movement]:
    """By the cell of an action of a region: how its figure moved; actions whose figure did not move are left out.

    Compared is with the newest publication of that day or before, else with the oldest, of those in the history below
    `folder` that were asked for as this one.
    """
    known = [each for each in snapshots(folder) if is_alike(assessment, each)] if folder else []
    if not known:
        return {}
    found = {}
    for action in each_row(assessment.rows_of("actions", region), Action):
        before = _noted_in(known, action)
        if change := _of_figure(assessment, before, region, action.about):
            found[action.file, action.sheet, action.cell] = Movement(before.day, change)
    return found


def _noted_in(known: Sequence[Snapshot], action: Action) -> Snapshot:
    """The publication that an action was noted after; the oldest for one without a day, and one older than all."""
    earlier = [each for each in known if action.day and each.day.isoformat() <= action.day]
    return (earlier or known[:1])[-1]


def _of_figure(assessment: PeriodTables, before: Snapshot, region: str, about: str) -> ChangeRow | None:
    """The change of a criterion, or of an indicator in its latest stage; None where neither differs."""
    rows = since_publication(assessment, before.path)
    of_region = each_row(rows[rows["region"] == region], ChangeRow)
    found = [
        row
        for row in of_region
        if (row.kind, row.id) == ("criterion", about) or (row.kind == "indicator" and row.id.partition(":")[2] == about)
    ]
    return found[-1] if found and about else None
