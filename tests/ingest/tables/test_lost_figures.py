"""No row with a region and a figure is lost without a word, wherever the figure stands."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

TITLE = ["SPI 2024"]
HEAD = ["No", "Kab/Kota", "Indeks", "Keterangan"]
ROWS = [[1, "Kota Blitar", 70], [2, "Kota Batu", 71]]


def values(ingested):
    return [value for *_, value in figures(ingested)]


@pytest.mark.parametrize(
    "row",
    [
        [3, "Kota Madiun", None, None, 72],
        [3, "Kota Madiun", None, None, None, "72,5"],
        [3, "Kota Madiun", None, 72],
        [3, "Kota Madiun", None, "72,5"],
        [None, None, None, "Kota Madiun", 72],
        [None, None, "Kota Madiun", 72],
        [None, None, None, None, 3, "Kota Madiun", 72],
        [None, "Kota Madiun 72"],
        [None, "Kota Madiun: 72,5"],
        [None, "Kab. Madiun - 72"],
        ["Kota Madiun = 72"],
    ],
)
def test_a_figure_outside_its_column_is_a_finding(read, row):  # noqa: F811
    found = read("a.xlsx", Sheet1=[TITLE, HEAD, *ROWS, row])
    assert values(found) == [70, 71]
    assert faults(found) == ["figure_outside_column"]


def test_so_is_a_label(read):  # noqa: F811
    rows = [["Kota Blitar", "WTP"], ["Kota Madiun", None, "WDP"], ["Kota Batu: WTP"]]
    found = read("a.xlsx", Sheet1=[["Opini BPK 2023"], ["Kab/Kota", "Opini"], *rows])
    assert (values(found), faults(found)) == (["WTP"], ["figure_outside_column"] * 2)


@pytest.mark.parametrize(
    "row",
    [
        [3, "Kota Madiun"],
        [3, "Kota Madiun", None, "menyusul"],
        [3, "Kota Madiun", None, "dinilai 2025"],
        [None, "Kota Madiun 2025"],
        [None, None, None, "Kota Madiun, 12 Januari 2025"],
        [None, None, None, "Kota Madiun"],
        [3, "Kota Madiun", "-", "lihat 2023"],
    ],
)
def test_a_row_without_a_figure_is_none(read, row):  # noqa: F811
    found = read("a.xlsx", Sheet1=[TITLE, HEAD, *ROWS, row])
    assert (values(found), faults(found)) == ([70, 71], [])


@pytest.mark.parametrize(
    "above",
    [
        [["Kota Surabaya", 80]],
        [["IPM 2024"], ["Pemda", "Persentase"], ["Kota Madiun", 80], ["Kab. Ngawi", "81,5"], []],
        [["Opini 2023"], ["Pemda", "Hasil"], ["Kota Madiun", "WTP"], ["Kab. Ngawi", "WDP"], []],
    ],
)
def test_rows_above_a_table_are_a_finding_and_its_own_title_has_its_year(read, above):  # noqa: F811
    found = read("SPI.xlsx", Sheet1=[*above, TITLE, ["Pemda", "Indeks"], ["Kota Blitar", 70], ["Kota Batu", 71]])
    assert [(year, value) for *_, year, value in figures(found)] == [(2024, 70), (2024, 71)]
    assert faults(found) == ["unread_rows"]


@pytest.mark.parametrize("mark", ["√", "✓", "v/", '"', "''", "〃", "●", "✗"])
@pytest.mark.parametrize(
    ("title", "heading", "label"), [("Opini BPK 2023", "Opini", "WTP"), ("Ombudsman 2024", "Zona", "Hijau")]
)
def test_ticks_and_ditto_marks_are_no_missing_figures(read, title, heading, label, mark):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", heading], ["Kota Blitar", label], ["Kota Batu", mark]])
    assert len(values(found)) == 1
    assert faults(found) == ["unknown_label"]


@pytest.mark.parametrize("mark", ["-", "–", "...", "n/a", "x", "?"])
def test_dashes_still_say_that_there_is_none(read, mark):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar", 70], ["Kota Batu", mark]])
    assert (values(found), faults(found), len(found.missing)) == ([70], [], 1)


@pytest.mark.parametrize("word", ["Jumlah", "Total", "Rata-rata", "Rerata", "Nilai Rata-rata"])
def test_a_total_that_names_a_region_without_other_figures_is_said(read, word):  # noqa: F811
    rows = [["Kota Blitar", 70], [f"{word} Kota Madiun", 73], [f"{word} Kota Blitar", 70], [word, 71]]
    found = read("a.xlsx", Sheet1=[TITLE, ["Pemda", "Indeks"], *rows])
    assert (values(found), faults(found)) == ([70], ["total_of_region"])


def test_columns_of_other_instruments_are_read_by_their_usual_names(read):  # noqa: F811
    heads = ["Kab/Kota", "SPI", "Tingkat Maturitas SPIP", "Predikat AKIP", "Opini LK"]
    found = read("a.xlsx", Sheet1=[["Rekap 2024"], heads, ["Kota Blitar", 70, 3, "BB", "WTP"]])
    assert [(instrument, value) for instrument, _, _, value in figures(found)] == [
        ("spi", 70),
        ("spip", 3),
        ("sakip", "BB"),
        ("opini_bpk", "WTP"),
    ]
    assert faults(found) == []


@pytest.mark.parametrize("heading", ["Capaian Kinerja SPBE Pemda", "Hasil Evaluasi AKIP Kabupaten", "Survei SPI Ulang"])
def test_a_column_that_speaks_of_an_instrument_is_no_bare_note(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Nilai MCP 2024"], ["Kab/Kota", "Nilai MCP", heading], ["Kota Blitar", 70, 3]])
    assert faults(found) == ["column_on_instrument"]


@pytest.mark.parametrize("heading", ["Target SPBE", "Peringkat SPI", "Tanggal LHP BPK", "Sumber SPI", "Catatan SPI"])
def test_unless_it_is_another_quantity_a_date_or_a_source(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Nilai MCP 2024"], ["Kab/Kota", "Nilai MCP", heading], ["Kota Blitar", 70, 3]])
    assert "column_on_instrument" not in faults(found)
