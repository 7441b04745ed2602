"""A note on some regions of a table, or on all its figures, counts for them as a remark beside them does."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture

BLITAR, BATU = "35.72", "35.79"


def noted(read, note, *, above=False, names=("Kota Blitar", "Kota Batu")):  # noqa: F811
    rows = [["Pemda", "Indeks SPI"], *([name, 70 + place] for place, name in enumerate(names))]
    lines = [["SPI 2024"], [note], *rows] if above else [["SPI 2024"], *rows, [note]]
    found = read("a.xlsx", Sheet1=lines)
    final = {seen.region for seen in found.observations if seen.status == "final"}
    return final, [finding.rule for finding in found.findings]


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Catatan: Kota Batu menggunakan nilai tahun 2023", "two_years"),
        ("Catatan: Kota Batu tidak disurvei sehingga memakai rata-rata provinsi", "other_quantity"),
        ("Ralat: nilai Kota Batu seharusnya 66,2", "figure_corrected"),
        ("Ket: nilai Kota Batu dibatalkan KPK", "figure_corrected"),
    ],
)
def test_a_note_on_one_region_speaks_of_its_figures_alone(read, note, rule):  # noqa: F811
    assert noted(read, note) == ({BLITAR}, [rule])


def test_a_note_may_stand_above_the_table(read):  # noqa: F811
    assert noted(read, "Ralat: nilai Kota Batu seharusnya 66,2", above=True) == ({BLITAR}, ["figure_corrected"])


@pytest.mark.parametrize("note", ["Ket: khusus Kota Batu angka sementara", "Catatan: nilai KOTA BATU belum final"])
def test_a_note_makes_figures_interim(read, note):  # noqa: F811
    assert noted(read, note) == ({BLITAR}, [])


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Catatan: angka Kota Blitar dan Kota Batu tertukar", "figure_corrected"),
        ("Catatan: seluruh angka adalah hasil tahun 2023", "two_years"),
        ("Semua nilai merupakan hasil tahun 2023", "two_years"),
        ("Angka di atas belum termasuk faktor koreksi", "figure_corrected"),
    ],
)
def test_a_note_on_all_figures_speaks_of_each(read, note, rule):  # noqa: F811
    assert noted(read, note) == (set(), [rule])


def test_a_note_may_call_a_region_as_its_row_does(read):  # noqa: F811
    names = ("Ngawi", "Pacitan")
    assert noted(read, "Catatan: Pacitan memakai nilai tahun 2023", names=names) == ({"35.21"}, ["two_years"])


@pytest.mark.parametrize(
    "note",
    [
        "Sumber: KPK 2023, nilai Kota Batu dari berita",
        "Catatan: Kota Batu memperoleh nilai tertinggi",
        "Catatan: Kota Batu dinilai tahun 2024",
        "Kota Batu, 12 Juni 2025",
        "Keterangan: S = angka sementara Kota Batu",
        "Catatan: Kota Malang menggunakan nilai tahun 2023",
    ],
)
def test_other_notes_refuse_nothing(read, note):  # noqa: F811
    assert noted(read, note)[0] == {BLITAR, BATU}


def test_a_note_below_one_table_says_nothing_of_the_next(read):  # noqa: F811
    first = [["SPI 2023"], ["Pemda", "Indeks SPI"], ["Kota Blitar", 70], ["Catatan: nilai Kota Batu dibatalkan"], []]
    found = read("a.xlsx", Sheet1=[*first, ["SPI 2024"], ["Pemda", "Indeks SPI"], ["Kota Batu", 71]])
    assert [(seen.region, seen.year) for seen in found.observations] == [(BLITAR, 2023), (BATU, 2024)]
