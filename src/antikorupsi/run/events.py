"""What happens in a run, for whoever shows or writes it down."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    `what` is begun, made, retried, failed, fault, noted, interrupted or finished;
    `name` is what a page or file is called, `text` the reason or the remark; `count` how many pages there
    are to make in all.
    """

    what: str
    name: str = ""
    page: str = ""
    text: str = ""
    seconds: float = 0.0
    count: int = 0


Listener = Callable[[Event], None]


def nobody(_event: Event) -> None:
    """The listener of a run that nobody looks at."""
