"""A stage or a status in words that nobody knows is asked back: it may be what makes a figure count or not."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture


def told(read, title, head, *rows):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", *head], *rows])
    return [(seen.region, seen.status) for seen in found.observations], [
        (each.rule, each.cell) for each in found.findings
    ]


@pytest.mark.parametrize("written", ["Sementra", "Finall", "belum", "perbaikan", "2 tahap"])
def test_a_status_that_nobody_knows_is_asked_back_at_its_cell(read, written):  # noqa: F811
    rows = [["Kota Blitar", 70, written], ["Kota Batu", 71, "Final"]]
    assert told(read, "SPI 2024", ["Indeks SPI", "Status Angka"], *rows) == (
        [("35.79", "final")],
        [("unknown_label", "C3")],
    )


@pytest.mark.parametrize(
    ("written", "status"), [("", "final"), ("-", "final"), ("belum final", "interim"), ("Terverifikasi", "final")]
)
def test_an_empty_status_and_those_in_other_words_are_read(read, written, status):  # noqa: F811
    rows = [["Kota Blitar", 70, written], ["Kota Batu", 71, "Final"]]
    assert told(read, "SPI 2024", ["Indeks SPI", "Status Angka"], *rows) == (
        [("35.72", status), ("35.79", "final")],
        [],
    )


def test_a_stage_that_nobody_knows_is_asked_back(read):  # noqa: F811
    rows = [["Kota Blitar", "Penilaan", 90.5], ["Kota Batu", "Penilaian", 91.5]]
    seen, findings = told(read, "Nilai Akhir Kabupaten/Kota Antikorupsi 2024", ["Tahap", "Nilai Akhir"], *rows)
    assert {region for region, _ in seen} == {"35.79"}
    assert ("unknown_label", "B3") in findings
