"""Figures that a title, bracket or note calls a claim, a trial, an earlier version or invented are never final ones."""

import pytest

from antikorupsi.ingest.tables.versions import other_version_aside, other_version_in
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TWO = [["Kota Blitar", 88.1], ["Kab. Banyuwangi", 91]]
INVENTED = [
    "Data rekaan",
    "Data dummy",
    "Angka fiktif",
    "Hanya ilustrasi",
    "Bukan data riil",
    "Data tidak sebenarnya",
    "SAMPLE",
    "LATIHAN",
    "Contoh data MCP",
]


def final(ingested):
    return [seen.value for seen in ingested.observations if seen.status == "final"]


@pytest.mark.parametrize(
    "aside",
    [
        "versi pemda",
        "isian opd",
        "usulan",
        "skor awal",
        "lama",
        "n-1",
        "percobaan",
        "hitungan sendiri",
        "sebelum",
        "demo",
    ],
)
@pytest.mark.parametrize("heading", ["Nilai MCP", "MCP"])
def test_a_bracket_that_says_so_is_asked_back(read, heading, aside):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP Tahun 2024"], ["Kab/Kota", f"{heading} ({aside})"], *TWO])
    assert (final(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    "aside", ["KPK", "0-100", "poin", "skala 0 - 100", "hasil akhir", "Desember 2024", "final", "resmi"]
)
def test_a_bracket_that_says_who_or_how_hides_nothing(read, aside):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP Tahun 2024"], ["Kab/Kota", f"Nilai MCP ({aside})"], *TWO])
    assert (final(found), faults(found)) == ([88.1, 91], [])


@pytest.mark.parametrize("heading", ["Nilai", "Nilai MCP", "MCP"])
@pytest.mark.parametrize(
    "title",
    [
        "Isian Pemda MCP 2024",
        "Versi OPD: MCP 2024",
        "Skor Awal MCP 2024",
        "Usulan Nilai MCP 2024",
        "MCP versi Kota Blitar 2024",
        "MCP 2024 kondisi awal",
    ],
)
def test_a_title_that_says_so_is_asked_back_whatever_the_heading(read, title, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", heading], *TWO])
    assert (final(found), faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    "title",
    [
        "Usulan Calon Kabupaten/Kota Percontohan Antikorupsi: MCP 2024",
        "MCP Kabupaten/Kota Percontohan Antikorupsi Tahun 2024",
        "Nilai MCP Hasil Verifikasi KPK Tahun 2024 (versi 2)",
        "Isian Kota Blitar: MCP 2024",
    ],
)
def test_titles_with_such_words_about_something_else_hide_nothing(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", "Nilai MCP"], *TWO])
    assert (final(found), faults(found)) == ([88.1, 91], [])


@pytest.mark.parametrize("note", INVENTED)
@pytest.mark.parametrize("below", [False, True])
def test_real_regions_have_no_figures_that_a_line_calls_invented(read, note, below):  # noqa: F811
    above, under = ([], [[], [note]]) if below else ([[note]], [])
    found = read("a.xlsx", Sheet1=[["Nilai MCP Tahun 2024"], *above, ["Kab/Kota", "Nilai MCP"], *TWO, *under])
    assert found.observations == []
    assert set(faults(found)) & {"simulated_real_region", "other_quantity"}


@pytest.mark.parametrize(
    "note", ["Contoh penulisan: 75,5", "Bukan simulasi", "Kasus perjalanan dinas fiktif", "Contoh: Kota Blitar"]
)
def test_lines_that_show_how_to_write_or_tell_of_others_call_nothing_invented(read, note):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Nilai MCP Tahun 2024"], ["Kab/Kota", "Nilai MCP"], *TWO, [], [note]])
    assert (final(found), faults(found)) == ([88.1, 91], [])


def test_a_file_that_an_office_calls_old_is_read(read):  # noqa: F811
    found = read("MCP lama.xlsx", Sheet1=[["MCP 2023"], ["Kab/Kota", "Nilai 2023"], *TWO])
    assert (final(found), faults(found)) == ([88.1, 91], [])


def test_values_that_a_title_calls_old_are_asked_back(read):  # noqa: F811
    assert final(read("a.xlsx", Sheet1=[["Nilai lama MCP 2023"], ["Kab/Kota", "Nilai 2023"], *TWO])) == []


@pytest.mark.parametrize(
    "said",
    [
        *(
            "nilai tertinggi mcp 2024",
            "nilai mcp terendah",
            "skor terbesar spi",
            "tertinggi nilai",
            "nilai provinsi mcp",
        ),
        *("indeks provinsi", "nilai nasional tahun 2024"),
    ],
)
def test_extremes_and_figures_of_a_province_are_no_figures_of_regions(said):
    assert other_version_in(said)


@pytest.mark.parametrize(
    "said",
    [
        *("daerah dengan nilai mcp tertinggi", "10 kabupaten kota spi tertinggi", "peraih skor tertinggi"),
        *("nilai mcp provinsi jawa timur", "nilai provinsi jawa timur", "hasil spi nasional 2024"),
    ],
)
def test_lists_of_regions_with_extremes_or_in_a_province_are_ordinary(said):
    assert not other_version_in(said)


@pytest.mark.parametrize(("aside", "counts"), [("hasil qa", False), ("tertinggi", False), ("hasil qa bpkp", True)])
def test_a_check_in_a_bracket_counts_where_its_agency_stands_beside(aside, counts):
    assert bool(other_version_aside(aside)) is not counts
