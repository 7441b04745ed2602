"""Numbers of one column: decimal marks and percentages by the evidence of all its cells."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

NAMES = ["Kota Blitar", "Kota Batu", "Kota Malang", "Kota Kediri"]


@pytest.fixture
def read(tmp_path):
    def write_and_read(heading, values, number_format=None):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.append(["Monitoring Center for Prevention Tahun 2024"])
        sheet.append(["Kabupaten/Kota", heading])
        for name, value in zip(NAMES, values, strict=False):
            sheet.append([name, value])
            if number_format:
                sheet.cell(sheet.max_row, 2).number_format = number_format
        workbook.save(tmp_path / "data.xlsx")
        ingested = ingest(tmp_path, regions.official())
        return [seen.value for seen in ingested.observations], [found.rule for found in ingested.findings]

    return write_and_read


@pytest.mark.parametrize(
    ("values", "read_as"),
    [
        (["97,98", "70"], [97.98, 70]),
        ([" 8,2 ", "97,98"], [8.2, 97.98]),
        (["97.98", 76], [97.98, 76]),
        (["70%", "66,5 %"], [70, 66.5]),
        ([97.98, "n/a", "belum dinilai"], [97.98]),
    ],
)
def test_texts_are_numbers_by_the_decimal_mark_of_their_column(read, values, read_as):
    assert read("Nilai MCP", values) == (read_as, [])


def test_each_text_of_a_column_with_both_marks_is_read_where_its_mark_can_only_be_a_decimal_one(read):
    assert read("Nilai MCP", ["97,98", "76.5", "67,5", "81.125"]) == ([97.98, 76.5, 67.5, 81.125], [])


def test_a_text_that_both_marks_fit_is_a_finding_in_a_column_with_both(read):
    assert read("Nilai MCP", ["97,98", "76.5", "0,000"]) == ([97.98, 76.5, 0], [])
    assert read("Nilai MCP", ["97,98", "76.5", "1.234,5"])[1] == ["out_of_range"]


def test_shares_with_both_marks_are_asked_back(read):
    assert read("Nilai MCP", ["0,71", "0.88"]) == ([], ["ambiguous_percent", "ambiguous_percent"])


def test_shares_of_one_become_percents_where_heading_or_format_says_percent(read):
    assert read("Nilai MCP (%)", [0.9798, 0.7, 1]) == ([97.98, 70, 100], [])
    assert read("Nilai MCP", [0.9798, 0.7], number_format="0.00%") == ([97.98, 70], [])


def test_shares_of_one_without_any_sign_are_asked_back(read):
    assert read("Nilai MCP", [0.9798, 0.7]) == ([], ["ambiguous_percent", "ambiguous_percent"])


@pytest.mark.parametrize("share", [0.8751, 0.5, 1, "0,8751"])
def test_a_figure_up_to_one_among_points_is_asked_back(read, share):
    assert read("Nilai MCP", [95.21, 88.1, share]) == ([95.21, 88.1], ["ambiguous_percent"])


def test_nothing_among_points_stays_nothing(read):
    assert read("Nilai MCP", [0, 70, 85.2]) == ([0, 70, 85.2], [])


def test_a_share_among_percents_is_asked_back(read):
    assert read("Nilai MCP (%)", [0.7, 70, 85.2]) == ([70, 85.2], ["ambiguous_percent"])


def test_a_formula_that_nobody_calculated_and_one_that_failed_are_findings(read):
    values, rules = read("Nilai MCP", ["=40+30", 80])
    assert values == [80]
    assert rules == ["not_calculated"]


def test_the_ends_of_a_scale_hold_figures_that_binary_fractions_push_beyond(read):
    assert read("Nilai MCP", [100.0000000001, 88.1, -1e-15]) == ([100.0000000001, 88.1, -1e-15], [])
    assert read("Nilai MCP", [100.01, 88.1]) == ([88.1], ["out_of_range"])


@pytest.mark.parametrize("odd", ["7,650", 7.65, 7.9])
def test_a_lone_figure_tenfold_below_the_rest_of_its_column_is_asked_back(read, odd):
    assert read("Nilai MCP", [76.5, "71,2", 80.1, odd]) == ([76.5, 71.2, 80.1], ["mark_misplaced"])


def test_three_digits_behind_a_mark_without_a_figure_near_are_asked_back(read):
    assert read("Nilai MCP", ["7,650"]) == ([], ["mark_misplaced"])
    assert read("Nilai MCP", ["7,650", "76,5"]) == ([76.5], ["mark_misplaced"])
    assert read("Nilai MCP", ["7,650", "8,1", "76,5"]) == ([7.65, 8.1, 76.5], [])
    assert read("Nilai MCP", ["76,500", "81,125"]) == ([76.5, 81.125], [])


def test_a_low_figure_with_a_percent_sign_or_in_a_wide_column_is_read(read):
    assert read("Nilai MCP", [76.5, 71.2, 80.1, "7,65%"]) == ([76.5, 71.2, 80.1, 7.65], [])
    assert read("Nilai MCP", [76.5, 31.2, 80.1, 7.65]) == ([76.5, 31.2, 80.1, 7.65], [])
