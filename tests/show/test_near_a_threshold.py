"""Near a threshold a page prints the digits that its verdict rests on, in every table, sentence and chart."""

import re

import pytest

from antikorupsi.publish.index.rows import rows_of
from antikorupsi.show import charts, sentences, tables
from tests.assess.gaps.making import figure
from tests.publish.scorecard.fuzzed import with_figures
from tests.views import country

TOTAL = 89.996


def papers(code, score):
    numbers = range(2, 20)
    scored = [
        figure("penilaian", 2025, score, code=code, item=f"i{number:02d}.pleno", stage="penilaian")
        for number in numbers
    ]
    return [*scored, figure("mcp", 2024, score, code=code)]


@pytest.fixture(scope="module")
def near(assessment_contoh):
    """01.01 lies just below its thresholds and 01.02 just above; 01.03 lies on them but for binary fractions."""
    below = [
        *papers("01.01", TOTAL),
        figure("spi", 2024, 69.9996),
        figure("spbe", 2024, 2.5999),
        figure("ombudsman", 2024, 77.9996, item="nilai"),
    ]
    above = [*papers("01.02", 90.0004), figure("spi", 2024, 70.0004, code="01.02")]
    on = [*papers("01.03", 89.99999999999999), figure("spi", 2024, 70.00000000000001, code="01.03")]
    return with_figures(assessment_contoh, [*below, *above, *on])


def pages(view):
    parts = [
        sentences.verdict(view), sentences.key_figures(view), sentences.scores(view), sentences.gaps(view),
        sentences.uncertainty(view), tables.criteria(view), tables.components(view), tables.indicators(view),
        tables.weightings(view), tables.positions(view), tables.sources(view), tables.peers(view),
        charts.positions(view), charts.trend(view),
    ]  # fmt: skip
    return {place: repr(part) for place, part in enumerate(parts) if part is not None}


def test_a_total_just_below_is_never_printed_as_the_bound(near):
    for part in pages(near.region("01.01")).values():
        for words in ("90,00", "90 ("):
            assert words not in part
    assert "89,996, di bawah Istimewa" in sentences.verdict(near.region("01.01")).markup.striptags()


def test_a_figure_just_off_its_threshold_is_printed_with_its_digits(near):
    below, above = (pages(near.region(code)) for code in ("01.01", "01.02"))
    for printed in ("69,9996", "2,5999", "89,996"):
        assert any(printed in part for part in below.values())
    criteria = tables.criteria(near.region("01.01")).markup.striptags()
    assert "69,9996" in criteria
    assert "77,9996" in criteria
    assert "70,0004" in tables.criteria(near.region("01.02")).markup.striptags()
    assert any("90,0004" in part for part in above.values())


def test_what_is_missing_is_never_printed_as_nothing(near):
    said = sentences.gaps(near.region("01.01")).markup.striptags()
    assert "Kurang 0 poin" not in said
    assert re.search(r"0,0004", said)
    assert "0,004" in said  # 90 less 89.996


def test_binary_fractions_are_neither_printed_nor_counted(near):
    view = near.region("01.03")
    assert "90,00, Istimewa" in sentences.verdict(view).markup.striptags()
    assert dict(zip(view.verdicts["criterion"], view.verdicts["status"], strict=True))["spi"] == "fails"
    assert view.meets_strict_reading is False
    reached = sentences.key_figures(near.region("01.03")).markup.striptags()
    assert "90,00" in reached
    for part in pages(view).values():
        assert not re.search(r"\d,\d{7}", part)


def test_overviews_and_index_print_the_same(near, tmp_path):
    overview = tables.score_overview(country(near)).markup.striptags()
    assert "89,996" in overview
    totals = {row.region.code: (row.total_text, row.predicate) for row in rows_of(near, tmp_path, near.words("id"))}
    assert totals["01.01"] == ("89,996", "di bawah Istimewa")
    assert totals["01.03"] == ("90,00", "Istimewa")


def test_ranks_share_what_a_reader_sees_as_equal(assessment_contoh):
    made = [*papers("01.01", 80.0), *papers("01.02", 80.00000000000001), *papers("01.03", 70.0)]
    view = with_figures(assessment_contoh, made)
    total = view.scores[(view.scores["level"] == "total")].set_index("region")
    assert total["rank"].tolist() == [1, 1, 3]
    assert total["ties"].tolist() == [2, 2, 1]
