"""Findings, marked copies, forms, scorecards, results and simulated files are whole, whatever senders wrote."""

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from antikorupsi.common import Language
from antikorupsi.ingest import findings_frame, ingest, read_survey
from antikorupsi.publish import result_files, write_findings, write_forms, write_marked_copies, write_scorecard
from antikorupsi.rules import frameworks
from antikorupsi.simulate import simulate
from antikorupsi.simulate.village_country import make_villages
from helpers import regions
from tests.written_workbooks import faults_of

pytestmark = pytest.mark.slow

HEAD = ["Indeks SPI (Survei Penilaian Integritas)", "Kabupaten/Kota;Tahun;Indeks SPI"]
ODD = {
    "control characters": "Kota Bltr\x01\x08\x1b[2J;2024;tujuh\x0b puluh",
    "no characters": "Kota Bltr\ufffe\uffff;2024;\uffff70",
    "an escape": "Kota _x0031_Bltr;2024;_x000D__x0000_",
    "a formula": "=1+1;2024;=HYPERLINK(1)",
    "a long text": "Kota " + "B" * 32_000 + ";2024;" + "7" * 32_000,
    "signs beyond the first plane": "Kota " + "\U0001f600" * 20_000 + ";2024;x",
    "markup": "<a href='x'>Kota</a> & ]]>;2024;<!-- x",
}


def send_back(raw, reports, language="id"):
    ingested = ingest(raw, regions.official(), read_survey=read_survey)
    findings = findings_frame(ingested.findings)
    copied = write_marked_copies(findings, Language(language), raw, regions.official(), reports)
    write_findings(findings, Language(language), reports / "findings.xlsx", copied)
    return copied, findings


def whole(folder):
    found = {path.name: faults_of(path) for path in folder.rglob("*.xlsx")}
    assert found
    return {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_text_of_a_sender_spoils_what_is_sent_back(tmp_path, kind, language):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "02 SPI.csv").write_text("\n".join([*HEAD, ODD[kind]]), encoding="utf-8")
    (tmp_path / "raw" / ("x" * 60 + "'History'.csv")).write_text("\n".join([*HEAD, ODD[kind]]), encoding="utf-8")
    send_back(tmp_path / "raw", tmp_path / "reports", language)
    assert whole(tmp_path / "reports")
    for path in (tmp_path / "reports").rglob("*.xlsx"):
        openpyxl.load_workbook(path)


RULES = {
    "another sheet": ("'Daftar'!$A$1:$A$9", False),
    "a name": ("daftar_daerah", False),
    "another workbook": ("[1]Sheet1!$A$1", False),
    "a text that names cells": ('INDIRECT("Daftar!A1")', False),
    "an error": ("#REF!", False),
    "a table": ("Tabel1[Nama]", False),
    "the sheet itself": ("$F$1:$F$9", True),
    "the sheet itself by name": ("Sheet!$F$1:$F$9", True),
    "choices": ('"A,B,C"', True),
    "a condition": ("AND($D3>70,LEN(B3)>0)", True),
}


@pytest.mark.parametrize("kind", RULES)
def test_rules_that_lead_to_what_was_not_copied_are_left_out(tmp_path, kind):
    formula, kept = RULES[kind]
    (tmp_path / "raw").mkdir()
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in [HEAD[:1], HEAD[1].split(";"), ["Kota Blitr", 2024, 70], ["Kota Batu", 2024, 71]]:
        sheet.append(row)
    other = workbook.create_sheet("Daftar")
    other.append(["Kota Blitar"])
    workbook.defined_names["daftar_daerah"] = DefinedName("daftar_daerah", attr_text="Daftar!$A$1:$A$9")
    check = DataValidation(type="list", formula1=formula)
    check.add("A3:A99")
    sheet.add_data_validation(check)
    sheet.conditional_formatting.add(
        "C3:C9", FormulaRule(formula=[formula], fill=PatternFill("solid", bgColor="FF0000"))
    )
    workbook.save(tmp_path / "raw" / "spi.xlsx")
    send_back(tmp_path / "raw", tmp_path / "reports")
    assert whole(tmp_path / "reports")
    copy = openpyxl.load_workbook(tmp_path / "reports" / "temuan" / "spi.xlsx")["Sheet"]
    assert bool(copy.data_validations.dataValidation) is kept
    assert bool(len(copy.conditional_formatting)) is kept


@pytest.mark.parametrize("framework", ["kabkota-2025", "desa-2021"])
def test_forms_are_whole_and_so_are_their_marked_copies(tmp_path, framework):
    chosen = frameworks.load(framework)
    forms = write_forms(tmp_path / "raw", chosen, regions.official(), Language("id"))
    assert whole(tmp_path / "raw")
    for path in forms:
        workbook = openpyxl.load_workbook(path)
        sheet = workbook.worksheets[1]
        for cell in (sheet["A5"], sheet["B5"], sheet["B3"]):
            cell.value = "Kota Blitr"
        workbook.save(path)
    send_back(tmp_path / "raw", tmp_path / "reports")
    assert whole(tmp_path / "reports")


def test_a_filled_form_is_not_replaced_by_an_empty_one(tmp_path):
    chosen, villages = frameworks.load("desa-2021"), make_villages(12, seed=1)  # three forms, not a dozen
    path = tmp_path / "Formulir nilai_akhir.xlsx"
    write_forms(tmp_path, chosen, villages, Language("id", "desa"))
    write_forms(tmp_path, chosen, villages, Language("id", "desa"))
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[1]["G5"] = 77.1  # Nilai
    workbook.save(path)
    before = path.read_bytes()
    with pytest.raises(Exception, match="left as it is"):
        write_forms(tmp_path, chosen, villages, Language("id", "desa"))
    assert path.read_bytes() == before


def test_scorecards_and_results_are_whole(tmp_path, assessment_contoh, assessment_2025):
    for assessment, codes in ((assessment_contoh, ["01.01", "01.05"]), (assessment_2025, ["35.72", "11.01"])):
        for code in codes:
            write_scorecard(assessment.region(code), tmp_path / f"{code}.xlsx")
        for path, content in result_files(assessment, tmp_path / assessment.period.name, "id").items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    assert whole(tmp_path)


def test_simulated_workbooks_are_whole(tmp_path):
    made = simulate(tmp_path / "negeri", regions=6, seed=3, faults=0)
    assert whole(made.folder)
