"""Numbers are compared and printed as a reader sees them."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.common.comparing import TOLERANCE, exceeds, reaches, side_of, within
from antikorupsi.common.language import Language
from antikorupsi.rules import frameworks

WORDS = Language("en")
BOUNDS = st.sampled_from([75.0, 70.0, 68.0, 90.0, 2.6, 3.0, 72.9, 77.99, 0.65, 100.0])
APART = st.floats(-2, 2).filter(lambda apart: abs(apart) > 2 * TOLERANCE)
PILOT = frameworks.load("kabkota-2025")


@given(st.lists(st.integers(0, 10_000), min_size=8, max_size=8))
def test_a_mean_of_eight_areas_reaches_a_bound_exactly_where_fractions_say_so(areas):
    exact = sum(Fraction(area, 100) for area in areas) / 8
    stored = sum(area / 100 * (1 / 8) for area in areas)  # in binary, weights first
    assert reaches(stored, 75.0) == (exact >= 75)
    assert exceeds(stored, 75.0) == (exact > 75)


@pytest.mark.parametrize("bound", [75.0, 70.0, 2.6, 90.0])
def test_noise_of_binary_fractions_is_on_neither_side(bound):
    for noise in (-1.5e-14, 0.0, 1.5e-14, 1e-12):
        assert reaches(bound + noise, bound)
        assert not exceeds(bound + noise, bound)
        assert within(bound + noise, bound, 100)
        assert within(bound + noise, 1, bound)
    assert not reaches(bound - 1e-8, bound)
    assert exceeds(bound + 1e-8, bound)


def test_arrays_and_columns_are_compared_like_single_numbers():
    values = [74.99999999999999, 75.00000000000001, 74.9999, 75.0001, np.nan]
    for many in (np.array(values), pd.Series(values)):
        assert list(reaches(many, 75.0)) == [reaches(value, 75.0) for value in values]
        assert list(exceeds(many, 75.0)) == [exceeds(value, 75.0) for value in values]


@given(BOUNDS, APART, st.integers(0, 3))
def test_a_printed_number_lies_on_the_side_of_its_bound(bound, apart, decimals):
    value = bound + apart
    for least in (None, 0):
        printed = float(WORDS.number(value, decimals, least=least, beside=[bound]).replace("−", "-"))
        assert side_of(printed, bound) == side_of(value, bound)


@given(st.lists(BOUNDS, min_size=1), st.floats(0, 100))
def test_a_printed_number_lies_on_the_side_of_every_bound(bounds, value):
    printed = float(WORDS.number(value, beside=bounds))
    assert [side_of(printed, bound) for bound in bounds] == [side_of(value, bound) for bound in bounds]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(89.996, "89,996"), (89.99999999999999, "90,00"), (90.0, "90,00"), (89.9, "89,90"), (89.9999996, "89,9999996")],
)
def test_only_as_many_decimals_as_it_takes(value, printed):
    assert Language("id").number(value, beside=[90.0]) == printed


def test_a_bound_has_all_its_decimals():
    assert [Language("id").bound(value) for value in (70.0, 2.6, 68.125, 0.65)] == ["70", "2,6", "68,125", "0,65"]


@given(st.sampled_from(PILOT.bands), st.data())
def test_a_class_begins_at_its_lower_bound_as_a_reader_sees_it(bands, data):
    band = data.draw(st.sampled_from(bands.bands))
    for noise in (-1.5e-14, 1.5e-14):
        assert bands.band(band.lower + noise) == band
    assert bands.band(bands.bands[-1].upper + 1.5e-14) == bands.bands[-1]
