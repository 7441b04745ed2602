"""Hostile files of any size, each made by a function of one number; reading one takes time in proportion to it.

Names begin with what the file is called. `GROWING` maps them to the function and the smaller of the two sizes that are
compared, large enough that reading takes longer than what every file costs.
"""

import struct

from tests.ingest.spreadsheets.archives import (
    MAIN,
    changed,
    compound_of,
    ods_of,
    record,
    sheet_of,
    stream_of,
    with_sheet,
    xlsx_of,
)

GROWING = {}


def growing(name, size):
    """Puts what a function makes of a number into the corpus."""

    def keep(make):
        GROWING[name] = (make, size)
        return make

    return keep


# ---- text


@growing("comments.csv", 200_000)
def open_with_comments(size):
    return b"<!---->" * 60 + b"\nDaerah;Nilai\n" + b"<!-- ;1\n" * (size // 8)


@growing("open-quotes.csv", 200_000)
def open_a_quote_in_every_row(size):
    return b'Daerah;Nilai\n"Kota Blitar;1\n' * (size // 28)


@growing("odd-quotes.csv", 200_000)
def put_three_quotes_into_every_field(size):
    return b'""";"""";"\n' * (size // 11)


@growing("escaped-quotes.csv", 100_000)
def escape_quotes_behind_one_that_stays_open(size):
    return b'a;"b' + b'""\n' * (size // 3)


@growing("one-line.csv", 1_000_000)
def write_one_line(size):
    return b"Daerah,Nilai " * (size // 13)


@growing("blanks.csv", 1_000_000)
def write_blanks_between_quotes(size):
    return b'a;"\n"' + b" " * size + b"x"


@growing("brackets.csv", 200_000)
def write_formulas_that_hold_a_text(size):
    return b'="35.72";="' * (size // 11) + b"\n"


# ---- workbooks since 2007


def sheet_with(text):
    return with_sheet(f"<worksheet {MAIN}><sheetData>{text}</sheetData></worksheet>")


@growing("open-tags.xlsx", 500_000)
def never_close_a_tag(size):
    return sheet_with('<c r="A1" s="1" ' * (size // 16))


@growing("open-cells.xlsx", 500_000)
def never_close_a_cell(size):
    return sheet_with('<c r="A1"><f>B1' * (size // 15))


@growing("blanks.xlsx", 1_000_000)
def write_blanks_behind_a_formula(size):
    return sheet_with('<c r="A1"><f>B1</f>' + " " * size + "<x/></c>")


@growing("blanks-error.xlsx", 1_000_000)
def write_blanks_before_an_error(size):
    return sheet_with('<c r="A1" t="e">' + " " * size + "<x/></c>")


@growing("long-name.xlsx", 500_000)
def write_an_attribute_without_a_value(size):
    return sheet_with("<row r='1'><c r='A1' " + "a" * size + "><v>1</v></c></row>")


@growing("open-values.xlsx", 500_000)
def never_close_the_value_of_an_attribute(size):
    return sheet_with("<row r='1'><c \"" + '<c "' * (size // 4))


@growing("hidden.xlsx", 500_000)
def write_hidden_again_and_again(size):
    return sheet_with("<row " + "hidden " * (size // 7) + '><c r="A1"><v>1</v></c></row>')


@growing("hidden-columns.xlsx", 4_000)
def hide_the_same_columns_again_and_again(size):
    columns = '<col min="1" max="16384" hidden="1"/>' * size
    return sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>' * 1, before=f"<cols>{columns}</cols>")


@growing("styles.xlsx", 8_000)
def show_a_percent_in_many_styles(size):
    xfs = '<xf numFmtId="9"/>' * size
    styles = f'<styleSheet {MAIN}><cellXfs count="{size}">{xfs}</cellXfs></styleSheet>'
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="{row - 1}"><v>1</v></c></row>' for row in range(1, size + 1))
    return changed(sheet_of(rows), {"xl/styles.xml": styles})


@growing("format.xlsx", 500_000)
def open_brackets_in_a_number_format(size):
    style = f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="{"[" * size}"/></numFmts></styleSheet>'
    return changed(xlsx_of({"A1": 1}), {"xl/styles.xml": style})


@growing("formulas.xlsx", 4_000)
def point_to_one_long_formula(size):
    formula = "+".join(["B1"] * size)
    first = f'<row r="1"><c r="A1"><f t="shared" ref="A1:A{size}" si="0">{formula}</f></c></row>'
    cells = (f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/></c></row>' for row in range(2, size + 1))
    return sheet_of(first + "".join(cells))


@growing("one-text.xlsx", 12_000)
def put_one_long_text_into_many_cells(size):
    strings = f'<sst {MAIN} count="1" uniqueCount="1"><si><t>{"x" * size}</t></si></sst>'
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, size + 1))
    return changed(sheet_of(rows), {"xl/sharedStrings.xml": strings})


@growing("sheets.xlsx", 1_500)
def name_one_sheet_many_times(size):
    names = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, size + 1))
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, size + 1))
    book = f'<workbook {MAIN} xmlns:r="{relations}"><sheets>{names}</sheets></workbook>'
    return changed(sheet_of(rows), {"xl/workbook.xml": book})


@growing("merged.xlsx", 2_000)
def merge_the_whole_sheet_again_and_again(size):
    merged = "".join(f'<mergeCell ref="A1:Z{10_000 + number}"/>' for number in range(size))
    return sheet_of('<row r="10000"><c r="Z10000"><v>1</v></c></row>', after=f"<mergeCells>{merged}</mergeCells>")


@growing("sparse.xlsx", 20)
def put_a_far_cell_into_every_sheet(size):
    parts = {}
    sheets = relations = ""
    types = xlsx_of({"A1": 1})
    far = f'<worksheet {MAIN}><sheetData><row r="70000"><c r="Z70000"><v>1</v></c></row></sheetData></worksheet>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for number in range(1, size + 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = far
        sheets += f'<sheet name="S{number}" sheetId="{number}" r:id="r{number}"/>'
        relations += f'<Relationship Id="r{number}" Type="{kind}/worksheet" Target="worksheets/sheet{number}.xml"/>'
    parts["xl/workbook.xml"] = f'<workbook {MAIN} xmlns:r="{kind}"><sheets>{sheets}</sheets></workbook>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{package}">{relations}</Relationships>'
    return changed(types, parts)


@growing("texts.xlsx", 60_000)
def list_many_texts(size):
    strings = f'<sst {MAIN} count="1" uniqueCount="{size}">{"<si><t>x</t></si>" * size}</sst>'
    return changed(sheet_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), {"xl/sharedStrings.xml": strings})


# ---- OpenDocument

TEXT = '<table:table-row><table:table-cell office:value-type="string">{}</table:table-cell></table:table-row>'


@growing("spaces.ods", 60_000)
def write_a_text_in_many_pieces(size):
    return ods_of(TEXT.format("<text:p>" + "a<text:s/>" * size + "</text:p>"))


@growing("many-spaces.ods", 20_000)
def write_many_blanks_as_one_element(size):
    return ods_of(TEXT.format("<text:p>a" + '<text:s text:c="999999999"/>' * size + "</text:p>"))


@growing("attribute.ods", 1_000_000)
def write_a_long_attribute(size):
    return ods_of(f'<table:table-row><table:table-cell office:value-type="{"x" * size}"/></table:table-row>')


@growing("formula.ods", 500_000)
def open_brackets_in_a_formula(size):
    return ods_of(f'<table:table-row><table:table-cell table:formula="of:={"[" * size}"/></table:table-row>')


@growing("nested.ods", 20_000)
def nest_spans(size):
    return ods_of(TEXT.format("<text:p>" + "<text:span>" * size + "x" + "</text:span>" * size + "</text:p>"))


@growing("columns.ods", 100_000)
def repeat_a_filled_cell(size):
    cell = (
        f'<table:table-cell table:number-columns-repeated="{size // 100}" office:value-type="float" office:value="1"/>'
    )
    return ods_of(f'<table:table-row table:number-rows-repeated="100">{cell}</table:table-row>')


@growing("percents.ods", 100_000)
def repeat_a_percentage(size):
    cell = '<table:table-cell table:number-columns-repeated="{}" office:value-type="percentage" office:value="1"/>'
    return ods_of(f'<table:table-row table:number-rows-repeated="100">{cell.format(size // 100)}</table:table-row>')


@growing("tables.ods", 3_000)
def write_many_tables(size):
    row = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    return ods_of(row + f'</table:table><table:table table:name="x">{row}' * size)


@growing("covered.ods", 3_000)
def cover_the_whole_sheet_again_and_again(size):
    cell = (
        '<table:table-cell table:number-columns-spanned="1000" table:number-rows-spanned="1000000"'
        ' office:value-type="float" office:value="1"/>'
    )
    return ods_of(f"<table:table-row>{cell}</table:table-row>" * size)


# ---- workbooks until 2003


@growing("shared-records.xls", 1_000)
def let_sheets_share_their_records(size):
    stream = stream_of({(0, 0): "x"})
    at = stream.index(b"Lembar") - 12
    length = 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
    bound = stream[at : at + length]
    start = int.from_bytes(bound[4:8], "little") + length * (size - 1)
    bound = bound[:4] + struct.pack("<I", start) + bound[8:]
    cells = record(0x203, struct.pack("<HHHd", 1, 1, 15, 1.0)) * size
    end = record(0x0A, b"")
    return compound_of(stream[:at] + bound * size + stream[at + length : -len(end)] + cells + end)


@growing("linked.xls", 500)
def link_whole_rows_again_and_again(size):
    stream = stream_of({(0, 0): "x"})
    end = record(0x0A, b"")
    link = record(0x1B8, struct.pack("<HHHH", 0, 65_535, 0, 255) + bytes(24))
    return compound_of(stream[: -len(end)] + link * size + end)
