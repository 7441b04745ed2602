"""Counts in printed English: one region, two regions, and thousands with a comma."""

from antikorupsi.common import count_of
from antikorupsi.rules import Regions, frameworks
from antikorupsi.rules import regions as region_lists


def test_one_of_a_thing_is_said_in_the_singular():
    expected = ["0 pages", "1 page", "2 pages", "2,000 pages"]
    assert [count_of(count, "page", "pages") for count in (0, 1, 2, 2000)] == expected


def test_what_a_notebook_prints_of_one_thing_is_in_the_singular():
    assert repr(Regions([region_lists.official().find("Kota Blitar")])) == "Regions(1 region in 1 province)"
    framework = frameworks.load("kabkota-2025")
    small = framework.model_copy(update={"criteria": framework.criteria[:1]})
    assert repr(small) == "Framework('kabkota-2025': 1 criterion, 6 components, 19 indicators)"
