"""Drafts as .csv and .ods, for agencies that send those."""

import csv
import io
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from antikorupsi.simulate.drafts import BookDraft, Content, ErrorValue, Formula, SheetDraft
from antikorupsi.simulate.xlsx import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"


def csv_bytes(book: BookDraft) -> bytes:
    """The only sheet of a draft as text: in its delimiter and encoding, numbers with the decimal mark that goes along.

    What an encoding cannot write becomes a question mark, as when people save in an old one.
    """
    rows, columns = book.sheets[0].extent
    text = io.StringIO()
    writer = csv.writer(text, delimiter=book.delimiter, lineterminator="\r\n")
    for row in range(rows):
        cells = [_as_text(book.sheets[0].cells.get((row, column)), book.delimiter) for column in range(columns)]
        writer.writerow(cells)
    return text.getvalue().encode(book.encoding, errors="replace")


def _as_text(content: Content | None, delimiter: str) -> str:
    match content:
        case None:
            return ""
        case float():
            text = f"{content:g}" if content == int(content) else repr(content)
            return text if delimiter == "," else text.replace(".", ",")
        case Formula(_, result):
            return _as_text(result, delimiter)
        case ErrorValue(written):
            return written
        case date():
            return content.strftime("%d/%m/%Y")
    return str(content)


def ods_bytes(book: BookDraft) -> bytes:
    """The draft as an OpenDocument spreadsheet without looks."""
    names = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    tables = "".join(_table_xml(sheet) for sheet in book.sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {"mimetype": _KIND, "META-INF/manifest.xml": manifest, "content.xml": content}
    return zipped({name: text.encode() for name, text in parts.items()})


def _table_xml(sheet: SheetDraft) -> str:
    rows = [f"<table:table table:name={quoteattr(sheet.name)}>"]
    next_row = 0
    for row, cells in groupby(sorted(sheet.cells), key=lambda cell: cell[0]):
        if row > next_row:
            rows.append(
                f'<table:table-row table:number-rows-repeated="{row - next_row}"><table:table-cell/></table:table-row>'
            )
        rows.append(f"<table:table-row>{_row_xml(sheet, [column for _, column in cells], row)}</table:table-row>")
        next_row = row + 1
    return "".join([*rows, "</table:table>"])


def _row_xml(sheet: SheetDraft, columns: list[int], row: int) -> str:
    cells, next_column = [], 0
    for column in columns:
        if column > next_column:
            cells.append(f'<table:table-cell table:number-columns-repeated="{column - next_column}"/>')
        cells.append(_cell_xml(sheet.cells[row, column]))
        next_column = column + 1
    return "".join(cells)


def _cell_xml(content: Content) -> str:
    match content:
        case Formula(_, result) if result is not None:
            return _cell_xml(result)
        case int() | float():
            value = f'office:value-type="float" office:value="{content!r}"'
        case date():
            value = f'office:value-type="date" office:date-value="{content.isoformat()}"'
        case _:
            value = 'office:value-type="string"'
    shown = escape(content if isinstance(content, str) else _as_text(content, ";"))
    return f"<table:table-cell {value}><text:p>{_with_blanks(shown)}</text:p></table:table-cell>"


def _with_blanks(text: str) -> str:
    """The text with blanks that the format would otherwise drop."""
    return text.replace("  ", " <text:s/>")
