"""Forms for units of a type of a period's own speak of these units, and those of answers read back as theirs."""

import re
import shutil
from datetime import date

import openpyxl
import pytest

from antikorupsi.assess.subjects import subjects_of
from antikorupsi.cli import founding
from antikorupsi.ingest import FollowupReader
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.rules import followup_forms
from helpers import Assessment

OTHERS = re.compile(r"BPS|Kota\b|[Kk]abupaten|OPD|Inspektorat|[Dd]aerah|region|regency|desa\b|village", re.ASCII)
NAMES = ["rencana_aksi", "tanggapan", "tinjauan"]


@pytest.fixture
def schools(tmp_path):
    shutil.copytree(founding._EXAMPLE, tmp_path / "raw" / "sekolah-2027")
    return Assessment.load("sekolah-2027", raw=tmp_path / "raw")


def forms_of(schools, folder, language):
    return write_forms(folder / "formulir", schools.framework, schools.period.regions, schools.words(language))


def texts_of(path):
    workbook = openpyxl.load_workbook(path)
    return [str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value] + [
        cell.comment.text for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.comment
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_form_for_schools_speaks_of_regions_or_villages(schools, tmp_path, language):
    said = {path.stem: texts_of(path) for path in forms_of(schools, tmp_path, language)}
    assert {f"Formulir {name}" for name in NAMES} < set(said)
    assert {
        name: found for name, texts in said.items() if (found := [each for each in texts if OTHERS.search(each)])
    } == {}


def test_who_prepared_a_figure_is_of_the_first_school_in_the_example(schools, tmp_path):
    texts = [text for path in forms_of(schools, tmp_path, "id") for text in texts_of(path)]
    assert f"{schools.period.regions[0].name}, bagian tata usaha" in texts


@pytest.mark.parametrize("name", NAMES)
def test_a_filled_form_of_answers_is_read_as_its_school_s_without_a_finding(schools, tmp_path, name):
    paths = forms_of(schools, tmp_path, "id")
    school = schools.period.regions[1]
    path = next(path for path in paths if path.stem == f"Formulir {name}")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[name.replace("_", " ").upper()]
    headings = {cell.value: cell.column for cell in sheet[4] if cell.value}
    assert list(headings)[:2] == [schools.period.own.units.codes[0], schools.period.own.units.names[0]]
    given = {"code": school.code, "region": school.name, "day": date(2026, 3, 12)}
    given |= {"text": "Teks.", "subject": "Indikator 1", "review_code": "7K3M-Q2ZD-0H8T"}
    for column in followup_forms()[name].columns:
        choice = next(iter(column.choices.values()), [""])[0]
        sheet.cell(5, headings[column.names[0]]).value = choice or given[column.kind]
    workbook.save(path)
    answers = FollowupReader(subjects_of(schools.framework))
    ingested = ingest(path.parent, schools.period.regions, read_survey=read_survey, read_answers=answers)
    assert [(each.rule, each.file, each.cell) for each in ingested.findings] == []
    assert [(each.region, each.about) for each in ingested.answers] == [(school.code, "i01")]
