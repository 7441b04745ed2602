"""Surveys as offices keep them: regions in columns, questions as headings, exports of forms, foot rows."""

from datetime import datetime

import pytest

from antikorupsi.ingest.surveys.design import people_of
from helpers import regions
from tests.ingest.surveys.conftest import HEAD, UNSUR
from tests.ingest.surveys.test_reading_surveys import closes, figures, rules

TITLE = ["Survei Kepuasan Masyarakat (SKM) 2024"]
ELEMENTS = [
    "Persyaratan", "Sistem, Mekanisme dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif",
    "Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana",
    "Penanganan Pengaduan, Saran dan Masukan", "Sarana dan Prasarana",
]  # fmt: skip
# The questionnaire in the annex of Permenpan RB 14/2017, in its own order: sarana comes before pengaduan.
QUESTIONS = {
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?": "Sesuai",
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?": "Mudah",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?": "Cepat",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?": "Murah",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan "
    "dengan hasil yang diberikan?": "Sesuai",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?": "Kompeten",
    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?":
        "Sopan dan ramah",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?": "Buruk",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?": "Dikelola dengan baik",
}  # fmt: skip


def by_region(seen, item="responden"):
    return {row.region: row.value for row in seen.observations if row.item == item}


def graver(seen):
    notes = {"year_of_answers", "weighted_by_population", "below_sample_table", "unknown_column"}
    return [rule for rule in rules(seen) if rule not in notes]


@pytest.mark.parametrize("prefix", ["", "{}. ", "U{} ", "Unsur {} - "])
def test_the_official_names_of_the_elements_are_headings(read, prefix):
    headings = [prefix.format(number) + name for number, name in enumerate(ELEMENTS, 1)]
    seen = read({"SKM Kota Blitar 2024.xlsx": [TITLE, ["No", *headings], *[[n, *[3] * 8, 4] for n in range(40)]]})
    assert not seen.findings
    assert (figures(seen)["responden"], figures(seen)["u8"], figures(seen)["u9"]) == (40, 3, 4)


@pytest.mark.parametrize("numbered", [False, True])
def test_a_form_with_the_questions_of_the_ministry_is_read_by_its_words(read, numbered):
    asked = [f"{number}. {text}" if numbered else text for number, text in enumerate(QUESTIONS, 1)]
    rows = [[datetime(2024, 3, 5, 10, 11, 12), "Perempuan", *QUESTIONS.values(), "cepat sekali"] for _ in range(30)]
    header = ["Cap waktu", "Jenis Kelamin", *asked, "Saran dan masukan"]
    seen = read({"Kuesioner Kota Blitar (Jawaban).xlsx": [header, *rows]})
    assert rules(seen) == ["year_of_answers"]
    assert {row.year for row in seen.observations} == {2024}
    assert (figures(seen)["responden"], figures(seen)["u9"], figures(seen)["u8"]) == (30, 1, 4)


def test_a_grid_of_a_form_names_its_rows_in_brackets(read):
    headings = [f"Bagaimana penilaian Saudara? [{name}]" for name in ELEMENTS]
    rows = [["3/5/2024 10:11:12", *["4 - Sangat Baik"] * 9] for _ in range(30)]
    seen = read({"SKM Kota Blitar.xlsx": [["Timestamp", *headings], *rows]})
    assert rules(seen) == ["year_of_answers"]
    assert figures(seen)["ikm"] == 100


def test_answers_of_several_years_say_nothing_of_the_year(read):
    rows = [[f"{year}/03/05 10:11:12", *[3] * 9] for year in (2023, 2024) for _ in range(20)]
    seen = read({"SKM Kota Blitar.xlsx": [["Timestamp", *UNSUR], *rows]})
    assert rules(seen) == ["survey_year"]
    assert not seen.observations


@pytest.mark.parametrize(
    ("answer", "mean"),
    [("4 - Sangat Baik", 4), ("(2) Kurang baik", 2), ("d. Sangat baik", 4), ("Sangat baik (4)", 4), ("1=Tidak baik", 1),
     ("3. Memuaskan", 3), ("A", 1), ("Sangat Setuju", 4)],
)  # fmt: skip
def test_a_number_or_letter_beside_the_words_of_an_answer_is_read(survey, answer, mean):
    seen = survey(30, answers=[[answer, *[3] * 8]] * 30)
    assert figures(seen)["u1"] == mean
    assert not seen.findings


@pytest.mark.parametrize(
    "answer", ["4 - Tidak baik", "1. Sangat baik", "5 - Sangat baik", "a. Sangat baik", "Tidak ada"]
)
def test_an_answer_whose_number_and_words_differ_is_none(survey, answer):
    seen = survey(30, answers=[[answer, *[3] * 8]] + [[3] * 9] * 29)
    assert figures(seen)["u1"] == 3
    assert rules(seen) == (["not_an_answer"] if answer != "Tidak ada" else [])


