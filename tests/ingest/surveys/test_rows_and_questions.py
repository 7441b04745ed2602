"""Rows that do not count, patterns with counts, days of another year and questions of another form are said."""

from datetime import datetime

import pytest

from tests.ingest.surveys.conftest import HEAD, UNSUR

TITLED = [["Survei Kepuasan Masyarakat (SKM) Kota Blitar Tahun 2024"]]


def respondents(seen):
    return next((row.value for row in seen.observations if row.item == "responden"), None)


def rules(seen):
    return [found.rule for found in seen.findings]


@pytest.mark.parametrize(
    ("heading", "good", "bad"),
    [
        *[("Status", "Valid", "Tidak Valid"), ("Validitas", "Valid", "Gugur"), ("Keterangan", None, "GUGUR")],
        *[("Keterangan", None, "data ganda / duplikat"), ("Catatan", "-", "Tidak lengkap"), ("Hasil Cek", "OK", "TMS")],
        *[("Valid?", "Ya", "Tidak"), ("Valid", 1, 0), ("Gugur", None, "x"), ("Duplikat", "Tidak", "Ya")],
        *[(None, None, "jawaban tidak sah"), ("Hasil Validasi", "Sah", "Ditolak"), ("Data Digunakan", "Y", "N")],
    ],
)
def test_rows_that_the_sender_does_not_count_are_left_out_and_said(read, heading, good, bad):
    rows = [[*[4] * 9, good]] * 30 + [[*[1] * 9, bad]] * 10
    seen = read({"skm.xlsx": [*TITLED, [*UNSUR, heading], *rows]})
    assert respondents(seen) == 30
    assert rules(seen).count("answers_not_counted") == 1
    assert next(row.value for row in seen.observations if row.item == "ikm") == 100


@pytest.mark.parametrize(
    "word", ["CONTOH PENGISIAN", "tes", "Test 1", "dummy", "uji coba", "Data Contoh", "testing admin"]
)
def test_rows_that_nobody_gave_are_left_out_and_said(read, word):
    for heading in ("Nama", "No", "Petugas", None):
        rows = [[word, *[1] * 9], *[[f"R{number}", *[3] * 9] for number in range(40)]]
        seen = read({"skm.xlsx": [*TITLED, [heading, *UNSUR], *rows]})
        assert respondents(seen) == 40, heading
        assert "answers_not_counted" in rules(seen) or "cells_without_heading" in rules(seen), heading


def test_a_column_of_validity_in_unknown_words_is_asked_back(read):
    rows = [[*[4] * 9, "hijau" if number % 2 else "merah"] for number in range(40)]
    seen = read({"skm.xlsx": [*TITLED, [*UNSUR, "Validitas"], *rows]})
    assert respondents(seen) is None
    assert "validity_unclear" in rules(seen)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        *[
            ("Status", ["Kawin", "Belum kawin"]),
            ("Saran", ["tes", "tidak valid"]),
            ("Aplikasi yang Digunakan", ["JAGA", "SIAP"]),
        ],
        *[("Keterangan", ["bukan duplikat", "data lengkap"]), ("Pekerjaan", ["Guru", "Tester di laboratorium"])],
        *[("Jumlah", [27, 27]), ("No", [1, 2]), ("Jumlah Kunjungan", [3, 10]), ("Total Anggota Keluarga", [4, 7])],
    ],
)
def test_ordinary_columns_raise_no_question(read, heading, cells):
    rows = [[cells[number % 2] if heading != "No" else number + 1, *[3] * 9] for number in range(40)]
    seen = read({"skm.xlsx": [*TITLED, [heading, *UNSUR], *rows]})
    assert respondents(seen) == 40
    assert set(rules(seen)) <= {"unknown_column"}


