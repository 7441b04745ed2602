"""Forms for reviews, replies and action plans: filled they read clean, their faults come back marked, none is lost."""

from datetime import date

import openpyxl
import pytest

from antikorupsi.common import Language, WorkbookError
from antikorupsi.ingest import FollowupReader, findings_frame
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.forms import write_forms
from antikorupsi.publish.exchange.marked_copies import write_marked_copies
from antikorupsi.rules import followup_forms, frameworks
from helpers import regions

FORMS = followup_forms()
OF_KIND = {
    "code": "35.72",
    "region": "Kota Blitar",
    "day": date(2026, 3, 12),
    "text": "Teks.",
    "subject": "SPI",
    "review_code": "7K3M-Q2ZD-0H8T",
}


@pytest.fixture(scope="module", params=["id", "en"])
def forms(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    write_forms(folder, frameworks.load("kabkota-2025"), regions.official(), Language(request.param))
    return folder


def table_of(book, form):
    """The sheet of the table and the row of its headings."""
    sheet = book[form.id.replace("_", " ").upper()]
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == form.columns[0].names[0])
    return sheet, row


def filled(path, form, place, choice):
    """A form with one row, whose drop-downs offer the choice at `choice`."""
    book = openpyxl.load_workbook(path)
    sheet, head = table_of(book, form)
    offered = {next(iter(rule.sqref.ranges)).min_col: rule.formula1 for rule in sheet.data_validations.dataValidation}
    for index, column in enumerate(form.columns, 1):
        options = offered[index].strip('"').split(",") if column.kind == "choice" else []
        sheet.cell(head + 1, index, options[choice % len(options)] if options else OF_KIND[column.kind])
    book.save(place)


def read(folder):
    return ingest(folder, regions.official(), read_answers=FollowupReader({"spi": ["SPI"]}))


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_form_is_read_without_finding_whatever_its_drop_downs_offer(forms, tmp_path, name):
    for choice in range(3):
        filled(forms / f"Formulir {name}.xlsx", FORMS[name], tmp_path / "terisi.xlsx", choice)
        found = read(tmp_path)
        assert [(finding.rule, finding.cell) for finding in found.findings] == []
        assert len(found.answers) == 1


@pytest.mark.parametrize("name", FORMS)
def test_a_fault_comes_back_marked_in_the_senders_form_and_is_read_once_mended(forms, tmp_path, name):
    form, sent = FORMS[name], tmp_path / "kirim"
    sent.mkdir()
    filled(forms / f"Formulir {name}.xlsx", form, sent / "terisi.xlsx", 0)
    book = openpyxl.load_workbook(sent / "terisi.xlsx")
    sheet, head = table_of(book, form)
    sheet.cell(head + 1, 2, "Kota Blitarr")
    book.save(sent / "terisi.xlsx")
    findings = findings_frame(read(sent).findings)
    assert set(findings["rule"]) == {"unknown_region"}
    write_marked_copies(findings, Language("id"), sent, regions.official(), tmp_path)
    copy = openpyxl.load_workbook(tmp_path / "temuan" / "terisi.xlsx")
    marked, row = table_of(copy, form)
    assert "Kota Blitar" in marked.cell(row + 1, 2).comment.text
    marked.cell(row + 1, 2).value = "Kota Blitar"
    copy.save(sent / "terisi.xlsx")
    mended = read(sent)
    assert len(mended.answers) == 1
    assert mended.findings == []


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_form_is_not_overwritten(forms, tmp_path, name):
    place = tmp_path / f"Formulir {name}.xlsx"
    filled(forms / place.name, FORMS[name], place, 0)
    before = place.read_bytes()
    with pytest.raises(WorkbookError, match="no empty form"):
        write_forms(tmp_path, frameworks.load("kabkota-2025"), regions.official(), Language("id"))
    assert place.read_bytes() == before


def test_a_form_for_a_list_of_ones_own_names_a_region_of_that_list(tmp_path, assessment_contoh):
    write_forms(tmp_path, assessment_contoh.framework, assessment_contoh.period.regions, Language("id"))
    for name in FORMS:
        book = openpyxl.load_workbook(tmp_path / f"Formulir {name}.xlsx")
        said = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value)
        assert "Kabupaten Contoh Makmur" in said
        assert "Kota Blitar" not in said.replace("Inspektorat Kota Blitar", "")
