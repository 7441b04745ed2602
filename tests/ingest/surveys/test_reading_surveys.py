"""Respondents' sheets as they come: every answer counts or is a finding with its cell."""

import pytest

from antikorupsi.ingest.tables.finding_rules import say_finding
from antikorupsi.ingest.tables.records import ROW_CLASSES
from tests.ingest.surveys.conftest import HEAD, UNSUR


def figures(seen):
    return {row.item: row.value for row in seen.observations}


def rules(seen):
    return [finding.rule for finding in seen.findings]


def closes(seen):
    return all(
        sum(getattr(account, kind) for kind in ROW_CLASSES) == account.rows
        and account.observations + account.missing + account.faulty == account.cells
        for account in seen.accounts
    )


def test_a_survey_gives_index_interval_quality_respondents_and_the_mean_of_each_unsur(survey):
    seen = survey(40, answers=[[4] * 9] * 20 + [[3] * 9] * 20)
    found = figures(seen)
    assert found["ikm"] == pytest.approx(87.5)
    assert found["ikm_bawah"] < 87.5 < found["ikm_atas"]
    assert (found["responden"], found["u1"]) == (40, 3.5)
    assert {row.label for row in seen.observations if row.item == "ikm"} == {"B"}
    assert {row.cell for row in seen.observations} == {"A5:I44"}
    assert closes(seen)


def test_fewer_than_ten_respondents_are_a_finding_and_no_figure(survey):
    seen = survey(9)
    assert rules(seen) == ["small_survey"]
    assert not seen.observations
    assert not seen.groups
    assert seen.accounts[0].rejected == 9
    assert closes(seen)


def test_what_is_no_answer_is_a_finding_with_its_cell_and_counts_as_open(survey):
    answers = [[3] * 9 for _ in range(40)]
    answers[0][0], answers[1][8], answers[2][4], answers[3][3] = 5, "lupa", True, 2.5
    seen = survey(40, answers=answers)
    faults = [(finding.cell, finding.value_read) for finding in seen.findings if finding.rule == "not_an_answer"]
    assert sorted(faults) == [("A5", ""), ("D8", ""), ("E7", ""), ("I6", "")]
    assert figures(seen)["ikm"] == pytest.approx(75)
    assert seen.accounts[0].faulty == 4
    assert closes(seen)


def test_answers_in_texts_and_in_the_words_of_the_questionnaire_are_read(survey):
    answers = [["3", "3,0", " 3 ", "murah", "Sesuai", "c", 3.0, "Berfungsi kurang maksimal", "baik"]] * 40
    assert figures(survey(40, answers=answers))["ikm"] == pytest.approx(75)


def test_means_and_sums_below_the_answers_are_no_respondents(survey):
    below = [["Jumlah", *[120] * 9], ["Rata-rata", *[3] * 9], [], ["Mengetahui,"], ["Kepala Dinas"]]
    seen = survey(40, {"Unit Layanan": ["A"] * 40}, below=below)
    assert figures(seen)["responden"] == 40
    assert seen.accounts[0].total == 2
    assert closes(seen)


def test_weights_change_the_index_and_strata_its_interval(survey):
    answers = [[4] * 9] * 20 + [[2] * 9] * 20
    weighted = survey(40, {"Bobot": [3] * 20 + [1] * 20}, answers)
    assert figures(weighted)["ikm"] == pytest.approx(87.5)
    stratified = figures(survey(40, {"Strata": ["kota"] * 20 + ["desa"] * 20}, answers))
    assert stratified["ikm_atas"] == pytest.approx(stratified["ikm"])


def test_one_unusable_weight_loses_its_respondent_and_not_the_weights_of_all(survey):
    seen = survey(40, {"Bobot": [3] * 20 + [1] * 19 + [0]}, [[4] * 9] * 20 + [[2] * 9] * 20)
    assert [(finding.rule, finding.cell) for finding in seen.findings] == [("respondent_without_design", "A44")]
    assert figures(seen)["ikm"] == pytest.approx(25 * (60 * 4 + 19 * 2) / 79)
    assert (figures(seen)["responden"], figures(seen)["tidak_dihitung"]) == (39, 1)
    assert closes(seen)


