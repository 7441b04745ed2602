"""Figures of the MCP read before the end of a year are interim, wherever the month, quarter or day is named."""

import datetime

import openpyxl
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions
from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture

TWO = [["Kota Blitar", 60], ["Kota Batu", 61]]


def told(ingested):
    return [(seen.year, seen.status) for seen in ingested.observations]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("MCP.xlsx", "Capaian MCP Oktober 2024"),
        ("MCP.xlsx", "Capaian MCP Bulan Oktober Tahun 2024"),
        ("MCP September 2024.xlsx", "Capaian"),
        ("MCP_Sept_2024.xlsx", "Capaian"),
        ("MCP per 30 Sept 2024.xlsx", "Capaian"),
        ("MCP.xlsx", "Posisi 30/09/2024"),
        ("MCP.xlsx", "Posisi 30-IX-2024"),
        ("MCP.xlsx", "Capaian MCP per 30 IX 2024"),
        ("MCP.xlsx", "Data s.d. 30/VI/2024"),
        ("MCP 2024 TW3.xlsx", "Capaian"),
        ("MCP 2024.xlsx", "Trw. III"),
        ("MCP 2024.xlsx", "Smt 1"),
        ("MCP 2024.xlsx", "Data ditarik 30 September 2024"),
        ("MCP 2024.xlsx", "Blitar, 30 Agt 2024"),
        ("MCP 2024.xlsx", "Data 20240930"),
        ("MCP 2024.xlsx", "MCP s.d. Nop"),
        ("MCP 2024.xlsx", "Tahun berjalan"),
        ("MCP 2024.xlsx", "Proses verifikasi"),
    ],
)
def test_a_time_before_the_end_of_the_year_in_a_title_or_name(read, name, title):  # noqa: F811
    found = read(name, S=[[title], ["Pemda", "Nilai MCP"], *TWO])
    assert told(found) == [(2024, "interim")] * 2


@pytest.mark.parametrize("sheet", ["TW3", "September", "Okt 2024", "Triwulan II"])
def test_a_time_before_the_end_of_the_year_in_the_name_of_a_sheet(tmp_path, sheet):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in [["Pemda", "Nilai MCP"], *TWO]:
        book.active.append(row)
    book.save(tmp_path / "MCP 2024.xlsx")
    assert told(ingest(tmp_path, regions.official())) == [(2024, "interim")] * 2


@pytest.mark.parametrize(
    "title",
    [
        "MCP Januari s.d. Desember 2024",
        "MCP 2024 posisi 31 Desember 2024",
        "MCP 2024 (diunduh 5 Maret 2025)",
        "MCP Semester 2 Tahun 2024",
        "MCP 2024 menurut Peraturan Nomor 5 tanggal 3 Mei 2024",
        "MCP 2024 Kabupaten Agam",
    ],
)
def test_a_time_at_the_end_of_the_year_or_after_it_leaves_figures_final(read, title):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Pemda", "Nilai"], *TWO])
    assert told(found) == [(2024, "final")] * 2


def test_a_month_without_a_year_makes_the_latest_of_several_years_interim(read):  # noqa: F811
    found = read("a.xlsx", S=[["MCP s.d. Oktober"], ["Pemda", 2023, 2024], ["Kota Blitar", 80, 50]])
    assert told(found) == [(2023, "final"), (2024, "interim")]


@pytest.mark.parametrize("heading", ["Tanggal Data", "Posisi Data", "Periode", "Update", "Keterangan", "Tahun"])
@pytest.mark.parametrize(
    "said", [datetime.datetime(2024, 9, 30), "30 September 2024", "30/09/2024", "s.d. TW III 2024"]
)
def test_a_column_may_hold_the_time_at_which_a_figure_was_read(read, heading, said):  # noqa: F811
    rows = [["MCP 2024"], ["Pemda", heading, "Nilai MCP"], ["Kota Blitar", said, 60]]
    assert told(read("a.xlsx", S=rows)) == [(2024, "interim")]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Tanggal SK", datetime.datetime(2024, 3, 1)),
        ("Tanggal Data", datetime.datetime(2025, 3, 1)),
        ("Posisi", "31 Desember 2024"),
        ("Keterangan", "Dirilis Maret"),
        ("Keterangan", "TW IV"),
    ],
)
def test_a_date_after_the_year_or_of_something_else_leaves_the_figure_final(read, heading, said):  # noqa: F811
    rows = [["MCP 2024"], ["Pemda", heading, "Nilai MCP"], ["Kota Blitar", said, 60]]
    assert told(read("a.xlsx", S=rows)) == [(2024, "final")]


