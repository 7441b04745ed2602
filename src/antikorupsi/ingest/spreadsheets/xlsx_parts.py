"""Which part of an .xlsx archive is what, by content type and relationship."""

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers.expat import ParserCreate

from antikorupsi.ingest.spreadsheets.opening import bounded_chunks_of, plain_name, whole_tags
from antikorupsi.ingest.spreadsheets.refusal import Refused

WORKBOOK = "xl/workbook.xml"
STRINGS = "xl/sharedstrings.xml"  # names as parsers compare them: case ignored
STYLES = "xl/styles.xml"
_MAIN = "officeDocument"
_WORKBOOK_TYPE = re.compile(r"spreadsheetml\.(?:sheet|template)\.main\+xml$")
_MOST_SHEETS = 5000


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