def test_weights_that_most_respondents_lack_refuse_the_survey(survey):
    seen = survey(40, {"Bobot": [3] * 19 + ["?"] * 21})
    assert rules(seen) == ["unusable_design"]
    assert not seen.observations
    assert closes(seen)


def test_a_known_population_narrows_the_interval_and_asks_for_its_sample(survey):
    answers = [[4] * 9] * 20 + [[2] * 9] * 20
    whole = survey(40, answers=answers, above=[["Populasi", "1.000 orang"]])
    assert rules(whole) == ["below_sample_table"]
    assert figures(whole)["ikm_atas"] < figures(survey(40, answers=answers))["ikm_atas"]


def test_a_population_of_millions_is_said_in_full(survey):
    (found,) = survey(40, above=[["Populasi", 1_234_567]]).findings
    assert "populasi sebanyak 1.234.567 memerlukan 384." in say_finding(found.rule, found.details, "id").message


def test_a_population_smaller_than_its_sample_is_a_finding(survey):
    assert rules(survey(40, above=[["Populasi", 12]])) == ["unusable_population"]
    assert rules(survey(40, above=[["Populasi", "9" * 400]])) == ["unusable_population"]  # infinite as a number


def test_ages_are_grouped_into_the_bands_of_the_instrument_file(survey):
    seen = survey(40, {"Umur": [22] * 10 + ["25 tahun"] * 10 + [41.0] * 10 + ["60 ke atas"] * 10})
    assert [(row.group, row.respondents) for row in seen.groups] == [("20-29", 20), ("40-49", 10), ("60 ke atas", 10)]


def test_the_index_of_a_group_is_that_of_a_file_of_its_respondents(survey):
    answers = [[4] * 9] * 15 + [[2] * 9] * 15
    seen = survey(30, {"JK": ["L"] * 15 + ["Perempuan"] * 15}, answers)
    assert [(row.group, row.value, row.label) for row in seen.groups] == [
        ("Laki-laki", pytest.approx(100), "A"),
        ("Perempuan", pytest.approx(50), "D"),
    ]


def test_the_region_may_be_named_by_the_file_alone(read):
    rows = [["Survei Kepuasan Masyarakat (SKM) 2024"], UNSUR, *[[3] * 9 for _ in range(40)]]
    seen = read({"SKM Kota Blitar.xlsx": rows})
    assert not seen.findings
    assert {row.region for row in seen.observations} == {"35.72"}


INTEGRITY = [["Survei integritas"], *HEAD[1:], ["Kelompok", *[f"P{number}" for number in range(1, 9)]]]


def test_a_survey_described_in_yaml_alone_weighs_its_groups_of_respondents(read):
    rows = [["Pegawai", *[1] * 4, *[6] * 4]] * 60 + [["Masyarakat", *[6] * 4, *[1] * 4]] * 30
    rows += [["Ahli", *[1] * 4, *[6] * 4]] * 15
    seen = read({"survei.xlsx": [*INTEGRITY, *rows]})
    assert figures(seen)["indeks"] == pytest.approx(200 / 3)
    assert {row.instrument for row in seen.observations} == {"survei_integritas"}
    assert [(row.group, row.value) for row in seen.groups] == [
        ("internal", pytest.approx(100)),
        ("eksternal", pytest.approx(0)),
        ("eksper", pytest.approx(100)),
    ]


def test_a_missing_group_of_respondents_is_a_finding_and_no_index(read):
    rows = [["Pegawai", *[1] * 4, *[6] * 4]] * 100
    seen = read({"survei.xlsx": [*INTEGRITY, *rows]})
    assert "missing_respondent_group" in rules(seen)
    assert "indeks" not in figures(seen)
    assert figures(seen)["responden"] == 100


def test_a_survey_without_respondents_is_a_finding(survey):
    seen = survey(0)
    assert rules(seen) == ["small_survey"]
    assert closes(seen)


def test_rows_that_end_early_leave_their_last_questions_open(survey):
    answers = [[3] * 9] * 30 + [[3] * 4] * 10
    assert figures(survey(40, answers=answers))["responden"] == 40
