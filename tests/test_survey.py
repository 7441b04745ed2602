"""The public satisfaction survey: the public formula, its interval, and nothing of a single respondent."""

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from helpers import regions
from helpers.instruments import ingest
from helpers.survey import read_survey, satisfaction_index


def test_the_index_follows_the_formula_of_permenpan_rb_14_2017():
    answers = np.array([[4.0] * 9, [3.0] * 9, [2.0] * 9])
    assert satisfaction_index(answers).value == pytest.approx(3.0 * 25)
    assert satisfaction_index(answers).unsur == [3.0] * 9


def test_an_open_answer_is_neither_zero_nor_lost():
    answers = np.array([[4.0] * 9, [np.nan, *[4.0] * 8]])
    assert satisfaction_index(answers).value == pytest.approx(100)


@given(arrays(float, (15, 9), elements=st.sampled_from([1.0, 2.0, 3.0, 4.0])))
def test_the_index_stays_on_its_scale_and_inside_its_interval(answers):
    index = satisfaction_index(answers)
    assert 25 <= index.value <= 100
    assert index.lower <= index.value <= index.upper


def survey_file(folder, respondents):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in [["Survei Kepuasan Masyarakat (SKM)"], ["Kode Wilayah", "35.72"], ["Tahun", 2024]]:
        sheet.append(row)
    sheet.append(["No", "Nama", *[f"U{number}" for number in range(1, 10)], "Saran"])
    for number in range(respondents):
        sheet.append([number + 1, "Siti Rahasia", *[3] * 9, "Pak Budi lambat"])
    workbook.save(folder / "skm.xlsx")


def test_only_sums_leave_the_survey(tmp_path):
    survey_file(tmp_path, 12)
    (table,) = ingest(tmp_path, regions.official()).surveys
    reading = read_survey(table, regions.official())
    figures = {seen.item: seen.value for seen in reading.observations}
    assert figures["ikm"] == pytest.approx(75)
    assert figures["responden"] == 12
    assert {seen.cell for seen in reading.observations} == {"C5:K16"}
    assert "Siti" not in str(reading.observations)
    assert "Budi" not in str(reading.observations)


def test_fewer_than_ten_respondents_are_a_finding_and_no_figure(tmp_path):
    survey_file(tmp_path, 9)
    (table,) = ingest(tmp_path, regions.official()).surveys
    reading = read_survey(table, regions.official())
    assert [finding.rule for finding in reading.findings] == ["small_survey"]
    assert not reading.observations
