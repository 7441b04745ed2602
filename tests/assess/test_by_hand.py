"""The package by hand: one line says what an object is, a table shows it, and Tab offers what there is."""

import inspect

import pandas as pd
import pytest

import helpers
from antikorupsi.assess import CountryView
from antikorupsi.rules import frameworks
from helpers import Assessment, regions


@pytest.fixture
def objects(assessment_contoh):
    region = assessment_contoh.region("01.02", "en")
    return {
        "assessment": assessment_contoh,
        "view": region,
        "country": CountryView(assessment_contoh, assessment_contoh.words("en")),
        "regions": assessment_contoh.period.regions,
        "period": assessment_contoh.period,
        "framework": assessment_contoh.framework,
    }


CRITERIA = len(frameworks.load("kabkota-2025").criteria)
SAID = {
    "assessment": "Assessment('contoh', 'kabkota-2025', 'equal_indicators': 8 regions,",
    "view": "RegionAssessment(Kabupaten Contoh Sejahtera 01.02, 'contoh': not_eligible, total 91.07)",
    "regions": "Regions(8 regions in 1 province)",
    "period": "Period('contoh', 2025, 'kabkota-2025', 8 regions, simulated)",
    "framework": f"Framework('kabkota-2025': {CRITERIA} criteria, 6 components, 19 indicators)",
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


@pytest.mark.parametrize("name", ["assessment", "view", "country"])
def test_tab_offers_public_names_that_are_there_and_say_what_they_are(objects, name):
    own = objects[name]
    offered = dir(own)
    assert [each for each in offered if each.startswith("_") or not hasattr(own, each)] == []
    kind = type(own)
    fields = set(kind.__dataclass_fields__)
    assert [each for each in offered if each not in fields and not inspect.getdoc(getattr(kind, each))] == []


# Tables that stand under a second name: as another table has it, or made for one use in reports.
OTHER_NAMES = {
    "kept_findings",
    "kept_gains",
    "kept_observations",
    "kept_scores",
    "findings_by_region",
    "ranked",
    "region_ranges",
}


def test_tab_offers_every_table(objects):
    own = objects["assessment"]
    tables = {each for each in set(object.__dir__(own)) if each[0] != "_" and is_table(own, each)}
    assert tables - set(dir(own)) == OTHER_NAMES
    view = objects["view"]
    assert {each for each in object.__dir__(view) if each[0] != "_" and is_table(view, each)} <= set(dir(view))


def is_table(own, name):
    return isinstance(getattr(own, name), pd.DataFrame)


def test_totals_and_codes_are_what_their_names_say(assessment_contoh, assessment_2025):
    assert assessment_contoh.codes == [f"01.0{number}" for number in range(1, 9)]
    assert assessment_2025.codes_in("51")[0] == "51.01"
    totals = assessment_contoh.totals
    assert (totals.name, totals.index.name) == ("total", "region")
    assert totals["01.02"] == pytest.approx(91.07, abs=0.005)
    assert (type(assessment_contoh.total_of("01.02")), assessment_contoh.total_of("01.08")) == (float, None)


def test_the_package_offers_two_names():
    assert helpers.__all__ == ["Assessment", "regions"]
    assert helpers.Assessment is Assessment
    assert helpers.regions is regions
