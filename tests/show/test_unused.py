"""A report tells beside each criterion what was received and is not used, why, and where it stands."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from antikorupsi.show import sentences, tables
from tests.assess.gaps.making import figure
from tests.publish.scorecard.fuzzed import with_figures

WORD = {"id": "sementara", "en": "interim"}
BECAUSE = {"id": "diterima, tidak dipakai, karena", "en": "received, not used, because"}
NONE_RECEIVED = {"id": "belum ada angka yang diterima", "en": "no figure has been received"}


def view_of(assessment, language, *figures):
    return with_figures(assessment, figures).region("01.01", language)


def row_of(shown, named):
    """The words of the row that holds a name, and the places its references lead to."""
    rows = ElementTree.fromstring(f"<div>{shown._repr_html_()}</div>").iterfind(".//tbody/tr")
    row = next(own for own in rows if named in "".join(own.itertext()))
    return " ".join("".join(row.itertext()).split()), [link.get("href") for link in row.iter("a")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_criterion_without_data_tells_the_interim_figure_and_its_cell(assessment_contoh, language):
    view = view_of(assessment_contoh, language, figure("mcp", 2024, 62.1, status="interim"))
    said, places = row_of(tables.criteria(view), "MCP")
    number = "62,1 (2024)" if language == "id" else "62.1 (2024)"
    assert f"{number}: {WORD[language]}" in said
    assert places == ["#sumber-1"]
    assert NONE_RECEIVED[language] not in said
    assert f"{number}: {BECAUSE[language]}" in repr(sentences.missing(view))


def test_a_criterion_that_is_judged_tells_what_is_newer_and_not_used(assessment_contoh):
    view = view_of(
        assessment_contoh, "id", figure("spi", 2023, 72.0), figure("spi", 2024, 71.0), figure("spi", 2025, 69.0)
    )
    said, _ = row_of(tables.criteria(view), "SPI")
    assert "69 (2025): terlambat" in said
    assert "72 (2023)" not in said


def test_the_sources_say_beside_each_figure_that_it_is_not_used(assessment_contoh):
    view = view_of(assessment_contoh, "id", figure("spi", 2024, 71.0), figure("spi", 2025, 69.0))
    used, unused = (row_of(tables.sources(view), cell)[0] for cell in ("B2", "B3"))
    assert BECAUSE["id"] in unused
    assert BECAUSE["id"] not in used


def test_papers_of_another_year_are_told_in_place_of_scores(assessment_contoh):
    paper = figure("penilaian", 2024, 80.0, item="i02.skor", stage="penilaian", assessor="KPK")
    evidence = figure("penilaian", 2024, "SK Bupati", item="i02.bukti", stage="penilaian")
    view = view_of(assessment_contoh, "id", paper, replace(evidence, cell="C2024"))
    for shown in (sentences.scores(view), sentences.missing(view)):
        assert "Kertas kerja tahun 2024: diterima, tidak dipakai" in repr(shown)


def test_evidence_of_another_years_paper_is_not_shown_beside_a_score(assessment_contoh):
    scored = figure("penilaian", 2025, 80.0, item="i02.skor", stage="penilaian", assessor="KPK")
    evidence = figure("penilaian", 2024, "SK Bupati lama", item="i02.bukti", stage="penilaian")
    view = view_of(assessment_contoh, "id", scored, evidence)
    assert "SK Bupati lama" not in tables.indicators(view)._repr_html_()
