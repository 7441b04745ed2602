"""Two sources for one figure: rounding is no conflict, and the more precise figure counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.tables.conflicts import drop_rounded_duplicates


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ([98, 97.98], [97.98]),
        ([83.75, 83.8, 83.75], [83.75]),
        ([83.8, 83.78], [83.78]),
        ([79.54, 79.57], [79.57, 79.54]),
        ([73.91, 71.68], [73.91, 71.68]),
        ([95.47, 95], [95.47]),
        ([], []),
    ],
)
def test_published_pairs_stand_or_fall_by_rounding(values, standing):
    assert drop_rounded_duplicates(values) == standing


@given(st.lists(st.decimals(0, 100, places=3).map(float), min_size=1, max_size=6))
def test_every_dropped_figure_is_a_rounding_of_one_that_stands(values):
    standing = drop_rounded_duplicates(values)
    assert standing
    assert set(standing) <= set(values)
    for value in values:
        assert any(abs(value - kept) <= 0.5 for kept in standing)
