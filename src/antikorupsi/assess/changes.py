"""What differs between two publications, figure by figure, each with the cell that changed it.

A publication leaves its figures and what it was asked for in `riwayat/`, numbered and dated. One is added only when a
figure or a parameter differs from the newest, and compared is always with the newest that differs: so a run repeated
over the same data says the same. Figures that other parameters gave are no changes: they are never compared.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.asked import Asked, asked_of, is_usual
from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.history import (
    HISTORY,
    KEY,
    WHAT,
    Snapshot,
    as_text,
    asked_in,
    codes_in,
    read_snapshot,
    snapshots,
    written_at,
)
from antikorupsi.assess.period import Period, available_periods, open_period
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.assess.published_figures import figures_of
from antikorupsi.assess.review_codes import review_codes
from antikorupsi.common import WholeOrNA, WorkbookError, unlike_rows
from antikorupsi.rules import using

_KEPT = 8  # comparisons over all regions that a process keeps, so that each of its reports takes its own part


@dataclass(frozen=True)
class Comparison:
    """What a publication is compared with: `since`, with what `differs` from it; nothing where there is none.

    `otherwise` is a newer publication, made with other parameters; `asked` holds these, None where it has none.
    """

    since: Snapshot | None
    differs: pd.DataFrame
    otherwise: Snapshot | None = None
    asked: Asked | None = None


def previous(assessment: PeriodTables, folder: Path) -> Path | None:
    """The newest snapshot whose parameters or figures differ from those of the assessment; None without one."""
    now = figures_of(assessment)
    for snapshot in reversed(snapshots(folder)):
        if not is_alike(assessment, snapshot) or not between(read_snapshot(snapshot.path), now).empty:
            return snapshot.path
    return None


def is_alike(assessment: PeriodTables, snapshot: Snapshot) -> bool:
    """Whether a snapshot was asked for as the assessment is; one that does not say, as is usual."""
    asked = asked_in(snapshot.path)
    return is_usual(assessment) if asked is None else asked == asked_of(assessment)


def compared(assessment: PeriodTables, path: Path) -> Comparison:
    """What differs from a snapshot; of one made with other parameters, from the newest before it that was made alike.

    Raises WorkbookError where the file is none of a history.
    """
    asked = asked_in(path)
    known = snapshots(path.parent.parent)
    alike = next((each for each in known if each.path == path), None)
    if alike is None or is_alike(assessment, alike):
        return Comparison(alike, since_publication(assessment, path))
    earlier = [each for each in known if each.number < alike.number and is_alike(assessment, each)]
    if not earlier:
        return Comparison(None, between(now := figures_of(assessment), now), alike, asked)
    return Comparison(earlier[-1], since_publication(assessment, earlier[-1].path), alike, asked)


def previous_by_region(assessment: PeriodTables, folder: Path, codes: Collection[str]) -> dict[str, Path]:
    """By region the newest snapshot in which its own figures differ; regions without one are left out.

    Where the newest other publication was made with other parameters it is that one for all regions.
    """
    newest = previous(assessment, folder)
    known = snapshots(folder)
    if any(each.path == newest and not is_alike(assessment, each) for each in known):
        return dict.fromkeys(codes, newest) if newest else {}
    found: dict[str, Path] = {}
    for snapshot in (each for each in reversed(known) if is_alike(assessment, each)):
        sought = set(codes) - set(found)
        if not sought:
            break
        differing = set(since_publication(assessment, snapshot.path)["region"])
        found |= dict.fromkeys(differing & sought, snapshot.path)
    return found


def to_record(assessment: PeriodTables, folder: Path, day: date) -> tuple[Path, str] | None:
    """The file and text to add to the history, None where the newest snapshot holds the same, asked for alike."""
    known, now, codes = snapshots(folder), figures_of(assessment), review_codes(assessment)
    newest = known[-1].path if known and is_alike(assessment, known[-1]) else None
    if newest and codes_in(newest) == codes and between(read_snapshot(newest), now).empty:
        return None
    number = known[-1].number + 1 if known else 1
    return folder / HISTORY / f"{number:04}-{day.isoformat()}.csv", as_text(now, asked_of(assessment), codes)


class ChangeRow(NamedTuple):
    """One figure before and after."""

    region: str
    kind: str
    id: str
    value_before: float
    label_before: str
    year_before: WholeOrNA
    status_before: str
    cells_before: str
    value_after: float
    label_after: str
    year_after: WholeOrNA
    status_after: str
    cells_after: str


def between(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """One row a figure that differs: region, kind, id, and value, label, year, status and cells before and after."""
    both = before.merge(now, on=KEY, how="outer", suffixes=("_before", "_after"))
    return unlike_rows(both, WHAT)


def since_publication(assessment: PeriodTables, path: Path) -> pd.DataFrame:
    """What differs from the figures of an earlier publication; raises WorkbookError where the file holds none."""
    return _since_publication(assessment, path, written_at(path))


@lru_cache(maxsize=_KEPT)
def _since_publication(assessment: PeriodTables, path: Path, _written: int) -> pd.DataFrame:
    return between(read_snapshot(path), figures_of(assessment))


@lru_cache(maxsize=_KEPT)
def since_period(assessment: PeriodTables) -> tuple[str, pd.DataFrame] | None:
    """The name of the period before, and what differs from it; None where there is none with the same regions.

    None too where a parameter was changed: the period before has other days and frameworks of its own.
    """
    if not is_usual(assessment):
        return None
    period = assessment.period
    before = period_before(period)
    if before is None:
        return None
    with using(period.own):  # loading another period puts its own framework and instruments in force
        loaded = Assessment.load(before.name, raw=period.folder.parent)
    return before.name, between(figures_of(loaded), figures_of(assessment))


def period_before(period: Period) -> Period | None:
    """The latest earlier period beside this one with the same kind of regions; None where there is none."""
    parent = period.folder.parent
    others = [_opened(name, parent) for name in available_periods(parent) if name != period.name]
    known = [each for each in others if each is not None]
    alike = [
        each for each in known if each.simulated == period.simulated and each.regions.level == period.regions.level
    ]
    return max((each for each in alike if each.year < period.year), key=lambda each: each.year, default=None)


def _opened(name: str, parent: Path) -> Period | None:
    """A period beside this one; None for a folder that is none, whose faults are told where it is asked for."""
    try:
        return open_period(name, parent)
    except WorkbookError:
        return None


def count_by_region(changes: pd.DataFrame) -> dict[str, int]:
    """How many figures of each region changed."""
    return {str(region): int(count) for region, count in changes["region"].value_counts().items()}
