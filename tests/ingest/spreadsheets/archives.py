"""Small files made by hand: archives and compound files with the content that a test asks for."""

import io
import zipfile

import openpyxl
import xlwt
from xlwt.CompoundDoc import XlsDoc

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "style")
)


def xlsx_of(cells):
    """The bytes of a workbook written by openpyxl."""
    workbook = openpyxl.Workbook()
    for name, value in cells.items():
        workbook.active[name] = value
    return saved(workbook)


def saved(workbook):
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def changed(data, parts=(), remove=(), **extra):
    """A copy of an archive with some parts replaced, added or removed."""
    replaced = dict(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in remove:
                new.writestr(name, replaced.pop(name, old.read(name)))
        for name, content in {**replaced, **extra}.items():
            new.writestr(name, content)
    return target.getvalue()


def sheet_of(rows, before="", after=""):
    """The bytes of a workbook whose only sheet has the given XML in sheetData."""
    return with_sheet(f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>")


def with_sheet(xml):
    return changed(xlsx_of({"A1": "x"}), {SHEET: xml})


def ods_of(rows, columns="", automatic="", parts=None):
    """The bytes of an OpenDocument workbook whose only sheet has the given rows."""
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {ODS_NAMES} "
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Lembar" table:style-name="ta1">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:m"></manifest:manifest>'
    entries = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
        **(parts or {}),
    }
    return zip_of(entries)


def zip_of(entries):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def xls_of(cells):
    """The bytes of an .xls workbook written by xlwt; cells by row and column."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Lembar")
    for (row, column), value in cells.items():
        sheet.write(row, column, value)
    return saved(workbook)


def compound_of(stream, name="Workbook"):
    """A compound file with one stream of the given name."""
    target = io.BytesIO()
    XlsDoc().save(target, stream)
    old = "Workbook".encode("utf-16-le").ljust(64, b"\0") + (18).to_bytes(2, "little")
    new = name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")
    data = target.getvalue()
    assert old in data
    return data.replace(old, new)


def record(kind, data):
    """One record of an .xls stream."""
    return kind.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data


def stream_of(cells):
    """The records of an .xls workbook, to be changed and put into a compound file."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Lembar")
    for (row, column), value in cells.items():
        sheet.write(row, column, value)
    return workbook.get_biff_data()
