"""SIGINT and SIGTERM stop a run between two steps, so that a page being put in place is completed."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """A stop request: the number of the signal, 0 before it."""

    def __init__(self) -> None:
        self.signal = 0
        self._callback: Callable[[], None] = _ignore

    def __bool__(self) -> bool:
        """Whether a stop was requested."""
        return self.signal != 0

    def on_stop(self, callback: Callable[[], None]) -> None:
        """Sets the function that the signal handler calls; it must be safe to call at any point of the program."""
        self._callback = callback

    def handle(self, number: int, _frame: FrameType | None = None) -> None:
        """The signal handler."""
        self.signal = number
        self._callback()


def _ignore() -> None:
    """The callback before `on_stop` sets one."""


@contextmanager
def stopped_by_signals() -> Iterator[Stop]:
    """Within the block, the first SIGINT or SIGTERM requests a stop; a second one has its usual effect."""
    stop = Stop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def first(number: int, frame: FrameType | None) -> None:
        for signal_number, handler in before.items():
            signal.signal(signal_number, handler)
        stop.handle(number, frame)

    for number in before:
        signal.signal(number, first)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
