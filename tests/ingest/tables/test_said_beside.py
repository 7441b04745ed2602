"""What a row, a bracket or a group says beside a figure is heard: interim, a target, a part, another year or thing."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures

TWO = ["Kota Blitar", "Kota Batu"]


def rows(head, *below):
    return [head, *([name, *own] for name, own in zip(TWO, below, strict=True))]


def statuses(ingested):
    return [seen.status for seen in ingested.observations]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Hasil SPI 2024", "Indeks SPI (Target RPJMD)"),
        ("SPIP 2024", "Nilai Maturitas SPIP (Penilaian Mandiri)"),
        ("SAKIP 2024", "Nilai SAKIP (Evaluasi Internal Inspektorat)"),
        ("LHKPN 2024", "Kepatuhan LHKPN [DPRD]"),
        ("Nilai MCP 2024", "Nilai (Proyeksi)"),
    ],
)
def test_a_bracket_in_the_heading_may_say_that_it_is_no_final_figure(read, title, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *rows(["Pemda", heading], [3.5], [3.6])])
    assert figures(found) == []
    assert "other_quantity" in [finding.rule for finding in found.findings]


@pytest.mark.parametrize(
    "heading", ["Nilai MCP (0-100)", "Nilai MCP (%)", "Nilai MCP (hasil verifikasi)", "Nilai MCP*"]
)
def test_a_bracket_that_says_nothing_of_the_quantity_blocks_nothing(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP 2024"], *rows(["Pemda", heading], [71], [72])])
    assert [(item, value) for _, item, _, value in figures(found)] == [("total", 71), ("total", 72)]


@pytest.mark.parametrize(
    "heading", ["Nilai MCP (per 30 September)", "Nilai MCP (s.d. Agustus)", "2024 (s.d. September)"]
)
def test_a_day_before_december_in_the_heading_makes_figures_interim(read, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Nilai MCP 2024"], *rows(["Pemda", heading], [71], [72])])
    assert statuses(found) == ["interim", "interim"]


@pytest.mark.parametrize(
    ("heading", "said", "expected"),
    [
        ("Ket", "angka sementara", "interim"),
        ("Keterangan", "Belum Final", "interim"),
        ("Status", "Sementara", "interim"),
        ("Bulan", "Juni", "interim"),
        ("Periode", "September 2024", "interim"),
        ("Periode", "Desember 2024", "final"),
        ("Ket", "sudah diverifikasi", "final"),
    ],
)
def test_a_remark_gives_its_figure_a_status(read, heading, said, expected):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP 2024"], *rows(["Pemda", "Nilai MCP", heading], [71, said], [72, None])])
    assert statuses(found) == [expected, "final"]


@pytest.mark.parametrize("said", ["target", "Proyeksi", "nilai tahun 2023", "angka 2022"])
def test_a_remark_of_another_quantity_or_year_is_a_finding_at_its_cell(read, said):  # noqa: F811
    found = read(
        "a.xlsx", Sheet1=[["MCP 2024"], *rows(["Pemda", "Nilai MCP", "Ket"], [71, said], [72, "nilai tahun 2024"])]
    )
    assert [value for *_, value in figures(found)] == [72]
    assert [finding.cell for finding in found.findings] == ["C3"]


def test_a_star_at_a_region_points_to_its_footnote(read):  # noqa: F811
    found = read(
        "a.xlsx",
        Sheet1=[["MCP 2024"], ["Pemda", "Nilai MCP"], ["Kota Blitar*", 71], ["Kota Batu", 72], ["*) angka sementara"]],
    )
    assert statuses(found) == ["interim", "final"]


@pytest.mark.parametrize(
    ("title", "heading", "said"),
    [
        ("SPI 2024", "Unit Kerja", "Dinas Kesehatan"),
        ("SPI 2024", "Dimensi", "Budaya Organisasi"),
        ("Kepatuhan LHKPN 2024", "Lembaga", "DPRD"),
        ("SPIP 2024", "Jenis Penilaian", "PM"),
        ("MCP 2024", "Triwulan", "II"),
        ("SAKIP 2024", "Perangkat Daerah", "Dinas Pendidikan"),
    ],
)
def test_a_figure_of_an_office_a_dimension_or_a_quarter_is_not_the_region_s(read, title, heading, said):  # noqa: F811
    measured = {"Lembaga": "Kepatuhan", "Perangkat Daerah": "Nilai SAKIP"}.get(heading, "Nilai")
    table = rows(["Pemda", heading, measured], [said, 3.1], [said, 3.2])
    found = read("a.xlsx", Sheet1=[[title], *table])
    assert figures(found) == []
    assert [(finding.rule, finding.cell) for finding in found.findings] == [("unknown_item", "B3")]


@pytest.mark.parametrize(
    ("groups", "below"),
    [
        (["Reformasi Birokrasi", "SAKIP"], ["Nilai", "Predikat"]),
        (["IDSD", "SAKIP"], ["Indeks", "Predikat"]),
    ],
)
def test_a_group_of_another_thing_gives_a_general_heading_no_figure(read, groups, below):  # noqa: F811
    table = [["Pemda", *groups], [None, *below], ["Kota Blitar", 80.1, "A"], ["Kota Batu", 81.2, "BB"]]
    found = read("a.xlsx", Sheet1=[["SAKIP 2024"], *table])
    assert {item for _, item, *_ in figures(found)} == {"predikat"}


@pytest.mark.parametrize(
    "title",
    [
        "DRAFT Indeks SPI 2024",
        "Perkiraan Nilai SPI 2024",
        "Estimasi Indeks SPI 2024",
        "Tindak Lanjut Rekomendasi SPI 2024",
        "SPI Pendidikan 2024",
    ],
)
def test_a_title_of_a_draft_an_estimate_or_another_survey_is_never_the_index(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *rows(["Pemda", "Indeks"], [71], [72])])
    assert figures(found) == []
    assert found.findings != []


@pytest.mark.parametrize(
    "title",
    [
        "Opini BPK atas LKPD berdasarkan LHP Tahun 2024",
        "Opini BPK atas LKPD, LHP BPK RI 2024",
        "Hasil Pemeriksaan BPK Semester I 2024 atas LKPD",
        "Hasil Pemeriksaan BPK Tahun 2024 atas LKPD",
        "Hasil Pemeriksaan Keuangan BPK RI pada Tahun 2024 atas LKPD",
        "Opini LKPD Tahun Pemeriksaan 2024",
        "Hasil audit BPK thn. 2024: opini LKPD",
    ],
)
def test_the_year_of_an_audit_report_is_not_the_fiscal_year(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *rows(["Pemda", "Opini"], ["WTP"], ["WDP"])])
    assert figures(found) == []
    assert {finding.rule for finding in found.findings} == {"missing_year"}


@pytest.mark.parametrize(
    "title",
    [
        "Hasil Pemeriksaan BPK atas LKPD Tahun 2023",
        "Hasil Pemeriksaan BPK TA 2023 atas LKPD",
        "Hasil Pemeriksaan BPK tahun 2024 atas LKPD tahun 2023",
    ],
)
def test_the_fiscal_year_beside_an_audit_counts(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], *rows(["Pemda", "Opini"], ["WTP"], ["WDP"])])
    assert {year for _, _, year, _ in figures(found)} == {2023}


def test_a_column_of_the_years_of_reports_is_not_the_year_of_figures(read):  # noqa: F811
    table = rows(["Pemda", "Tahun LHP", "Opini"], [2024, "WTP"], [2024, "WDP"])
    found = read("a.xlsx", Sheet1=[["Opini BPK atas LKPD Tahun 2023"], *table])
    assert {year for _, _, year, _ in figures(found)} == {2023}


def test_two_columns_of_years_that_differ_are_asked_back(read):  # noqa: F811
    table = rows(["Pemda", "Indeks", "Tahun Penilaian", "Tahun Data"], [70, 2024, 2023], [71, 2024, 2024])
    found = read("a.xlsx", Sheet1=[["SPI"], *table])
    assert [(year, value) for _, _, year, value in figures(found)] == [(2024, 71)]
    assert [(finding.rule, finding.cell) for finding in found.findings] == [("two_years", "C3")]
