"""Forms to hand out: what they write reads back without a finding, empty and filled in."""

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from antikorupsi.assess import unused_by_sheet
from antikorupsi.common.language import Language
from antikorupsi.ingest import FollowupReader
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.rules import followup_forms, frameworks
from antikorupsi.rules.instruments.loading import instrument_by_id
from helpers import Assessment, regions

pytestmark = pytest.mark.slow

FRAMEWORK = frameworks.load("kabkota-2025")
INDICATORS = [indicator.id for indicator in FRAMEWORK.indicators]
INSTRUMENTS = sorted(instrument_by_id())


@pytest.fixture(scope="module")
def indonesian_forms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formulir")
    write_forms(folder, FRAMEWORK, regions.official(), Language("id"))
    return folder


@pytest.fixture(scope="module", params=["id", "en"])
def forms(request, tmp_path_factory, indonesian_forms):
    if request.param == "id":
        return indonesian_forms
    folder = tmp_path_factory.mktemp("forms")
    write_forms(folder, FRAMEWORK, regions.official(), Language(request.param))
    return folder


def read(folder):
    answers = FollowupReader({})
    return ingest(folder, regions.official(), INDICATORS, read_survey, read_answers=answers)


def header_of(sheet, instrument):
    """The row of the headings: below the title and the labels of the head."""
    return {"region_rows": 4, "respondents": 6, "panel": 7}[instrument.layout]


def is_part_of_sum(column, instrument):
    """Whether the column holds a component that adds points to the score of the instrument."""
    return any(own.item == column.part_of and own.made_of == "sum" for own in instrument.columns)


def value_for(column, row, instrument):
    if column.type == "label":
        label = list(column.labels)[row % len(column.labels)]
        return next((each for each in column.labels[label] if each.casefold() == label.casefold()), label)
    if column.range:
        lowest, highest = column.range
        if is_part_of_sum(column, instrument):  # the same share of each component gives the score of the row
            return highest * (61 + row) / 100
        first = 61 if highest == 100 else lowest  # a lone 1 among points would be asked back
        return int(first + (row % (highest - first + 1)))
    return 150 if column.item == "populasi" else 1 if column.type == "number" else "keterangan"


def asked_for(instrument):
    """The columns of a form: of sub-figures those of the total, not their own parts."""
    return [column for column in instrument.columns if column.item not in instrument.parts_of_parts]


