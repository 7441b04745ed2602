"""What a reader sees in a cell besides its value is read: words of formats, raised digits, lines through, comments."""

import io

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from antikorupsi.common import COMMENT_AUTHOR
from antikorupsi.ingest.spreadsheets import StruckOut, read_sheets
from tests.ingest.spreadsheets.archives import ods_of

RAISED, STRUCK = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
FORMATS = [
    (88.1, '0.0" (sementara)"', "88.1 (sementara)"),
    (88.1, '"Target "0', "Target 88.1"),
    (88.1, '"n/a"', "n/a"),
    (88.1, '0.0"*"', "88.1*"),
    (88.1, r"0.0\*", "88.1*"),
    (2024, '"TA "0', "TA 2024"),
    (72, '"35."00', "35.72"),
    (-3, '0;"minus "0', "minus -3"),
    (0, '0;-0;"belum ada"', "belum ada"),
    (50, '[<60]0" (rendah)";0.0', "50 (rendah)"),
    (0.5, '0%" (klaim)"', "50% (klaim)"),
    (88.1, "0.0", 88.1),
    (70, '[<60]0" (rendah)";0.0', 70),
    (88.1, '0.0;-0.0;"belum ada"', 88.1),
    (88.1, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 88.1),
    (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 0),
    (1250, '"Rp"#,##0', 1250),
    (1250, "[$Rp-421]#,##0", 1250),
    (3, '0"."', 3),
]
RICH = [
    (["88,1", (RAISED, "1")], "88,1\u00b9"),
    (["Kota Blitar", (RAISED, "12")], "Kota Blitar\u00b9\u00b2"),
    (["2024", (RAISED, "a")], "2024 a)"),
    ([(STRUCK, "8"), "7,2"], "7,2"),
    ([(STRUCK, "WDP"), " WTP"], " WTP"),
    ([(InlineFont(b=True), "88"), ",1"], "88,1"),
    ([(STRUCK, "88"), (STRUCK, ",1")], StruckOut("88,1")),
]


def first_cell(tmp_path, book):
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    return sheet.value(0, 0)


@pytest.mark.parametrize(("number", "code", "seen"), FORMATS)
def test_words_of_a_number_format_stand_beside_the_number(tmp_path, number, code, seen):
    book = openpyxl.Workbook()
    book.active["A1"] = number
    book.active["A1"].number_format = code
    assert first_cell(tmp_path, book) == seen


@pytest.mark.parametrize(("number", "code", "seen"), FORMATS)
def test_formats_of_old_workbooks_say_the_same(tmp_path, number, code, seen):
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, number, xlwt.easyxf(num_format_str=code))
    book.save(str(tmp_path / "a.xls"))
    (sheet,) = read_sheets(tmp_path / "a.xls")
    assert sheet.value(0, 0) == seen


@pytest.mark.parametrize(("runs", "seen"), RICH)
def test_raised_digits_are_signs_and_what_is_struck_is_left_out(tmp_path, runs, seen):
    book = openpyxl.Workbook()
    blocks = [run if isinstance(run, str) else TextBlock(*run) for run in runs]
    book.active["A1"] = CellRichText(*blocks)
    assert first_cell(tmp_path, book) == seen


@pytest.mark.parametrize(
    ("parts", "seen"),
    [
        ([("88,1", ""), ("1", "super")], "88,1\u00b9"),
        ([("8", "struck"), ("7,2", "")], "7,2"),
        ([("8", "struck"), ("7,2", "struck")], StruckOut("87,2")),
        ([("88", ""), (",1", "")], "88,1"),
    ],
)
def test_runs_of_old_workbooks_say_the_same(tmp_path, parts, seen):
    fonts = {"": xlwt.Font(), "super": xlwt.Font(), "struck": xlwt.Font()}
    fonts["super"].escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    fonts["struck"].struck_out = True
    book = xlwt.Workbook()
    book.add_sheet("S").write_rich_text(0, 0, [(text, fonts[font]) for text, font in parts])
    book.save(str(tmp_path / "a.xls"))
    (sheet,) = read_sheets(tmp_path / "a.xls")
    assert sheet.value(0, 0) == seen


