"""A remark, footnote or row that says another year, or whose figure it is instead, is asked back."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TOP = [["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar", 70]]


def values(ingested):
    return [(seen.year, seen.value) for seen in ingested.observations]


@pytest.mark.parametrize(
    "said",
    [
        "Tidak disurvei tahun 2024, memakai nilai 2023",
        "Hasil SPI 2023",
        "dari tahun 2023",
        "data survei tahun 2022",
        "menggunakan indeks SPI 2023",
        "2023",
        "TA 2023",
        "rata-rata provinsi",
        "diisi rata-rata nasional",
        "penilaian mandiri",
        "nilai tahun sebelumnya",
        "tidak dinilai",
    ],
)
def test_a_remark_of_another_year_or_region_is_a_finding_at_its_cell(read, said):  # noqa: F811
    rows = [
        ["SPI 2024"],
        ["Pemda", "Indeks", "Keterangan"],
        ["Kota Blitar", 70, said],
        ["Kota Batu", 72, "Hasil SPI 2024"],
    ]
    found = read("a.xlsx", S=rows)
    assert values(found) == [(2024, 72)]
    assert [finding.cell for finding in found.findings] == ["C3"]


@pytest.mark.parametrize(
    "said",
    [
        "naik dari 65 tahun 2023",
        "di atas rata-rata provinsi",
        "turun dari nilai 2023",
        "Diumumkan 22 Januari 2025",
        "lebih tinggi dari tahun sebelumnya",
        "Hasil SPI 2024, terbit 2025",
        "Disampaikan 2025 sebagai nilai tahun lalu",
    ],
)
def test_a_remark_that_compares_or_tells_of_the_release_is_none(read, said):  # noqa: F811
    rows = [["SPI 2024"], ["Pemda", "Indeks", "Keterangan"], ["Kota Blitar", 70, said]]
    found = read("a.xlsx", S=rows)
    assert values(found) == [(2024, 70)]
    assert found.findings == []


@pytest.mark.parametrize(("mark", "other"), [("*", "**"), ("**", "*")])
def test_a_sign_points_to_its_own_footnote_alone(read, mark, other):  # noqa: F811
    notes = [[f"{mark} data tahun 2022"], [f"{other}) tidak apa-apa"]]
    rows = [*TOP, [f"Kota Batu{mark}", 72], [f"Kota Madiun{other}", 73], [], *notes]
    found = read("a.xlsx", S=rows)
    assert values(found) == [(2024, 70), (2024, 73)]
    assert faults(found) == ["two_years"]


def test_a_sign_in_a_heading_points_to_its_footnote(read):  # noqa: F811
    rows = [["SPI"], ["Pemda", "2023", "2024*"], ["Kota Blitar", 70, 71], ["* nilai tahun 2022"]]
    found = read("a.xlsx", S=rows)
    assert values(found) == [(2023, 70)]
    assert faults(found) == ["two_years"]


@pytest.mark.parametrize(
    "text", ["Tahun Sebelumnya", "Tidak disurvei pada 2024 (nilai tahun terakhir)", "Belum dinilai 2024", "Data lama"]
)
def test_rows_below_a_heading_of_an_earlier_time_are_refused(read, text):  # noqa: F811
    found = read("a.xlsx", S=[*TOP, [text], ["Kota Madiun", 60], ["Kab. Ngawi", 61]])
    assert values(found) == [(2024, 70)]
    assert faults(found) == ["other_quantity"]


def test_a_year_below_the_group_of_each_instrument_is_its_own(read):  # noqa: F811
    heads = [["Pemda", "SPI", None, "MCP", None], [None, "Nilai", "Tahun", "Nilai", "Tahun"]]
    found = read(
        "a.xlsx", S=[["Rekap"], *heads, ["Kota Blitar", 70, 2024, 82, 2023], ["Kota Batu", 71, 2023, 81, 2022]]
    )
    seen = {(each.region, each.instrument): (each.year, each.value) for each in found.observations}
    assert seen == {
        ("35.72", "spi"): (2024, 70),
        ("35.72", "mcp"): (2023, 82),
        ("35.79", "spi"): (2023, 71),
        ("35.79", "mcp"): (2022, 81),
    }
    assert found.findings == []


def test_a_year_below_one_group_is_not_that_of_another(read):  # noqa: F811
    heads = [["Pemda", "SPI", None, "MCP", None], [None, "Nilai", "Tahun", "Nilai", "Catatan"]]
    found = read("Rekap.xlsx", S=[["Rekap"], *heads, ["Kota Blitar", 70, 2023, 82, None]])
    assert {(seen.instrument, seen.year) for seen in found.observations} == {("spi", 2023)}
