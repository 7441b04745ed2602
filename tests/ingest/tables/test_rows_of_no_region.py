"""A filled figure cell whose row has no known region is a finding, and so is a sheet that gives nothing at all."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


@pytest.mark.parametrize("name", ["Kab. Sofifi", "RSUD Ngudi Waluyo"])
@pytest.mark.parametrize(
    ("title", "heading", "figure", "written"),
    [
        ("SPI 2024", "Indeks", 70, "71 (naik)"),
        ("SPI 2024", "Indeks", 70, "72*"),
        ("SPI 2024", "Indeks", 70, "71,5 poin"),
        ("SPI 2024", "Indeks", 70, "71,5 (2023)"),
        ("SPI 2024", "Indeks", 70, "\u00b1 71,5"),
        ("SPI 2024", "Indeks", 70, "(71.5)"),
        ("Opini BPK LKPD 2024", "Opini", "WTP", "WTP ke-9"),
        ("Opini BPK LKPD 2024", "Opini", "WTP", "WTP (5x)"),
    ],
)
def test_a_figure_with_a_remark_beside_an_unknown_name_is_a_finding(read, name, title, heading, figure, written):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Pemda", heading], ["Kota Blitar", figure], [name, written]])
    assert len(figures(found)) == 1
    assert faults(found) == ["unknown_region"]


@pytest.mark.parametrize("written", ["71,5 (2023)", "~71,5", "71,5"])
@pytest.mark.parametrize("name", [None, "Catatan"])
def test_so_is_one_beside_no_name(read, name, written):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar", 70], [name, written]])
    assert len(figures(found)) == 1
    assert faults(found) == ["unknown_region" if name else "row_without_region"]


@pytest.mark.parametrize("written", ["81-100", "> 75", "1. lihat lampiran", "12 Agustus 2024", "19700101 199503 1 001"])
def test_a_range_a_date_or_a_number_of_staff_is_no_figure(read, written):  # noqa: F811
    rows = [["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar", 70], ["Tinggi sekali", written]]
    assert faults(read("a.xlsx", Sheet1=rows)) == []


@pytest.mark.parametrize("name", ["Maks", "Minimal", "Maksimal", "Std. Dev", "Simpangan Baku"])
def test_a_statistic_of_all_rows_is_a_row_of_totals(read, name):  # noqa: F811
    found = read(
        "a.xlsx", Sheet1=[["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar", 70], ["Kota Batu", 71], [name, 71]]
    )
    assert [value for *_, value in figures(found)] == [70, 71]
    assert faults(found) == []


def test_several_regions_in_one_cell_are_named(read):  # noqa: F811
    rows = [["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar\nKota Batu", "70\n71"], ["Kota Madiun", 72]]
    found = read("a.xlsx", Sheet1=rows)
    assert [value for *_, value in figures(found)] == [72]
    assert faults(found) == ["several_regions"]


@pytest.mark.parametrize(
    ("title", "heading", "sections"),
    [
        ("Zona Kepatuhan Ombudsman 2024", "Zona", ["ZONA HIJAU", "ZONA KUNING"]),
        ("Opini BPK LKPD 2024", "Opini", ["WTP", "WDP"]),
    ],
)
def test_a_sheet_without_any_figure_says_so(read, title, heading, sections):  # noqa: F811
    rows = [["I", sections[0], None], [1, "Kota Blitar", None], ["II", sections[1], None], [1, "Kota Batu", None]]
    found = read("a.xlsx", Sheet1=[[title], ["No", "Pemda", heading], *rows])
    assert figures(found) == []
    assert [finding.rule for finding in found.findings] == ["sheet_without_figures"]


def test_an_empty_form_says_nothing(read):  # noqa: F811
    assert read("a.xlsx", Sheet1=[["SPI 2024"], ["Pemda", "Indeks SPI"]]).findings == []


@pytest.mark.parametrize("units", [["Indeks", "Persen"], ["(0-100)", "(%)"], [None, "%"]])
def test_a_unit_below_a_heading_hides_no_figure(read, units):  # noqa: F811
    rows = [["SPI dan MCP 2024"], ["Pemda", "Indeks SPI", "Nilai MCP"], [None, *units], ["Kota Blitar", 70, 80]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Batu", 71, 82]])
    assert [(name, value) for name, *_, value in figures(found)] == [("spi", 70), ("mcp", 80), ("spi", 71), ("mcp", 82)]


def test_short_headings_of_a_recap_are_read_with_their_years(read):  # noqa: F811
    heads = ["Pemda", "SPI 2024", "MCP 2023", "Opini 2023", "Zona Ombudsman 2024", "Kepatuhan Ombudsman 2022"]
    found = read("a.xlsx", Sheet1=[heads, ["Kota Blitar", 70, 82, "WTP", "Hijau", 88.2]])
    assert {(name, year, value) for name, _, year, value in figures(found)} == {
        ("spi", 2024, 70),
        ("mcp", 2023, 82),
        ("opini_bpk", 2023, "WTP"),
        ("ombudsman", 2024, "hijau"),
        ("ombudsman", 2022, 88.2),
    }


def test_a_column_called_status_is_no_legal_status(read):  # noqa: F811
    rows = [["MCP 2024"], ["Pemda", "Nilai MCP", "Status"], ["Kota Blitar", 70, "Ada"], ["Kota Batu", 71, "Tidak"]]
    assert {name for name, *_ in figures(read("a.xlsx", Sheet1=rows))} == {"mcp"}


@pytest.mark.parametrize(
    "agency",
    [
        "Kementerian Keuangan",
        "Mahkamah Agung",
        "Badan Pusat Statistik",
        "Lembaga Administrasi Negara",
        "Kejaksaan Agung",
    ],
)
def test_ministries_in_a_list_of_all_agencies_are_left_out_with_one_note(read, agency):  # noqa: F811
    rows = [[agency, 4.2], ["Kementerian Agama", 3.9], ["Pemerintah Kota Blitar", 3.6]]
    found = read("a.xlsx", S=[["Hasil Evaluasi SPBE 2024"], ["Nama Instansi", "Indeks"], *rows])
    assert [seen.region for seen in found.observations] == ["35.72"]
    assert [(each.rule, each.details) for each in found.findings] == [("rows_of_agencies", {"rows": "2"})]


@pytest.mark.parametrize("name", ["Kota Blitr", "Badan Pendapatan Daerah", "Dinas Kesehatan"])
def test_a_misspelt_region_or_an_office_is_still_asked_back(read, name):  # noqa: F811
    rows = [[name, 4.2], ["Kota Blitar", 3.6]]
    found = read("a.xlsx", S=[["Hasil Evaluasi SPBE 2024"], ["Nama Instansi", "Indeks"], *rows])
    assert "unknown_region" in faults(found)
