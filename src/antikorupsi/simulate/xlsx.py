"""Drafts as .xlsx bytes that depend on nothing else: written directly, so that thousands of papers are quick."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from antikorupsi.ingest import range_name
from antikorupsi.simulate.drafts import BookDraft, Content, ErrorValue, Formula, SheetDraft
from antikorupsi.simulate.looks import PLACE_OF_STYLE, styles_xml

STAMP = (2026, 1, 12, 8, 0, 0)  # of every part of every file: a second run gives the same bytes
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = date(1899, 12, 30)
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsx_bytes(book: BookDraft) -> bytes:
    """The draft as a workbook that spreadsheet programs open."""
    strings: dict[str, int] = {}
    sheets = [_sheet_xml(sheet, strings) for sheet in book.sheets]
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _workbook_xml(book.sheets),
        "xl/_rels/workbook.xml.rels": _workbook_relations(len(sheets)),
        "xl/styles.xml": _HEAD + styles_xml(book.colour),
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets, 1)},
        "xl/sharedStrings.xml": _strings_xml(strings),
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Named parts as a zip whose entries all bear one fixed time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.external_attr = 0o644 << 16
            # A mimetype comes first and unpacked, by which programs know an OpenDocument file.
            archive.writestr(entry, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _sheet_xml(sheet: SheetDraft, strings: dict[str, int]) -> str:
    rows, columns = sheet.extent
    used = range_name((0, 0), (max(rows, 1) - 1, max(columns, 1) - 1))
    widths = "".join(
        f'<col min="{column + 1}" max="{column + 1}" width="{width:g}" customWidth="1"/>'
        for column, width in sorted(sheet.widths.items())
    )
    merged = "".join(f'<mergeCell ref="{range_name(first, last)}"/>' for first, last in sheet.merged)
    return "".join(
        (
            f'{_HEAD}<worksheet {_MAIN}><dimension ref="{used}"/>',
            f'<sheetViews><sheetView workbookViewId="0">{_pane(sheet)}</sheetView></sheetViews>',
            f"<cols>{widths}</cols>" if widths else "",
            "<sheetData>",
            *_rows_xml(sheet, strings),
            "</sheetData>",
            f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else "",
            "</worksheet>",
        )
    )


def _pane(sheet: SheetDraft) -> str:
    if sheet.freeze is None:
        return ""
    row, _ = sheet.freeze
    return f'<pane ySplit="{row}" topLeftCell="A{row + 1}" activePane="bottomLeft" state="frozen"/>'


def _rows_xml(sheet: SheetDraft, strings: dict[str, int]) -> Iterator[str]:
    row = -1
    for place in sorted(sheet.styles.keys() | sheet.cells.keys()):
        if place[0] != row:
            if row >= 0:
                yield "</row>"
            row = place[0]
            hidden = ' hidden="1"' if row in sheet.hidden_rows else ""
            yield f'<row r="{row + 1}"{hidden}>'
        style = PLACE_OF_STYLE[sheet.styles.get(place, "plain")]
        yield _cell_xml(f'<c r="{_letters(place[1])}{row + 1}" s="{style}"', sheet.cells.get(place), strings)
    if row >= 0:
        yield "</row>"


def _cell_xml(start: str, content: Content | None, strings: dict[str, int]) -> str:
    match content:
        case None:
            return f"{start}/>"
        case str():
            return f'{start} t="s"><v>{strings.setdefault(content, len(strings))}</v></c>'
        case date():
            return f"{start}><v>{_days(content)}</v></c>"
        case ErrorValue(written):
            return f'{start} t="e"><f>1/0</f><v>{written}</v></c>'
        case Formula(text, result):
            value = "" if result is None else f"<v>{result!r}</v>"
            return f"{start}><f>{escape(text)}</f>{value}</c>"
    return f"{start}><v>{content!r}</v></c>"


def _days(day: date) -> int:
    return ((day.date() if isinstance(day, datetime) else day) - _FIRST_DAY).days


@lru_cache
def _letters(column: int) -> str:
    return get_column_letter(column + 1)


def _strings_xml(strings: Mapping[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return f'{_HEAD}<sst {_MAIN} uniqueCount="{len(strings)}">{items}</sst>'


def _workbook_xml(sheets: list[SheetDraft]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" state="{_state(sheet)}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return f'{_HEAD}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


def _state(sheet: SheetDraft) -> str:
    return "hidden" if sheet.hidden else "visible"


def _workbook_relations(sheets: int) -> str:
    related = {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)}
    related[f"rId{sheets + 1}"] = ("styles", "styles.xml")
    related[f"rId{sheets + 2}"] = ("sharedStrings", "sharedStrings.xml")
    return _relations(related)


def _relations(related: Mapping[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in related.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", "/xl/sharedStrings.xml": "sharedStrings"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_KINDS}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
