"""A file that is four times as large takes at most six times the time of the processor, whatever it is made of."""

import gc
import time

import pytest

from antikorupsi.ingest.spreadsheets import UnreadableFileError, read_sheets
from tests.ingest.spreadsheets.growing import GROWING

pytestmark = pytest.mark.slow

TIMES_LARGER = 4
MOST_TIMES_LONGER = 6
REPEATED = 3
LEAST = 0.02  # seconds that every file may cost, so that a ratio of next to nothing is none


def seconds(path):
    """The time of the processor in which a file was read or refused, and asked what its cells cover."""
    gc.collect()
    gc.freeze()  # what other tests left behind is not walked through while this one is timed
    begun = time.process_time()
    try:
        for sheet in read_sheets(path):
            sheet.first_merged(0, 0)
    except UnreadableFileError:
        pass
    finally:
        gc.unfreeze()
    return time.process_time() - begun + LEAST


def ratios(small, large):
    """How many times longer the larger file takes, measured one after the other, as often as somebody asks."""
    for _ in range(REPEATED):
        yield seconds(large) / seconds(small)


@pytest.mark.parametrize("name", GROWING)
def test_four_times_the_size_takes_at_most_six_times_the_time(tmp_path, name):
    make, size = GROWING[name]
    small, large = tmp_path / f"small-{name}", tmp_path / f"large-{name}"
    small.write_bytes(make(size))
    large.write_bytes(make(TIMES_LARGER * size))
    assert any(ratio < MOST_TIMES_LONGER for ratio in ratios(small, large))
