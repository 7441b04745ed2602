"""What `workbook status` says of a folder of reports. Light, since a status that is kept needs nothing else."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from antikorupsi.common import WorkbookError

_MOST_SKEW = timedelta(minutes=5)  # between the clocks of the machine that runs and of the one that looks


@dataclass(frozen=True)
class PageStatus:
    """One page: `state` is published, stale, failed, damaged or missing; `why` holds the reasons."""

    name: str
    page: str
    state: str
    why: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True)
class DeliveryStatus:
    """One expected delivery: `state` is late, awaited, after_due or arrived; `said` is the sentence about it."""

    state: str
    said: str


@dataclass(frozen=True)
class Status:
    """A folder of reports; `run` is finished, at work, interrupted or none.

    `deliveries` are those that are expected of the period, and `deliveries_counted` how many there are of each state.
    `untold` is the sentence on a message that the program of `--notify` was not told yet, "" if there is none.
    """

    folder: Path
    run: str
    finished: str
    pages: list[PageStatus]
    deliveries: tuple[DeliveryStatus, ...] = ()
    deliveries_counted: str = ""
    untold: str = ""

    @property
    def whole(self) -> bool:
        """Whether the last run ended, no page failed and no published file was altered."""
        return self.run in ("finished", "none") and not any(page.state in ("failed", "damaged") for page in self.pages)

    def older_than(self, age: timedelta) -> bool:
        """Whether no run has ended within this time; an end in the future proves none, except for a skew of clocks."""
        since = self._since_the_last_run
        return since is None or not -_MOST_SKEW <= since <= age

    @property
    def in_future(self) -> bool:
        """Whether the last run is said to have ended later than now, beyond a skew of clocks."""
        since = self._since_the_last_run
        return since is not None and since < -_MOST_SKEW

    @property
    def _since_the_last_run(self) -> timedelta | None:
        """None if no run has ended, or the manifest says no time."""
        try:
            return datetime.now(UTC) - datetime.fromisoformat(self.finished)
        except (ValueError, TypeError):  # no time, or one without a zone
            return None


_LONGEST = 30  # characters of a time that a message repeats


def read_age(text: str) -> timedelta:
    """A time such as 26h, 90m or 7d; raises WorkbookError for anything else."""
    units = {"m": "minutes", "h": "hours", "d": "days"}
    number, unit = text[:-1], text[-1:]
    if unit not in units or not number.isdecimal():
        raise WorkbookError(f"{text[:_LONGEST]!r} is no time; write 90m, 26h or 7d.")
    try:
        return timedelta(**{units[unit]: int(number)})
    except (OverflowError, ValueError) as error:  # beyond the limits of timedelta or int
        raise WorkbookError(f"{text[:_LONGEST]!r} is longer than any time that can be counted.") from error
