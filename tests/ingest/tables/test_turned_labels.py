"""Where years or regions are columns, labels and titles that say target mean it as they do above regions in rows."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

PAIRS = [["Indeks SPI", 75, 70, 76, 71], ["Nilai MCP", 85, 80, 86, 81]]
REACHED = [("spi", 2023, 70), ("mcp", 2023, 80), ("spi", 2024, 71), ("mcp", 2024, 81)]
YEARS = [["Indeks SPI", 70, 71], ["Nilai MCP", 80, 81]]


def seen(ingested):
    return [(instrument, year, value) for instrument, _, year, value in figures(ingested)]


@pytest.mark.parametrize("labels", [("Target", "Realisasi"), ("T", "R"), ("Tgt", "Real"), ("Rencana", "Capaian")])
def test_what_was_reached_is_read_and_its_target_is_not(read, labels):  # noqa: F811
    heads = [["Indikator", 2023, None, 2024, None], [None, *labels, *labels]]
    found = read("a.xlsx", Kota_Blitar=[*heads, *PAIRS])
    assert seen(found) == REACHED
    assert len(found.findings) == 2


@pytest.mark.parametrize("share", ["%", "Capaian", "Capaian (%)"])
def test_nor_is_the_share_of_the_target(read, share):  # noqa: F811
    heads = [["No", "Indikator", 2023, None, None], [None, None, "Target", "Realisasi", share]]
    found = read("a.xlsx", Kota_Blitar=[*heads, [1, "Indeks SPI", 75, 70, 93.3], [2, "Nilai MCP", 85, 80, 94.1]])
    assert seen(found) == REACHED[:2]
    assert faults(found) == []


def test_groups_may_stand_above_the_years(read):  # noqa: F811
    heads = [["Indikator", "Target", None, "Realisasi", None], [None, 2023, 2024, 2023, 2024]]
    found = read("a.xlsx", Kota_Blitar=[*heads, ["Indeks SPI", 75, 76, 70, 71], ["Nilai MCP", 85, 86, 80, 81]])
    assert seen(found) == REACHED


def test_a_label_may_hold_the_year_and_what_the_figures_are(read):  # noqa: F811
    found = read("a.xlsx", Kota_Blitar=[["Indikator", "Realisasi 2023", "Target 2024"], *YEARS])
    assert seen(found) == REACHED[:2]
    assert [(each.rule, each.cell) for each in found.findings] == [("unknown_column", "C1")]


def test_regions_may_stand_above_them(read):  # noqa: F811
    heads = [["SPI"], ["Tahun", "Kota Blitar", None, "Kota Batu", None], [None, *("Target", "Realisasi") * 2]]
    found = read("a.xlsx", Sheet1=[*heads, [2023, 75, 70, 75, 71], [2024, 76, 71, 76, 72]])
    assert [value for *_, value in figures(found)] == [70, 71, 71, 72]
    assert faults(found) == []


@pytest.mark.parametrize("label", ["Target", "Pegawai", "RSUD", "Perubahan", "Mandiri", "Peringkat"])
def test_labels_of_other_quantities_alone_are_findings(read, label):  # noqa: F811
    found = read("a.xlsx", Kota_Blitar=[["Indikator", 2023, 2024], [None, label, label], *YEARS])
    assert seen(found) == []
    assert faults(found) == ["other_quantity"] * 2


def test_rows_below_a_line_that_says_target_are_targets(read):  # noqa: F811
    found = read("a.xlsx", Kota_Blitar=[["Indikator", 2023, 2024], ["Realisasi"], YEARS[0], ["Target"], YEARS[1]])
    assert seen(found) == [("spi", 2023, 70), ("spi", 2024, 71)]
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize(
    "title", ["Target Kinerja", "Proyeksi Indikator", "RSUD", "RPJMD 2025-2029", "Renstra", "Perkiraan Capaian"]
)
@pytest.mark.parametrize("place", ["title", "sheet", "file"])
def test_titles_and_names_block_a_turned_table(read, title, place):  # noqa: F811
    name = f"{title} Kota Blitar"
    rows = [*([[name]] if place == "title" else []), ["Indikator", "2023", "2024"], *YEARS]
    sheet = name if place == "sheet" else "Kota_Blitar"
    found = read(f"{name}.xlsx" if place == "file" else "a.xlsx", **{sheet: rows})
    assert seen(found) == []
    assert faults(found) == ["other_quantity"]


def test_titles_block_regions_in_columns_too(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Target SPI"], ["Tahun", "Kota Blitar", "Kota Batu"], [2023, 75, 75]])
    assert (seen(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize("title", ["Realisasi Kinerja Kota Blitar", "Capaian RPJMD yang tercapai Kota Blitar"])
def test_titles_of_what_was_reached_block_nothing(read, title):  # noqa: F811
    assert len(seen(read("a.xlsx", Sheet1=[[title], ["Indikator", 2023, 2024], *YEARS]))) == 4


@pytest.mark.parametrize("groups", [("SPI", "MCP"), ("Indeks SPI", "Nilai MCP")])
@pytest.mark.parametrize("heads", [("T", "R", "%"), ("Tgt", "Real", "%"), ("Target", "Realisasi", "% Capaian")])
def test_below_the_names_of_instruments_what_was_reached_is_the_figure(read, groups, heads):  # noqa: F811
    above = [["Rekap Tahun 2024"], ["No", "Kab/Kota", groups[0], None, None, groups[1], None, None]]
    rows = [*above, [None, None, *heads, *heads], [1, "Kota Blitar", 75, 70, 93, 90, 80, 89]]
    assert seen(read("a.xlsx", Sheet1=rows)) == [("spi", 2024, 70), ("mcp", 2024, 80)]


def test_below_years_too(read):  # noqa: F811
    above = [["SPI"], ["No", "Kab/Kota", 2023, None, None, 2024, None, None]]
    rows = [*above, [None, None, *("T", "R", "%") * 2], [1, "Kota Blitar", 75, 70, 93, 76, 71, 93]]
    assert seen(read("a.xlsx", Sheet1=rows)) == [("spi", 2023, 70), ("spi", 2024, 71)]
