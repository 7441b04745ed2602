"""The peers of a region are the nearest of its type that meet what it fails, whatever the country looks like."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.assess.gaps.peers import peer_by_region_and_criterion
from tests.assess.gaps.making import PILOT, figure, judged, region

COUNTRY = st.lists(
    st.tuples(st.sampled_from(["01", "02", "03"]), st.integers(1, 10**6), st.booleans(), st.booleans()),
    min_size=2,
    max_size=14,
)


def made(drawn):
    """Regions, and an SPI figure that meets or fails for each."""
    places = [
        (region(f"{province}.{number:02d}", population, "kota" if kota else "kabupaten"), meets)
        for number, (province, population, kota, meets) in enumerate(drawn, 1)
    ]
    figures = [figure("spi", 2024, 80.0 if meets else 60.0, code=own.code) for own, meets in places]
    _, regions, verdicts = judged(*figures, regions=[own for own, _ in places])
    return places, peer_by_region_and_criterion(verdicts, regions, PILOT)


def apart(one, other):
    return abs(math.log(one.population / other.population)) + (one.province_code != other.province_code) * math.log(2)


@settings(max_examples=15)
@given(COUNTRY)
def test_no_region_that_meets_it_is_nearer_than_those_named(drawn):
    places, peers = made(drawn)
    for own, meets in places:
        named = peers[peers["region"] == own.code]
        models = [other for other, good in places if good and other.type == own.type]
        nearest = sorted(apart(own, other) for other in models)[: PILOT.peers.count]
        assert list(named["apart"]) == ([] if meets else pytest.approx(nearest))


def test_a_smaller_ratio_of_populations_comes_first_and_another_province_counts_twice():
    drawn = [("01", 100_000, False, False), ("01", 190_000, False, True), ("02", 110_000, False, True)]
    _, peers = made([*drawn, ("02", 100_000, True, True)])
    assert list(peers["peer"]) == ["01.02", "02.03"]
    assert list(peers["place"]) == [1, 2]
    assert list(peers["apart"]) == pytest.approx([math.log(1.9), math.log(1.1) + math.log(2)])


def test_contoh_sejahtera_is_shown_its_two_nearest_with_figure_year_and_cell(assessment_contoh):
    own = assessment_contoh.peers.query("region == '01.02'")
    assert list(own["peer"]) == ["01.01", "01.04"]
    assert list(own["value"]) == [78.31, 74.9]
    verdicts = assessment_contoh.verdicts.set_index(["region", "criterion"])
    for row in own.itertuples():
        assert row.cells == verdicts.loc[(row.peer, "spi"), "cells"]
        assert row.year == 2024


def test_no_peer_rests_on_a_figure_too_old_to_decide(assessment_2025):
    theirs = assessment_2025.peers.merge(
        assessment_2025.verdicts, left_on=["peer", "criterion"], right_on=["region", "criterion"]
    )
    assert len(theirs)
    assert (theirs["status"] == "meets").all()
    assert (theirs.loc[theirs["criterion"] != "opini_bpk", "year_x"] >= 2023).all()


def test_unknown_populations_are_taken_as_the_median_and_nothing_fails():
    one, other = region("01.01", None), region("01.02", None)
    figures = [figure("spi", 2024, 60.0, code="01.01"), figure("spi", 2024, 80.0, code="01.02")]
    _, regions, verdicts = judged(*figures, regions=[one, other])
    assert list(peer_by_region_and_criterion(verdicts, regions, PILOT)["apart"]) == [0.0]


def test_a_framework_without_peers_names_none(assessment_contoh):
    silent = PILOT.model_copy(update={"peers": None})
    assert peer_by_region_and_criterion(assessment_contoh.verdicts, assessment_contoh.period.regions, silent).empty
