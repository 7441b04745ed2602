"""Forms for villages ask for villages, are of those instruments that measure them, and read back without a finding."""

from datetime import date

import openpyxl
import pytest

from antikorupsi.assess.subjects import subjects_of
from antikorupsi.common.language import Language
from antikorupsi.ingest import FollowupReader
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.rules import followup_forms, frameworks
from antikorupsi.simulate.village_country import make_villages

FRAMEWORK = frameworks.load("desa-2021")
VILLAGES = make_villages(12, seed=1)


@pytest.fixture
def forms(tmp_path):
    return write_forms(tmp_path, FRAMEWORK, VILLAGES, Language("id", "desa"))


def read(folder):
    indicators = [indicator.id for indicator in FRAMEWORK.indicators]
    answers = FollowupReader(subjects_of(FRAMEWORK))
    return ingest(folder, VILLAGES, indicators=indicators, read_survey=read_survey, read_answers=answers)


def test_there_are_forms_of_what_measures_villages_and_of_answers_only(forms):
    names = ["nilai_akhir", "penilaian", "rencana_aksi", "skm", "tanggapan", "tinjauan"]
    assert sorted(path.stem for path in forms) == [f"Formulir {name}" for name in names]


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


ANSWERS = followup_forms()


def sheet_of(path, name):
    """A form of answers: the workbook, the sheet of its table, and the column of each heading."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[name.replace("_", " ").upper()]
    return workbook, sheet, {cell.value: cell.column for cell in sheet[4] if cell.value}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_form_of_answers_asks_for_villages_in_words_of_theirs(forms, name):
    path = next(path for path in forms if path.stem == f"Formulir {name}")
    workbook, sheet, headings = sheet_of(path, name)
    assert list(headings)[:2] == ["Kode Desa", "Desa"]
    offered = {next(iter(rule.sqref.ranges)).min_col: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered[1].endswith(f"$A$4:$A${3 + len(VILLAGES)}"), "codes are chosen"
    assert 2 not in offered, "names, which villages share, are not"
    said = " ".join(str(cell.value) for row in workbook.worksheets[0].iter_rows() for cell in row if cell.value)
    for word in ("kabupaten/kota", "Kabupaten atau Kota", "SPI", "35.72", "Kota Blitar", "OPD", "pemerintah daerah"):
        assert word not in said, word
    assert VILLAGES[0].code in said


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("with_name", [True, False])
def test_a_filled_form_of_answers_is_read_as_its_village_s_without_a_finding(forms, name, with_name):
    path = next(path for path in forms if path.stem == f"Formulir {name}")
    workbook, sheet, headings = sheet_of(path, name)
    village = VILLAGES[3]
    given = {"code": village.code, "region": village.name if with_name else None, "day": date(2026, 3, 12)}
    given |= {"text": "Teks.", "subject": "Indikator 7", "review_code": "7K3M-Q2ZD-0H8T"}
    for column in ANSWERS[name].of_level("desa").columns:
        choice = next(iter(column.choices.values()), [""])[0]
        sheet.cell(5, headings[column.names[0]]).value = choice or given[column.kind]
    workbook.save(path)
    ingested = read(path.parent)
    assert [(each.rule, each.cell) for each in ingested.findings] == []
    assert [(each.region, each.about) for each in ingested.answers] == [(village.code, "i07")]


def test_a_name_that_villages_share_is_a_finding_with_the_codes_to_choose_from(forms):
    names = [village.name for village in VILLAGES]
    shared = next((name for name in names if names.count(name) > 1), None)
    assert shared, "the simulated country has villages of one name"
    path = next(path for path in forms if path.stem == "Formulir tanggapan")
    workbook, sheet, headings = sheet_of(path, "tanggapan")
    for heading, value in {
        "Desa": shared,
        "Tanggal Tanggapan": date(2026, 3, 12),
        "Instansi Penanggap": "Pemerintah Desa",
        "Isi Tanggapan": "Teks.",
    }.items():
        sheet.cell(5, headings[heading]).value = value
    workbook.save(path)
    ingested = read(path.parent)
    assert [each.rule for each in ingested.findings] == ["ambiguous_region"]
    assert ingested.answers == []
