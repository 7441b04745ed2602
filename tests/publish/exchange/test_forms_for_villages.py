"""Forms for villages ask for villages, are of those instruments that measure them, and read back without a finding."""

import openpyxl
import pytest

from antikorupsi.common.language import Language
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.rules import frameworks
from antikorupsi.simulate.village_country import make_villages

FRAMEWORK = frameworks.load("desa-2021")
VILLAGES = make_villages(12, seed=1)


@pytest.fixture
def forms(tmp_path):
    return write_forms(tmp_path, FRAMEWORK, VILLAGES, Language("id", "desa"))


def read(folder):
    indicators = [indicator.id for indicator in FRAMEWORK.indicators]
    return ingest(folder, VILLAGES, indicators=indicators, read_survey=read_survey)


def test_there_are_forms_of_what_measures_villages_only(forms):
    assert sorted(path.stem for path in forms) == ["Formulir nilai_akhir", "Formulir penilaian", "Formulir skm"]


def test_empty_forms_give_neither_findings_nor_figures(forms):
    ingested = read(forms[0].parent)
    assert [(each.rule, each.file, each.cell) for each in ingested.findings] == []
    assert ingested.observations == []


def test_a_paper_filled_in_is_read_as_its_village_s(forms):
    path = next(path for path in forms if "penilaian" in path.stem)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[1]
    assert [sheet["A3"].value, sheet["A7"].value] == ["Kode Desa", "No"]
    sheet["B3"], sheet["B4"], sheet["B5"] = VILLAGES[3].code, 2025, "Penilaian"
    headings = {cell.value: cell.column for cell in sheet[7]}
    for row in range(8, 8 + len(FRAMEWORK.indicators)):
        sheet.cell(row, headings["KPK"]).value = 70 + row
        sheet.cell(row, headings["Bukti Dukung"]).value = "Peraturan desa"
    workbook.save(path)
    ingested = read(path.parent)
    assert [each.rule for each in ingested.findings] == []
    scores = {seen.item: seen.value for seen in ingested.observations if seen.item.endswith(".skor")}
    assert scores == {f"i{number:02d}.skor": 77.0 + number for number in range(1, 19)}
    assert {seen.region for seen in ingested.observations} == {VILLAGES[3].code}