def fill(path, instrument):
    """Writes valid values below every heading that measures something; how many figures that makes."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[1]
    top = header_of(sheet, instrument)
    headings = {cell.value: cell.column for cell in sheet[top] if cell.value}
    rows = {"region_rows": 3, "respondents": 120, "panel": 19}[instrument.layout]
    for number in range(rows):
        row = top + 1 + number
        if instrument.layout == "region_rows":
            region = regions.official()[number]
            for heading, value in zip(
                ("Kode Wilayah", "Pemerintah Daerah", "Tahun"), (region.code, region.name, 2024), strict=True
            ):
                if heading in headings:  # a check has the year of its day
                    sheet.cell(row, headings[heading]).value = value
            if any(column.role == "dated" for column in instrument.columns):
                sheet.cell(row, headings["Tanggal"]).value = date(2025, 10, 15)
        for column in asked_for(instrument):
            optional = instrument.layout == "respondents" and not column.required and column.type == "text"
            if column.item and column.role != "number" and not optional:
                sheet.cell(row, headings[column.names[0]]).value = value_for(column, number, instrument)
    if instrument.layout != "region_rows":
        sheet["B3"], sheet["B4"] = "Kota Blitar", 2025
    if instrument.layout == "panel":
        sheet["B5"] = "Penilaian"
    workbook.save(path)
    return rows


def test_every_instrument_has_a_form(forms):
    assert sorted(path.name for path in forms.glob("*.xlsx")) == sorted(
        f"Formulir {name}.xlsx" for name in [*INSTRUMENTS, *followup_forms()]
    )


def test_an_empty_form_is_read_without_figure_and_without_finding(forms):
    ingested = read(forms)
    assert [(finding.file, finding.rule, finding.cell) for finding in ingested.findings] == []
    assert not ingested.observations


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_form_filled_in_is_read_without_finding(tmp_path, indonesian_forms, name):
    instrument = instrument_by_id()[name]
    rows = fill(Path(shutil.copy(indonesian_forms / f"Formulir {name}.xlsx", tmp_path)), instrument)
    ingested = read(tmp_path)
    assert [(finding.rule, finding.cell, finding.details) for finding in ingested.findings] == []
    assert {seen.instrument for seen in ingested.observations} == {name}
    if instrument.layout != "respondents":
        measured = [column for column in asked_for(instrument) if column.item and column.role != "stage"]
        assert len(ingested.observations) >= rows * len(measured)


def test_headings_are_locked_and_answers_open_with_rules_and_notes(forms):
    sheet = openpyxl.load_workbook(forms / "Formulir spi.xlsx").worksheets[1]
    assert sheet.protection.sheet
    headings = {cell.value: cell for cell in sheet[4]}
    assert headings["Indeks SPI"].protection.locked
    assert headings["Indeks SPI"].comment is not None
    below = sheet.cell(5, headings["Indeks SPI"].column)
    assert not below.protection.locked
    rules = [rule for rule in sheet.data_validations.dataValidation if below.coordinate in rule.sqref]
    assert [(rule.type, rule.formula1, rule.formula2) for rule in rules] == [("decimal", "0", "100")]


def test_an_index_that_no_rule_uses_is_told_with_its_range_of_cells(tmp_path, indonesian_forms):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "periode.yaml").write_text("year: 2025\nframework: kabkota-2025\n", encoding="utf-8")
    form = shutil.copy(indonesian_forms / "Formulir survei_integritas.xlsx", tmp_path / "p")
    fill(Path(form), instrument_by_id()["survei_integritas"])
    told = unused_by_sheet(Assessment.load("p", raw=tmp_path).unused)
    assert set(told["instrument"]) == {"survei_integritas"}
    assert all(":" in cell for cells in told["cells"] for cell in cells)


def test_an_empty_form_prints_its_indicators_or_thirty_rows_and_says_so(forms):
    for path in sorted(forms.glob("*.xlsx")):
        guide, sheet = openpyxl.load_workbook(path).worksheets[:2]
        top = int(sheet.print_title_rows.split(":")[0].strip("$"))
        last = int(sheet.print_area.rpartition("$")[2])
        panel = path.name == "Formulir penilaian.xlsx"
        assert last - top == (len(INDICATORS) if panel else 30), path.name
        lines = [str(row[0].value) for row in guide.iter_rows()]
        said = any("30 baris pertama" in line or "first 30 rows" in line for line in lines)
        assert said != panel, path.name


def test_rows_that_are_not_printed_are_open_and_checked_all_the_same(indonesian_forms):
    sheet = openpyxl.load_workbook(indonesian_forms / "Formulir spi.xlsx").worksheets[1]
    assert not sheet["D604"].protection.locked
    assert any("D604" in rule.sqref for rule in sheet.data_validations.dataValidation)


def test_the_example_of_a_status_is_one_that_counts(forms):
    workbook = openpyxl.load_workbook(forms / "Formulir mcp.xlsx")
    offered = {rule.formula1 for rule in workbook.worksheets[1].data_validations.dataValidation}
    assert len(offered & {'"Sementara,Final"', '"Interim,Final"'}) == 1
    examples = {row[0].value: row[4].value for row in workbook.worksheets[0].iter_rows(min_row=9)}
    assert examples["Status Angka"] == "Final"


def test_answers_of_a_survey_are_whole_numbers_and_their_ends_are_explained(forms):
    workbook = openpyxl.load_workbook(forms / "Formulir survei_integritas.xlsx")
    kinds = {rule.type for rule in workbook.worksheets[1].data_validations.dataValidation if rule.formula2 == "6"}
    said = " ".join(str(row[0].value) for row in workbook.worksheets[0].iter_rows(max_row=16))
    assert kinds == {"whole"}
    assert any(words in said for words in ("Pada P1, P2, P3 dan P4", "In P1, P2, P3 and P4"))


def test_forms_set_the_regions_apart_that_are_not_assessed(forms):
    workbook = openpyxl.load_workbook(forms / "Formulir spi.xlsx")
    guide, _, listed = workbook.worksheets
    administrative = [region for region in regions.official() if region.is_administrative]
    assert len(administrative) == 6
    said = [row[0].value for row in guide.iter_rows(max_row=18) if row[0].value]
    assert any(all(region.name in line for region in administrative) for line in said)
    rows = list(listed.iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows[-6:]] == [region.code for region in administrative]
    assert all(row[3] for row in rows[-6:])
    assert not any(row[3] for row in rows[:-6])
    choices = [rule.formula1 for rule in workbook.worksheets[1].data_validations.dataValidation if "!" in rule.formula1]
    assert choices
    assert all(formula.endswith(f"${len(rows) - 6 + 3}") for formula in choices)


def test_how_to_fill_in_a_form_is_one_printed_page(forms):
    guides = [openpyxl.load_workbook(path).worksheets[0] for path in forms.glob("*.xlsx")]
    assert len(guides) > 10
    assert {(guide.page_setup.fitToWidth, guide.page_setup.fitToHeight) for guide in guides} == {(1, 1)}
