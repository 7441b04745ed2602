"""What a file is by its content, whatever its name says."""

import re
import zipfile
from pathlib import Path
from typing import BinaryIO, Literal

import olefile

from antikorupsi.ingest.spreadsheets.opening import check_parsed, part_of, plain_name
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.xlsx_parts import workbook_part

Kind = Literal["xls", "csv"]

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = {  # how files begin that are no spreadsheets
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7Z",
    b"\x1f\x8b": "GZIP",
    b"SQLite format 3": "SQLITE",
    b"PAR1": "PARQUET",
}
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|table|meta|style|div|\?php)\b", re.IGNORECASE)
_XML = re.compile(rb"<(?:\?xml|!doctype|[\w.-]++:?+[\w.-]*+\s++xmlns)", re.IGNORECASE)
_HTML_WITHIN = re.compile(rb"<(?:html|table)[\s>]", re.IGNORECASE)
_START_BYTES = 4096
_MACRO_ENTRY = re.compile(r"vbaproject|(?:^|/)macrosheets/|^basic/.|^scripts/.")
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
_MACRO_STORAGES = ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA", "Macros")
_MANIFEST = "META-INF/manifest.xml"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def is_archive(file: BinaryIO) -> bool:
    """Whether a file begins as a zip archive does."""
    file.seek(0)
    return file.read(len(_ZIP)) == _ZIP


def kind_of(path: Path, file: BinaryIO) -> Kind:
    """The kind of a file that is no archive, by its content; refuses macros, encryption and what is no spreadsheet."""
    file.seek(0)
    start = file.read(_START_BYTES)
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Refused("file_empty")
    if start.startswith(_OLE):
        return _kind_of_compound(path)
    return _kind_of_text(path, start)


def _other(path: Path, content: str) -> Refused:
    return Refused("file_of_other_content", suffix=path.suffix or "-", content=content)


def workbook_of(path: Path, archive: zipfile.ZipFile) -> str:
    """The name of the part of an .xlsx archive that lists its sheets, empty for an .ods archive; refuses others."""
    names = {plain_name(entry.filename) for entry in archive.infolist()}
    _check_macros(archive, names)
    if workbook := workbook_part(archive):
        return workbook
    if {"encryptedpackage", "encrypted-package"} & names:
        raise Refused("file_protected")
    if part_of(archive, "mimetype").startswith(_ODS_TYPE):
        if b"encryption-data" in _manifest(archive):
            raise Refused("file_protected")
        return ""
    check_parsed(archive, [name for name in archive.namelist() if name.endswith(".xml")])
    raise _other(path, _name_of_archive(names))


def _manifest(archive: zipfile.ZipFile) -> bytes:
    """The list of entries of an OpenDocument file. Old programs give it a DOCTYPE, so it is searched, never parsed."""
    if _MANIFEST not in archive.namelist():
        return b""
    with archive.open(_MANIFEST) as source:
        text = source.read(2**20)
    if b"<!ENTITY" in text.replace(b"\0", b""):
        raise Refused("file_with_entities")
    return text


def _check_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    """Refuses macros of any kind: Visual Basic, Excel 4 macro sheets, Basic and scripts of OpenDocument."""
    types = part_of(archive, "[Content_Types].xml")
    if any(_MACRO_ENTRY.search(name) for name in names) or _MACRO_TYPES.search(types):
        raise Refused("file_with_macros")


def _name_of_archive(names: set[str]) -> str:
    known = {"xl/workbook.bin": "XLSB", "word/document.xml": "DOCX", "ppt/presentation.xml": "PPTX"}
    found = [kind for name, kind in known.items() if name in names]
    return (found or ["ODF" if "content.xml" in names else "ZIP"])[0]


def _kind_of_compound(path: Path) -> Kind:
    with olefile.OleFileIO(str(path)) as compound:
        entries = compound.listdir(streams=True, storages=True)
        names = {part.casefold() for entry in entries for part in entry}
    if "encryptedpackage" in names:
        raise Refused("file_protected")
    if names & {name.casefold() for name in _MACRO_STORAGES}:
        raise Refused("file_with_macros")
    if names & {"workbook", "book"}:
        return "xls"
    raise _other(path, "DOC" if "worddocument" in names else "PPT" if "powerpoint document" in names else "OLE")


def _kind_of_text(path: Path, start: bytes) -> Kind:
    for signature, content in _BINARY.items():
        if start.startswith(signature):
            raise _other(path, content)
    text = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    text = _without_comments(text)
    if _HTML.match(text) or (_XML.match(text) and _HTML_WITHIN.search(text)):
        raise _other(path, "HTML")
    if _XML.match(text):
        raise _other(path, "XML")
    if path.suffix.lower() != ".csv":
        raise _other(path, "TXT" if start.isascii() and b"\0" not in start else "-")
    return "csv"


def _without_comments(text: bytes) -> bytes:
    """The text from its first character that is neither blank nor in a comment of HTML or XML."""
    at = 0
    while True:
        rest = text[at:].lstrip()
        at = len(text) - len(rest)
        end = text.find(b"-->", at + 4) if rest.startswith(b"<!--") else -1
        if end < 0:
            return rest
        at = end + 3
