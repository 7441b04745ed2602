"""A remark counts for every figure it stands for: of the row above (`idem`), of merged rows, and of a source."""

import openpyxl
import pytest

from antikorupsi.ingest import ingest
from helpers import regions
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

HEAD = ["Pemda", "Nilai MCP", "Ket"]


def statuses(ingested):
    return [seen.status for seen in ingested.observations]


@pytest.mark.parametrize("sign", ["idem", "Idem.", "sda", "s.d.a.", "dito", "sama", '"', "''", '-"-', "-//-", "\u3003"])
def test_idem_is_the_remark_of_the_row_above(read, sign):  # noqa: F811
    rows = [["Kota Blitar", 71.5, "angka sementara"], ["Kota Batu", 72.25, sign], ["Kota Kediri", 68.4, sign]]
    assert statuses(read("a.xlsx", Sheet1=[["MCP 2024"], HEAD, *rows])) == ["interim"] * 3
    rows[0][2] = "target"
    found = read("a.xlsx", Sheet1=[["MCP 2024"], HEAD, *rows, ["Kota Malang", 70, None]])
    assert [seen.region for seen in found.observations] == ["35.73"]
    assert [finding.cell for finding in found.findings] == ["C3", "C4", "C5"]


@pytest.mark.parametrize("first", [None, "KPK 2025"])
def test_idem_of_a_harmless_remark_refuses_nothing_and_of_none_is_asked_back(read, first):  # noqa: F811
    rows = [["Kota Blitar", 71.5, first], ["Kota Batu", 72.25, "idem"]]
    found = read("a.xlsx", Sheet1=[["MCP 2024"], HEAD, *rows])
    assert faults(found) == ([] if first else ["figure_corrected"])


@pytest.mark.parametrize("sign", ["idem", "s.d.a.", '"'])
def test_idem_in_the_first_row_is_asked_back(read, sign):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP 2024"], HEAD, ["Kota Blitar", 71.5, sign]])
    assert (found.observations, faults(found)) == ([], ["figure_corrected"])


@pytest.mark.parametrize("heading", ["Ket", "Status", "Penjelasan"])
def test_a_remark_in_merged_rows_is_that_of_each(tmp_path, heading):
    workbook = openpyxl.Workbook()
    for row in (
        ["MCP 2024"],
        ["Pemda", "Nilai MCP", heading],
        ["Kota Blitar", 71.5, "Sementara"],
        ["Kota Batu", 72.25],
    ):
        workbook.active.append(row)
    workbook.active.merge_cells("C3:C4")
    workbook.save(tmp_path / "a.xlsx")
    assert statuses(ingest(tmp_path, regions.official())) == ["interim", "interim"]


@pytest.mark.parametrize(
    "said",
    [
        *("versi media", "dibulatkan", "kira-kira", "sekitar 70", "\u00b1 70", "taksiran", "tidak resmi", "hoaks"),
        *("dikutip dari media", "hitungan kami", "belum resmi", "belum tentu", "(?)", "Catatan: angka target"),
    ],
)
def test_a_remark_that_doubts_its_figure_is_asked_back(read, said):  # noqa: F811
    found = read(
        "a.xlsx", Sheet1=[["MCP 2024"], HEAD, ["Kota Blitar", 71.5, said], ["Kota Batu", 72.25, "dikutip dari KPK"]]
    )
    assert [seen.value for seen in found.observations] == [72.25]
    assert [finding.cell for finding in found.findings] == ["C3"]


def test_a_whole_number_may_be_called_rounded(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP 2024"], HEAD, ["Kota Blitar", 72, "dibulatkan"]])
    assert [seen.value for seen in found.observations] == [72]


@pytest.mark.parametrize(
    ("said", "expected"), [("Data sementara KPK", ["interim"]), ("Target RPJMD", []), ("KPK", ["final"])]
)
def test_a_source_may_say_that_its_figure_is_none(read, said, expected):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP 2024"], ["Pemda", "Nilai MCP", "Sumber"], ["Kota Blitar", 71.5, said]])
    assert statuses(found) == expected


@pytest.mark.parametrize("heading", ["Ket", "Status", None])
@pytest.mark.parametrize(
    ("sign", "note"),
    [
        *(("*", "*) angka sementara"), ("*)", "*) angka sementara"), ("S", "S = sementara, F = final")),
        ("s", "Keterangan: F = final; S = angka sementara"),
    ],
)
def test_a_sign_alone_beside_a_figure_is_the_footnote_or_legend_it_points_to(read, heading, sign, note):  # noqa: F811
    rows = [["MCP 2024"], ["Pemda", "Nilai MCP", heading], ["Kota Blitar", 71.5, sign], ["Kota Batu", 72.25, None]]
    assert statuses(read("a.xlsx", Sheet1=[*rows, [note]])) == ["interim", "final"]


def test_a_legend_may_explain_a_heading(read):  # noqa: F811
    rows = [["MCP"], ["Pemda", 2023, 2024], ["Kota Blitar", 70, 71.5], ["2024 = target"]]
    found = read("a.xlsx", Sheet1=rows)
    assert ([seen.year for seen in found.observations], faults(found)) == ([2023], ["other_quantity"])


def test_a_legend_that_no_cell_points_to_changes_nothing(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["MCP 2024"], HEAD, ["Kota Blitar", 71.5, "KPK"], ["S = sementara"]])
    assert (statuses(found), faults(found)) == (["final"], [])
