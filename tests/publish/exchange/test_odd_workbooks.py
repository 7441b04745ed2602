"""Workbooks a library stumbles over have a marked copy all the same; what nobody looks through stays behind."""

import os
import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from antikorupsi.common.language import Language
from antikorupsi.ingest.spreadsheets.reading import read_sheets
from antikorupsi.ingest.surveys.reading import read_survey
from antikorupsi.ingest.tables.frames import findings_frame
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.publish.exchange.findings_workbook import write_findings
from antikorupsi.publish.exchange.looks import _has_wide_link
from antikorupsi.publish.exchange.marked_copies import write_marked_copies
from helpers import regions
from tests.ingest.spreadsheets.archives import SHEET, changed, saved, xls_of
from tests.linear_time import is_linear

ROWS = [
    ["Indeks SPI (Survei Penilaian Integritas)"],
    ["Kode Wilayah", "Pemerintah Daerah", "Tahun", "Indeks SPI"],
    ["35.72", "Kota Blitar", 2024, "tujuh puluh"],
    ["", "Kota Blitr", 2024, 70],
]
BOOK, RELATIONS = "xl/workbook.xml", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook_of(rows=ROWS, title="Sheet"):
    workbook = openpyxl.Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    return workbook


PLAIN = saved(workbook_of())


def with_change(pattern, replacement, part=SHEET):
    with zipfile.ZipFile(BytesIO(PLAIN)) as archive:
        before = archive.read(part).decode()
    after = re.sub(pattern, replacement, before, count=1, flags=re.DOTALL)
    assert after != before
    return changed(PLAIN, {part: after})


def with_more(xml):
    return with_change("</sheetData>", f"</sheetData>{xml}")


