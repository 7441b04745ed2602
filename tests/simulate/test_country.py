"""A fictitious country has as many regions as asked for, each found by any way of writing it, none of them real."""

from itertools import islice

import pytest

from antikorupsi.rules.regions.models import AmbiguousRegion, is_simulated
from antikorupsi.simulate.country import MOST_REGIONS, make_country, region_list, short_names
from helpers import regions as official


@pytest.mark.parametrize("size", [1, 2, 7, 40, 514, MOST_REGIONS])
def test_a_country_has_the_regions_asked_for_and_is_read_back(tmp_path, size):
    country = make_country(size, seed=1)
    (tmp_path / "wilayah.csv").write_text(region_list(country), encoding="utf-8")
    assert list(official.read(tmp_path / "wilayah.csv")) == list(country)
    assert len(country) == size
    assert all(is_simulated(region.code) for region in country)


def test_full_names_and_codes_are_unambiguous_and_some_short_names_are_not():
    country = make_country(514, seed=1)
    for region in country:
        for written in (region.name, region.name.upper(), region.name.replace("Kabupaten", "Kab."), region.code):
            assert country.find(written) == region
    with pytest.raises(AmbiguousRegion):
        country.find(next(region.short_name for region in country if region.type == "kota"))


def test_names_never_repeat():
    names = list(islice(short_names(), 5000))
    assert len(set(names)) == len(names)
