"""Which part of an .xlsx archive holds which sheet, and which of its styles show percents."""

import posixpath
import re
import zipfile
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from antikorupsi.ingest.spreadsheets.archives import part_of
from antikorupsi.ingest.spreadsheets.refusal import Refused

_PERCENT_FORMATS = frozenset({"9", "10"})  # the built-in formats 0% and 0.00%
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    """The names of the parts that hold the sheets, in the order of the workbook."""
    targets = {
        relation.get("Id"): _target(relation.get("Target") or "")
        for relation in _parsed(archive, "xl/_rels/workbook.xml.rels").iter()
        if _local(relation.tag) == "Relationship"
    }
    sheets = [element for element in _parsed(archive, "xl/workbook.xml").iter() if _local(element.tag) == "sheet"]
    ids = [next((value for key, value in sheet.items() if _local(key) == "id"), None) for sheet in sheets]
    if not sheets or any(id_ not in targets for id_ in ids):
        raise Refused("file_damaged", reason="xl/workbook.xml")
    return [targets[id_] for id_ in ids]


def percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show 0.7 as 70 %."""
    if not part_of(archive, "xl/styles.xml"):
        return frozenset()
    root = _parsed(archive, "xl/styles.xml")
    formats = _PERCENT_FORMATS | {
        element.get("numFmtId", "")
        for element in root.iter()
        if _local(element.tag) == "numFmt" and shows_percent(element.get("formatCode", ""))
    }
    styles = next((element for element in root if _local(element.tag) == "cellXfs"), Element("cellXfs"))
    return frozenset(number for number, style in enumerate(styles) if style.get("numFmtId") in formats)


def shows_percent(number_format: str) -> bool:
    """Whether a number format multiplies by a hundred: a percent sign that is not quoted."""
    return "%" in _QUOTED.sub("", number_format)


def _parsed(archive: zipfile.ZipFile, name: str) -> Element:
    root: Element = ElementTree.fromstring(part_of(archive, name))
    return root


def _target(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _local(tag: object) -> str:
    """A tag without its namespace; comments have no tag."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
