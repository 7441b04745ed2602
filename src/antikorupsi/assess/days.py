"""The days that parameters say: as of which verdicts are given, and at which due dates are measured."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from antikorupsi.common import WorkbookError
from helpers.eligibility import AsOf


def read_day(written: date | str, name: str = "as_of") -> date:
    """The day a parameter says; raises WorkbookError for anything but 2025-01-17."""
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise WorkbookError(f"{name} must be a day such as 2025-01-17, not {written[:40]!r}.") from error


def latest_day(
    observations: pd.DataFrame,
    reviews: pd.DataFrame,
    replies: pd.DataFrame,
    actions: pd.DataFrame,
    arrivals: Iterable[date | None],
    as_of: AsOf,
) -> date:
    """The latest day that any input was published, retrieved, checked, reviewed or answered, or that a delivery came.

    That of the verdicts where no input has a day. Never the clock: the same inputs say the same tomorrow. Due dates are
    no days on which anything was known.
    """
    columns = [observations[name] for name in ("published", "retrieved", "dated")]
    columns += [reviews["day"], replies["day"], replies["decided"], actions["day"]]
    days = [day for column in columns for day in column.unique() if isinstance(day, str) and day]
    days += [str(day) for day in arrivals if day]
    return date.fromisoformat(max(days)) if days else as_of.day
