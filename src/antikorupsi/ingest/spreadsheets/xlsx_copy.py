"""A copy of a workbook that the fast reader understands: its parts under their usual names, its errors known ones.

The reader finds parts by their names and not by their relations (Excel on the web calls the workbook workbook22.xml),
and error values that it does not know, such as #SPILL!, would cost the whole file.
"""

import io
import re
import zipfile
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from antikorupsi.ingest.spreadsheets.opening import MAXIMUM_COPY_BYTES, chunks_of
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.xlsx_parts import WorkbookParts
from antikorupsi.ingest.spreadsheets.xlsx_tags import whole_cells

KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ERROR_VALUE = re.compile(rb"(<(?:[\w.-]++:)?v[^<>]*+>)(#[^<]*+)(</)")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def plain_copy(archive: zipfile.ZipFile, parts: WorkbookParts, unknown: set[str]) -> BinaryIO:
    """The parts that are read under their usual names, unknown errors as #N/A; what these were is known already."""
    targets = {id_: f"worksheets/sheet{number}.xml" for number, id_ in enumerate(parts.by_id, 1)}
    copied = {parts.by_id[id_]: f"xl/{target}" for id_, target in targets.items()}
    copied |= {parts.workbook: "xl/workbook.xml", parts.strings: "xl/sharedStrings.xml", parts.styles: "xl/styles.xml"}
    copied.pop("", None)
    if sum(archive.getinfo(name).file_size for name in copied) > MAXIMUM_COPY_BYTES:
        raise Refused("file_damaged", reason=(", ".join(sorted(unknown)) or parts.workbook)[:100])
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("[Content_Types].xml", _content_types())
        target.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml")}))
        sheets = {id_: ("worksheet", place) for id_, place in targets.items()}
        target.writestr("xl/_rels/workbook.xml.rels", _relations(sheets))
        for name, new in copied.items():
            text = b"".join(whole_cells(chunks_of(archive, name)))
            target.writestr(new, _ERROR_VALUE.sub(_known, text))
    copy.seek(0)
    return copy


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_WORKBOOK_TYPE}"/></Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    relations = (
        f'<Relationship Id={quoteattr(id_)} Type="{_RELATION}/{kind}" Target={quoteattr(target)}/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


def _known(match: re.Match[bytes]) -> bytes:
    error = match[2] if match[2].decode("utf-8", "replace") in KNOWN_ERRORS else b"#N/A"
    return match[1] + error + match[3]