@pytest.mark.parametrize("aside", ["berjalan", "proses verifikasi", "s.d. Sept", "TW III"])
def test_a_bracket_behind_the_year_of_a_heading(read, aside):  # noqa: F811
    found = read("a.xlsx", S=[["MCP"], ["Pemda", "2023", f"2024 ({aside})"], ["Kota Blitar", 80, 50]])
    assert told(found) == [(2023, "final"), (2024, "interim")]


@pytest.mark.parametrize(
    "note",
    ["Catatan: angka per 30 September 2024, belum final", "Keterangan: data sementara", "Sumber: jaga.id, 5 Mei 2024"],
)
def test_a_note_below_speaks_of_all_figures(read, note):  # noqa: F811
    found = read("a.xlsx", S=[["MCP 2024"], ["Pemda", "Nilai"], *TWO, [], [note], ["Blitar"], ["Kepala Dinas"]])
    assert told(found) == [(2024, "interim")] * 2


def test_a_note_on_what_holds_of_interim_figures_makes_none_of_them_interim(read):  # noqa: F811
    note = "Catatan: angka sementara dapat berubah setelah verifikasi."
    found = read("a.xlsx", S=[["MCP 2024"], ["Pemda", "Nilai"], *TWO, [note]])
    assert told(found) == [(2024, "final")] * 2


def test_a_legend_below_speaks_of_no_figure(read):  # noqa: F811
    found = read("a.xlsx", S=[["MCP 2024"], ["Pemda", "Nilai"], *TWO, ["Keterangan: S = sementara"]])
    assert told(found) == [(2024, "final")] * 2


@pytest.mark.parametrize(
    "said", ["per September", "s.d. TW III", "Posisi 30/9/2024", "belum diverifikasi", "angka sementara KPK"]
)
def test_a_remark_may_name_the_time(read, said):  # noqa: F811
    rows = [["MCP 2024"], ["Pemda", "Nilai", "Keterangan"], ["Kota Blitar", 70, said], ["Kota Batu", 72, None]]
    assert told(read("a.xlsx", S=rows)) == [(2024, "interim"), (2024, "final")]


def test_a_title_of_figures_not_yet_verified_gives_no_final_ones(read):  # noqa: F811
    found = read("MCP 2024.xlsx", S=[["Belum diverifikasi"], ["Pemda", "Nilai MCP"], *TWO])
    assert "final" not in {status for _, status in told(found)}
    assert found.observations or found.findings


@pytest.mark.parametrize(
    ("when", "status"),
    [
        *(("Triwulan IV", "final"), ("Triwulan ke-4", "final"), ("Kuartal 4", "final"), ("Triwulan keempat", "final")),
        *(("TW I s.d. IV", "final"), ("Triwulan I - IV", "final"), ("Semester I dan II", "final"), ("Q4", "final")),
        *(("Triwulan III", "interim"), ("Triwulan I s.d. III", "interim"), ("Kuartal 2", "interim")),
        ("Triwulan", "interim"),
    ],
)
def test_the_last_quarter_is_the_whole_year_however_it_is_written(read, when, status):  # noqa: F811
    found = read("a.xlsx", S=[[f"Nilai MCP {when} Tahun 2024"], ["Pemda", "Nilai"], *TWO])
    assert {label for _, label in told(found)} == {status}


@pytest.mark.parametrize(
    "note",
    [
        *("Data per 30 September 2024", "Posisi Agustus 2024", "Status: Mei 2024", "Kondisi triwulan 3"),
        *(
            "Belum diumumkan resmi",
            "Menunggu penetapan KPK",
            "Angka masih dapat berubah",
            "Data diambil 30 Juni 2024",
            "Angka belum dipublikasikan",
            "*) masih sementara",
        ),
    ],
)
def test_a_line_below_says_when_or_that_figures_are_not_out(read, note):  # noqa: F811
    found = read("a.xlsx", S=[["MCP 2024"], ["Pemda", "Nilai"], *TWO, [], [note]])
    assert {label for _, label in told(found)} == {"interim"}


@pytest.mark.parametrize(
    "note",
    [
        "Blitar, 30 Juni 2024",
        "Data SPI 2025 belum dirilis",
        "Sementara itu, Kota Malang menyusul",
        "Data per 31 Desember 2024",
    ],
)
def test_other_lines_below_leave_figures_final(read, note):  # noqa: F811
    found = read("a.xlsx", S=[["MCP 2024"], ["Pemda", "Nilai"], *TWO, [], [note]])
    assert {label for _, label in told(found)} == {"final"}


@pytest.mark.parametrize(
    "note",
    [
        "Catatan: angka tahun 2022",
        "Ket: hasil 2023",
        "*) nilai periode sebelumnya",
        "Nilai di atas tahun 2023",
        "Data lama",
    ],
)
def test_a_note_below_of_another_year_is_asked_back(read, note):  # noqa: F811
    assert told(read("a.xlsx", S=[["MCP 2024"], ["Pemda", "Nilai"], *TWO, [], [note]])) == []