@pytest.mark.parametrize("value", [88.1, "Kota Blitar", 2024, True])
def test_a_struck_out_value_is_none(tmp_path, value):
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].font = Font(strike=True)
    assert isinstance(first_cell(tmp_path, book), StruckOut)
    old = xlwt.Workbook()
    old.add_sheet("S").write(0, 0, value, xlwt.easyxf("font: struck_out on"))
    old.save(str(tmp_path / "a.xls"))
    assert isinstance(read_sheets(tmp_path / "a.xls")[0].value(0, 0), StruckOut)


def test_comments_are_kept_by_cell_but_for_our_own(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([1, 2])
    book.active["A1"].comment = Comment("Angka sementara.", "a")
    book.active["B1"].comment = Comment("Isi di sini.", COMMENT_AUTHOR)
    target = io.BytesIO()
    book.save(target)
    (tmp_path / "a.xlsx").write_bytes(target.getvalue())
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert sheet.comments == {(0, 0): "Angka sementara."}
    assert sheet.turn().comments == {(0, 0): "Angka sementara."}


STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {what}/></style:style>'
    for name, what in {"T1": 'style:text-position="super 58%"', "T2": 'style:text-line-through-style="solid"'}.items()
)
SPAN = '<text:span text:style-name="{}">{}</text:span>'


@pytest.mark.parametrize(
    ("attributes", "inside", "seen"),
    [
        ('office:value-type="string"', f"<text:p>88,1{SPAN.format('T1', '1')}</text:p>", "88,1\u00b9"),
        ('office:value-type="string"', f"<text:p>{SPAN.format('T2', '8')}7,2</text:p>", "7,2"),
        ('office:value-type="string"', f"<text:p>{SPAN.format('T2', '87,2')}</text:p>", StruckOut("87,2")),
        ('table:style-name="T2" office:value-type="float" office:value="5"', "<text:p>5</text:p>", StruckOut("5")),
        ('office:value-type="float" office:value="88.1"', "<text:p>88 (sementara)</text:p>", "88.1 (sementara)"),
        ('office:value-type="float" office:value="88.1"', "<text:p>n/a</text:p>", "n/a"),
        ('office:value-type="float" office:value="88.1"', "<text:p>88,1</text:p>", 88.1),
        ('office:value-type="float" office:value="8810"', "<text:p>8,81E+03</text:p>", 8810),
        ('office:value-type="float" office:value="3.5"', "<text:p>3 1/2</text:p>", 3.5),
    ],
)
def test_open_documents_say_the_same(tmp_path, attributes, inside, seen):
    row = f"<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>"
    (tmp_path / "a.ods").write_bytes(ods_of(row, automatic=STYLES))
    (sheet,) = read_sheets(tmp_path / "a.ods")
    assert sheet.value(0, 0) == seen


def test_comments_of_open_documents_are_kept_by_cell(tmp_path):
    comment = "<office:annotation><text:p>Angka</text:p><text:p>sementara</text:p></office:annotation>"
    cells = "<table:table-cell/>" + f"<table:table-cell>{comment}<text:p>88,1</text:p></table:table-cell>"
    (tmp_path / "a.ods").write_bytes(ods_of(f"<table:table-row>{cells}</table:table-row>"))
    (sheet,) = read_sheets(tmp_path / "a.ods")
    assert sheet.rows == [[None, "88,1"]]
    assert sheet.comments == {(0, 1): "Angka\nsementara"}


@pytest.mark.parametrize("text", ["superscript", "strike", "<strike>"])
def test_a_text_that_names_a_mark_is_read_as_it_stands(tmp_path, text):
    workbook = openpyxl.Workbook()
    workbook.active.append([text, "SPI"])
    workbook.save(tmp_path / "a.xlsx")
    assert read_sheets(tmp_path / "a.xlsx")[0].rows == [[text, "SPI"]]
