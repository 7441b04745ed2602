"""Workbooks as Excel, Google Sheets, LibreOffice and WPS write them: only the parts that hold cells are judged."""

import pytest

from antikorupsi.ingest.spreadsheets import UnreadableFileError, read_sheets
from tests.ingest.spreadsheets.archives import MAIN, zip_of

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
CELLS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>77.5</v></c></row>'
ROWS = [["Kota Blitar", 77.5]]


def relations(*given):
    rows = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in given)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def workbook(parts=(), *, book="", strings='count="1" uniqueCount="1"', sheet="worksheets/sheet1.xml", listed=()):
    """A workbook written by hand from the standard, with a list of texts, which openpyxl never writes."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}"/></Types>'
    )
    known = [("rId1", f"{RELATION}/worksheet", sheet), ("rId2", f"{RELATION}/sharedStrings", "sharedStrings.xml")]
    return zip_of(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations(("rId1", f"{RELATION}/officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATION}">{book}<sheets>'
            '<sheet name="SPI" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(*known, *listed),
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{CELLS}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {MAIN} {strings}><si><t>Kota Blitar</t></si></sst>",
            **dict(parts),
        }
    )


def with_texts_elsewhere():
    strings = f'<sst {MAIN} count="1" uniqueCount="1"><si><t>Kota Blitar</t></si></sst>'
    parts = {
        "xl/sharedStrings.xml": b"\0\1\2",
        "xl/texts.xml": strings,
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", f"{RELATION}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{RELATION}/sharedStrings", "texts.xml"),
        ),
    }
    return workbook(parts)


def of_excel_on_the_web():
    """Calls its workbook workbook22.xml once a file was saved there."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook22.xml" ContentType="{SHEET_TYPE}"/></Types>'
    )
    strings = f'<sst {MAIN} count="1" uniqueCount="1"><si><t>Kota Blitar</t></si></sst>'
    book = f'<workbook {MAIN} xmlns:r="{RELATION}"><sheets><sheet name="SPI" sheetId="1" r:id="r"/></sheets></workbook>'
    return zip_of(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations(("rId1", f"{RELATION}/officeDocument", "xl/workbook22.xml")),
            "xl/workbook22.xml": book,
            "xl/_rels/workbook22.xml.rels": relations(
                ("r", f"{RELATION}/worksheet", "worksheets/sheet1.xml"),
                ("s", f"{RELATION}/sharedStrings", "sharedStrings.xml"),
            ),
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{CELLS}</sheetData></worksheet>",
            "xl/sharedStrings.xml": strings,
        }
    )


EXTERNAL = (
    f'<externalLink {MAIN}><externalBook><sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="B2"><v>1</v></cell>'
    "</row></sheetData></sheetDataSet></externalBook></externalLink>"
)
GOOGLE = ("rId9", "http://customschemas.google.com/relationships/workbookmetadata", "metadata")
PROTECTION = '<workbookProtection workbookSaltValue="AA==" workbookSpinCount="100000" lockStructure="1"/>'
WRITTEN = {
    "the structure protected": workbook(book=PROTECTION),
    "calculated again and again": workbook(book='<calcPr iterate="1" iterateCount="32767"/>'),
    "texts used more often than there are bytes": workbook(strings='count="99999" uniqueCount="1"'),
    "texts without a count": workbook(strings=""),
    "linked to another workbook": workbook({"xl/externalLinks/externalLink1.xml": EXTERNAL}),
    "from Google": workbook({"xl/metadata": bytes(range(256))}, listed=[GOOGLE]),
    "with properties in UTF-16": workbook({"customXml/item1.xml": "<?xml version='1.0'?><a/>".encode("utf-16")}),
    "with a pivot table": workbook(
        {"xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition {MAIN} recordCount="60000"/>'}
    ),
    "with a workbook embedded": workbook({"xl/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook()}),
    "with a drawing that has a type": workbook({"xl/media/image1.svg": "<!DOCTYPE svg><svg/>"}),
    "with a picture in one colour": workbook({"xl/media/image1.bmp": b"\xff" * 20 * 2**20}),
    "with what no relation names": workbook({"xl/other.xml": f"<worksheet {MAIN}><sheetData/></worksheet>"}),
    "with an absolute target": workbook(sheet="/xl/worksheets/sheet1.xml"),
    "with a target from here": workbook(sheet="./worksheets/sheet1.xml"),
    "with a target from above": workbook(sheet="../xl/worksheets/sheet1.xml"),
    "with its texts in another part": with_texts_elsewhere(),
    "from Excel on the web": of_excel_on_the_web(),
}


def read(tmp_path, data):
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    return read_sheets(path)


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN)
def test_a_workbook_is_read_as_programs_write_it(tmp_path, data):
    assert [sheet.rows for sheet in read(tmp_path, data)] == [ROWS]


def refusal(tmp_path, data):
    with pytest.raises(UnreadableFileError) as refused:
        read(tmp_path, data)
    return refused.value.rule


def test_a_list_of_texts_that_claims_more_than_it_has_bytes_is_refused(tmp_path):
    assert refusal(tmp_path, workbook(strings='count="1" uniqueCount="4000000000"')) == "file_harmful"


def test_the_same_sheet_twice_is_refused(tmp_path):
    twice = '<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/></sheets>'
    book = f'<workbook {MAIN} xmlns:r="{RELATION}">{twice}</workbook>'
    assert refusal(tmp_path, workbook({"xl/workbook.xml": book})) == "file_damaged"


@pytest.mark.parametrize(
    "cells",
    [
        f'{CELLS}<row r="1"><c r="B1"><v>12</v></c></row>',
        CELLS.replace("</row>", '<c r="B1"><v>12</v></c></row>'),
        CELLS.replace("</row>", '<c r="B1" t="inlineStr"><is><t>12</t></is></c></row>'),
    ],
)
def test_two_values_of_one_cell_are_refused_since_readers_take_either(tmp_path, cells):
    sheet = f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>"
    with pytest.raises(UnreadableFileError) as refused:
        read(tmp_path, workbook({"xl/worksheets/sheet1.xml": sheet}))
    assert refused.value.rule == "file_damaged"
    assert "B1, B1" in refused.value.details["reason"]


def test_cells_without_a_value_make_no_sheet_damaged(tmp_path):
    cells = CELLS.replace(
        "</row>", '<c r="C1" t="str"><f>""</f><v></v></c></row><row r="3"><c r="A3"><v></v></c></row>'
    )
    sheet = f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>"
    assert read(tmp_path, workbook({"xl/worksheets/sheet1.xml": sheet}))[0].rows == [[*ROWS[0], None]]


def test_a_type_in_a_part_that_is_read_is_refused(tmp_path):
    assert refusal(tmp_path, workbook({"xl/sharedStrings.xml": "<!DOCTYPE x><sst/>"})) == "file_with_entities"