def test_tidak_ada_is_an_answer_about_complaints_and_none_elsewhere(survey):
    answers = [["Tidak ada", *[3] * 6, "Tidak ada", 3]] * 15 + [[3] * 9] * 15
    seen = survey(30, answers=answers)
    assert (figures(seen)["u1"], figures(seen)["u8"]) == (3, 2)
    assert closes(seen)


def test_regions_in_a_column_have_an_index_each(read):
    rows = [["Kota Blitar", *[4] * 9]] * 12 + [["Kota Batu", *[2] * 9]] * 11 + [["Kab. Malang", *[3] * 9]] * 4
    seen = read({"survei.xlsx": [TITLE, ["Pemerintah Daerah", *UNSUR], *rows]})
    assert by_region(seen, "ikm") == {"35.72": pytest.approx(100), "35.79": pytest.approx(50)}
    assert rules(seen).count("small_survey") == 1
    assert {finding.cell for finding in seen.findings if finding.rule == "small_survey"} == {"A26"}
    assert closes(seen)


def test_regions_may_take_turns_and_years_stand_in_a_column(read):
    rows = [["35.72" if n % 2 else "35.79", 2023 if n < 30 else 2024, *[3] * 9] for n in range(60)]
    seen = read({"survei kepuasan.xlsx": [["Kode Wilayah", "Tahun", *UNSUR], *rows]})
    found = {(row.region, row.year): row.value for row in seen.observations if row.item == "responden"}
    assert found == {("35.72", 2023): 15, ("35.72", 2024): 15, ("35.79", 2023): 15, ("35.79", 2024): 15}
    assert closes(seen)


def test_a_row_of_an_unknown_region_is_a_finding_and_no_respondent(read):
    rows = [["Kota Blitar", *[4] * 9]] * 12 + [["Kota Sofifi", *[1] * 9]] * 3 + [[None, *[1] * 9]]
    rows += [["Kota Batu", *[2] * 9]] * 12
    seen = read({"survei.xlsx": [TITLE, ["Daerah", *UNSUR], *rows]})
    assert by_region(seen) == {"35.72": 12, "35.79": 12}
    assert [finding.cell for finding in seen.findings if finding.rule == "survey_region"] == ["A15", "A18"]
    assert not any("Sofifi" in str(finding) for finding in seen.findings)
    assert closes(seen)


def test_where_respondents_live_is_not_whose_survey_it_is(survey):
    seen = survey(40, {"Kabupaten/Kota": ["Kota Blitar"] * 30 + ["Kab. Blitar"] * 10})
    assert by_region(seen) == {"35.72": 30}
    assert "survey_heads_differ" in rules(seen)
    assert closes(seen)


def test_titles_among_the_rows_name_the_region_of_those_that_follow(read):
    one, two = [[n, *[4] * 9] for n in range(12)], [[n, *[2] * 9] for n in range(13)]
    foot = ["NRR per Unsur", *[4] * 9]
    rows = [["SKM 2024"], ["Kota Blitar"], ["No", *UNSUR], *one, foot, [], ["Kota Batu"], ["No", *UNSUR], *two]
    seen = read({"survei.xlsx": rows})
    assert by_region(seen, "ikm") == {"35.72": pytest.approx(100), "35.79": pytest.approx(50)}
    assert not graver(seen) or set(graver(seen)) == {"below_minimum_sample"}
    assert closes(seen)


def test_a_title_that_names_an_unknown_region_hands_its_rows_to_nobody_else(read):
    rows = [["SKM 2024"], ["Kota Blitar"], ["No", *UNSUR], *[[n, *[4] * 9] for n in range(12)], ["Kota Sofifi"]]
    seen = read({"survei.xlsx": [*rows, *[[n, *[2] * 9] for n in range(13)]]})
    assert by_region(seen) == {"35.72": 12}
    assert "survey_region" in rules(seen)


def test_headings_repeated_at_the_top_of_a_page_end_no_survey(survey):
    answers = [[3] * 9] * 20 + [UNSUR] + [[4] * 9] * 20
    seen = survey(41, answers=answers)
    assert figures(seen)["responden"] == 40
    assert not seen.findings


FEET = [
    ["Jumlah", *[120] * 9], ["Nilai/Unsur", *[120] * 9], ["NRR/Unsur", *[3] * 9], ["NRR Tertimbang", *[0.333] * 9],
    ["NRR tertimbang per unsur", *["0,333"] * 9], ["IKM", 75], ["IKM Unit Pelayanan", *[None] * 8, 75],
    ["Rata-rata", *[3] * 9], ["Mutu Pelayanan", "C"], ["Nilai Rata-Rata per Unsur", *[3.0] * 9],
    ["Indeks Kepuasan Masyarakat", 3], ["Kinerja Unit Pelayanan", "Kurang Baik"],
]  # fmt: skip


