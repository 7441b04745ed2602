"""On a village period no notebook speaks of regions, and villages that share a name are told apart."""

import re

import pytest

from antikorupsi.rules import Region
from helpers import Assessment, explore
from tests.notebooks.running import run_notebook, text_of
from tests.notebooks.test_village_report import OTHERS

VILLAGES = {"period": "desa-contoh", "overrides": {}}
ALIKE = "Desa Contoh Sukamaju"  # the name of several villages of the period
PARAMETERS = {
    "1-ingest": {},
    "2-eligibility": {},
    "3-scores": {},
    "4-region-report": {"region": "01.01.01.2001"},
    "5-overview": {},
    "6-method": {},
}


def explored(code):
    """What the questions of explore.ipynb show of a village."""
    asked = {"region": "01.01.01.2001", "other_region": "01.01.02.2001", "language": code}
    explorer = explore.open_explorer(VILLAGES | asked)
    tables = [explorer.what_if(), explorer.cells("total"), explorer.compare_regions(), explorer.compare_periods()]
    return [text_of(table) for table in [*tables, explorer.observations(), explorer.findings()]]


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("notebook", PARAMETERS)
def test_no_cell_of_a_notebook_speaks_of_regions(notebook, code):
    ran = run_notebook(notebook, **VILLAGES, language=code, **PARAMETERS[notebook])
    said = {cell: OTHERS.findall(text) for cell, text in ran.shown.items() if not is_table_for_hands(cell)}
    assert {cell: found for cell, found in said.items() if found} == {}


def is_table_for_hands(cell):
    """Whether a cell shows a pandas table, whose columns are names for machines."""
    return re.match(r"(?:findings|observations|verdicts|scores)\b", cell) is not None


@pytest.mark.parametrize("code", ["id", "en"])
def test_exploring_speaks_of_villages_too(code):
    assert [OTHERS.findall(text) for text in explored(code) if OTHERS.search(text)] == []


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("notebook", ["2-eligibility", "3-scores", "5-overview", "6-method"])
def test_villages_that_share_a_name_are_told_apart_in_every_table(notebook, code):
    codes = [own.code for own in Assessment.load("desa-contoh").period.regions if own.name == ALIKE]
    assert len(codes) > 1
    ran = run_notebook(notebook, **VILLAGES, language=code)
    for cell, text in ran.shown.items():
        named = [text[found.end() : found.end() + 40] for found in re.finditer(ALIKE, text)]
        assert [
            after for after in named if not is_table_for_hands(cell) and not any(own in after for own in codes)
        ] == []


def test_a_name_in_a_chart_has_the_code_of_a_village_alone():
    from antikorupsi.show.marks import named_in_text

    village, *_ = Assessment.load("desa-contoh").period.regions
    region: Region = Assessment.load("contoh").period.regions[0]
    assert named_in_text(village) == f"{village.name} {village.code}"
    assert named_in_text(region) == region.name
