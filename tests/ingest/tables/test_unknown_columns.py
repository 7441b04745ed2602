"""An unknown column beside figures is asked back about where it changes what the figures are."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Nilai MCP Tahun 2024"]


def table(heading, first, second, *, left=False):
    head = ["Kab/Kota", heading, "Nilai MCP"] if left else ["Kab/Kota", "Nilai MCP", heading]
    rows = [["Kota Blitar", 61.5, first], ["Kota Malang", 72.5, second]]
    return [TITLE, head, *([[name, said, value] for name, value, said in rows] if left else rows)]


def final(ingested):
    return [seen.value for seen in ingested.observations if seen.status == "final"]


@pytest.mark.parametrize(
    "heading",
    [
        "Nilai Ralat",
        "Pasca Sanggahan",
        "MCP Setelah Klarifikasi",
        "Hasil Banding",
        "Skor Terkoreksi",
        "Nilai Baru",
        "Nilai Sesudah",
        "Evaluasi Ulang",
        "Hasil Uji Petik",
        "Perbaikan 1",
    ],
)
def test_a_later_version_that_differs_makes_the_figure_unsure(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(heading, "88,1", 72.5))
    assert (final(found), faults(found)) == ([72.5], ["figure_corrected"])


@pytest.mark.parametrize("heading", ["Tanggal Revisi", "Nomor Perbaikan", "Perubahan", "Koreksi", "Catatan Verifikasi"])
def test_a_column_about_a_revision_is_no_version(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(heading, 3, 4))
    assert final(found) == [61.5, 72.5]


def test_a_region_without_a_later_version_keeps_its_figure(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("Nilai Setelah Sanggah", 88.1, None))
    assert final(found) == [72.5]


@pytest.mark.parametrize(
    "heading", ["Data Terakhir", "Tahun Pengambilan", "Dinilai Terakhir Kali", "Asal Data", "Vintage"]
)
@pytest.mark.parametrize("left", [False, True])
def test_a_year_below_an_unknown_heading_that_differs_is_asked_back(read, heading, left):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(heading, 2022, 2024, left=left))
    assert (final(found), faults(found)) == ([72.5], ["two_years"])


@pytest.mark.parametrize(
    "heading",
    ["Tahun Berdiri", "Tahun Pilkada", "Tahun Terbit", "Tahun Pelantikan Bupati", "Tahun MoU", "Tahun Pencanangan ZI"],
)
def test_years_of_something_else_are_left_alone(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(heading, 2022, 2023))
    assert (final(found), faults(found)) == ([61.5, 72.5], [])


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Apakah Final", "Belum", "Sudah"),
        ("Resmi?", "Tidak", "Ya"),
        ("Verifikasi KPK", "Belum", "Sudah"),
        ("Masih Sementara?", "Ya", "Tidak"),
        ("Valid", "N", "Y"),
        ("Status Verifikasi", "Proses", "Selesai"),
        ("Progres", "Belum diverifikasi", "Final"),
        ("Tahapan", "Sedang direviu Inspektorat", "Final"),
        ("Sumber", "Klaim pemda", "KPK"),
        ("Sumber", "versi daerah", "KPK"),
    ],
)
def test_a_status_below_an_unknown_heading_counts(read, heading, first, second):  # noqa: F811
    assert final(read("a.xlsx", Sheet1=table(heading, first, second))) == [72.5]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Tren", "Tetap", "Naik"),
        ("Sudah MoU", "Tidak", "Ya"),
        ("Kapolres", "Tetap", None),
        ("Sumber", "KPK", "jaga.id"),
        ("Penanggung Jawab", "Inspektorat", "Bappeda"),
    ],
)
def test_other_texts_below_unknown_headings_do_not(read, heading, first, second):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(heading, first, second))
    assert (final(found), faults(found)) == ([61.5, 72.5], [])


@pytest.mark.parametrize("heading", ["Uraian", "Jenis Nilai", "Sifat Data", "Deskripsi"])
@pytest.mark.parametrize("said", ["Baseline", "Ambang lulus", "Kuartil 3", "Kondisi awal", "Nilai terbobot", "Dummy"])
def test_unknown_words_in_a_description_are_asked_back(read, heading, said):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(heading, said, said, left=True))
    assert final(found) == []
    assert faults(found)


@pytest.mark.parametrize("said", ["Nilai MCP", "Nilai MCP Tahun 2024", "Capaian MCP Kota Blitar", "Skor akhir"])
def test_known_words_in_a_description_hide_nothing(read, said):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("Uraian", said, said, left=True))
    assert (final(found), faults(found)) == ([61.5, 72.5], [])
