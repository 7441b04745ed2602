"""Evidence that a working paper lacks is told by indicator, at the latest stage only."""

from dataclasses import replace

import pytest

from antikorupsi.assess.gaps.evidence import evidence_by_region_and_indicator
from antikorupsi.ingest.tables.frames import observations_frame
from tests.assess.gaps.making import PILOT, YEAR, figure


def cell(item, value, stage="penilaian"):
    return replace(figure("penilaian", YEAR, value, item=item), stage=stage, cell=f"{item}{stage}")


def lacking(*cells):
    table = evidence_by_region_and_indicator(observations_frame(cells), PILOT, YEAR)
    return dict(zip(table["indicator"], table["lacking"], strict=True))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([("i03.skor", 80.0), ("i03.bukti", "SK")], {}),
        ([("i03.skor", 80.0), ("i03.tautan_bukti", "sk.pdf")], {}),
        ([("i03.skor", 80.0)], {"i03": "unnamed"}),
        ([("i03.bukti", "SK")], {"i03": "unscored"}),
        ([("i03.skor", 80.0), ("i03.bukti", "SK"), ("i03.status_bukti", "sebagian")], {"i03": "in_part"}),
        ([("i03.status_bukti", "tidak ada")], {"i03": "absent"}),
        ([("i03.skor", 80.0), ("i03.status_bukti", "tidak ada")], {"i03": "absent"}),
        ([("i03.skor", 80.0), ("i03.bukti", "SK"), ("i03.status_bukti", "ada")], {}),
    ],
)
def test_what_is_lacking_is_said_once(cells, said):
    assert lacking(*(cell(*each) for each in cells)) == said


def test_an_earlier_stage_is_not_looked_at():
    assert lacking(cell("i03.skor", 80.0, "monev"), cell("i04.skor", 80.0), cell("i04.bukti", "SK")) == {}


def test_every_cell_that_is_named_is_one_that_was_read(assessment_contoh):
    seen = assessment_contoh.observations
    known = set(seen["file"] + "|" + seen["sheet"] + "|" + seen["cell"])
    found = assessment_contoh.lacking_evidence
    assert set(found["region"]) == {"01.03", "01.07"}
    assert {cell for cells in found["cells"] for cell in cells.split("\n")} <= known
