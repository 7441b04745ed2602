"""Which part of an .xlsx archive is what, and a copy under the usual names for the fast reader."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import quoteattr

from antikorupsi.ingest.spreadsheets.opening import (
    MAXIMUM_COPY_BYTES,
    bounded_chunks_of,
    chunks_of,
    plain_name,
    whole_tags,
)
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.xlsx_tags import whole_cells

WORKBOOK = "xl/workbook.xml"
STRINGS = "xl/sharedstrings.xml"  # names as parsers compare them: case ignored
STYLES = "xl/styles.xml"
_MAIN = "officeDocument"
_WORKBOOK_TYPE = re.compile(r"spreadsheetml\.(?:sheet|template)\.main\+xml$")
_MOST_SHEETS = 5000
KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ERROR_VALUE = re.compile(rb"(<(?:[\w.-]++:)?v[^<>]*+>)(#[^<]*+)(</)")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


class Element(NamedTuple):
    """A start tag; the names of tag and attributes are without their namespaces."""

    name: str
    attributes: dict[str, str]


def elements_of(chunks: Iterable[bytes]) -> Iterator[Element]:
    """The start tags of a part in their order, without a tree: a few kilobytes can hold millions of them.

    Raises ExpatError where the part is not well-formed.
    """
    found: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(Element(_local(name), {_local(key): value for key, value in attributes.items()}))

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    for text in whole_tags(iter(chunks)):
        parser.Parse(text, False)
        yield from found
        found.clear()
    parser.Parse(b"", True)
    yield from found


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass(frozen=True)
class WorkbookParts:
    """The parts of a workbook that are read, by their names in the archive; `sheets` in the order of the workbook.

    `by_id` are the sheets by the ids that the workbook calls them by; `strings` and `styles` are empty where it has
    none. Whatever else an archive holds (pictures, embedded files, what programs keep for themselves) is not opened.
    """

    workbook: str
    sheets: tuple[str, ...]
    by_id: dict[str, str]
    strings: str
    styles: str
    plain_targets: bool

    @property
    def usual(self) -> bool:
        """Whether all parts have the names by which the fast reader looks for them."""
        listed = plain_name(self.strings) in ("", STRINGS) and plain_name(self.styles) in ("", STYLES)
        below = all(plain_name(name).startswith("xl/") for name in self.sheets)
        return self.workbook == WORKBOOK and listed and below and self.plain_targets


def workbook_part(archive: zipfile.ZipFile) -> str:
    """The name of the part that lists the sheets, empty where an archive is no workbook."""
    names = {plain_name(name): name for name in archive.namelist()}
    main = [plain_name(relation.path) for relation in _relations(archive, names, "") if relation.kind == _MAIN]
    found = [names[name] for name in main if name in names]
    types = _elements(archive, names.get("[content_types].xml"))
    overridden = {
        plain_name(element.attributes.get("PartName", "").lstrip("/"))
        for element in types
        if _WORKBOOK_TYPE.search(element.attributes.get("ContentType", ""))
    }
    return next((name for name in found if plain_name(name) in overridden), names.get(WORKBOOK, ""))


def parts_of(archive: zipfile.ZipFile, workbook: str) -> WorkbookParts:
    """The parts of a workbook; raises Refused where a sheet is missing or two sheets share a part."""
    names = {plain_name(name): name for name in archive.namelist()}
    targets: dict[str, str] = {}
    of_kind: dict[str, str] = {}
    relations = list(_relations(archive, names, workbook))
    for relation in relations:
        targets[relation.id] = of_kind[relation.kind] = names.get(plain_name(relation.path), "")
    ids = [element.attributes.get("id", "") for element in _elements(archive, workbook) if element.name == "sheet"]
    sheets = tuple(targets.get(id_, "") for id_ in ids)
    if not sheets or len(sheets) > _MOST_SHEETS or not all(sheets) or len(set(sheets)) < len(sheets):
        raise Refused("file_damaged", reason="xl/_rels/workbook.xml.rels")
    strings = of_kind.get("sharedStrings") or names.get(STRINGS, "")
    styles = of_kind.get("styles") or names.get(STYLES, "")
    plain = not any(relation.dotted for relation in relations if relation.id in ids)
    return WorkbookParts(workbook, sheets, dict(zip(ids, sheets, strict=True)), strings, styles, plain)


def parts_beside(archive: zipfile.ZipFile, part: str, kind: str) -> list[str]:
    """The parts of one kind that a part, such as a sheet, refers to, by their names in the archive."""
    names = {plain_name(name): name for name in archive.namelist()}
    paths = [plain_name(relation.path) for relation in _relations(archive, names, part) if relation.kind == kind]
    return list(dict.fromkeys(names[path] for path in paths if path in names))


class _Relation(NamedTuple):
    """The last word of a relation's type, its id, the part it leads to, and whether that is written with dots."""

    kind: str
    id: str
    path: str
    dotted: bool


def _relations(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> Iterator[_Relation]:
    """The relations of a part inside the archive, those of the archive itself for the part without a name."""
    folder, _, file = part.rpartition("/")
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    for element in _elements(archive, names.get(plain_name(listed))):
        given = element.attributes
        if element.name == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "").replace("\\", "/")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            dotted = target.startswith(".") or "/." in target or "//" in target or "\\" in given.get("Target", "")
            yield _Relation(given.get("Type", "").rpartition("/")[2], given.get("Id", ""), path, dotted)


def _elements(archive: zipfile.ZipFile, name: str | None) -> Iterator[Element]:
    return elements_of(bounded_chunks_of(archive, name)) if name else iter(())


def plain_copy(archive: zipfile.ZipFile, parts: WorkbookParts, unknown: set[str]) -> BinaryIO:
    """The parts that are read under their usual names, unknown errors as #N/A; what these were is known already.

    The reader finds parts by their names and not by their relations (Excel on the web calls the workbook
    workbook22.xml), and an error value that it does not know, such as #SPILL!, would cost the whole file.
    """
    targets = {id_: f"worksheets/sheet{number}.xml" for number, id_ in enumerate(parts.by_id, 1)}
    copied = {parts.by_id[id_]: f"xl/{target}" for id_, target in targets.items()}
    copied |= {parts.workbook: "xl/workbook.xml", parts.strings: "xl/sharedStrings.xml", parts.styles: "xl/styles.xml"}
    copied.pop("", None)
    if sum(archive.getinfo(name).file_size for name in copied) > MAXIMUM_COPY_BYTES:
        raise Refused("file_damaged", reason=(", ".join(sorted(unknown)) or parts.workbook)[:100])
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("[Content_Types].xml", _content_types())
        target.writestr("_rels/.rels", _written_relations({"rId1": ("officeDocument", "xl/workbook.xml")}))
        sheets = {id_: ("worksheet", place) for id_, place in targets.items()}
        target.writestr("xl/_rels/workbook.xml.rels", _written_relations(sheets))
        for name, new in copied.items():
            text = b"".join(whole_cells(chunks_of(archive, name)))
            target.writestr(new, _ERROR_VALUE.sub(_known, text))
    copy.seek(0)
    return copy


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT_TYPE}"/></Types>'
    )


def _written_relations(targets: dict[str, tuple[str, str]]) -> str:
    relations = (
        f'<Relationship Id={quoteattr(id_)} Type="{_RELATION}/{kind}" Target={quoteattr(target)}/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


def _known(match: re.Match[bytes]) -> bytes:
    error = match[2] if match[2].decode("utf-8", "replace") in KNOWN_ERRORS else b"#N/A"
    return match[1] + error + match[3]
