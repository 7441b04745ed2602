"""The package by hand: one line says what an object is, a table shows it, and few names are offered."""

import pytest

import helpers
from helpers import Assessment, regions

FEW = 20


@pytest.fixture
def objects(assessment_contoh):
    region = assessment_contoh.region("01.02", "en")
    return {
        "assessment": assessment_contoh,
        "view": region,
        "regions": assessment_contoh.period.regions,
        "period": assessment_contoh.period,
        "framework": assessment_contoh.framework,
    }


SAID = {
    "assessment": "Assessment('contoh', 'kabkota-2025', 'equal_indicators': 8 regions,",
    "view": "RegionAssessment(Kabupaten Contoh Sejahtera 01.02, 'contoh': not_eligible, total 91.07)",
    "regions": "Regions(8 regions in 1 provinces)",
    "period": "Period('contoh', 2025, 'kabkota-2025', 8 regions, simulated)",
    "framework": "Framework('kabkota-2025': 8 criteria, 6 components, 19 indicators)",
}


@pytest.mark.parametrize("name", SAID)
def test_an_object_is_said_in_one_short_line(objects, name):
    said = repr(objects[name])
    assert said.startswith(SAID[name])
    assert len(said) < 120
    assert "\n" not in said


@pytest.mark.parametrize("name", ["assessment", "view", "regions", "framework"])
def test_a_notebook_shows_it_as_a_table_with_a_caption_and_headings(objects, name):
    shown = objects[name]._repr_html_()
    assert "<caption>" in shown
    assert 'scope="col"' in shown


@pytest.mark.parametrize("name", ["assessment", "view"])
def test_tab_offers_few_names_that_are_all_there(objects, name):
    offered = dir(objects[name])
    assert len(offered) <= FEW
    assert [own for own in offered if not hasattr(objects[name], own)] == []


def test_the_package_offers_two_names():
    assert helpers.__all__ == ["Assessment", "regions"]
    assert helpers.Assessment is Assessment
    assert helpers.regions is regions
