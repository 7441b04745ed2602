"""What stands above or around a column and is no final figure of the instrument is never read as one, in silence."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

HEAD = ["No", "Kabupaten/Kota", "Nilai"]


def figures(ingested):
    return [
        (seen.instrument, seen.item, seen.year, seen.label if seen.value is None else seen.value)
        for seen in ingested.observations
    ]


def one(heading, value):
    return [["No", "Kabupaten/Kota", heading], [1, "Kota Blitar", value]]


@pytest.mark.parametrize("code", [False, True])
@pytest.mark.parametrize(
    ("groups", "kept"),
    [
        (["Realisasi", None, "Target", None], {2022: 70, 2023: 71}),
        (["Target", None, "Realisasi", None], {2024: 75, 2025: 76}),
        (["Nilai", None, "Peringkat", None], {2022: 70, 2023: 71}),
        (["Capaian", None, "Proyeksi", None], {2022: 70, 2023: 71}),
    ],
)
def test_the_group_above_bare_years_says_what_they_are(read, groups, kept, code):  # noqa: F811
    more = (["Kode"], [None], ["35.72"]) if code else ([], [], [])
    rows = [["No", *more[0], "Kabupaten/Kota", *groups], [None, *more[1], None, 2022, 2023, 2024, 2025]]
    found = read("SPI.xlsx", Sheet1=[["Indeks SPI"], *rows, [1, *more[2], "Kota Blitar", 70, 71, 75, 76]])
    assert figures(found) == [("spi", "total", year, value) for year, value in kept.items()]
    assert found.findings != []


@pytest.mark.parametrize(
    ("title", "groups", "below"),
    [
        ("Indeks SPBE", ["Domain Layanan SPBE", None], [2023, 2024]),
        ("Indeks SPI 2024", ["Internal", None], ["Nilai", "Responden"]),
        ("Indeks SPI 2024", ["Internal", "Eksternal"], ["Nilai", "Nilai"]),
        ("Nilai MCP 2024", ["Manajemen ASN", None], ["Target", "Capaian"]),
    ],
)
def test_a_part_in_the_group_is_never_the_whole(read, title, groups, below):  # noqa: F811
    rows = [["No", "Kabupaten/Kota", *groups], [None, None, *below], [1, "Kota Blitar", 3.1, 3.2]]
    found = read("a.xlsx", Sheet1=[[title], *rows])
    assert [item for _, item, _, _ in figures(found) if item == "total"] == []


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (["Target Opini BPK Tahun 2024"], one("Opini", "WTP")),
        (["Persentase Belum Lapor LHKPN 2024"], one("Persentase", 5)),
        (["Persentase Keterlambatan LHKPN 2024"], one("Persentase", 5)),
        (["Target Maturitas SPIP Tahun 2024"], one("Level", 3)),
        (["SPI Internal 2024"], one("Indeks SPI", 77)),
        (["Peringkat SPI 2024"], one("Indeks SPI", 7)),
        (["Indeks SPBE Domain Tata Kelola Tahun 2024"], one("Nilai", 3)),
        (["Capaian SPM Bidang Pendidikan Tahun 2024"], one("Nilai", 3)),
        (["Manajemen Risiko Indeks (MRI) SPIP Terintegrasi 2024"], one("Nilai", 3)),
        (["Penilaian Mandiri Maturitas SPIP 2024 (sebelum QA BPKP)"], one("Nilai", 3)),
        (["SPI 2024 - Dimensi Integritas dalam Pelaksanaan Tugas"], one("Nilai", 3)),
        (["Margin of Error SPI 2024"], one("Nilai", 3)),
        (["Indeks SPI 2024 sebelum faktor koreksi"], one("Nilai", 3)),
        (["Tingkat Pengisian Survei Penilaian Integritas 2024 (%)"], one("Nilai", 3)),
        (["Capaian MCP 2024 (klaim pemda, sebelum verifikasi)"], one("Nilai", 3)),
        (["Capaian MCP 2024 Area Keuangan Desa dan Lainnya"], one("Nilai", 3)),
    ],
)
def test_another_quantity_in_a_title_is_one_finding(read, titles, rows):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*([title] for title in titles), *rows])
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize(("sheet", "rows"), [("Target", one("Predikat", "BB")), ("Target 2024", one("Nilai MCP", 80))])
def test_a_target_in_the_name_of_the_sheet_is_one_finding(read, sheet, rows):  # noqa: F811
    found = read("a.xlsx", **{sheet: [["SAKIP dan MCP Tahun 2024"], *rows]})
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


def test_a_target_above_two_instruments_blocks_both(read):  # noqa: F811
    rows = [["No", "Kabupaten/Kota", "Target", None], [None, None, "Indeks SPI", "Nilai MCP"]]
    found = read("a.xlsx", Sheet1=[["Kinerja 2024"], *rows, [1, "Kota Blitar", 80, 90]])
    assert figures(found) == []
    assert "other_quantity" in faults(found)


@pytest.mark.parametrize(
    ("sheet", "item"),
    [
        ("3_PBJ", "pengadaan_barang_jasa"),
        ("Optimalisasi Pendapatan", "optimalisasi_pajak_daerah"),
        ("APIP", "pengawasan_apip"),
    ],
)
def test_a_sheet_called_as_an_area_holds_that_area(read, sheet, item):  # noqa: F811
    found = read("Nilai MCP 2024.xlsx", **{sheet: [HEAD, [1, "Kota Blitar", 70]]})
    assert figures(found) == [("mcp", item, 2024, 70)]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("SPI.xlsx", "Indeks Pembangunan Manusia 2024"),
        ("Data SPI 2024.xlsx", "IPM: Indeks Pembangunan Manusia"),
        ("SPI.xlsx", "Indeks Kerawanan Pangan 2024"),
        ("MCP.xlsx", "Indeks Pencegahan Korupsi Daerah (IPKD) 2024"),
        ("Nilai MCP 2024.xlsx", "Tingkat Pengangguran Terbuka"),
    ],
)
def test_a_title_of_another_index_is_not_overruled_by_the_name_of_the_file(read, file, title):  # noqa: F811
    found = read(file, Sheet1=[[title], HEAD, [1, "Kota Blitar", 70], [2, "Kota Batu", 71]])
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("SPI 2024.xlsx", "Hasil Survei Tahun 2024 se-Jawa Timur"),
        ("SPI 2024.xlsx", "Indeks per Kabupaten/Kota"),
        ("SPI 2024.xlsx", "Indeks Integritas Kabupaten/Kota"),
        ("SPI 2024.xlsx", "Tingkat Kabupaten/Kota di Provinsi Jawa Timur"),
        ("SPI 2024.xlsx", "Lampiran Surat Nomor 12"),
        ("MCP 2024.xlsx", "Deputi Bidang Koordinasi dan Supervisi KPK"),
        ("MCP 2024.xlsx", "Capaian MCP 8 area intervensi per daerah"),
        ("Indeks SPI 2024.xlsx", "Hasil Pemeringkatan SPI Kabupaten/Kota"),
    ],
)
def test_ordinary_titles_block_nothing(read, file, title):  # noqa: F811
    heading = "Indeks SPI" if "Pemeringkatan" in title else "Nilai"
    found = read(
        file, Sheet1=[[title], ["No", "Kabupaten/Kota", heading], [1, "Kota Blitar", 70], [2, "Kota Batu", 71]]
    )
    assert [value for *_, value in figures(found)] == [70, 71]
    assert faults(found) == []
