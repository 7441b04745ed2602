"""Which publications of a history are kept for good, and which may go: the rule of `riwayat/`.

Kept are the newest NEWEST, the first, the last of every month, and each from which something is still measured: pages
that are published, reviews, actions, and what a program was told. All others are superseded.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from antikorupsi.assess.history import Snapshot, codes_in, snapshots
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.common import WorkbookError, each_row
from antikorupsi.ingest import Action

NEWEST = 30


def superseded_publications(assessment: PeriodTables, folder: Path, needed: Collection[str]) -> list[Path]:
    """The files of the history of a folder of reports that nothing is measured from; `needed` names some that are."""
    known = snapshots(folder)
    kept = {each.path.name for each in (*known[:1], *known[-NEWEST:])} | set(needed)
    kept |= {each.path.name for each in {(each.day.year, each.day.month): each for each in known}.values()}
    kept |= _before_actions(assessment, known)
    reviewed = set(assessment.reviews["review_code"]) - {""}
    return [each.path for each in known if each.path.name not in kept and not _is_reviewed(each, reviewed)]


def _before_actions(assessment: PeriodTables, known: Sequence[Snapshot]) -> set[str]:
    """The newest publication of the day of each action or before."""
    days = {action.day for action in each_row(assessment.actions, Action) if action.day}
    earlier = [[each for each in known if each.day.isoformat() <= day] for day in days]
    return {publications[-1].path.name for publications in earlier if publications}


def _is_reviewed(publication: Snapshot, codes: Collection[str]) -> bool:
    """Whether a publication has one of the codes of reviews: what changed since is told from its figures."""
    try:
        return bool(codes) and not set(codes).isdisjoint(codes_in(publication.path).values())
    except WorkbookError:  # whoever damaged it may mend it
        return True
