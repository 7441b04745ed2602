"""From which day a figure is known, and the newest day in the data."""

import pytest

from antikorupsi.common import each_row
from antikorupsi.ingest import Observation, observations_frame
from helpers.eligibility import is_known, newest_day
from tests.helpers.eligibility.figures_of import END_OF_2025, FRAMEWORK, on
from tests.helpers.observing import observation


def spi(year, **how):
    return observation("35.72", "spi", "total", year, 71.0, **how)


def check(day, **how):
    return observation("35.72", "hukum", "status", int(day[:4]), "tidak ada", dated=day, **how)


def newest(*observations, as_of=END_OF_2025):
    return newest_day(observations_frame(observations), FRAMEWORK, as_of)


@pytest.mark.parametrize(
    ("published", "day"), [("", "2025-01-31"), ("2025-01-22", "2025-01-22"), ("2023-12-31", "2025-01-31")]
)
def test_an_observation_is_known_from_its_own_day_or_else_from_the_usual_release(published, day):
    (row,) = each_row(observations_frame([spi(2024, published=published)]), Observation)
    assert is_known(row, on(day))
    assert not is_known(row, on(day[:-2] + f"{int(day[-2:]) - 1:02}"))


def test_a_figure_published_on_the_first_day_on_which_it_can_be_there_is_known_from_it():
    (row,) = each_row(observations_frame([spi(2024, published="2025-01-01")]), Observation)
    assert is_known(row, on("2025-01-01"))


def test_the_newest_day_is_that_of_a_check_a_publication_or_a_usual_release():
    released, published = spi(2024), spi(2024, published="2025-03-05")
    assert newest(released) == on("2025-01-31")
    assert newest(released, published) == on("2025-03-05")
    assert newest(check("2026-02-03"), published) == on("2026-02-03")


def test_the_newest_day_is_of_the_year_that_is_assessed():
    assert newest(spi(2024), as_of=on("2025-06-01", 2026)) == on("2025-01-31", 2026)


def test_figures_of_the_assessment_year_or_later_move_no_newest_day_and_checks_do():
    later = [spi(year, published=f"{year + 1}-01-20") for year in (2025, 2026)]
    assert newest(spi(2024), *later) == on("2025-01-31")
    assert newest(*later) == END_OF_2025
    assert newest(*later, check("2025-02-02")) == on("2025-02-02")


def test_figures_that_are_not_final_or_that_no_criterion_reads_move_no_newest_day():
    interim = spi(2024, published="2025-08-01", status="interim"), check("2025-09-01", status="interim")
    elsewhere = observation("35.72", "lhkpn", "kepatuhan", 2024, 90.0, published="2025-10-01")
    assert newest(spi(2024), *interim, elsewhere) == on("2025-01-31")


def test_without_a_figure_that_counts_the_newest_day_is_the_one_that_was_asked_for():
    assert newest(as_of=on("2025-01-17")) == on("2025-01-17")
