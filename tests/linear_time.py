"""Measures whether a function takes time in proportion to its input: 4 times the size, at most 6 times the time."""

import gc
import time

TIMES_LARGER = 4
MOST_TIMES_LONGER = 6
REPEATED = 3
LEAST = 0.002  # seconds of CPU time added to both sides, so that two tiny times give no ratio


def cpu_seconds(function, argument):
    """The CPU time of one call."""
    gc.disable()  # a collection of what other tests left behind costs more than the call
    try:
        begun = time.process_time()
        function(argument)
        return time.process_time() - begun + LEAST
    finally:
        gc.enable()


def is_linear(function, make, size):
    """Whether `function(make(4 * size))` takes at most 6 times as long as `function(make(size))`, best of three."""
    small, large = make(size), make(TIMES_LARGER * size)
    return any(cpu_seconds(function, large) < MOST_TIMES_LONGER * cpu_seconds(function, small) for _ in range(REPEATED))
