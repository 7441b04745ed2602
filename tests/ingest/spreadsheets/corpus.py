"""Files as nobody should send them, each made by one small function: name, content, and what reading it must give.

`REFUSED` maps a file's name to the rule it is refused by and its bytes; `READ` maps it to the cells it must give.
Names begin with what the file is called, so that the ending of a name can differ from the content.
"""

import io
import struct
import zipfile
from datetime import date, datetime

import openpyxl
import xlwt
from openpyxl.chart import BarChart

from antikorupsi.ingest.spreadsheets.cells import NoResult
from tests.ingest.spreadsheets.archives import (
    MAIN,
    SHEET,
    changed,
    compound_of,
    ods_of,
    record,
    saved,
    sheet_of,
    stream_of,
    with_sheet,
    xls_of,
    xlsx_of,
    zip_of,
)

REFUSED = {}
READ = {}


def refused(name, rule):
    """Puts what a function makes into the corpus of files that must be refused by a rule."""

    def keep(make):
        REFUSED[name] = (rule, make)
        return make

    return keep


def read(name, cells):
    """Puts what a function makes into the corpus of files that must give these cells."""

    def keep(make):
        READ[name] = (cells, make)
        return make

    return keep


PLAIN = {"A1": "Daerah", "B1": "Nilai", "A2": "Kota Blitar", "B2": 97.98}
PLAIN_CELLS = {(0, 0): "Daerah", (0, 1): "Nilai", (1, 0): "Kota Blitar", (1, 1): 97.98}
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
FIRST = {(0, 0): 1}


# ---- too much of something


@refused("ratio.xlsx", "file_harmful")
def pack_blanks_tightly():
    return with_sheet(b" " * (64 * 2**20))


@refused("one-entry.xlsx", "file_harmful")
def hide_a_bomb_beside_honest_weight():
    noise = bytes(range(256)) * 2**12
    return changed(xlsx_of(PLAIN), {"xl/media/a.png": noise, "xl/sharedStrings.xml": b"<" * (64 * 2**20)})


@refused("entries.xlsx", "file_harmful")
def put_many_entries():
    return changed(xlsx_of(PLAIN), {f"xl/worksheets/more{number}.xml": "" for number in range(6000)})


