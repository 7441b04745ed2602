"""Tables as agencies lay them out: the same figures, each under the name of the cell it stands in."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

BLITAR, BATU, MALANG = "35.72", "35.79", "35.73"


@pytest.fixture
def read(tmp_path):
    """Writes one workbook from {sheet: rows}, with merged ranges and a hook for the rest, and ingests it."""

    def write_and_read(*sheets, merged=(), file="data.xlsx", change=None):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for number, rows in enumerate(sheets, 1):
            sheet = workbook.create_sheet(f"Lembar {number}")
            for row in rows:
                sheet.append(row)
            for area in merged:
                sheet.merge_cells(area)
        if change:
            change(workbook)
        workbook.save(tmp_path / file)
        ingested = ingest(tmp_path, regions.official(), indicators=[f"i{number:02d}" for number in range(1, 20)])
        assert unclosed_accounts(accounts_frame(ingested.accounts)) == []
        return ingested

    return write_and_read


def figures(ingested):
    return [
        (seen.region, f"{seen.instrument}.{seen.item}", seen.year, seen.value if seen.label is None else seen.label)
        for seen in ingested.observations
    ]


def cells(ingested):
    return [seen.cell for seen in ingested.observations]


def rules(ingested):
    return [(finding.rule, finding.cell) for finding in ingested.findings]


@pytest.mark.parametrize("merged", [("C3:D3", "A3:A4", "B3:B4"), ()], ids=["merged", "merge lost"])
def test_a_header_of_two_rows_gives_years_below_the_name_of_the_figure(read, merged):
    ingested = read(
        [
            ["Hasil Survei Penilaian Integritas"],
            [],
            ["Kode Wilayah", "Kabupaten/Kota", "Indeks SPI", None, "Keterangan"],
            [None, None, 2023, "2024"],
            [BLITAR, "Kota Blitar", 75.1, 77.1, "x"],
            [BATU, "Kota Batu", 74, 76],
        ],
        merged=merged,
    )
    assert figures(ingested) == [
        (BLITAR, "spi.total", 2023, 75.1),
        (BLITAR, "spi.total", 2024, 77.1),
        (BATU, "spi.total", 2023, 74),
        (BATU, "spi.total", 2024, 76),
    ]
    assert cells(ingested) == ["C5", "D5", "C6", "D6"]
    assert rules(ingested) == []


def test_a_header_of_three_rows_with_several_figures_a_year(read):
    ingested = read(
        [
            ["Kepatuhan Standar Pelayanan Publik, Ombudsman RI"],
            ["No", "Pemerintah Daerah", "Hasil Penilaian", None, None, None],
            [None, None, "Tahun 2022", None, "Tahun 2023", None],
            [None, None, "Nilai", "Kategori", "Nilai", "Kategori"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "Kota Blitar", 80.5, "B", 98.19, "A"],
        ],
        merged=("C2:F2", "C3:D3", "E3:F3", "A2:A4", "B2:B4"),
    )
    assert figures(ingested) == [
        (BLITAR, "ombudsman.nilai", 2022, 80.5),
        (BLITAR, "ombudsman.kategori", 2022, "B"),
        (BLITAR, "ombudsman.nilai", 2023, 98.19),
        (BLITAR, "ombudsman.kategori", 2023, "A"),
    ]
    assert rules(ingested) == []


def test_regions_may_stand_in_columns(read):
    ingested = read(
        [
            ["Indeks SPI Pemerintah Daerah"],
            [],
            ["Tahun", "Kota Blitar", "Kota Batu", "Kab. Blitar"],
            [2022, 71.5, 72, "-"],
            [2023, 75.1, 74, 70.2],
        ]
    )
    assert sorted(figures(ingested)) == [
        ("35.05", "spi.total", 2023, 70.2),
        (BLITAR, "spi.total", 2022, 71.5),
        (BLITAR, "spi.total", 2023, 75.1),
        (BATU, "spi.total", 2022, 72),
        (BATU, "spi.total", 2023, 74),
    ]
    assert {seen.cell for seen in ingested.observations if seen.region == BLITAR} == {"B4", "B5"}
    assert [(mark.cell, mark.written) for mark in ingested.missing] == [("D4", "-")]
    assert rules(ingested) == []


def test_several_instruments_may_stand_in_one_table(read):
    ingested = read(
        [
            ["Rekapitulasi capaian"],
            ["Kabupaten/Kota", "Nilai MCP 2024", "Indeks SPI 2024", "Opini BPK 2023"],
            ["Kota Blitar", 97.98, 77.1, "Wajar Tanpa Pengecualian"],
        ]
    )
    assert figures(ingested) == [
        (BLITAR, "mcp.total", 2024, 97.98),
        (BLITAR, "spi.total", 2024, 77.1),
        (BLITAR, "opini_bpk.opini", 2023, "WTP"),
    ]


def test_several_tables_may_stand_below_one_another(read):
    ingested = read(
        [
            ["Indeks SPI Tahun 2023"],
            ["Kabupaten/Kota", "Indeks SPI"],
            ["Kota Blitar", 75.1],
            [],
            ["Indeks SPBE Tahun 2024"],
            ["Kabupaten/Kota", "Indeks SPBE"],
            ["Kota Batu", 3.21],
        ]
    )
    assert figures(ingested) == [(BLITAR, "spi.total", 2023, 75.1), (BATU, "spbe.total", 2024, 3.21)]
    assert cells(ingested) == ["B3", "B7"]
    assert rules(ingested) == []


def test_tables_may_stand_side_by_side(read):
    ingested = read(
        [
            ["Indeks SPI 2024"],
            ["No", "Kabupaten/Kota", "Indeks SPI", None, "No", "Kabupaten/Kota", "Indeks SPI"],
            [1, "Kota Blitar", 77.1, None, 3, "Kota Malang", 78],
            [2, "Kota Batu", 76],
        ]
    )
    assert figures(ingested) == [
        (BLITAR, "spi.total", 2024, 77.1),
        (BATU, "spi.total", 2024, 76),
        (MALANG, "spi.total", 2024, 78),
    ]
    assert rules(ingested) == []


def test_sheets_of_one_file_are_read_each_for_itself(read):
    ingested = read(
        [["Indeks SPI 2023"], ["Kabupaten/Kota", "Indeks SPI"], ["Kota Blitar", 75.1]],
        [["Indeks SPI 2024"], ["Kabupaten/Kota", "Indeks SPI"], ["Kota Blitar", 77.1]],
        [["Daftar hadir"], ["Nama", "Jabatan"], ["A", "B"]],
    )
    assert figures(ingested) == [(BLITAR, "spi.total", 2023, 75.1), (BLITAR, "spi.total", 2024, 77.1)]
    assert [finding.rule for finding in ingested.findings] == ["unknown_sheet"]


@pytest.mark.parametrize("merged", [("A3:A4", "B3:B4"), ()], ids=["merged", "merge lost"])
def test_the_key_may_stand_in_the_first_of_several_rows(read, merged):
    ingested = read(
        [
            ["Indeks SPI"],
            ["Kode Wilayah", "Pemerintah Daerah", "Tahun", "Indeks SPI"],
            [BLITAR, "Kota Blitar", 2023, 75.1],
            [None, None, 2024, 77.1],
            [BATU, "Kota Batu", 2023, 74],
        ],
        merged=merged,
    )
    assert figures(ingested) == [
        (BLITAR, "spi.total", 2023, 75.1),
        (BLITAR, "spi.total", 2024, 77.1),
        (BATU, "spi.total", 2023, 74),
    ]


def test_a_row_without_a_key_that_repeats_a_year_belongs_to_nobody(read):
    ingested = read(
        [
            ["Indeks SPI"],
            ["Pemerintah Daerah", "Tahun", "Indeks SPI"],
            ["Kota Blitar", 2023, 75.1],
            [None, 2023, 77.1],
            ["Kota Batu", 2023, 74],
        ]
    )
    assert [seen.cell for seen in ingested.observations] == ["C3", "C5"]
    assert rules(ingested) == [("row_without_region", "A4")]


def test_a_year_may_stand_once_for_all_rows_below_it(read):
    ingested = read(
        [
            ["Indeks SPI"],
            ["Tahun", "Pemerintah Daerah", "Indeks SPI"],
            [2023, "Kota Blitar", 75.1],
            [None, "Kota Batu", 74],
            [None, "Kota Malang", 73],
            [2024, "Kota Blitar", 77.1],
            [None, "Kota Batu", 76],
            [None, "Kota Malang", 78],
        ]
    )
    assert [(seen.region, seen.year) for seen in ingested.observations] == [
        (BLITAR, 2023), (BATU, 2023), (MALANG, 2023), (BLITAR, 2024), (BATU, 2024), (MALANG, 2024),
    ]  # fmt: skip


def test_provinces_totals_footnotes_and_signatures_are_no_regions(read):
    ingested = read(
        [
            ["Indeks SPI Tahun 2024"],
            ["No", "Nama Pemda se-Indonesia", "Indeks SPI"],
            ["I", "PROVINSI JAWA BARAT"],
            [1, "Banjar", 70],
            ["II", "PROVINSI KALIMANTAN SELATAN"],
            [1, "Banjar", 71],
            [None, "Rata-rata", 70.5],
            ["Nasional", None, 71.53],
            ["*) angka sementara"],
            [None, None, "Jakarta, 12 Januari 2025"],
            [None, None, "Kepala Direktorat"],
        ]
    )
    assert figures(ingested) == [("32.79", "spi.total", 2024, 70), ("63.03", "spi.total", 2024, 71)]
    assert rules(ingested) == []


def test_a_header_repeated_on_every_page_is_no_row(read):
    header = ["Pemerintah Daerah", "Tahun", "Indeks SPI"]
    ingested = read(
        [["Indeks SPI"], header, ["Kota Blitar", 2024, 77.1], header, ["Kota Batu", 2024, 76]],
    )
    assert [seen.region for seen in ingested.observations] == [BLITAR, BATU]
    assert rules(ingested) == []


def test_blank_rows_and_columns_inside_a_table_do_no_harm(read):
    ingested = read(
        [
            [],
            [None, "Indeks SPI"],
            [],
            [None, "Pemerintah Daerah", None, "Tahun", None, "Indeks SPI"],
            [],
            [None, "Kota Blitar", None, 2024, None, 77.1],
            [],
            [None, "Kota Batu", None, 2024, None, 76],
        ]
    )
    assert cells(ingested) == ["F6", "F8"]


def test_hidden_rows_and_sheets_are_read_and_said(read):
    def hide(workbook):
        workbook["Lembar 1"].row_dimensions[3].hidden = True
        workbook["Lembar 2"].sheet_state = "hidden"

    rows = [["Indeks SPI 2024"], ["Kabupaten/Kota", "Indeks SPI"], ["Kota Blitar", 77.1]]
    others = [["Indeks SPBE 2024"], ["Kabupaten/Kota", "Indeks SPBE"], ["Kota Blitar", 3.2]]
    ingested = read(rows, others, change=hide)
    assert len(ingested.observations) == 2
    assert sorted(finding.rule for finding in ingested.findings) == ["hidden_rows", "hidden_sheet"]


def test_a_title_in_a_regulation_or_on_a_day_gives_no_year(read):
    ingested = read(
        [
            ["Indeks SPBE menurut Peraturan Presiden Nomor 95 Tahun 2018, dicetak 12 Januari 2026"],
            ["Kabupaten/Kota", "Indeks SPBE"],
            ["Kota Blitar", 3.2],
        ]
    )
    assert not ingested.observations
    assert [finding.rule for finding in ingested.findings] == ["missing_year"]


def test_codes_of_the_statistics_office_are_told_by_the_names_beside_them(read):
    listed = [region for region in regions.official() if region.bps_code and region.province_code == "11"][:6]
    rows = [[region.bps_code, region.name, 2024, 70 + number] for number, region in enumerate(listed)]
    ingested = read([["Indeks SPI"], ["Kode", "Kabupaten/Kota", "Tahun", "Indeks SPI"], *rows])
    assert [seen.region for seen in ingested.observations] == [region.code for region in listed]


def test_a_bare_code_that_two_lists_read_differently_is_asked_back(read):
    ingested = read([["Indeks SPI"], ["Kode", "Tahun", "Indeks SPI"], [1101, 2024, 70], ["35.72", 2024, 77.1]])
    assert rules(ingested) == [("ambiguous_code", "A3")]
    assert [seen.region for seen in ingested.observations] == [BLITAR]


def test_sections_of_kabupaten_and_kota_tell_equal_names_apart(read):
    ingested = read(
        [
            ["Indeks SPBE Kabupaten/Kota di Provinsi Jawa Timur, 2023"],
            ["Kabupaten/Kota", "Indeks SPBE"],
            ["Kabupaten/Regency"],
            ["5. Blitar", "2,90"],
            ["Kota/Municipality"],
            ["72. Blitar", "3,20"],
        ]
    )
    assert figures(ingested) == [("35.05", "spbe.total", 2023, 2.9), (BLITAR, "spbe.total", 2023, 3.2)]
    assert rules(ingested) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Uraian", 2022, 2023], ["Nilai MCP", 90, 91], ["Opini BPK", "WTP", "WDP"]],
        [["Tahun", "Nilai MCP", "Opini BPK"], [2022, 90, "WTP"], [2023, 91, "WDP"]],
    ],
    ids=["years in columns", "years in rows"],
)
def test_a_table_of_one_region_belongs_to_the_region_in_its_title(read, rows):
    ingested = read([["Capaian Pemerintah Kota Blitar Tahun 2022-2023"], [], *rows])
    assert sorted(figures(ingested), key=str) == sorted(
        [
            (BLITAR, "mcp.total", 2022, 90),
            (BLITAR, "mcp.total", 2023, 91),
            (BLITAR, "opini_bpk.opini", 2022, "WTP"),
            (BLITAR, "opini_bpk.opini", 2023, "WDP"),
        ],
        key=str,
    )


def test_a_table_without_keys_in_a_title_of_two_regions_is_not_guessed(read):
    rows = [["Capaian Kota Blitar dan Kota Batu"], [], ["Tahun", "Nilai MCP"], [2022, 90]]
    ingested = read(rows)
    assert not ingested.observations
    assert rules(ingested)


def test_years_above_and_names_below_make_one_header(read):
    ingested = read(
        [
            ["Capaian MCP Pemda se-Provinsi Jawa Timur"],
            ["NO", "NAMA PEMERINTAH DAERAH", "TAHUN 2022", None, "TAHUN 2023", None],
            [None, None, "NILAI", "PERINGKAT", "NILAI", "PERINGKAT"],
            [1, "KOTA BLITAR", 90.1, 1, 97.98, 1],
        ]
    )
    assert figures(ingested) == [(BLITAR, "mcp.total", 2022, 90.1), (BLITAR, "mcp.total", 2023, 97.98)]
    assert rules(ingested) == [("unknown_column", "D3"), ("unknown_column", "F3")]


def test_a_sign_of_percent_is_heading_enough_where_one_figure_is_a_percentage(read):
    ingested = read(
        [
            ["Kepatuhan LHKPN 2024"],
            ["Instansi", "Wajib Lapor", "Sudah Lapor", "%"],
            ["Pemerintah Kota Blitar", 100, 98, 0.98],
            ["Pemerintah Kabupaten Blitar", 300, 300, 1],
        ]
    )
    assert figures(ingested) == [(BLITAR, "lhkpn.kepatuhan", 2024, 98), ("35.05", "lhkpn.kepatuhan", 2024, 100)]


def test_a_legend_below_the_table_is_a_note(read):
    ingested = read(
        [
            ["Indeks SPI Tahun 2024"],
            ["Kab/Kota", "Indeks SPI"],
            ["Kota Blitar", "77,1"],
            [],
            ["Kategori", "Rentang"],
            ["Rentan", "0-72,9"],
        ]
    )
    assert figures(ingested) == [(BLITAR, "spi.total", 2024, 77.1)]
    assert rules(ingested) == []


def test_a_heading_that_says_kabupaten_tells_equal_names_apart(read):
    rows = [["Indeks SPI 2024"], ["No", "Kabupaten", "Indeks SPI"], [1, "Blitar", 70], [2, "Kediri", 71]]
    assert [seen.region for seen in read(rows).observations] == ["35.05", "35.06"]
