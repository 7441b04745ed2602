"""Rows and columns as offices mix them: items in cells, ranks beside ratings, tables side by side, words for sums."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

BLITAR, BATU = "35.72", "35.79"


def figures(ingested):
    return [(seen.region, seen.instrument, seen.item, seen.value or seen.label) for seen in ingested.observations]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Indeks SPI 2024", "Nilai MCP 2024"),
        ("Nilai MCP 2024", "Indeks SPI 2024"),
        ("Indeks SPI 2024", "Capaian SPM 2024"),
    ],
)
def test_tables_side_by_side_are_of_what_stands_above_each(read, first, second):  # noqa: F811
    rows = [
        [first, None, None, None, second],
        ["No", "Kabupaten/Kota", "Nilai", None, "No", "Kabupaten/Kota", "Nilai"],
        [1, "Kota Blitar", 70, None, 1, "Kota Batu", 81],
        [2, "Kota Batu", 71, None, 2, "Kota Madiun", 82],
    ]
    names = {"Indeks SPI 2024": "spi", "Nilai MCP 2024": "mcp", "Capaian SPM 2024": "spm"}
    found = read("Rekap.xlsx", Sheet1=rows)
    assert {(region, name, value) for region, name, _, value in figures(found)} == {
        (BLITAR, names[first], 70),
        (BATU, names[first], 71),
        (BATU, names[second], 81),
        ("35.77", names[second], 82),
    }
    assert faults(found) == []


def test_a_word_for_a_sum_in_a_remark_makes_no_row_of_sums(read):  # noqa: F811
    rows = [["MCP 2024"], ["Catatan", "Kabupaten/Kota", "Nilai"], ["Total 8 area", "Kota Blitar", 70]]
    assert figures(read("a.xlsx", Sheet1=rows)) == [(BLITAR, "mcp", "total", 70)]


def test_the_total_of_a_long_table_is_the_main_figure_with_its_key_written_once(read):  # noqa: F811
    rows = [["MCP 2024"], ["Kabupaten/Kota", "Area", "Nilai"], ["Kota Blitar", "Perencanaan", 60]]
    found = read("a.xlsx", Sheet1=[*rows, [None, "Penganggaran", 70], [None, "Total", 80], ["Jumlah", None, 210]])
    assert [(item, value) for _, _, item, value in figures(found)] == [
        ("perencanaan", 60),
        ("penganggaran", 70),
        ("total", 80),
    ]


@pytest.mark.parametrize(
    ("title", "heading", "cells", "kept"),
    [
        ("MCP 2024", "Indikator", ["Perencanaan", "Penganggaran"], {"perencanaan", "penganggaran"}),
        ("SPI 2024", "Responden", ["Internal", "Eksternal"], {"internal", "eksternal"}),
        ("SPI 2024", "Jenis Indeks", ["Target", "Target"], set()),
        ("SPI 2024", "Uraian", ["Target", "Realisasi"], {"total"}),
    ],
)
def test_items_and_quantities_in_cells_of_any_column_say_what_the_figures_are(read, title, heading, cells, kept):  # noqa: F811
    rows = [["Kota Blitar", cells[0], 60], ["Kota Batu", cells[1], 70]]
    found = read("a.xlsx", Sheet1=[[title], ["Kabupaten/Kota", heading, "Nilai"], *rows])
    assert {item for _, _, item, _ in figures(found)} == kept
    assert len(found.observations) + len(faults(found)) >= 1


def test_numbers_under_peringkat_are_ranks(read):  # noqa: F811
    rows = [["Hasil SAKIP 2023"], ["No", "Kabupaten/Kota", "Peringkat"], [1, "Kota Madiun", 12], [2, "Kota Blitar", 2]]
    found = read("a.xlsx", Sheet1=rows)
    assert figures(found) == []
    assert faults(found) != []


def test_ranks_beside_score_and_rating_are_left_out(read):  # noqa: F811
    rows = [
        ["Nilai SAKIP 2023"],
        ["No", "Kabupaten/Kota", "Nilai", "Predikat", "Peringkat"],
        [1, "Kota Blitar", 72.15, "BB", 1],
        [2, "Kota Batu", 65.4, "B", 2],
    ]
    found = read("a.xlsx", Sheet1=rows)
    assert [value for *_, value in figures(found)] == [72.15, "BB", 65.4, "B"]
    assert faults(found) == []


def test_a_group_of_something_else_beside_the_instrument_is_not_read(read):  # noqa: F811
    rows = [
        ["Hasil Evaluasi 2023"],
        ["No", "Kabupaten/Kota", "SAKIP", None, "RB", None],
        [None, None, "Nilai", "Predikat", "Nilai", "Predikat"],
        [1, "Kota Blitar", 72.15, "BB", 65.5, "B"],
    ]
    assert [value for *_, value in figures(read("a.xlsx", Sheet1=rows))] == [72.15, "BB"]


def test_a_dated_row_of_an_unknown_region_is_a_finding_whatever_its_cells_hold(read):  # noqa: F811
    rows = [["Opini BPK"], ["Daerah", "Tahun", "Opini"], ["Kota Blitar", 2023, "WTP"], ["Xyzzy qqq", 2023, "WTPx"]]
    assert faults(read("a.xlsx", Sheet1=rows)) == ["unknown_region"]