@pytest.mark.parametrize(
    "heading", ["Jumlah", "Frekuensi", "Jumlah Responden", "n", "Banyaknya Orang", "Jml. Kuesioner"]
)
def test_patterns_with_their_counts_are_asked_back(read, heading):
    rows = [[10, *[4] * 9], [30, *[1] * 9], *[[1, *[3] * 9]] * 30]
    seen = read({"skm.xlsx": [*TITLED, [heading, *UNSUR], *rows]})
    assert respondents(seen) is None
    assert "patterns_with_counts" in rules(seen)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        *[
            ("Timestamp", datetime(2022, 3, 1, 8)),
            ("Tanggal", "12/05/2023"),
            ("Tanggal Pelayanan", datetime(2023, 5, 6)),
        ],
        *[("Waktu Pengisian", "2025-02-03 10:00"), ("Cap Waktu", "3 Maret 2021"), ("Tanggal", "01/03/22 08:15")],
    ],
)
def test_days_of_another_year_than_the_title_are_asked_back(read, heading, day):
    seen = read({"skm.xlsx": [*TITLED, [heading, *UNSUR], *[[day, *[3] * 9]] * 40]})
    assert respondents(seen) is None
    assert "answers_of_other_year" in rules(seen)


@pytest.mark.parametrize("heading", ["Timestamp", "Tanggal Lahir", "Tanggal SK Pelantikan"])
def test_a_few_days_of_the_next_year_and_days_of_something_else_are_none(read, heading):
    days = [datetime(2025 if heading == "Timestamp" else 1980, 1, 2)] * 5 + [datetime(2024, 12, 1)] * 35
    seen = read({"skm.xlsx": [*TITLED, [heading, *UNSUR], *[[day, *[3] * 9] for day in days]]})
    assert respondents(seen) == 40


@pytest.mark.parametrize("letters", ["U", "Unsur "])
def test_questions_numbered_on_are_another_questionnaire(read, letters):
    for most in (10, 14):
        headings = [f"{letters}{number}" for number in range(1, most + 1)]
        seen = read({"skm.xlsx": [*TITLED, headings, *[[3] * most] * 40]})
        assert respondents(seen) is None
        assert "questions_of_other_form" in rules(seen)


def test_a_tenth_question_beside_nine_with_names_changes_nothing(read):
    names = ["Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku", "Pengaduan", "Sarana"]
    headings = [f"U{number} {name}" for number, name in enumerate(names, 1)]
    seen = read({"skm.xlsx": [*TITLED, [*headings, "U10 Kepuasan Umum"], *[[3] * 10] * 40]})
    assert respondents(seen) == 40


@pytest.mark.parametrize(
    "said",
    [
        "(1 = sangat baik, 4 = tidak baik)",
        "[1: Sangat Puas; 4: Tidak Puas]",
        "(4 = tidak setuju, 3 = kurang setuju, 1 = sangat setuju)",
    ],
)
def test_a_scale_turned_in_headings_is_asked_back(read, said):
    for headings in ([f"{name} {said}" for name in UNSUR], [f"{UNSUR[0]} {said}", *UNSUR[1:]]):
        seen = read({"skm.xlsx": [*TITLED, headings, *[[1] * 9] * 40]})
        assert respondents(seen) is None
        assert "scale_runs_otherwise" in rules(seen)


def test_a_scale_told_in_headings_as_the_instrument_has_it_is_read(read):
    headings = [f"{name} (1 = tidak baik, 4 = sangat baik)" for name in UNSUR]
    seen = read({"skm.xlsx": [*TITLED, headings, *[[4] * 9] * 40]})
    assert (respondents(seen), rules(seen)) == (40, [])


@pytest.mark.parametrize("agency", ["BPS", "Ombudsman", "Kemendagri", "BPKP", "Kementerian Agama", "Kanwil DJP"])
def test_the_survey_of_an_agency_of_the_state_is_not_that_of_the_region(read, agency):
    title = f"Survei Kepuasan Masyarakat (SKM) {agency} Kota Blitar Tahun 2024"
    seen = read({"skm.xlsx": [[title], UNSUR, *[[3] * 9] * 40]})
    assert respondents(seen) is None
    assert {"survey_of_unit", "survey_of_what"} & set(rules(seen))


@pytest.mark.parametrize("sender", ["oleh BPS", "Permenpan RB 14 Tahun 2017", "Kementerian PANRB"])
def test_who_sends_or_rules_a_survey_does_not_own_it(read, sender):
    title = f"Survei Kepuasan Masyarakat (SKM) Kota Blitar Tahun 2024 {sender}".replace(
        "Tahun 2024 Permenpan", "Permenpan"
    )
    seen = read({"skm.xlsx": [[title], *HEAD[1:], UNSUR, *[[3] * 9] * 40]})
    assert respondents(seen) == 40, rules(seen)