ODD = {
    "no styles": changed(PLAIN, remove=("xl/styles.xml",)),
    "properties cut off": changed(PLAIN, {"docProps/core.xml": "<cp:coreProperties"}),
    "a style that is not there": with_change('<c r="D3"', '<c r="D3" s="9999"'),
    "a merged range of nothing": with_more('<mergeCells count="1"><mergeCell ref="D3:A1"/></mergeCells>'),
    "merged ranges that overlap": with_more(
        '<mergeCells><mergeCell ref="C3:D3"/><mergeCell ref="D3:E4"/></mergeCells>'
    ),
    "all cells merged": with_more('<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>'),
    "all cells one link": with_more('<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'),
    "all cells one veiled link": with_more(
        '<hyperlinks><hyperlink ref="A1&#58;XFD1048576" location="A1"/></hyperlinks>'
    ),
    "a link to nowhere": with_more(f'<hyperlinks><hyperlink ref="A1" xmlns:r="{RELATIONS}" r:id="rId7"/></hyperlinks>'),
    "an unknown rule": with_more(
        '<conditionalFormatting sqref="A1"><cfRule type="x" priority="1"/></conditionalFormatting>'
    ),
    "an unknown check": with_more('<dataValidations count="1"><dataValidation type="x" sqref="A1"/></dataValidations>'),
    "an unknown filter": with_more('<autoFilter ref="zzz"/>'),
    "an unknown page": with_more('<pageSetup orientation="sideways"/>'),
    "a far empty cell": with_change("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
    "a height of letters": with_change('<row r="3"', '<row r="3" ht="abc"'),
    "no day of any month": with_change(r'<c r="C3"[^>]*>.*?</c>', '<c r="C3" t="d"><v>2024-13-45</v></c>'),
    "no number": with_change(r'<c r="C3"[^>]*>.*?</c>', '<c r="C3"><v>NaN</v></c>'),
    "forbidden signs in a name": with_change('name="Sheet"', 'name="a/b[c]:*?"', BOOK),
    "too long a name": with_change('name="Sheet"', f'name="{"L" * 60}"', BOOK),
    "the name of our list": with_change('name="Sheet"', 'name="Temuan"', BOOK),
    "a broken setting": with_change("<calcPr[^>]*>", '<calcPr calcId="x"/>', BOOK),
    "an old workbook by a new name": xls_of(
        {(r, c): value for r, row in enumerate(ROWS) for c, value in enumerate(row)}
    ),
}


def send_back(raw, reports):
    ingested = ingest(raw, regions.official(), read_survey=read_survey)
    findings = findings_frame(ingested.findings)
    copied = write_marked_copies(findings, Language("id"), raw, regions.official(), reports)
    write_findings(findings, Language("id"), reports / "findings.xlsx", copied)
    return copied, findings


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_workbook_has_a_marked_copy_that_can_be_read(kind, tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    raw.mkdir()
    (raw / "spi.xlsx").write_bytes(ODD[kind])
    copied, findings = send_back(raw, reports)
    assert copied == {"spi.xlsx": "spi.xlsx"}
    assert "unknown_region" in set(findings["rule"])
    listed, sheet = openpyxl.load_workbook(reports / "temuan" / "spi.xlsx").worksheets
    assert sheet["B4"].value == "Kota Blitr"
    assert "Kota Blitr" in sheet["B4"].comment.text
    assert f"'{sheet.title}'!B4" in {listed.cell(row, 3).hyperlink.location for row in range(5, 5 + len(findings))}
    assert [each.name for each in read_sheets(reports / "temuan" / "spi.xlsx")] == [listed.title, sheet.title]


def test_files_of_the_same_name_have_a_copy_each(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    names = ["spi.csv", "spi.csv.xlsx", "x" * 240 + "a.csv", "x" * 240 + "b.csv"]
    for name in names:
        lines = "\n".join(";".join(map(str, row)) for row in ROWS)
        (raw / name).write_bytes(PLAIN if name.endswith(".xlsx") else lines.encode())
    copied, _ = send_back(raw, tmp_path / "reports")
    assert set(copied) == set(names)
    assert len(set(copied.values())) == len(names)
    assert copied["spi.csv.xlsx"] == "spi.csv.xlsx"
    assert all((tmp_path / "reports" / "temuan" / name).is_file() for name in copied.values())


def test_a_folder_of_copies_with_a_broken_workbook_in_it_is_left_in_peace(tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    raw.mkdir()
    (raw / "spi.xlsx").write_bytes(PLAIN)
    (reports / "temuan").mkdir(parents=True)
    (reports / "temuan" / "rusak.xlsx").write_bytes(b"PK rusak")
    send_back(raw, reports)
    assert (reports / "temuan" / "rusak.xlsx").read_bytes() == b"PK rusak"


SECRET = "Siti Rahasia"


def plant(workbook, sheet):
    """Puts the secret wherever a workbook has room for it, apart from its cells."""
    workbook.properties.keywords = workbook.properties.title = workbook.properties.lastModifiedBy = SECRET
    workbook.custom_doc_props.append(StringProperty(name="Petugas", value=SECRET))
    workbook.defined_names["petugas"] = DefinedName("petugas", attr_text=f'"{SECRET}"')
    sheet["B4"].comment = Comment(SECRET, SECRET)
    sheet["B3"].hyperlink = f"https://contoh.example/{SECRET}"
    sheet.oddHeader.center.text = sheet.evenFooter.left.text = SECRET
    for add in (sheet.add_chart, workbook.create_chartsheet("Grafik").add_chart):
        chart = BarChart()
        chart.title = SECRET
        chart.add_data(Reference(sheet, min_col=4, min_row=2, max_row=4))
        add(chart)


def all_bytes(folder):
    """Everything that stands in the workbooks of a folder, as text."""
    for path in sorted(folder.rglob("*.xlsx")):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name).decode(errors="replace") for name in archive.namelist())


def survey_rows():
    head = [["Survei Kepuasan Masyarakat (SKM)"], ["Daerah", "Kota Blitar"], ["Tahun", 2024], [f"Petugas {SECRET}"]]
    header = [*(f"U{number}" for number in range(1, 10)), "Unit Layanan", "Nama Responnden", "Masukan Saudara"]
    rows = [[*[3] * 9, "Puskesmas", SECRET, f"Petugas {SECRET} ramah"] for _ in range(40)]
    rows[3][9] = rows[4][2] = SECRET
    return [*head, header, *rows]


def test_what_nobody_looked_through_is_not_sent_back(tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    raw.mkdir()
    workbook = workbook_of()
    plant(workbook, workbook.active)
    present = workbook.create_sheet("Daftar hadir")
    for row in [["Daftar hadir"], ["No", "Peserta", "Kesan"], [1, SECRET, "baik"], [2, SECRET, "baik"]]:
        present.append(row)
    workbook.save(raw / "spi.xlsx")
    survey = workbook_of(survey_rows())
    plant(survey, survey.active)
    names = DataValidation(type="list", formula1=f'"{SECRET},Budi"', promptTitle=SECRET, prompt=SECRET)
    names.add("K6:K99")
    survey.active.add_data_validation(names)
    survey.active.auto_filter.ref = "A5:L45"
    survey.active.auto_filter.add_filter_column(10, [SECRET])
    survey.save(raw / "skm.xlsx")
    assert any(SECRET in text for text in all_bytes(raw))
    copied, findings = send_back(raw, reports)
    assert set(copied) == {"spi.xlsx", "skm.xlsx"}
    assert not any(SECRET in text or "Rahasia" in text for text in all_bytes(reports))
    assert SECRET not in findings.to_csv()


def test_a_list_of_persons_alone_has_no_copy(tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    raw.mkdir()
    workbook_of([["Daftar hadir"], ["Peserta", "Nilai"], [SECRET, 3], ["Kota Blitar", 3572014509870003]]).save(
        raw / "a.xlsx"
    )
    copied, _ = send_back(raw, reports)
    assert copied == {}
    assert not any(SECRET in text or "3572014509870003" in text for text in all_bytes(reports))


def test_drop_downs_of_a_form_come_back_with_it(tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    raw.mkdir()
    workbook = workbook_of()
    years = DataValidation(type="list", formula1='"2023,2024"')
    years.add("C3:C99")
    workbook.active.add_data_validation(years)
    workbook.active.freeze_panes = "A3"
    workbook.save(raw / "spi.xlsx")
    send_back(raw, reports)
    _, sheet = openpyxl.load_workbook(reports / "temuan" / "spi.xlsx").worksheets
    assert [each.formula1 for each in sheet.data_validations.dataValidation] == ['"2023,2024"']
    assert sheet.freeze_panes == "A3"


@pytest.mark.parametrize("tag", [b"hyperlink ", b'hyperlink ref="A1 ', b"hyperlink ref="])
def test_links_without_an_end_are_searched_in_time_that_grows_with_their_number(tag):
    assert is_linear(_has_wide_link, lambda size: tag.replace(b"A1 ", b"A1") * size, 1_500)


@pytest.mark.parametrize(("reference", "wide"), [(b"A1", False), (b"A1:B2", True), (b"A1 B2", True)])
def test_a_link_over_several_cells_is_wide(reference, wide):
    assert _has_wide_link(b'<hyperlinks><hyperlink id="x" ref="' + reference + b'"/></hyperlinks>') is wide


ODD_NAMES = [
    b"SPI \xff.csv",
    b"SPI a\\b.csv",
    b"..\\..\\SPI.csv",
    b"SPI \x07.csv",
    b"SPI\n.csv",
    "SPI \u2028.csv".encode(),
    "SPI \ufffe.csv".encode(),
    b"d\xff/SPI.csv",
    b"d\\e/SPI.csv",
    b"d\x1b[31m/SPI.csv",
    b"\xff" * 60 + b"/SPI.csv",
    b"SPI.xlsx/SPI.csv",
    b" /SPI.csv",
    b"C:/SPI.csv",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_of_a_file_or_folder_stops_no_other_file(name, tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    lines = "\n".join(";".join(map(str, row)) for row in ROWS).encode()
    for path in (raw / os.fsdecode(name), raw / "SPI.csv"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(lines)
    copied, findings = send_back(raw, reports)
    assert "SPI.csv" in copied
    assert (reports / "findings.xlsx").is_file()
    assert len(set(findings["file"])) == 2
    written = [path for path in (reports / "temuan").rglob("*") if path.is_file()]
    assert len(written) == len(copied)
    assert all("\\" not in str(path) and str(path).isprintable() for path in written)
    assert send_back(raw, reports)[0] == copied


def test_a_copy_never_stands_where_a_folder_of_copies_must(tmp_path):
    raw, reports = tmp_path / "raw", tmp_path / "reports"
    lines = "\n".join(";".join(map(str, row)) for row in ROWS).encode()
    (raw / "SPI.csv.xlsx").mkdir(parents=True)
    for name in ("SPI.csv", "SPI.csv.xlsx/SPI.csv"):
        (raw / name).write_bytes(lines)
    assert len(set(send_back(raw, reports)[0].values())) == 2
