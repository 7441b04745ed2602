"""A figure that the cells beside it refute is asked back in a table of one row as well, and never used."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

AREAS = ["Perencanaan", "Penganggaran", "Pengadaan Barang dan Jasa", "Pelayanan Publik"]
AREAS += ["Pengawasan APIP", "Manajemen ASN", "Pengelolaan BMD", "Optimalisasi Pajak Daerah"]
FORMER = ["Perencanaan dan Penganggaran", "Pengadaan Barang dan Jasa", "Perizinan", "Pengawasan APIP"]
FORMER += ["Manajemen ASN", "Pengelolaan BMD", "Optimalisasi Pajak Daerah", "Tata Kelola Keuangan Desa"]
COMPONENTS = [
    "Perencanaan Kinerja",
    "Pengukuran Kinerja",
    "Pelaporan Kinerja",
    "Evaluasi Akuntabilitas Kinerja Internal",
]
DOMAINS = ["Kebijakan Internal", "Tata Kelola", "Manajemen", "Layanan"]
GROUPS = ["Internal", "Eksternal", "Eksper"]


def table(title, headings, values):
    return [[title], ["No", "Kabupaten/Kota", *headings], [1, "Kota Blitar", *values]]


def values(ingested):
    return {seen.item: seen.value or seen.label for seen in ingested.observations}


@pytest.mark.parametrize(
    ("title", "total", "parts", "figures"),
    [
        ("Nilai MCP Tahun 2024", "Nilai MCP", AREAS, [95, *[50] * 8]),
        ("Nilai MCP Tahun 2024", "Nilai MCP", AREAS, [49.4, *[50] * 8]),
        ("Nilai MCP Tahun 2023", "Nilai MCP", FORMER, [95, *[50] * 8]),
        ("Indeks SPBE Tahun 2024", "Indeks SPBE", DOMAINS, [4.5, 2, 2, 2, 2]),
        ("Indeks SPI Tahun 2024", "Indeks SPI", GROUPS, [95, 70, 72, 74]),
        ("Indeks SPI Tahun 2024", "Indeks SPI", [*GROUPS, "Koreksi"], [60, 70, 72, 74, 4]),
        ("Evaluasi SAKIP Tahun 2024", "Nilai", COMPONENTS, [85, 20, 20, 10, 15]),
        ("Evaluasi SAKIP Tahun 2024", "Nilai", COMPONENTS[:2], [55, 30, 30]),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_total_where_its_parts_cannot_put_it(read, title, total, parts, figures, first):  # noqa: F811
    headings = [total, *parts] if first else [*parts, total]
    row = figures if first else [*figures[1:], figures[0]]
    found = read("a.xlsx", S=table(title, headings, row))
    assert faults(found) == ["total_beyond_parts"]
    assert values(found) == {}


@pytest.mark.parametrize(
    ("title", "total", "parts", "figures"),
    [
        ("Nilai MCP Tahun 2024", "Nilai MCP", AREAS, [51, *[50.6] * 8]),
        ("Nilai MCP Tahun 2024", "Nilai MCP", AREAS[:7], [95, *[50] * 7]),
        ("Nilai MCP Tahun 2024", "Nilai MCP", AREAS, [70, 60, *[71] * 7]),
        ("Indeks SPI Tahun 2024", "Indeks SPI", GROUPS, [66, 70, 72, 74]),
        ("Indeks SPI Tahun 2024", "Indeks SPI", [*GROUPS, "Koreksi"], [68, 70, 72, 74, 4]),
        ("Evaluasi SAKIP Tahun 2024", "Nilai", COMPONENTS, [65.51, 20.11, 20.12, 10.13, 15.14]),
        ("Evaluasi SAKIP Tahun 2021", "Nilai", COMPONENTS, [85, 20, 20, 10, 15]),
        ("Maturitas SPIP Tahun 2024", "Nilai SPIP", ["MRI", "IEPK"], [3.4, 2.1, 2.2]),
    ],
)
def test_a_total_that_its_parts_allow_or_do_not_bound(read, title, total, parts, figures):  # noqa: F811
    found = read("a.xlsx", S=table(title, [total, *parts], figures))
    assert faults(found) == (["score_without_rating"] if "SAKIP" in title else [])
    assert len(found.observations) == len(figures)


def test_the_rating_beside_a_refuted_score_is_not_used(read):  # noqa: F811
    found = read("a.xlsx", S=table("SAKIP 2024", [*COMPONENTS, "Nilai", "Predikat"], [20, 20, 10, 15, 85, "A"]))
    assert values(found) == {}


def test_the_rows_of_a_long_table_are_those_of_one_total(read):  # noqa: F811
    rows = [["Kota Blitar", area, 50] for area in AREAS]
    head = [["MCP Tahun 2024"], ["Kabupaten/Kota", "Area", "Nilai"]]
    found = read("a.xlsx", S=[*head, *rows, ["Kota Blitar", "Total", 95]])
    assert (faults(found), found.findings[0].cell) == (["total_beyond_parts"], "C11")


def test_a_turned_table_refutes_the_region_whose_total_is_wrong_alone(read):  # noqa: F811
    rows = [["Uraian", "Kota Blitar", "Kota Batu"], ["Nilai MCP", 95, 70], *([area, 50, 70] for area in AREAS)]
    found = read("a.xlsx", S=[["MCP Tahun 2024"], *rows])
    assert [each.cell for each in found.findings] == ["B3"]
    assert {seen.region for seen in found.observations} == {"35.79"}


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["Wajib Lapor", "Sudah Lapor", "Persentase"], [100, 50, 95]),
        (["Jumlah WL", "Sudah", "Belum", "Persentase Kepatuhan"], [100, 50, 50, 95]),
        (["Jumlah Wajib Lapor", "Belum Lapor", "Kepatuhan LHKPN"], ["1.000", "500", "95%"]),
        (["Sudah Lapor", "Belum Lapor", "Persentase"], [50, 50, 95]),
        (["Wajib Lapor", "Tepat Waktu", "Terlambat", "Kepatuhan"], [100, 40, 10, 95]),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_percentage_that_no_count_beside_it_gives(read, headings, row, turned):  # noqa: F811
    rows = table("Kepatuhan LHKPN Tahun 2024", headings, row)
    turn = [rows[0], *([heading, value] for heading, value in zip(rows[1][1:], rows[2][1:], strict=True))]
    found = read("a.xlsx", S=turn if turned else rows)
    assert faults(found) == ["share_of_counts_differs"]
    assert found.observations == []


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["Wajib Lapor", "Sudah Lapor", "Persentase"], [3, 2, 66.66]),
        (["Wajib Lapor", "Sudah Lapor", "Lengkap", "Persentase"], [100, 98, 95, 95]),
        (["Wajib Lapor", "Tepat Waktu", "Terlambat", "Belum", "Persentase"], [100, 80, 15, 5, 95]),
        (["Wajib Lapor", "Persentase"], [100, 95]),
        (["Wajib Lapor", "Sudah Lapor", "Kepatuhan 2023", "Kepatuhan 2024"], [100, 50, 50, 95]),
    ],
)
def test_a_percentage_that_counts_give_or_are_not_said_of(read, headings, row):  # noqa: F811
    assert "share_of_counts_differs" not in faults(read("a.xlsx", S=table("LHKPN Tahun 2024", headings, row)))


def test_counts_of_a_year_refute_the_percentage_of_that_year_alone(read):  # noqa: F811
    head = [["No", "Kab/Kota", 2023, None, None, 2024, None, None]]
    head += [[None, None, *["Wajib Lapor", "Sudah Lapor", "Persentase"] * 2]]
    found = read("a.xlsx", S=[["LHKPN"], *head, [1, "Kota Blitar", 100, 50, 50, 100, 50, 95]])
    assert [(seen.year, seen.value) for seen in found.observations] == [(2023, 50)]
    assert faults(found) == ["share_of_counts_differs"]
