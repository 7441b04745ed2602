"""Every step of the method says something: a table or a chart where it ran, a sentence with the reason where not."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from antikorupsi.show import charts, sentences, tables
from helpers import Assessment
from tests.views import country

pytestmark = pytest.mark.slow

STEPS = (
    sentences.method_title,
    charts.coverage,
    tables.coverage_by_region,
    charts.distributions,
    tables.distributions,
    charts.correlations,
    charts.indicator_correlations,
    tables.flagged_correlations,
    tables.reliability,
    charts.effective_weights,
    tables.effective_weights,
    charts.aggregation,
    tables.aggregation,
    tables.influences,
    tables.left_out,
    tables.frameworks_compared,
    charts.mcp_and_spi,
    tables.mcp_and_spi,
)
MCP_AND_SPI = (charts.mcp_and_spi, tables.mcp_and_spi)
CHARTS = [step for step in STEPS if step in vars(charts).values()]
# What would speak of kabupaten and kota, or of regions, where villages are meant.
OTHERS = re.compile(
    r"kabupaten\s*(?:dan|/|atau)\s*kota|(?<!pusat/)\bdaerah\b|regenc|\bcities\b|\bregions?\b", re.IGNORECASE
)
CODES = re.compile(r"\d{2}(?:\.\d{2}){2}\.\d{4}")  # of villages that share a name
NOT_A_NUMBER = re.compile(r"\b(?:nan|None|inf)\b")


def said(step, assessment, language="en"):
    """What a reader sees and hears of a step."""
    shown = str(step(country(assessment, language)).__html__())
    spoken = " ".join(re.findall(r'aria-label="([^"]*)"', shown))
    return str(Markup(re.sub(r"<[^>]+>", " ", shown) + " " + spoken).unescape())


def with_scores_of(assessment, count):
    """The assessment with the scores of its first regions only, and nothing else."""
    codes = sorted(assessment.scores.loc[assessment.scores["stage"] == "penilaian", "region"].unique())[:count]
    nothing = {name: getattr(assessment, name).iloc[:0] for name in ("kept_observations", "influences", "left_out")}
    verdicts = assessment.verdicts.assign(status="no_data", value=float("nan"), other_value=float("nan"))
    scores = assessment.scores[assessment.scores["region"].isin(codes)]
    return replace(assessment, kept_scores=scores, verdicts=verdicts, **nothing)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("period", ["contoh", "2025", "desa-contoh"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.__module__.split('.')[2]}.{step.__name__}")
def test_every_step_says_something_and_of_villages_speaks_of_villages(step, period, language):
    if period == "desa-contoh" and step in MCP_AND_SPI:
        assert step(country(Assessment.load(period), language)) is None  # villages have neither
        return
    text = said(step, Assessment.load(period), language)
    assert len(text.split()) > 5
    assert not NOT_A_NUMBER.search(text)
    assert period != "desa-contoh" or OTHERS.findall(text) == []


@pytest.mark.parametrize("period", ["contoh", "2025", "desa-contoh"])
@pytest.mark.parametrize("step", CHARTS, ids=lambda step: step.__name__)
def test_charts_in_indonesian_write_decimals_with_a_comma(step, period):
    shown = step(country(Assessment.load(period), "id"))
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", str(shown.__html__()) if shown else "")
    assert [words for words in drawn if re.search(r"\d\.\d", CODES.sub("", words))] == []


@pytest.mark.parametrize("count", [0, 2, 3])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.__module__.split('.')[2]}.{step.__name__}")
def test_a_step_that_few_regions_cannot_carry_says_so(step, count, assessment_contoh):
    text = said(step, with_scores_of(assessment_contoh, count))
    assert len(text.split()) > 5
    assert not NOT_A_NUMBER.search(text)


def test_without_panel_scores_the_reason_is_said_in_both_languages(assessment_2025):
    assert "no region has the scores of the final stage" in said(tables.reliability, assessment_2025)
    assert "tidak ada daerah yang memiliki skor tahap akhir" in said(tables.reliability, assessment_2025, "id")


def test_few_regions_come_with_a_warning_of_chance(assessment_contoh):
    assert "Only 6 regions: a correlation closer to zero than 0.81 may be chance" in said(
        charts.indicator_correlations, assessment_contoh
    )


def test_who_flips_between_the_frameworks_is_named_with_figure_and_both_thresholds(assessment_2025):
    text = said(tables.frameworks_compared, assessment_2025)
    assert re.search(r"Kabupaten Klaten\s+Integrity assessment survey \(SPI\)\s+69\.59 \(2024\)", text)
    assert "above 70" in text
    assert "at least 68" in text


def test_regions_whose_mcp_and_spi_part_are_named_with_both_figures(assessment_2025):
    text = said(tables.mcp_and_spi, assessment_2025)
    assert re.search(r"Kabupaten Maros\s+80\s+77\.59\s+14 of 15\s+6 of 15\s+−2\.19", text)
    assert "Kabupaten Maros: MCP 80.00, SPI 77.59" in said(charts.mcp_and_spi, assessment_2025)


def test_a_framework_that_takes_mcp_alone_has_no_section_on_mcp_and_spi(assessment_contoh):
    framework = assessment_contoh.framework
    without = [criterion for criterion in framework.criteria if criterion.instrument != "spi"]
    alone = replace(assessment_contoh, framework=framework.model_copy(update={"criteria": without}))
    assert all(step(country(assessment_contoh)) is not None for step in MCP_AND_SPI)
    assert all(step(country(alone)) is None for step in MCP_AND_SPI)


def test_what_stands_out_is_said_by_sign_and_word_not_by_colour_alone(assessment_contoh):
    assert "−0.32" in said(charts.indicator_correlations, assessment_contoh)
    pairs = said(tables.flagged_correlations, assessment_contoh)
    assert "nearly the same" in pairs
