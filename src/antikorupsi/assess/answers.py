"""Where a region's report stands: whether what was reviewed is still the same, and which actions are overdue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import pandas as pd

from antikorupsi.assess.changes import ChangeRow, between
from antikorupsi.assess.history import Snapshot, codes_in, read_snapshot, snapshots
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.assess.published_figures import figures_of
from antikorupsi.assess.review_codes import review_codes, reviewed_figures
from antikorupsi.common import each_row
from antikorupsi.ingest import Action, Observation, Review, normalised

ReviewState = Literal["unreviewed", "reviewed", "changed", "objected"]
ActionState = Literal["open", "overdue", "done"]


@dataclass(frozen=True)
class Standing:
    """A review, held against the contents now: `same` where its code is today's.

    `changes` are the figures that differ from those that were reviewed; None where no publication in the history has
    the code. `of_region` is the region whose page has it today, where that is another one; `nearest` is the most
    similar code that the region's pages have. `prepared` are the instruments of which the reviewing office
    and function prepared figures, None where nobody wrote who prepared them.
    """

    review: Review
    same: bool
    changes: tuple[ChangeRow, ...] | None = ()
    of_region: str = ""
    nearest: str = ""
    prepared: tuple[str, ...] | None = None


def standings_of(assessment: PeriodTables, region: str, folder: Path | None) -> list[Standing]:
    """The latest reviews of each office and function, newest first; `folder` is that of reports with the history.

    An objection stays until the same office and function reviews the report again. What it says on one day of several
    criteria are several reviews.
    """
    rows = list(each_row(assessment.rows_of("reviews", region), Review))
    latest: dict[tuple[str, str], str] = {}
    for row in rows:
        latest[_by(row)] = max(row.day, latest.get(_by(row), ""))
    known = snapshots(folder) if folder else []
    found = [_standing(assessment, row, known) for row in rows if row.day == latest[_by(row)]]
    return sorted(found, key=lambda standing: _by_day(standing.review), reverse=True)


def _by(row: Review) -> tuple[str, str]:
    """The office and function of a review, however they are written."""
    return normalised(row.office), normalised(row.function)


def _by_day(row: Review) -> tuple[str, str, str]:
    return row.day, row.office, row.cell


def _standing(assessment: PeriodTables, review: Review, known: Iterable[Snapshot]) -> Standing:
    codes, region = review_codes(assessment), review.region
    prepared = _prepared_by(assessment, review)
    if codes[region] == review.review_code:
        return Standing(review, same=True, prepared=prepared)
    earlier = {codes_in(snapshot.path).get(region, ""): snapshot for snapshot in known}
    if review.review_code in earlier:
        before = read_snapshot(earlier[review.review_code].path)
        changes = tuple(each_row(_differing(before, assessment, region), ChangeRow))
        return Standing(review, same=False, changes=changes, prepared=prepared)
    of_region = next((code for code, known_code in codes.items() if known_code == review.review_code), "")
    nearest = get_close_matches(review.review_code, [code for code in (codes[region], *earlier) if code], n=1)
    return Standing(
        review, same=False, changes=None, of_region=of_region, nearest=next(iter(nearest), ""), prepared=prepared
    )


def _differing(before: pd.DataFrame, assessment: PeriodTables, region: str) -> pd.DataFrame:
    """What differs in a region between two publications, of all that a review is made of."""
    sides = [reviewed_figures(side[side["region"] == region]) for side in (before, figures_of(assessment))]
    return between(*sides)


def _prepared_by(assessment: PeriodTables, review: Review) -> tuple[str, ...] | None:
    """The instruments of the region's figures that the reviewing office and function says to have prepared."""
    rows = [row for row in each_row(assessment.rows_of("observations", review.region), Observation) if row.prepared]
    if not rows:
        return None
    office, function = normalised(review.office), normalised(review.function)
    said = [(row.instrument, normalised(row.prepared)) for row in rows]
    return tuple(dict.fromkeys(instrument for instrument, by in said if office in by and function in by))


def review_state(standings: Iterable[Standing]) -> ReviewState:
    """Unreviewed; objected where a latest review objects; changed where none is of the contents now; else reviewed."""
    known = list(standings)
    if not known:
        return "unreviewed"
    if any(standing.review.state == "objection" for standing in known):
        return "objected"
    return "reviewed" if any(standing.same for standing in known) else "changed"


def standings_by_region(assessment: PeriodTables, folder: Path | None) -> dict[str, list[Standing]]:
    """The standings of every region that has a review."""
    return {region: standings_of(assessment, region, folder) for region in sorted(set(assessment.reviews["region"]))}


def review_state_by_region(assessment: PeriodTables, folder: Path | None) -> Mapping[str, ReviewState]:
    """The state of every region that has a review."""
    return {region: review_state(found) for region, found in standings_by_region(assessment, folder).items()}


def action_state(action: Action, today: date) -> ActionState:
    """Done, overdue from the day after it is due, else open."""
    if action.status == "done":
        return "done"
    return "overdue" if date.fromisoformat(action.due) < today else "open"
