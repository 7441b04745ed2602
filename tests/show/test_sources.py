"""The source table says of every figure of a criterion that decides nothing why, and of a check its day."""

from antikorupsi.common import address
from antikorupsi.show.tables.sources import sources
from antikorupsi.show.unused import why_undeciding


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
