"""The events of a run, for progress bar and log."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """One event of a run.

    `what` is started, begun, noted, made, retried, failed, completing, completed, incomplete, fault, closing, notified,
    unnotified, interrupted, finished, refused or crashed; `name` is the page or file, `text` the reason or remark,
    `count` the number of pages to make, made or to complete, or of changes that were told.
    """

    what: str
    name: str = ""
    page: str = ""
    text: str = ""
    seconds: float = 0.0
    count: int = 0


Listener = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """A listener that does nothing."""
