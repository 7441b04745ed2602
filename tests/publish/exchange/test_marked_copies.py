"""Faults go back to the sender: the own workbook with bad cells marked, which reads clean once they are mended."""

import openpyxl
import pytest

from antikorupsi.common.language import Language
from antikorupsi.ingest import Sheet
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.frames import findings_frame
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.copied_sheets import MaskedSheet, copied_sheets
from antikorupsi.publish.exchange.findings_workbook import write_findings
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.publish.exchange.marked_copies import write_marked_copies
from antikorupsi.rules import frameworks
from helpers import regions

ROWS = [
    ["Indeks SPI (Survei Penilaian Integritas)"],
    ["Kode Wilayah", "Pemerintah Daerah", "Tahun", "Indeks SPI"],
    ["35.72", "Kota Blitar", 2024, "tujuh puluh"],
    ["", "Kota Blitr", 2024, 70],
    ["35.79", "Kota Batu", 2024, 76],
]


@pytest.fixture
def period(tmp_path):
    """A folder of raw files and one for reports."""
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    raw.mkdir()
    return raw, reports


def write(path, rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.active["A1"].font = openpyxl.styles.Font(bold=True, color="FF0000")
    workbook.properties.creator = "Budi Santoso"
    workbook.save(path)


def send_back(raw, reports, language="id"):
    ingested = ingest(raw, regions.official(), read_survey=read_survey)
    findings = findings_frame(ingested.findings)
    return write_marked_copies(findings, Language(language), raw, regions.official(), reports), findings


def test_bad_cells_are_marked_with_a_comment_and_the_rest_is_kept(period):
    raw, reports = period
    write(raw / "spi.xlsx", ROWS)
    copied, _ = send_back(raw, reports)
    assert copied == {"spi.xlsx": "spi.xlsx"}
    workbook = openpyxl.load_workbook(reports / "temuan" / "spi.xlsx")
    listed, sheet = workbook.worksheets
    assert listed.title == "Temuan"
    assert [listed.cell(row, 3).value for row in (5, 6)] == ["D3", "B4"]
    assert listed.cell(5, 3).hyperlink.location == "'Sheet'!D3"
    assert "tujuh puluh" in sheet["D3"].comment.text
    assert sheet["D3"].fill.fgColor.rgb.endswith("FFC7CE")
    assert sheet["D5"].comment is None
    assert sheet["A1"].font.color.rgb == "00FF0000"
    assert workbook.properties.creator == "Workbook Antikorupsi"


@pytest.mark.filterwarnings("error")
def test_a_sheet_of_the_longest_name_is_copied_by_that_name_without_a_warning(period):
    raw, reports = period
    longest = "Indeks SPI seluruh pemerintahan"
    assert len(longest) == 31
    workbook = openpyxl.Workbook()
    workbook.active.title = longest
    for row in ROWS:
        workbook.active.append(row)
    workbook.save(raw / "spi.xlsx")
    send_back(raw, reports)
    assert openpyxl.load_workbook(reports / "temuan" / "spi.xlsx").sheetnames == ["Temuan", longest]


def test_sheets_copied_without_their_looks_keep_their_names(tmp_path):
    (tmp_path / "a.csv").touch()
    sheets = [
        MaskedSheet(Sheet("a.csv", name, [[name]]), frozenset(), private=False)
        for name in ("Sheet1", "Sheet2", "Sheet")
    ]
    workbook, copies = copied_sheets(tmp_path / "a.csv", sheets, "*")
    assert workbook.sheetnames == list(copies) == ["Sheet1", "Sheet2", "Sheet"]


def test_mended_and_sent_again_it_reads_clean(period, tmp_path):
    raw, reports = period
    write(raw / "spi.xlsx", ROWS)
    send_back(raw, reports)
    workbook = openpyxl.load_workbook(reports / "temuan" / "spi.xlsx")
    workbook["Sheet"]["D3"], workbook["Sheet"]["B4"] = 77.1, "Kota Malang"
    workbook.save(raw / "spi.xlsx")
    ingested = ingest(raw, regions.official())
    assert not ingested.findings
    assert [seen.value for seen in ingested.observations] == [77.1, 70, 76]


def test_the_copy_of_a_mended_file_is_removed_and_nothing_else(period):
    raw, reports = period
    write(raw / "spi.xlsx", ROWS)
    send_back(raw, reports)
    write(reports / "temuan" / "milik orang lain.xlsx", [["catatan"]])
    write(raw / "spi.xlsx", [*ROWS[:2], ROWS[4]])
    assert send_back(raw, reports)[0] == {}
    assert [path.name for path in (reports / "temuan").iterdir()] == ["milik orang lain.xlsx"]


def test_a_csv_comes_back_as_a_workbook(period):
    raw, reports = period
    text = "Indeks SPI\nKabupaten/Kota;Tahun;Indeks SPI\nKota Blitar;2024;tujuh\n"
    (raw / "spi.csv").write_text(text, encoding="utf-8")
    assert send_back(raw, reports)[0] == {"spi.csv": "spi.csv.xlsx"}
    sheet = openpyxl.load_workbook(reports / "temuan" / "spi.csv.xlsx").worksheets[1]
    assert sheet["C3"].comment is not None


def test_an_unreadable_file_has_no_copy_and_stands_in_the_findings(period):
    raw, reports = period
    (raw / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    copied, findings = send_back(raw, reports)
    assert copied == {}
    write_findings(findings, Language("id"), reports / "findings.xlsx", copied)
    overview = openpyxl.load_workbook(reports / "findings.xlsx").worksheets[0]
    assert overview["A5"].value == "rusak.xlsx"


def live_formulas(path):
    workbook = openpyxl.load_workbook(path)
    return [
        (sheet.title, cell.coordinate) for sheet in workbook for row in sheet for cell in row if cell.data_type == "f"
    ]


def test_nothing_from_a_spreadsheet_becomes_a_live_formula(period):
    raw, reports = period
    evil = '=HYPERLINK("http://contoh.id","klik")'
    write(raw / "spi.xlsx", [*ROWS, ["", "x", 2024, 1]])
    workbook = openpyxl.load_workbook(raw / "spi.xlsx")
    workbook.active["D6"] = evil  # a formula without a value
    workbook.active["B6"].value = "+cmd|' /C calc'!A0"
    workbook.active["B6"].data_type = "s"
    workbook.active["A2"].value = '<script>alert("x")</script>'
    workbook.save(raw / "spi.xlsx")
    copied, findings = send_back(raw, reports)
    write_findings(findings, Language("en"), reports / "findings.xlsx", copied)
    assert live_formulas(reports / "findings.xlsx") == []
    assert live_formulas(reports / "temuan" / "spi.xlsx") == []


PERSONAL = ["Siti Rahmawati", "3572014507890001", "0812-3456-7890", "siti@contoh.id", "petugasnya ramah sekali"]


def test_personal_data_of_respondents_reach_no_copy_and_no_finding(period):
    raw, reports = period
    head = [["Survei Kepuasan Masyarakat (SKM)"], ["Daerah", "Kota Blitar"], ["Tahun", 2024], ["Petugas", PERSONAL[0]]]
    header = ["No", "Nama Responden", "NIK", "No HP", "Email", *[f"U{number}" for number in range(1, 10)], "Saran"]
    answers = [[row, *PERSONAL[:4], *[3] * 9, PERSONAL[4]] for row in range(1, 41)]
    answers[3][8] = PERSONAL[0]
    write(raw / "skm.xlsx", [*head, header, *answers, [], [PERSONAL[0]]])
    copied, findings = send_back(raw, reports)
    assert copied == {"skm.xlsx": "skm.xlsx"}
    write_findings(findings, Language("id"), reports / "findings.xlsx", copied)
    for path in (reports / "findings.xlsx", reports / "temuan" / "skm.xlsx"):
        workbook = openpyxl.load_workbook(path)
        cells = [cell for sheet in workbook for row in sheet for cell in row]
        shown = [str(cell.value) for cell in cells] + [cell.comment.text for cell in cells if cell.comment]
        for secret in PERSONAL:
            assert not any(secret in text for text in shown), (path.name, secret)
    copy = openpyxl.load_workbook(reports / "temuan" / "skm.xlsx").worksheets[1]
    assert copy["F9"].value == 3, "answers of the faulty row are kept"
    assert copy["F6"].value is None, "other respondents are not copied"


def test_the_copy_of_a_survey_holds_its_faulty_rows_only_and_no_group_of_theirs(period):
    raw, reports = period
    head = [["Survei Kepuasan Masyarakat (SKM)"], ["Daerah", "Kota Blitar"], ["Tahun", 2024]]
    header = ["No", "Unit Layanan", *[f"U{number}" for number in range(1, 10)]]
    answers = [[row, "Loket A" if row < 33 else "Loket B", *[3] * 9] for row in range(1, 41)]
    answers[3][4], answers[36][6] = 7, "lupa"
    write(raw / "skm.xlsx", [*head, header, *answers])
    send_back(raw, reports)
    copy = openpyxl.load_workbook(reports / "temuan" / "skm.xlsx").worksheets[1]
    filled = [row for row in range(5, copy.max_row + 1) if any(cell.value is not None for cell in copy[row])]
    assert filled == [8, 41]
    assert {copy["B8"].value, copy["B41"].value} == {"(disamarkan)"}
    assert [row for row in filled if any(cell.comment for cell in copy[row])] == filled
    assert copy["A4"].value == "No"
    assert copy["C4"].value == "U1"


def test_an_excerpt_that_comes_back_is_not_taken_for_the_survey(period):
    raw, reports = period
    head = [["Survei Kepuasan Masyarakat (SKM)"], ["Daerah", "Kota Blitar"], ["Tahun", 2024]]
    answers = [[3] * 8 + ["lupa"] for _ in range(40)]
    write(raw / "skm.xlsx", [*head, [f"U{number}" for number in range(1, 10)], *answers])
    send_back(raw, reports)
    (raw / "skm.xlsx").unlink()
    workbook = openpyxl.load_workbook(reports / "temuan" / "skm.xlsx")
    for row in range(5, 45):
        workbook.worksheets[1].cell(row, 9).value = 4
    workbook.save(raw / "kembali.xlsx")
    _, findings = send_back(raw, reports)
    assert findings["rule"].tolist() == ["survey_excerpt"]


def test_the_copy_of_a_form_keeps_its_lists_of_choices_over_ranges_that_exist(period, tmp_path):
    raw, reports = period
    form = next(path for path in forms(tmp_path / "formulir") if path.name == "Formulir spi.xlsx")
    filled = openpyxl.load_workbook(form)
    headings = [cell.value for cell in filled.worksheets[1][4]]
    for heading, value in {headings[1]: "Kota Blitar", "Tahun": 2024, "Indeks SPI": "tujuh"}.items():
        filled.worksheets[1].cell(5, headings.index(heading) + 1).value = value
    filled.save(raw / "spi.xlsx")
    send_back(raw, reports)
    copy = openpyxl.load_workbook(reports / "temuan" / "spi.xlsx")
    before = {rule.formula1 for rule in filled.worksheets[1].data_validations.dataValidation}
    after = {rule.formula1 for sheet in copy for rule in sheet.data_validations.dataValidation}
    assert before == after
    listed = [formula for formula in after if "!" in formula]
    assert len(listed) == 2
    for formula in listed:
        name, _, cells = formula.rpartition("!")
        assert all(cell.value for row in copy[name.strip("'")][cells.replace("$", "")] for cell in row)


def forms(folder):
    return write_forms(folder, frameworks.load("kabkota-2025"), regions.official(), Language("id"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_copy_of_an_excerpt_says_to_correct_the_own_file(period, language):
    raw, reports = period
    rows = [["Survei Kepuasan Masyarakat (SKM)"], ["Kode Wilayah", "35.72"], ["Tahun", 2024]]
    rows += [[f"U{number}" for number in range(1, 10)], [9, *[3] * 8], *[[3] * 9] * 30]
    write(raw / "skm.xlsx", rows)
    send_back(raw, reports, language)
    said = openpyxl.load_workbook(reports / "temuan" / "skm.xlsx").worksheets[0]["A2"].value
    assert ("berkas Anda sendiri" if language == "id" else "your own file") in said
    write(raw / "spi.xlsx", ROWS)
    send_back(raw, reports, language)
    whole = openpyxl.load_workbook(reports / "temuan" / "spi.xlsx").worksheets[0]["A2"].value
    assert whole != said
