"""SIGINT and SIGTERM end a run between two steps; what is being put in place is put in place."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether somebody said stop, and with which signal; 0 while nobody did."""

    def __init__(self) -> None:
        self.signal = 0
        self._tell: Callable[[], None] = _nobody

    def __bool__(self) -> bool:
        """Whether somebody said stop."""
        return self.signal != 0

    def tell(self, told: Callable[[], None]) -> None:
        """Whom to tell at once; it must be safe to call in the middle of anything."""
        self._tell = told

    def heard(self, number: int, _frame: FrameType | None = None) -> None:
        """The handler of a signal."""
        self.signal = number
        self._tell()


def _nobody() -> None:
    """Told while nobody waits."""


@contextmanager
def stopped_by_signals() -> Iterator[Stop]:
    """Until the end of the block, the first of these signals only says stop; the second does what it always did."""
    stop = Stop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def first(number: int, frame: FrameType | None) -> None:
        for signal_number, handler in before.items():
            signal.signal(signal_number, handler)
        stop.heard(number, frame)

    for number in before:
        signal.signal(number, first)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