@pytest.mark.parametrize("foot", FEET, ids=lambda foot: foot[0])
@pytest.mark.parametrize("beside", [["No"], ["No Responden"], ["No", "Nama"], ["Unit Layanan", "Jenis Kelamin"]])
def test_foot_rows_are_no_respondents(read, foot, beside):
    first = {"Nama": "Adi", "Unit Layanan": "Loket", "Jenis Kelamin": "L"}
    rows = [[*(first.get(name, number) for name in beside), *[3] * 9] for number in range(1, 41)]
    place = 1 if beside == ["No", "Nama"] else 0
    below = [*[None] * place, foot[0], *[None] * (len(beside) - 1 - place), *foot[1:]]
    seen = read({"skm.xlsx": [*HEAD, [*beside, *UNSUR], *rows, below]})
    assert figures(seen)["responden"] == 40
    assert not seen.findings
    assert seen.accounts[0].total == 1
    assert closes(seen)


def test_a_respondent_whose_words_are_those_of_a_foot_row_is_counted(read):
    rows = [[n, "Pengaduan", *[3] * 9, "Jumlah loket kurang"] for n in range(1, 41)]
    seen = read({"skm.xlsx": [*HEAD, ["No", "Jenis Layanan", *UNSUR, "Saran"], *rows]})
    assert figures(seen)["responden"] == 40


def test_a_row_of_means_without_a_name_is_no_respondent(read):
    rows = [[n, *[4 if n % 2 else 2] * 9] for n in range(1, 41)]
    seen = read({"skm.xlsx": [*HEAD, ["No", *UNSUR], *rows, [None, *[3] * 9]]})
    assert figures(seen)["responden"] == 40


def test_a_list_of_means_below_the_answers_is_no_list_of_respondents(read):
    rows = [[n, "Loket", *[3] * 9] for n in range(1, 41)]
    below = [[], ["No", "Unsur", "NRR"], *[[n, name, 3] for n, name in enumerate(ELEMENTS, 1)]]
    seen = read({"skm.xlsx": [*HEAD, ["No", "Unit Layanan", *UNSUR], *rows, *below]})
    assert figures(seen)["responden"] == 40


@pytest.mark.parametrize(
    ("written", "people"),
    [("1.250 orang", 1250), ("1,250 persons", 1250), ("1250", 1250), ("± 1.250 jiwa", 1250), (1250, 1250),
     ("1 250 orang", 1250), ("1.250,00", 1250), ("sekitar 12.500 pengguna layanan", 12_500), ("12 ribu", None),
     ("1,5 juta", None), ("1.250 orang (2024: 1.300)", None), ("banyak", None), (None, None), ("1.25", None)],
)  # fmt: skip
def test_a_number_of_people_is_whole_however_it_is_written(written, people):
    assert people_of(written) == people


@pytest.mark.parametrize("label", [["Populasi", "1.250 orang"], ["Populasi", 1250], ["Population", "1,250 persons"]])
@pytest.mark.parametrize("columns", [{}, {"Unit Layanan": ["A"] * 40}, {"No": list(range(40)), "JK": ["L"] * 40}])
def test_a_label_right_above_the_headings_is_no_heading(survey, label, columns):
    answers = [[4] * 9] * 20 + [[2] * 9] * 20
    seen = survey(40, columns, answers, above=[label])
    assert rules(seen) == ["below_sample_table"]
    assert seen.findings[0].details["population"] == 1250


@pytest.mark.parametrize("label", [["Unit Layanan", "Puskesmas Contoh"], ["Jumlah Responden", 40]])
def test_other_labels_right_above_the_headings_are_none_either(survey, label):
    assert figures(survey(40, {"No": list(range(40))}, above=[label]))["responden"] == 40


@pytest.mark.parametrize(
    "title",
    ["Indeks Kepuasan Masyarakat (IKM) 2024", "Pengolahan IKM 2024", "Survey Kepuasan Masyarakat Tahun 2024",
     "Hasil Survei Kepuasan Pengguna Layanan 2024"],
)  # fmt: skip
def test_titles_of_the_survey_in_other_words_are_known(read, title):
    seen = read({"Kota Blitar.xlsx": [[title], ["No", *UNSUR], *[[n, *[3] * 9] for n in range(40)]]})
    assert figures(seen)["responden"] == 40
    assert not seen.findings


def test_two_columns_for_one_question_refuse_the_survey(read):
    rows = [[*[3] * 9, 4]] * 40
    seen = read({"skm.xlsx": [*HEAD, [*UNSUR, "Biaya"], *rows]})
    assert rules(seen) == ["question_twice"]
    assert not seen.observations
    assert closes(seen)


def test_two_tables_of_one_survey_side_by_side_are_not_both_published(read):
    header = ["Kode Wilayah", *UNSUR]
    rows = [["35.72", *[3] * 9, None, "35.72", *[4] * 9]] * 20
    seen = read({"skm.xlsx": [TITLE, [*header, None, *header], *rows]})
    assert sum(row.item == "responden" for row in seen.observations) == 1
    assert "survey_in_parts" in rules(seen)


def test_many_regions_are_read_from_one_file(read):

    some = list(regions.official())[:40]
    rows = [
        [region.name, region.province, *[1 + place % 4] * 9] for place, region in enumerate(some) for _ in range(12)
    ]
    seen = read({"SKM 2024.xlsx": [["Daerah", "Provinsi", *UNSUR], *rows]})
    assert by_region(seen) == {region.code: 12 for region in some}
