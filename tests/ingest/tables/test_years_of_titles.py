"""The year of a title counts, also behind a number; that of a day, meeting, letter or publication does not."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TWO = [["Kota Blitar", 70], ["Kota Batu", 72]]


def years(ingested):
    return {seen.year for seen in ingested.observations}


@pytest.mark.parametrize(
    "title",
    [
        "Tabel 5 SPI 2023",
        "Tabel 12. Indeks SPI 2023",
        "Indeks SPI Semester 2 Tahun 2023",
        "Indeks SPI Triwulan 4 Tahun 2023",
        "SPI 38 Daerah 2023",
        "Level 3 SPI 2023",
        "Lampiran 2 Tahun 2023",
    ],
)
def test_a_number_before_the_year_of_a_title_makes_no_date(read, title):  # noqa: F811
    found = read("Data SPI 2024.xlsx", S=[[title], ["Pemda", "Indeks SPI"], *TWO])
    assert years(found) == {2023}


@pytest.mark.parametrize(
    "title",
    [
        "5 September 2023",
        "Blitar, 05-09-2023",
        "Diperbarui 2023-09-05",
        "5 Sept. 2023",
        "Jakarta, Maret 2025",
        "Maret 2025",
        "Rapat Koordinasi Pemberantasan Korupsi Tahun 2025",
        "Rakor MCP dan SPI 2025",
        "Dirilis KPK tahun 2025",
        "Diumumkan pada 2025",
        "Berdasarkan Keputusan KPK 123 Tahun 2025",
        "Surat KPK Nomor B/123 Tahun 2025",
        "Peraturan Bupati Tahun 2025",
        "Data yang diterima tahun 2025",
        "Bahan penyusunan RKPD 2026",
        "Bahan Sosialisasi Tahun 2025",
    ],
)
def test_another_year_decides_where_a_title_holds_that_of_an_occasion(read, title):  # noqa: F811
    rows = [["Hasil SPI"], [title], ["Pemda", "Indeks"], *TWO]
    assert years(read("SPI 2024.xlsx", S=rows)) == {2024}


@pytest.mark.parametrize("name", ["Bahan Rakor Maret 2025.xlsx", "Rilis 2025.xlsx", "Surat KPK 2025-03-04.xlsx"])
def test_a_file_named_after_an_occasion_alone_gives_no_year(read, name):  # noqa: F811
    found = read(name, S=[["Hasil SPI"], ["Pemda", "Indeks"], *TWO])
    assert years(found) == set()
    assert set(faults(found)) == {"missing_year"}


@pytest.mark.parametrize(
    "title",
    [
        "Pengumuman Hasil SPI 2024",
        "Rilis SPI 2024",
        "Bahan Rapat: Hasil SPI Tahun 2024",
        "Surat KPK tentang Indeks SPI 2024",
        "Hasil SPI 2024, dirilis Januari 2025",
        "Indeks SPI 2024 (Rakor 2025)",
    ],
)
def test_the_year_of_results_counts_behind_a_word_for_an_occasion(read, title):  # noqa: F811
    assert years(read("SPI.xlsx", S=[[title], ["Pemda", "Indeks"], *TWO])) == {2024}


def test_an_opinion_received_in_a_year_is_not_of_that_year(read):  # noqa: F811
    rows = [["Opini BPK atas LKPD yang diterima tahun 2025"], ["Pemda", "Opini"], ["Kota Blitar", "WTP"]]
    assert faults(read("Opini.xlsx", S=rows)) == ["missing_year"]


@pytest.mark.parametrize(
    "title",
    [
        *("Nilai MCP dibanding tahun 2023", "Nilai MCP sejak 2023", "Nilai MCP vs 2023", "Nilai MCP pasca 2023"),
        *("Nilai MCP HUT RI 2023", "Nilai MCP pasca Pemilu 2023", "Nilai MCP menjelang Pilgub 2023"),
    ],
)
def test_a_year_of_comparison_or_of_another_event_is_not_that_of_figures(read, title):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Pemda", "Nilai MCP"], *TWO])
    assert (years(found), set(faults(found))) == (set(), {"missing_year"})
