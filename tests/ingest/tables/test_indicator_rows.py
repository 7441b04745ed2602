"""Tables with an indicator in every row are read whatever columns stand beside the years; plans and parts are not."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Capaian Indikator Kinerja Kota Blitar"]
KEY = "Kab/Kota"


def seen(ingested):
    return {(each.region, each.instrument, each.year): each.value or each.label for each in ingested.observations}


def of_blitar(ingested):
    return {
        (instrument, year): value for (region, instrument, year), value in seen(ingested).items() if region == "35.72"
    }


@pytest.mark.parametrize(
    "heads",
    [
        ["Indikator", "Satuan", "Target 2024", "Realisasi 2024", "Capaian"],
        ["Indikator Kinerja Utama", "Satuan", "Target 2024", "Realisasi 2024", "% Capaian"],
        ["Indikator Kinerja", "Satuan", "Target 2024", "Realisasi 2024", "Tingkat Capaian"],
    ],
)
@pytest.mark.parametrize("title", [TITLE, ["Target dan Realisasi Indikator Kinerja Kota Blitar"]])
def test_the_report_of_one_region_gives_what_was_reached(read, title, heads):  # noqa: F811
    rows = [["Indeks SPI", "Indeks", 75, 71, 94.7], ["Nilai MCP", "Persen", 90, 81, 90]]
    found = read("a.xlsx", Sheet1=[title, heads, *rows])
    assert of_blitar(found) == {("spi", 2024): 71, ("mcp", 2024): 81}
    assert faults(found) == []


def test_target_and_realisasi_below_years_and_in_rows_of_their_own(read):  # noqa: F811
    years = [
        ["Indikator", "Satuan", 2023, None, 2024, None],
        [None, None, "Target", "Realisasi", "Target", "Realisasi"],
    ]
    found = read("a.xlsx", Sheet1=[TITLE, *years, ["Indeks SPI", "Indeks", 75, 70, 76, 71]])
    assert of_blitar(found) == {("spi", 2023): 70, ("spi", 2024): 71}
    rows = [["Indikator", "Uraian", 2023, 2024], ["Indeks SPI", "Target", 75, 76], [None, "Realisasi", 70, 71]]
    assert of_blitar(read("a.xlsx", Sheet1=[TITLE, *rows])) == {("spi", 2023): 70, ("spi", 2024): 71}


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Satuan", ["Indeks", "%"]),
        ("Naik/Turun", ["Naik", "Naik"]),
        ("Target 2025", [80, 90]),
        ("Kondisi Awal", [60, 70]),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_one_column_more_keeps_no_profile_from_being_read(read, head, cells, behind):  # noqa: F811
    rows = [["Indeks SPI", 70, 71], ["Nilai MCP", 80, 81]]
    wide = [["Indikator", 2023, 2024, head], *([*row, cell] for row, cell in zip(rows, cells, strict=True))]
    if not behind:
        wide = [[row[0], row[-1], *row[1:-1]] for row in wide]
    found = read("a.xlsx", Sheet1=[TITLE, *wide])
    assert of_blitar(found) == {("spi", 2023): 70, ("spi", 2024): 71, ("mcp", 2023): 80, ("mcp", 2024): 81}
    assert faults(found) == []


def test_labels_levels_and_names_with_the_region_are_read_and_other_indicators_are_told(read):  # noqa: F811
    rows = [
        ["Predikat SAKIP", "Predikat", "BB"],
        ["Maturitas SPIP", "Level", 3],
        ["Indeks SPBE Kota Blitar", "Indeks", 3.2],
    ]
    others = [["IPM", "Indeks", 80], ["Indeks SPI pelaku usaha", "Indeks", 85]]
    found = read("a.xlsx", Sheet1=[TITLE, ["Indikator", "Satuan", 2024], *rows, *others])
    items = {(each.instrument, each.item): each.value or each.label for each in found.observations}
    assert items == {("sakip", "predikat"): "BB", ("spip", "level"): 3, ("spbe", "total"): 3.2}
    assert [(each.rule, each.cell) for each in found.findings] == [
        ("indicator_of_instrument", "A7"),
        ("indicator_not_used", "A6"),
    ]


@pytest.mark.parametrize(
    ("title", "heads", "row"),
    [
        ("Target Kinerja Kota Blitar", ["Indikator", "Satuan", 2025], ["Indeks SPI", "Indeks", 75]),
        ("RPJMD Kota Blitar", ["Indikator", "Satuan", 2025], ["Indeks SPI", "Indeks", 75]),
        ("Kinerja Dinas Kesehatan Kota Blitar", ["Indikator", "Satuan", 2024], ["Nilai SAKIP", "Nilai", 75]),
        ("Profil Kota Blitar", ["Indikator", "Satuan", 2024], ["Indeks SPI", "Peringkat", 5]),
        ("Profil Kota Blitar", ["Indikator", "Target 2024", "Capaian 2024"], ["Indeks SPI", 75, 94]),
        ("Kota Blitar dan Kota Kediri", ["Indikator", "Satuan", 2024], ["Indeks SPI", "Indeks", 75]),
        ("Lembar Penilaian Kota Blitar", ["Indikator", "Satuan", 2024], ["Indeks SPI", "Indeks", 75]),
        ("Profil Kota Blitar", ["Indikator", "Satuan", 2024], ["Peringkat SPI", "Angka", 5]),
    ],
)
def test_plans_offices_ranks_shares_and_working_papers_are_asked_back(read, title, heads, row):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], heads, row])
    assert found.observations == []
    assert faults(found) != []


@pytest.mark.parametrize(("quarter", "read_it"), [("TW III", False), ("Semester I", False), ("TW IV", True)])
def test_of_quarters_the_last_one_is_read_where_the_instrument_is_of_whole_years(read, quarter, read_it):  # noqa: F811
    heads = ["Indikator", "Satuan", "Target 2024", f"Realisasi {quarter}", "Capaian"]
    found = read("a.xlsx", Sheet1=[["Kinerja Kota Blitar 2024"], heads, ["Indeks SPI", "Indeks", 75, 71, 95]])
    assert of_blitar(found) == ({("spi", 2024): 71} if read_it else {})
    assert read_it or faults(found) != []


def test_a_row_that_heads_targets_holds_for_the_indicators_below_it(read):  # noqa: F811
    rows = [["Indeks SPI", "Indeks", 70, 71], ["Target RPJMD"], ["Nilai MCP", "%", 85, 86]]
    found = read("a.xlsx", Sheet1=[TITLE, ["Indikator", "Satuan", 2023, 2024], *rows])
    assert of_blitar(found) == {("spi", 2023): 70, ("spi", 2024): 71}
    assert faults(found) == ["other_quantity"]


LONG = {("35.72", "spi", 2024): 71, ("35.72", "mcp", 2024): 81, ("35.79", "spi", 2024): 73, ("35.79", "mcp", 2024): 83}


@pytest.mark.parametrize("head", ["Indikator", "Uraian", "Nama Indikator"])
@pytest.mark.parametrize("value", [["Nilai"], [2024], ["Satuan", 2024]])
@pytest.mark.parametrize("repeated", [False, True])
def test_a_long_table_of_regions_and_indicators_is_read(read, head, value, repeated):  # noqa: F811
    def row(region, indicator, figure, first):
        return [region if first or repeated else None, indicator, *(["Indeks"] if len(value) > 1 else []), figure]

    rows = [row("Kota Blitar", "Indeks SPI", 71, True), row("Kota Blitar", "Nilai MCP", 81, False)]
    rows += [row("Kota Batu", "Indeks SPI", 73, True), row("Kota Batu", "Nilai MCP", 83, False)]
    found = read("a.xlsx", Sheet1=[["Rekap 2024"], [KEY, head, *value], *rows])
    assert seen(found) == LONG
    assert faults(found) == []


def test_regions_in_rows_of_their_own_hold_until_an_indicator_comes_again(read):  # noqa: F811
    rows = [["Kota Blitar"], [None, "Indeks SPI", 71], [None, "Nilai MCP", 81], [None, "Indeks SPI", 72]]
    found = read("a.xlsx", Sheet1=[["Rekap"], [KEY, "Indikator", 2024], *rows])
    assert seen(found) == {("35.72", "spi", 2024): 71, ("35.72", "mcp", 2024): 81}
    assert [(each.rule, each.cell) for each in found.findings] == [("row_without_region", "A6")]


@pytest.mark.parametrize("title", ["Target Indikator", "Rencana Kerja", "Proyeksi 2025"])
def test_a_long_table_of_plans_is_asked_back(read, title):  # noqa: F811
    rows = [["Kota Blitar", "Indeks SPI", 75], [None, "Nilai MCP", 85]]
    found = read("a.xlsx", Sheet1=[[title], [KEY, "Indikator", 2025], *rows])
    assert found.observations == []
    assert "other_quantity" in faults(found)


OF_ONE_REGION = [
    ["Nilai SAKIP", 81.2],
    ["Nilai MCP", 88.1],
    ["Indeks SPBE", 3.6],
    ["Opini BPK", "WTP"],
    ["Indeks SPI", 77.1],
]


@pytest.mark.parametrize("heading", ["Realisasi", "Capaian", "Hasil", "Angka", "Nilai Akhir", "Nilai", "Skor", "Total"])
def test_a_general_heading_over_indicators_is_of_each_of_them(read, heading):  # noqa: F811
    found = read("a.xlsx", S=[["Kinerja Kota Blitar Tahun 2024"], ["Indikator", heading], *OF_ONE_REGION])
    assert {seen.instrument for seen in found.observations} == {"sakip", "mcp", "spbe", "opini_bpk", "spi"}
    assert [each.rule for each in found.findings] == ["score_without_rating"]


def test_what_was_reached_beside_a_target_is_read_for_each_indicator(read):  # noqa: F811
    rows = [[name, 90, figure] for name, figure in OF_ONE_REGION]
    found = read("a.xlsx", S=[["Kinerja Kota Blitar Tahun 2024"], ["Indikator", "Target", "Realisasi"], *rows])
    assert {seen.cell[0] for seen in found.observations} == {"C"}
    assert len(found.observations) == len(rows)
