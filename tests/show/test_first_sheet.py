"""The first sheet of a report: counts, criteria with pictures, who sends what, assumptions, what is not there."""

import re

import pytest

from antikorupsi.show import sentences, tables
from tests.assess.gaps.making import figure
from tests.publish.scorecard.fuzzed import with_figures

PICTURE = re.compile(r'<svg[^>]*aria-label="([^"]*)"[^>]*class="(bullet|years)"')


def pictures(piece, kind):
    return [spoken for spoken, of_kind in PICTURE.findall(str(piece.markup)) if of_kind == kind]


def test_the_counts_add_up_to_the_criteria_for_every_region(assessment_2025):
    for region in list(assessment_2025.period.regions)[::17]:
        view = assessment_2025.region(region.code, "en")
        if view.eligibility == "not_assessed":
            continue
        said = sentences.eligibility_sentence(view).split(".")[0]
        numbers = [int(number) for number in re.findall(r"\d+", said)]
        names_met = re.search(r"criteri(?:on|a) met", said)  # of one that is known, one criterion
        met = numbers[0] if names_met else 0
        assert met == sum(row.status == "meets" for row in view.verdict_rows)
        rest = numbers[1:] if names_met else numbers
        assert sum(rest) == len(view.verdict_rows)


def test_a_judged_figure_stands_beside_its_condition_and_its_age(assessment_contoh):
    spi, sakip = figure("spi", 2024, 66.4), figure("sakip", 2023, "BB", item="predikat")
    table = tables.criteria(with_figures(assessment_contoh, [spi, sakip]).region("01.01", "en"))
    assert pictures(table, "bullet") == [
        "66.4 on a scale from 0 to 100; condition: above 70",
        "BB among the steps D, C, CC, B, BB, A, AA; condition: at least B",
    ]
    assert pictures(table, "years") == [
        "figure of 2024; those of 2023 and 2024 may decide",
        "figure of 2023; those of 2023 and 2024 may decide",
    ]


def test_a_figure_that_is_too_old_has_an_age_and_no_bar(assessment_contoh):
    table = tables.criteria(with_figures(assessment_contoh, [figure("spi", 2021, 71.0)]).region("01.01", "en"))
    assert pictures(table, "bullet") == []
    assert pictures(table, "years") == ["figure of 2021; those of 2023 and 2024 may decide"]


def test_each_agency_is_asked_for_what_its_criteria_lack(assessment_contoh):
    view = with_figures(assessment_contoh, [figure("spi", 2024, 71.0)]).region("01.01", "en")
    asked = repr(sentences.missing(view))
    assert re.search(r"KPK +MCP/MCSP score \(2024 or 2023\)", asked)
    assert "(SPI)" not in asked
    assert sentences.missing(assessment_contoh.region("01.01")) is None


@pytest.mark.parametrize(("code", "named"), [("71.07", True), ("31.71", False)])
def test_what_is_not_there_is_named_in_one_line(assessment_2025, code, named):
    view = assessment_2025.region(code, "en")
    said = repr(sentences.absent(view))
    assert ("Not there yet: scores of the panel" in said) == named
    assert view.content_hash in said


def test_only_assumptions_that_bear_on_the_result_stand_on_the_page(assessment_2025):
    said = repr(tables.assumptions(assessment_2025.region("35.72", "en")))
    assert "SAKIP" in said
    assert "SPIP" not in said  # no figure, so its threshold changes nothing
