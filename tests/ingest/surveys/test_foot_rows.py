"""Rows below the respondents are none of them: known by their label, their values, or by what they lack."""

from datetime import datetime

import pytest

from tests.ingest.surveys.conftest import HEAD, UNSUR
from tests.ingest.surveys.test_reading_surveys import closes, figures, rules

ANSWERS = [[1 + (row * (item + 2) + row // 7) % 4 for item in range(9)] for row in range(40)]
COLUMNS = list(zip(*ANSWERS, strict=True))
SUMS = [sum(column) for column in COLUMNS]
MEANS = [value / 40 for value in SUMS]


def read_with(read, below, columns=("No",), cells=lambda row: [row + 1]):
    rows = [[*cells(row), *answers] for row, answers in enumerate(ANSWERS)]
    return read({"skm.xlsx": [*HEAD, [*columns, *UNSUR], *rows, *below]})


LABELS = ["Std. Dev", "Std Dev", "STDEV", "Simpangan Baku", "Standar Deviasi", "Max", "Maksimum", "MAKS", "Min", "Jml",
          "Jml.", "Rt2", "Rata2", "\u01a9", "\u03a3", "\u2211", "\u03a3 Nilai", "Hasil", "Target", "Median",
          "Modus", "Mean", "Minimal"]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("columns", [("No",), ("Unit Layanan",), ("Jenis Kelamin", "Pekerjaan")])
def test_a_row_with_the_label_of_a_foot_row_is_no_respondent(read, label, columns):
    first = {"No": 1, "Unit Layanan": "Loket", "Jenis Kelamin": "L", "Pekerjaan": "Petani"}
    below = [[label, *[None] * (len(columns) - 1), *[3] * 9]]
    seen = read_with(read, below, columns, lambda row: [row + 1 if name == "No" else first[name] for name in columns])
    assert figures(seen)["responden"] == 40
    assert seen.accounts[0].total == 1
    assert not rules(seen)
    assert closes(seen)


STATISTICS = {
    "sums": SUMS,
    "means": [round(value, 2) for value in MEANS],
    "means with one decimal": [round(value, 1) for value in MEANS],
    "whole means": [round(value) for value in MEANS],
    "means as texts": [f"{value:.2f}".replace(".", ",") for value in MEANS],
    "weighted means": [round(value / 9, 3) for value in MEANS],
    "converted": [round(value * 25, 2) for value in MEANS],
    "number of answers": [40] * 9,
    "extremes": [4] * 9,
}


@pytest.mark.parametrize("values", STATISTICS.values(), ids=STATISTICS)
@pytest.mark.parametrize("label", [None, "Rekapitulasi"])
@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        (("No",), lambda row: [row + 1]),
        (("Nomor Responden",), lambda row: [f"R-{row}"]),
        (("Tanggal",), lambda row: [datetime(2024, 3, 1 + row % 28)]),
    ],
)
def test_statistics_without_number_or_date_are_no_respondents(read, values, label, columns, cells):
    seen = read_with(read, [[label, *values]], columns, cells)
    assert figures(seen)["responden"] == 40
    assert seen.accounts[0].total == 1
    assert not rules(seen)
    assert closes(seen)


@pytest.mark.parametrize("label", [None, "Rekapitulasi"])
def test_a_row_without_number_that_nothing_explains_is_one_finding(read, label):
    seen = read_with(read, [[label, 4, 1, 3, 2, 4, 1, 2, 3, 4], [label, 1, 1, 1, 9, 1, 2, 1, 1, 4]])
    assert [(finding.rule, finding.cell) for finding in seen.findings] == [("foot_row_unclear", "A45")]
    assert seen.findings[0].details["rows"] == 2
    assert figures(seen)["responden"] == 40
    assert closes(seen)


def test_a_row_without_the_name_that_all_others_have_is_one_finding(read):
    seen = read_with(read, [[None, 4, 1, 3, 2, 4, 1, 2, 3, 4]], ("Nama",), lambda row: [f"Orang {'x' * (row + 1)}"])
    assert rules(seen) == ["foot_row_unclear"]
    assert figures(seen)["responden"] == 40


@pytest.mark.parametrize("label", [[], ["Jumlah"]])
def test_whole_means_below_sums_are_no_respondent_even_without_numbers(read, label):
    columns = ("Unit Layanan",) if label else ()
    below = [[*label, *SUMS], [*[None for _ in label], *(round(value) for value in MEANS)]]
    seen = read_with(read, below, columns, lambda _row: ["Loket"] if label else [])
    assert figures(seen)["responden"] == 40
    assert seen.accounts[0].total == 2
    assert not rules(seen)


def test_respondents_without_number_among_others_are_counted(read):
    rows = [[None if row == 20 else row + 1, *answers] for row, answers in enumerate(ANSWERS)]
    seen = read({"skm.xlsx": [*HEAD, ["No", *UNSUR], *rows]})
    assert figures(seen)["responden"] == 40
    assert not rules(seen)


def test_respondents_below_a_subtotal_are_counted(read):
    half = [sum(column[:20]) for column in COLUMNS]
    rows = [[row + 1, *answers] for row, answers in enumerate(ANSWERS)]
    seen = read({"skm.xlsx": [*HEAD, ["No", *UNSUR], *rows[:20], [None, *half], *rows[20:]]})
    assert figures(seen)["responden"] == 40
    assert seen.accounts[0].total == 1


@pytest.mark.parametrize("name", ["Max Sopacua", "Min Hui", "Hasil Ginting", "Target Purba"])
def test_a_name_that_begins_like_a_foot_row_is_a_respondent(read, name):
    seen = read_with(read, [], ("Nama",), lambda row: [name if row == 39 else "Adi"])
    assert figures(seen)["responden"] == 40


@pytest.mark.parametrize(("column", "value"), [("Pekerjaan", "Petani"), ("Jenis Layanan", "KTP"), ("Jumlah Anak", 2)])
def test_a_respondent_who_left_an_attribute_open_is_counted(read, column, value):
    seen = read_with(read, [], (column,), lambda row: [None if row == 39 else value])
    assert figures(seen)["responden"] == 40
    assert "foot_row_unclear" not in rules(seen)
