"""The source table says of every figure of a criterion that decides nothing why, and of a check its day."""

import pytest

from antikorupsi.common import address
from antikorupsi.show.sources import sources
from antikorupsi.show.unused import why_undeciding
from helpers import Assessment
from helpers.eligibility import is_known


def test_a_check_is_listed_by_its_day(assessment_2025):
    assert "7 November 2025" in sources(assessment_2025.region("35.02")).markup


def test_every_figure_of_a_criterion_decides_or_says_why_not(assessment_2025):
    for code in ("52.71", "35.72", "35.02", "33.14", "73.09"):
        view = assessment_2025.region(code)
        said = why_undeciding(view)
        for verdict in view.verdict_rows:
            criterion = view.framework.criterion(verdict.criterion)
            for own in view.observation_rows:
                if own.instrument == criterion.instrument and own.item in criterion.items:
                    decides = address(own) in verdict.cells.splitlines()
                    assert decides != bool(said.get((address(own), own.item)))


def test_a_replaced_figure_names_the_year_of_the_one_that_decides(assessment_2025):
    table = sources(assessment_2025.region("52.71")).markup
    assert "digantikan oleh angka 2023" in table.split("G400")[0].split("<tr>")[-1]


@pytest.mark.parametrize("code", ["35.72", "52.71", "33.72"])
def test_every_source_of_a_later_day_says_that_it_is_not_used(code):
    asked = Assessment.load("2025", as_of="2025-01-17")
    view, said = asked.region(code), why_undeciding(asked.region(code))
    late = [own for own in view.observation_rows if not is_known(own, asked.as_of)]
    assert late
    for own in late:
        assert "diterima, tidak dipakai" in said[address(own), own.item]


def test_what_is_said_of_a_source_is_parted_from_its_remark(assessment_2025):
    table = sources(assessment_2025.region("35.72")).markup
    assert "pers; Peringkat 4 nasional" in table
    assert "pers; digantikan oleh angka 2024" in table


def test_a_reason_stands_once_before_what_else_was_received(assessment_contoh):
    said = sources(assessment_contoh.region("01.01")).markup.striptags()
    assert "Juga diterima (sementara): 89,04" in said
    assert "Juga diterima (digantikan oleh angka 2024): BB (2023, F7)" in said
    assert "Juga diterima: diterima" not in said


def test_the_index_of_a_survey_has_its_name_among_the_sources(assessment_contoh):
    table = sources(assessment_contoh.region("01.01")).markup
    assert "Indeks Kepuasan Masyarakat (IKM)" in table
    assert ">ikm<" not in table
