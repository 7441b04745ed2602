"""Classes of scales: the published bounds, by year, and nothing between two classes is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.rules.frameworks.loading import load
from antikorupsi.rules.frameworks.models import Bands

PILOT = load("kabkota-2025")

PUBLISHED = [
    ("spi", "total", 2021, 67.9, "<68"),
    ("spi", "total", 2022, 68, "68-73,6"),
    ("spi", "total", 2022, 73.7, "73,7-77,4"),
    ("spi", "total", 2021, 77.5, ">=77,5"),
    ("spi", "total", 2023, 72.9, "rentan"),
    ("spi", "total", 2024, 72.95, "rentan"),
    ("spi", "total", 2024, 73, "waspada"),
    ("spi", "total", 2025, 77.9, "waspada"),
    ("spi", "total", 2025, 78, "terjaga"),
    ("mcp", "total", 2017, 24.9, "merah"),
    ("mcp", "total", 2023, 25, "kuning"),
    ("mcp", "total", 2023, 75, "hijau"),
    ("mcp", "total", 2024, 75, "waspada"),
    ("mcp", "total", 2030, 78, "terjaga"),
    ("spip", "nilai", 2024, 2.999, "2"),
    ("spip", "nilai", 2024, 3, "3"),
    ("spip", "nilai", 2024, 4.49, "4"),
    ("spip", "nilai", 2024, 5, "5"),
    ("ombudsman", "nilai", 2021, 50.99, "merah"),
    ("ombudsman", "nilai", 2021, 51, "kuning"),
    ("ombudsman", "nilai", 2021, 81, "hijau"),
    ("ombudsman", "nilai", 2022, 81, "B"),
    ("ombudsman", "nilai", 2023, 88, "A"),
    ("ombudsman", "nilai", 2024, 77.99, "C"),
    ("ombudsman", "nilai", 2024, 53.99, "D"),
    ("ombudsman", "nilai", 2024, 31.99, "E"),
    ("skm", "ikm", 2025, 25, "D"),
    ("skm", "ikm", 2025, 76.605, "C"),
    ("skm", "ikm", 2025, 88.3, "B"),
    ("skm", "ikm", 2025, 88.31, "A"),
    ("spbe", "total", 2024, 2.59, "Cukup"),
    ("spbe", "total", 2024, 2.6, "Baik"),
    ("spbe", "total", 2024, 4.2, "Memuaskan"),
    ("sakip", "predikat", 2024, 60, "B"),
    ("sakip", "predikat", 2024, 59.99, "CC"),
]


@pytest.mark.parametrize(("instrument", "item", "year", "value", "label"), PUBLISHED)
def test_a_figure_stands_in_its_published_class(
    instrument: str, item: str, year: int, value: float, label: str
) -> None:
    band = PILOT.band(instrument, item, year, value)
    assert band is not None
    assert band.label == label


@pytest.mark.parametrize(
    ("instrument", "item", "year", "value"),
    [
        ("spi", "total", 2020, 70.0),  # no classes are known of that year
        ("spi", "total", 2026, 70.0),
        ("ombudsman", "nilai", 2025, 90.0),  # an opinion, not comparable
        ("ombudsman", "zona", 2021, 90.0),  # no numbers
        ("spip", "nilai", 2024, 0.5),  # off the scale
        ("spip", "nilai", 2024, 5.1),
    ],
)
def test_a_figure_without_a_class_has_none(instrument: str, item: str, year: int, value: float) -> None:
    assert PILOT.band(instrument, item, year, value) is None


all_bands = pytest.mark.parametrize("bands", PILOT.bands, ids=lambda bands: f"{bands.instrument}-{bands.years[0]}")


@all_bands
@given(data=st.data())
def test_every_figure_on_the_scale_has_one_class_and_a_higher_figure_no_lower_one(
    bands: Bands, data: st.DataObject
) -> None:
    on_scale = st.floats(bands.bands[0].lower, bands.bands[-1].upper)
    lower, higher = sorted((data.draw(on_scale), data.draw(on_scale)))
    year = bands.years[0] or bands.years[1] or 2024
    found = [PILOT.band(bands.instrument, bands.item, year, value) for value in (lower, higher)]
    below, above = (bands.bands.index(band) for band in found if band is not None)
    assert below <= above


@all_bands
def test_both_published_bounds_stand_in_their_own_class_unless_the_next_begins_there(bands: Bands) -> None:
    begins = {band.lower for band in bands.bands}
    for band in bands.bands:
        assert bands.band(band.lower) == band
        assert bands.band(band.upper) == band or band.upper in begins
