"""Notes and footnotes that say in whatever words that figures are targets, parts or on another scale are followed."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

TEXTS = [
    *("angka proyeksi RPJMD", "Nilai Internal", "target", "merupakan target tahun 2025", "masih berupa estimasi"),
    *(
        "hasil penilaian mandiri",
        "nilai SPI internal",
        "berdasarkan perkiraan Bappeda",
        "Renstra 2021-2026",
        "peringkat",
    ),
]
HARMLESS = [
    *("sudah melampaui target nasional", "bukan target", "jumlah responden di bawah 300", "realisasi RPJMD"),
    *("naik dibanding proyeksi", "Sumber: RPJMD", "survei dilakukan pada bulan Agustus"),
]
MARKS = ["*", "**", "*)", "#", "1)", "a)", "†", "(*)"]


def seen(ingested):
    return [(year, value) for *_, year, value in figures(ingested)]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("mark", ["**)", "*)"])
def test_a_mark_at_a_year_points_to_what_its_figures_are(read, mark, text):  # noqa: F811
    rows = [["SPI"], ["Kab/Kota", "2024", f"2023 {mark}"], ["Kota Blitar", 71, 75], [f"{mark} {text}"]]
    found = read("a.xlsx", Sheet1=rows)
    assert (seen(found), faults(found)) == ([(2024, 71)], ["other_quantity"])


@pytest.mark.parametrize("mark", MARKS)
def test_so_do_other_marks(read, mark):  # noqa: F811
    rows = [["SPI"], ["Kab/Kota", "2024", f"2023 {mark}"], ["Kota Blitar", 71, 75], [f"{mark} angka target"]]
    found = read("a.xlsx", Sheet1=rows)
    assert (seen(found), faults(found)) == ([(2024, 71)], ["other_quantity"])


@pytest.mark.parametrize("text", HARMLESS)
def test_a_footnote_that_speaks_of_a_target_makes_none(read, text):  # noqa: F811
    rows = [["SPI"], ["Kab/Kota", "2024", "2023*"], ["Kota Blitar", 71, 75], [f"*) {text}"]]
    found = read("a.xlsx", Sheet1=rows)
    assert (seen(found), faults(found)) == ([(2024, 71), (2023, 75)], [])


@pytest.mark.parametrize("text", TEXTS)
def test_a_mark_at_the_year_of_a_row_does_too(read, text):  # noqa: F811
    rows = [["Tahun", "SPI"], [2023, 70], ["2024*", 72], [f"*) {text}"]]
    found = read("a.xlsx", Kota_Blitar=rows)
    assert (seen(found), faults(found)) == ([(2023, 70)], ["other_quantity"])


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("title", ["Indeks SPI 2024*", "Indeks SPI 2024 1)"])
def test_a_mark_at_the_title_speaks_of_all_figures(read, title, text):  # noqa: F811
    mark = title.split("2024")[1].strip()
    rows = [[title], ["Kab/Kota", "Indeks"], ["Kota Blitar", 70], ["Kota Batu", 71], [f"{mark} {text}"]]
    found = read("a.xlsx", Sheet1=rows)
    assert (seen(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    "note",
    [
        "Keterangan: data di atas adalah target tahun 2024",
        "Catatan: seluruh angka di atas merupakan proyeksi",
        "Data di atas merupakan target RPJMD",
        "Ket. angka tersebut masih estimasi",
        "Keterangan: angka target",
        "*) target",
        "Catatan: nilai pada tabel ini hasil penilaian mandiri",
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_note_speaks_of_all_figures(read, note, turned):  # noqa: F811
    rows = [["Tahun", "Kota Blitar"], [2024, 70]] if turned else [["Kab/Kota", "Indeks"], ["Kota Blitar", 70]]
    found = read("a.xlsx", Sheet1=[["Indeks SPI 2024"], *rows, [note]])
    assert (seen(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    "note",
    [
        "Keterangan: target nasional 80",
        "Catatan: capaian di atas target RPJMD",
        "Sumber: RPJMD 2021-2026",
        "Keterangan: data di atas adalah realisasi",
        "Keterangan: T = target",
        "Catatan: target tahun 2025 disusun kemudian",
    ],
)
def test_other_notes_below_a_table_change_nothing(read, note):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024"], ["Kab/Kota", "Indeks"], ["Kota Blitar", 70], [note]])
    assert (seen(found), faults(found)) == ([(2024, 70)], [])


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        ("Skala 0-10", "Indeks"),
        ("Skala: 1 s.d. 5", "Indeks"),
        ("(skala 0 sampai 1000)", "Indeks"),
        ("Skala penilaian 0 – 10", "Indeks"),
        ("Catatan: skala 10", "Indeks"),
        (None, "Indeks SPI (0-10)"),
        (None, "Indeks SPI (skala 0-10)"),
    ],
)
def test_another_scale_is_one_finding(read, above, heading):  # noqa: F811
    rows = [["SPI 2024"], [above], ["Kab/Kota", heading], ["Kota Blitar", 7.1], ["Kota Batu", 6.9]]
    found = read("a.xlsx", Sheet1=rows)
    assert (seen(found), faults(found)) == ([], ["other_scale"])


@pytest.mark.parametrize(
    ("title", "above", "value"),
    [
        ("SPI 2024", "Skala 0-100", 70),
        ("SPBE 2024", "Skala 1-5", 3.1),
        ("SPBE 2024", "Skala 0 - 5", 3.1),
        ("SPI 2024", "Keterangan: rentang nilai 81-100 hijau", 70),
        ("SPI 2024", "Skala besar", 70),
    ],
)
def test_the_instruments_own_scale_is_none(read, title, above, value):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], [above], ["Kab/Kota", "Indeks"], ["Kota Blitar", value]])
    assert (seen(found), faults(found)) == ([(2024, value)], [])


def test_a_scale_of_another_column_is_none(read):  # noqa: F811
    rows = [["Rekap 2024"], ["Skala SPBE 1-5"], ["Kab/Kota", "SPI", "SPBE"], ["Kota Blitar", 70, 3.1]]
    found = read("a.xlsx", Sheet1=rows)
    assert (seen(found), faults(found)) == ([(2024, 70), (2024, 3.1)], [])
