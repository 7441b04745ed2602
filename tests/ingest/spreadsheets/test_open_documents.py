"""What stands over cells and what is kept of other workbooks is no value; percentages are marked cell by cell."""

import openpyxl
import pytest
import xlwt

from antikorupsi.ingest.spreadsheets import Percent, read_sheets
from tests.ingest.spreadsheets.archives import changed, ods_of, saved

DRAW = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:svg" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dr3d="urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0"'
)
TEXT = "<text:p>{}</text:p>"
OVER = {
    "a frame": f"<draw:frame {DRAW}><draw:text-box>{TEXT.format('WDP')}</draw:text-box></draw:frame>",
    "a shape": f"<draw:custom-shape {DRAW}>{TEXT.format('WDP')}<draw:enhanced-geometry/></draw:custom-shape>",
    "a group": f"<draw:g {DRAW}><draw:rect>{TEXT.format('WDP')}</draw:rect></draw:g>",
    "a line": f"<draw:line {DRAW}>{TEXT.format('WDP')}</draw:line>",
    "a scene": f"<dr3d:scene {DRAW}>{TEXT.format('WDP')}</dr3d:scene>",
    "a comment": f"<office:annotation {DRAW}><dc:date>2024</dc:date>{TEXT.format('WDP')}</office:annotation>",
    "a title": f"<draw:frame {DRAW}><draw:image/><svg:title>WDP</svg:title></draw:frame>",
}


def read(tmp_path, rows, **more):
    path = tmp_path / "a.ods"
    path.write_bytes(ods_of(rows, **more))
    return read_sheets(path)


def row(inside, value_type='office:value-type="string"'):
    return f"<table:table-row><table:table-cell {value_type}>{inside}</table:table-cell></table:table-row>"


@pytest.mark.parametrize("over", OVER.values(), ids=OVER)
def test_what_lies_over_a_cell_is_not_its_text(tmp_path, over):
    end = row(TEXT.format("akhir"))
    (sheet,) = read(tmp_path, row(TEXT.format("WTP") + over) + row(over + TEXT.format("WTP")) + row(over, "") + end)
    assert sheet.rows == [["WTP"], ["WTP"], [], ["akhir"]]


def test_what_is_anchored_in_a_paragraph_is_not_its_text(tmp_path):
    (sheet,) = read(tmp_path, row(TEXT.format(f"W{OVER['a frame']}<text:span>T<text:s/></text:span>P")))
    assert sheet.rows == [["WT P"]]


def test_lists_and_headings_of_a_cell_are_its_text(tmp_path):
    listed = f"<text:list><text:list-item>{TEXT.format('satu')}</text:list-item></text:list>"
    (sheet,) = read(tmp_path, row(f"<text:h>judul</text:h>{listed}"))
    assert sheet.rows == [["judul\nsatu"]]


ONE = row("", 'office:value-type="float" office:value="1"')
SOURCE = f'<table:table-source {DRAW} xlink:href="../lama.ods" table:table-name="Sheet1"/>'
HIDDEN = '<style:style style:name="x"><style:table-properties table:display="false"/></style:style>'


@pytest.mark.parametrize(
    "name",
    [
        "'file:///a/lama.ods'#$Sheet1",
        "'file:///C:/a b/it''s.ods'#Sheet1",
        "'http://a.go.id/b.ods'#$S",
        "'../l.ods'#$S",
    ],
)
def test_what_formulas_took_from_another_workbook_is_no_sheet(tmp_path, name):
    cached = f'</table:table><table:table table:name="{name}" table:style-name="x">{SOURCE}{ONE}'
    (sheet,) = read(tmp_path, ONE + cached, automatic=HIDDEN)
    assert sheet.name == "Lembar"


def test_a_hidden_copy_of_another_workbooks_sheet_is_named_and_not_read(tmp_path):
    copied = f'</table:table><table:table table:name="Salinan" table:style-name="x">{SOURCE}{ONE}'
    _, copy = read(tmp_path, ONE + copied, automatic=HIDDEN)
    assert copy.rows == []
    assert [(remark.rule, remark.details["source"]) for remark in copy.remarks] == [("copied_sheet", "Sheet1")]


def test_a_copy_that_everybody_sees_is_a_sheet(tmp_path):
    copied = f'</table:table><table:table table:name="Salinan">{SOURCE}{ONE}'
    assert [sheet.rows for sheet in read(tmp_path, ONE + copied)] == [[[1.0]], [[1.0]]]


def test_pictures_of_charts_are_not_opened(tmp_path):
    path = tmp_path / "a.ods"
    path.write_bytes(
        changed(ods_of(ONE), {"ObjectReplacements/Object 1": b"VCLMTF\1\0\0\0" * 9, "x.svg": "<!DOCTYPE svg>"})
    )
    assert read_sheets(path)[0].rows == [[1.0]]


def workbook_with_one_percent():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for cell, value in {"A1": 77.1, "A2": 0.71, "A3": 80.2, "A4": 1, "A5": 0.5}.items():
        sheet[cell] = value
    sheet["A2"].number_format = sheet["A4"].number_format = "0.0%"
    sheet["A5"].number_format = '0.0"%"'
    return saved(workbook)


PERCENTS = {(1, 0): 71.0, (3, 0): 100.0}


def percents(path):
    (sheet,) = read_sheets(path)
    cells = {cell: sheet.value(*cell) for cell in sheet.percent}
    return {cell: value.points for cell, value in cells.items() if isinstance(value, Percent)}


def test_a_percentage_is_marked_in_a_workbook_since_2007(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(workbook_with_one_percent())
    assert percents(tmp_path / "a.xlsx") == PERCENTS


def test_a_percentage_is_marked_in_a_workbook_until_2003(tmp_path):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Lembar")
    for number, value in enumerate([77.1, 0.71, 80.2, 1]):
        style = xlwt.easyxf(num_format_str="0.0%" if number % 2 else "General")
        sheet.write(number, 0, value, style)
    (tmp_path / "a.xls").write_bytes(saved(workbook))
    assert percents(tmp_path / "a.xls") == PERCENTS


@pytest.mark.parametrize("suffix", ["ods", "xls", "xlsx"])
def test_a_percentage_is_marked_as_libreoffice_writes_it(tmp_path, convert, suffix):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "a.xlsx").write_bytes(workbook_with_one_percent())
    convert([source / "a.xlsx"], suffix, target)
    assert percents(target / f"a.{suffix}") == PERCENTS