def declare_size(data, name, size):
    """Changes the unpacked size of an entry in both directories of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = struct.pack("<I", archive.getinfo(name).file_size)
    return data.replace(old, struct.pack("<I", size))


@refused("lies-small.xlsx", "file_damaged")
def declare_less_than_there_is():
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 30_000))
    return declare_size(sheet_of(rows), SHEET, 1000)


@refused("lies-large.xlsx", "file_harmful")
def declare_gigabytes():
    return declare_size(with_sheet(f"<worksheet {MAIN}>{ROW * 3}</worksheet>"), SHEET, 3 * 2**30)


@refused("large.xlsx", "file_too_large")
def hold_more_than_is_read():
    target = io.BytesIO(xlsx_of(PLAIN))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/media/a.png", b"12345")
        entry = archive.getinfo("xl/media/a.png")
        entry.file_size = entry.compress_size = 1200 * 2**20
    return target.getvalue()


@refused("corner.xlsx", "stray_cell")
def put_one_cell_into_the_last_corner():
    return xlsx_of({**PLAIN, "XFD1048576": 1})


@refused("corner-positional.xlsx", "stray_cell")
def put_a_nameless_cell_into_the_last_row():
    return sheet_of(ROW + '<row r="1048576">' + "<c><v>1</v></c>" * 50 + "</row>")


@refused("corner-prefixed.xlsx", "stray_cell")
def put_a_prefixed_cell_into_the_last_corner():
    return sheet_of(ROW + '<q:row xmlns:q="x" r="7"><q:c r="XFD1048576"><q:v>1</q:v></q:c></q:row>')


@refused("corner-quotes.xlsx", "stray_cell")
def write_the_far_cell_in_another_way():
    return sheet_of(ROW + "<row r='9'><c\n t='n'\tr = 'XFD1048576' ><v>1</v></c></row>")


@refused("corner-late.xlsx", "stray_cell")
def hide_the_far_cell_behind_many_rows():
    rows = [f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 50_000)]
    rows[30_000] = '<row r="30001"><c r="A30001"><v>1</v></c><c r="XFD30001"><v>1</v></c></row>'
    return sheet_of("".join(rows))


@refused("far-name.xlsx", "file_damaged")
def name_a_cell_beyond_32_bits():
    return sheet_of(ROW + '<row r="2"><c r="A99999999999"><v>1</v></c></row>')


@refused("far-row.xlsx", "file_damaged")
def name_a_row_beyond_32_bits():
    return sheet_of(ROW + '<row r="99999999999"><c><v>1</v></c></row>')


@refused("formatted.xlsx", "stray_cell")
def format_a_million_empty_rows():
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 1_000_001))
    return sheet_of(ROW + rows)


@refused("corner.ods", "stray_cell")
def repeat_rows_and_cells_up_to_the_last_corner():
    return ods_of(
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="16383"/>'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    )


@refused("repeated.ods", "stray_cell")
def repeat_a_filled_cell_over_the_whole_sheet():
    return ods_of(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"'
        ' office:value-type="float" office:value="1"/></table:table-row>'
    )


@refused("formatted.xls", "stray_cell")
def format_a_million_empty_cells():
    blanks = record(0xBE, struct.pack("<HH", 7, 0) + b"\x0f\0" * 250 + struct.pack("<H", 249))
    return _with_records(blanks * 4000)


@refused("corner.xls", "stray_cell")
def put_one_number_into_a_far_corner():
    return _with_records(record(0x203, struct.pack("<HHHd", 65_535, 65_535, 15, 1.0)))


def _with_records(records):
    """An .xls workbook with records added before the end of its last sheet."""
    stream = stream_of({(0, 0): "x"})
    end = record(0x0A, b"")
    assert stream.endswith(end)
    return compound_of(stream[: -len(end)] + records + end)


@refused("wide.csv", "stray_cell")
def write_one_row_of_many_fields_above_many_rows():
    return b";" * 100_000 + b"\n" + b"1\n" * 100_000


@refused("delimiters.csv", "stray_cell")
def write_nothing_but_delimiters():
    return b";" * 50_000_000


# ---- what should not be inside


@refused("macro.xlsx", "file_with_macros")
def put_a_macro_project():
    return changed(xlsx_of(PLAIN), {"xl/vbaProject.bin": b"x"})


@refused("macro-elsewhere.xlsx", "file_with_macros")
def put_a_macro_project_under_another_name():
    data = xlsx_of(PLAIN)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml")
    override = b'<Override PartName="/xl/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    return changed(data, {"[Content_Types].xml": types.replace(b"</Types>", override), "xl/a.bin": b"x"})


@refused("macro-sheet.xlsx", "file_with_macros")
def put_an_excel_4_macro_sheet():
    return changed(xlsx_of(PLAIN), {"xl/macrosheets/sheet1.xml": "<x/>"})


@refused("macro.XLSM", "file_with_macros")
def call_it_a_workbook_with_macros():
    return xlsx_of(PLAIN)


@refused("macro.ods", "file_with_macros")
def put_a_basic_library():
    return ods_of("", parts={"Basic/Standard/Module1.xml": "<x/>"})


@refused("script.ods", "file_with_macros")
def put_a_python_script():
    return ods_of("", parts={"Scripts/python/a.py": "x"})


@refused("macro.xls", "file_with_macros")
def put_a_macro_storage():
    return compound_of(stream_of({(0, 0): "x"}), "_VBA_PROJECT_CUR")


@refused("macro-sheet.xls", "file_with_macros")
def say_that_a_sheet_is_a_macro_sheet():
    stream = bytearray(stream_of({(0, 0): "x"}))
    at = stream.index(b"Lembar") - 8
    stream[at + 5] = 1
    return compound_of(bytes(stream))


@refused("doctype.xlsx", "file_with_entities")
def declare_an_entity_in_a_sheet():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    return with_sheet(bomb + f"<worksheet {MAIN}><sheetData>{ROW}</sheetData></worksheet>")


@refused("external.xlsx", "file_with_entities")
def point_to_a_file_of_the_machine():
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><styleSheet>&a;</styleSheet>'
    return changed(xlsx_of(PLAIN), {"xl/styles.xml": text})


@refused("utf16.xlsx", "file_with_entities")
def declare_an_entity_in_utf_16():
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "a">]><sst>&a;</sst>'
    return changed(xlsx_of(PLAIN), {"xl/sharedStrings.xml": text.encode("utf-16")})


@refused("doctype.ods", "file_with_entities")
def declare_an_entity_in_an_open_document():
    return changed(ods_of(""), {"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})


@refused("utf16-sheet.xlsx", "file_damaged")
def write_a_sheet_in_utf_16():
    return with_sheet(f"<worksheet {MAIN}><sheetData>{ROW}</sheetData></worksheet>".encode("utf-16"))


@refused("leaves.xlsx", "file_harmful")
def name_an_entry_above_the_folder():
    return changed(xlsx_of(PLAIN), {"../../evil.xml": "<x/>"})


@refused("leaves-windows.xlsx", "file_harmful")
def name_an_entry_above_the_folder_with_backslashes():
    return changed(xlsx_of(PLAIN), {"xl\\..\\..\\evil.xml": "<x/>"})


@refused("absolute.xlsx", "file_harmful")
def name_an_entry_from_the_root():
    return changed(xlsx_of(PLAIN), {"/etc/evil.xml": "<x/>"})


@refused("twice.xlsx", "file_harmful")
def put_a_sheet_twice():
    return changed(xlsx_of(PLAIN), {SHEET.upper(): "<x/>"})


@refused("two-directories.xlsx", "file_harmful")
def put_one_archive_behind_another():
    return zip_of({"a": "x"}) + xlsx_of(PLAIN)


# ---- encrypted


@refused("protected.xlsx", "file_protected")
def encrypt_a_workbook():
    return compound_of(b"x" * 5000, "EncryptedPackage")


@refused("protected-entries.xlsx", "file_protected")
def encrypt_the_entries():
    data = bytearray(xlsx_of(PLAIN))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@refused("protected.xls", "file_protected")
def encrypt_an_old_workbook():
    stream = stream_of({(0, 0): "x"})
    first = 4 + int.from_bytes(stream[2:4], "little")
    return compound_of(stream[:first] + record(0x2F, b"\1\0" + b"x" * 52) + stream[first:])


@refused("protected.ods", "file_protected")
def encrypt_an_open_document():
    return changed(ods_of(""), {"META-INF/manifest.xml": "<manifest><manifest:encryption-data/></manifest>"})


@refused("protected-whole.ods", "file_protected")
def encrypt_an_open_document_as_a_whole():
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "encrypted-package": "x"})


# ---- damaged, or something else


@refused("empty.xlsx", "file_empty")
def write_nothing():
    return b""


@refused("blank.csv", "file_empty")
def write_blanks():
    return b"\xef\xbb\xbf \r\n\r\n"


@refused("truncated.xlsx", "file_damaged")
def cut_a_workbook():
    return xlsx_of(PLAIN)[:900]


@refused("truncated.xls", "file_damaged")
def cut_an_old_workbook():
    return xls_of({(row, 0): f"baris {row}" for row in range(500)})[:9000]


@refused("truncated.ods", "file_damaged")
def cut_the_content_of_an_open_document():
    return changed(ods_of(""), {"content.xml": "<office:document-content"})


@refused("cut-sheet.xlsx", "file_damaged")
def end_a_sheet_in_the_middle():
    return with_sheet(f"<worksheet {MAIN}><sheetData>{ROW}")


@refused("missing-string.xlsx", "file_damaged")
def point_to_a_text_that_is_not_there():
    return sheet_of('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')


@refused("missing-sheet.xlsx", "file_damaged")
def leave_out_the_sheet():
    return changed(xlsx_of(PLAIN), remove=(SHEET,))


@refused("no-number.xlsx", "file_damaged")
def write_words_where_a_number_belongs():
    return sheet_of('<row r="1"><c r="A1" t="n"><v>delapan</v></c></row>')


@refused("flipped.xlsx", "file_damaged")
def change_bytes_in_the_middle():
    data = bytearray(xlsx_of(PLAIN))
    at = data.index(b"sheet1.xml") + 30
    data[at : at + 20] = bytes(20)
    return bytes(data)


@refused("html.xls", "file_of_other_content")
def call_a_web_page_a_workbook():
    return b"<html><body><table><tr><td>Kota Blitar</td></tr></table></body></html>"


@refused("html-xml.xls", "file_of_other_content")
def call_an_office_web_page_a_workbook():
    return b'<?xml version="1.0"?>\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'


@refused("html.csv", "file_of_other_content")
def call_a_web_page_a_table():
    return b"\xef\xbb\xbf<!DOCTYPE html><html><body>Galat 500</body></html>"


@refused("xml.xls", "file_of_other_content")
def call_an_xml_table_a_workbook():
    return b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@refused("text.xlsx", "file_of_other_content")
def call_text_a_workbook():
    return b"Daerah\tNilai\nKota Blitar\t97,98\n"


@refused("pdf.xlsx", "file_of_other_content")
def call_a_pdf_a_workbook():
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@refused("picture.csv", "file_of_other_content")
def call_a_picture_a_table():
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@refused("zeros.csv", "file_of_other_content")
def put_zeros_into_text():
    return b"Daerah;Nilai\nKota\0Blitar;1\n"


@refused("word.xlsx", "file_of_other_content")
def call_a_document_a_workbook():
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})


@refused("binary.xlsx", "file_of_other_content")
def call_a_binary_workbook_by_another_name():
    return changed(xlsx_of(PLAIN), {"xl/workbook.bin": b"x"}, remove=("xl/workbook.xml",))


@refused("word.xls", "file_of_other_content")
def call_an_old_document_a_workbook():
    return compound_of(b"x" * 5000, "WordDocument")


@refused("archive.xlsx", "file_of_other_content")
def call_an_archive_a_workbook():
    return zip_of({"a.txt": "x"})


@refused("twins.xlsx", "file_damaged")
def give_two_sheets_one_name():
    workbook = openpyxl.Workbook()
    workbook.active["A1"], workbook.create_sheet("Lain")["A1"] = 1, 2
    data = saved(workbook)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read("xl/workbook.xml").decode()
    return changed(data, {"xl/workbook.xml": book.replace('name="Lain"', 'name="Sheet"')})


@refused("a.docx", "file_of_other_kind")
def send_a_document():
    return b"x"


@refused("~$a.xlsx", "file_is_lock")
def leave_a_lock_file():
    return b"\x05Budi" + b" " * 160


# ---- odd, but honest


@read("called.xls", PLAIN_CELLS)
def call_a_new_workbook_old():
    return xlsx_of(PLAIN)


@read("loose-sheet.xlsx", PLAIN_CELLS)
def put_a_sheet_that_the_workbook_does_not_name():
    return changed(xlsx_of(PLAIN), {"xl/other.xml": f"<worksheet {MAIN}><sheetData>{ROW}</sheetData></worksheet>"})


@read("called.xlsx", {(0, 0): "Daerah", (1, 1): 97.98})
def call_an_old_workbook_new():
    return xls_of({(0, 0): "Daerah", (1, 1): 97.98})


@read("called.csv", PLAIN_CELLS)
def call_a_workbook_text():
    return xlsx_of(PLAIN)


@read("=cmd|' calc'!A0\n<script>.xlsx", PLAIN_CELLS)
def give_a_file_a_harmful_name():
    return xlsx_of(PLAIN)


@read("formula.xlsx", {(0, 0): 2.0, (1, 0): NoResult("=A1+1"), (2, 0): "=1+1", (3, 0): "<script>alert(1)</script>"})
def write_formulas_without_results():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"], sheet["A2"], sheet["A4"] = 2, "=A1+1", "<script>alert(1)</script>"
    sheet["A3"] = "=1+1"
    sheet["A3"].data_type = "s"
    return saved(workbook)


@read("shared.xlsx", {(0, 1): NoResult("=A1*2"), (1, 1): NoResult("=A2*2"), (0, 2): 5, (1, 2): None})
def share_a_formula_without_results():
    return sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f></c>'
        '<c r="C1"><f>2+3</f><v>5</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v/></c>'
        '<c r="C2" t="str"><f>IF(1,"","")</f><v></v></c></row>'
    )


@read("errors.xlsx", {(0, 0): NoResult("#DIV/0!"), (0, 1): NoResult("#SPILL!"), (0, 2): 3, (0, 3): NoResult("#N/A")})
def leave_errors_in_cells():
    return sheet_of(
        '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#SPILL!</v></c>'
        '<c r="C1"><v>3</v></c><c r="D1" t="e"><v>#N/A</v></c></row>'
    )


@read("positional.xlsx", {(0, 0): 1, (0, 3): 4, (0, 4): 5, (1, 1): 2, (1, 2): NoResult("=B2")})
def leave_out_the_names_of_cells():
    return sheet_of(
        '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row><c/><c><v>2</v></c><c><f>B2</f></c></row>'
    )


@read("prefixed.xlsx", {(0, 0): 1, (0, 1): NoResult("=A1"), (1, 0): NoResult("#REF!")})
def write_every_element_with_a_prefix():
    namespace = MAIN.replace("xmlns=", "xmlns:x=")
    return with_sheet(
        f'<x:worksheet {namespace}><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f>A1</x:f>'
        '</x:c></x:row><x:row r="2"><x:c r="A2" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )


@read("claims.xlsx", FIRST)
def claim_a_dimension_and_counts_that_are_not_there():
    return sheet_of(
        ROW,
        before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols>',
        after='<mergeCells count="4294967295"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )


@refused("strings.xlsx", "file_harmful")
def claim_billions_of_texts():
    text = f'<sst {MAIN} count="4294967295" uniqueCount="4294967295"><si><t>ya</t></si></sst>'
    data = sheet_of('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>')
    return changed(data, {"xl/sharedStrings.xml": text})


@read("empty-rows.xlsx", {**FIRST, (999_999, 0): None})
def write_a_million_rows_without_cells():
    return sheet_of(ROW + "".join(f'<row r="{row}" ht="15"/>' for row in range(2, 1_000_001)))


@read("values.xlsx", {(0, 0): date(2024, 5, 1), (0, 1): datetime(2024, 5, 1, 7, 30), (0, 2): True, (0, 3): "a\nb"})
def write_dates_and_truths():
    return xlsx_of({"A1": date(2024, 5, 1), "B1": datetime(2024, 5, 1, 7, 30), "C1": True, "D1": "a\nb"})


@read("1904.xlsx", {(0, 0): date(2024, 5, 1)})
def count_days_from_1904():
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active["A1"] = date(2024, 5, 1)
    return saved(workbook)


@read("inline.xlsx", {(0, 0): "rich text", (0, 1): "&<>"})
def write_texts_into_the_cells():
    return sheet_of(
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r></is></c>'
        '<c r="B1" t="inlineStr"><is><t>&amp;&lt;&gt;</t></is></c></row>'
    )


@read("chart.xlsx", PLAIN_CELLS)
def add_a_chart_sheet():
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of(PLAIN)))
    workbook.create_chartsheet("Grafik").add_chart(BarChart())
    return saved(workbook)


@read("values.xls", {(0, 0): date(2024, 5, 1), (0, 1): 97.98, (0, 2): True, (1, 0): NoResult("=…"), (1, 1): "Kota"})
def write_an_old_workbook():
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Lembar")
    sheet.write(0, 0, date(2024, 5, 1), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    sheet.write(0, 1, 97.98)
    sheet.write(0, 2, True)
    sheet.write(1, 0, xlwt.Formula("B1+1"))
    sheet.write(1, 1, "Kota")
    return saved(workbook)


@read("claims.xls", {(0, 0): "x"})
def claim_a_dimension_in_an_old_workbook():
    stream = bytearray(stream_of({(0, 0): "x"}))
    at = stream.index(struct.pack("<HH", 0x200, 14)) + 4
    stream[at : at + 12] = struct.pack("<IIHH", 0, 0xFFFFFF00, 0, 0xFF00)
    return compound_of(bytes(stream))


@read("error.xls", {(0, 0): "x", (3, 1): NoResult("#DIV/0!")})
def leave_an_error_in_an_old_workbook():
    return _with_records(record(0x205, struct.pack("<HHHBB", 3, 1, 15, 0x07, 1)))


@read(
    "values.ods",
    {
        (0, 0): "Kota  Blitar\nbaris dua",
        (0, 1): 0.7,
        (0, 2): NoResult("=A1+B1"),
        (0, 3): NoResult("#DIV/0!"),
        (2, 0): date(2024, 5, 1),
        (2, 1): True,
        (2, 2): True,
        (2, 3): None,
        (3, 0): None,
    },
)
def write_an_open_document():
    return ods_of(
        "<table:table-row><table:table-cell office:value-type='string'><text:p>Kota <text:s/>Blitar</text:p>"
        "<text:p>baris <text:span>dua</text:span></text:p><office:annotation><text:p>catatan</text:p>"
        "</office:annotation></table:table-cell>"
        "<table:table-cell office:value-type='percentage' office:value='0.7'><text:p>70%</text:p></table:table-cell>"
        "<table:table-cell table:formula='of:=[.A1]+[.B1]'/>"
        "<table:table-cell table:formula='of:=1/0' office:value-type='string' calcext:value-type='error'>"
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
        "<table:table-row><table:table-cell/></table:table-row>"
        "<table:table-row><table:table-cell office:value-type='date' office:date-value='2024-05-01'/>"
        "<table:table-cell table:number-columns-repeated='2' office:value-type='boolean' office:boolean-value='true'/>"
        "<table:table-cell table:formula='of:=IF(1;&quot;&quot;;2)'><text:p/></table:table-cell>"
        "</table:table-row><table:table-row table:number-rows-repeated='1048573'>"
        "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    )


@read("titles.csv", {(0, 0): "MCP, menurut daerah, tahun, dan area, 2024", (3, 0): "Kota Blitar", (3, 1): "97,98"})
def write_commas_into_titles_and_numbers():
    return b"MCP, menurut daerah, tahun, dan area, 2024\n\nDaerah;Nilai\nKota Blitar;97,98\nKota Batu;81,5\n"


@read("sep.csv", {(0, 0): None, (1, 0): "Daerah", (2, 1): "97;98"})
def declare_the_delimiter():
    return b"sep=|\r\nDaerah|Nilai\r\nKota Blitar|97;98\r\n"


@read("utf16.csv", {(0, 0): "Daerah", (1, 1): "97,98"})
def write_text_in_utf_16():
    return "Daerah\tNilai\r\nKota Blitar\t97,98\r\n".encode("utf-16")


@read("utf16-be.csv", {(0, 0): "Daerah", (1, 1): "97,98"})
def write_text_in_utf_16_without_a_mark():
    return "Daerah\tNilai\r\nKota Blitar\t97,98\r\n".encode("utf-16-be")


@read("cp1252.csv", {(0, 0): "Daerah", (1, 0): "“Kota” Blitar – é"})
def write_text_of_old_windows():
    return "Daerah;Nilai\n“Kota” Blitar – é;1\n".encode("cp1252")


@read("quoted.csv", {(1, 0): 'Kota\n"Blitar"; Jawa', (1, 1): "x" * 300_000, (2, 0): "Batu", (2, 3): "4"})
def write_long_fields_with_line_ends():
    long = "x" * 300_000
    return f'Daerah;Nilai\n"Kota\n""Blitar""; Jawa";{long}\nBatu;2;3;4\n'.encode()


@read("column.csv", {(0, 0): "Daerah", (1, 0): "Kota Blitar"})
def write_one_column():
    return b"Daerah\nKota Blitar\nKota Batu\n"
