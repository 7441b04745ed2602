"""What ECMA-376 asks of a workbook, checked part by part: what a library writes, a spreadsheet program must open."""

import posixpath
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DOCUMENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LONGEST_TEXT, LONGEST_NAME, LAST_ROW, LAST_COLUMN = 32_767, 31, 1_048_576, 16_384
XML = (".xml", ".rels", ".vml")
CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([A-Za-z_\u00c0-\u024f][\w.]*))!")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
ORDER = re.findall(
    r"\w+",
    """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
    headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst
    """,
)
OURS = b">Workbook Antikorupsi</dc:creator>"


def is_ours(path):
    """Whether a file is a workbook that the project wrote."""
    try:
        with zipfile.ZipFile(path) as archive:
            return OURS in archive.read("docProps/core.xml")
    except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):  # encrypted, or packed oddly
        return False


def faults_of(path):
    """Everything in a workbook that breaks a rule, one sentence each."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        twice = [name for name, count in Counter(archive.namelist()).items() if count > 1]
    return [*(f"{name} stands twice" for name in twice), *Written(Path(path).name, parts).faults()]


class Written:
    """The parts of one workbook, and what is wrong with them."""

    def __init__(self, name, parts):
        self.name, self.parts = name, parts
        self.trees = {}

    def faults(self):
        for name, content in self.parts.items():
            if name.endswith(XML):
                try:
                    self.trees[name] = ElementTree.fromstring(content)
                except ElementTree.ParseError as error:
                    yield f"{name} is not well-formed: {error}"
        if "xl/workbook.xml" not in self.trees:
            yield "there is no xl/workbook.xml"
            return
        yield from self.package()
        self.sheets = dict(self.listed_sheets())
        for check in (self.names, self.references, self.cells, self.layouts, self.tables, self.texts):
            yield from check()

    def package(self):
        """Every part has a content type, and every relationship leads to a part."""
        types = self.trees["[Content_Types].xml"]
        defaults = {each.get("Extension").lower() for each in types.iter(f"{TYPES}Default")}
        overrides = {each.get("PartName") for each in types.iter(f"{TYPES}Override")}
        for name in self.parts:
            if f"/{name}" not in overrides and name.rpartition(".")[2].lower() not in defaults and name[0] != "[":
                yield f"{name} has no content type"
        yield from (
            f"a content type is given for {name}, which is not there"
            for name in overrides
            if name[1:] not in self.parts
        )
        for name, tree in self.trees.items():
            if name.endswith(".rels"):
                for relation in tree.iter(f"{PACKAGE}Relationship"):
                    target = self.target(name, relation)
                    if relation.get("TargetMode") != "External" and target not in self.parts:
                        yield f"{name}: {relation.get('Id')} leads to {target}, which is not there"
        for name, tree in self.trees.items():
            known = set(self.relations(name))
            for element in tree.iter():
                if (used := element.get(f"{DOCUMENT}id")) is not None and used not in known:
                    yield f"{name}: {used} is no relationship"

    def target(self, name, relation):
        folder = posixpath.dirname(posixpath.dirname(name))
        return posixpath.normpath(posixpath.join("/", folder, relation.get("Target"))).lstrip("/")

    def relations(self, part):
        rels = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
        tree = self.trees.get(rels)
        return (
            {each.get("Id"): self.target(rels, each) for each in tree.iter(f"{PACKAGE}Relationship")}
            if tree is not None
            else {}
        )

    def listed_sheets(self):
        relations = self.relations("xl/workbook.xml")
        for sheet in self.trees["xl/workbook.xml"].iter(f"{MAIN}sheet"):
            yield sheet.get("name"), relations.get(sheet.get(f"{DOCUMENT}id"))

    def names(self):
        """Names of sheets are valid and unique, one sheet can be seen, and defined names lead to sheets."""
        listed = [each.get("name") for each in self.trees["xl/workbook.xml"].iter(f"{MAIN}sheet")]
        if not listed:
            yield "there is no sheet"
        if len({name.casefold() for name in listed}) < len(listed):
            yield f"names of sheets stand twice: {listed}"
        for name in listed:
            units = len(name.encode("utf-16-le")) // 2
            if not 0 < units <= LONGEST_NAME or re.search(r"[\\/*?:\[\]]", name) or name.strip("'") != name:
                yield f"{name!r} is no name of a sheet"
            if name.casefold() == "history" or ESCAPED.search(name):
                yield f"{name!r} is no name of a sheet to a spreadsheet program"
        states = [each.get("state", "visible") for each in self.trees["xl/workbook.xml"].iter(f"{MAIN}sheet")]
        if "visible" not in states:
            yield "no sheet can be seen"
        for view in self.trees["xl/workbook.xml"].iter(f"{MAIN}workbookView"):
            if max(int(view.get("activeTab", 0)), int(view.get("firstSheet", 0))) >= len(listed):
                yield "a view shows a sheet that is not there"
        defined = {}
        for name in self.trees["xl/workbook.xml"].iter(f"{MAIN}definedName"):
            yield from self.formula(f"the name {name.get('name')}", name.text or "")
            if int(name.get("localSheetId", 0)) >= len(listed):
                yield f"the name {name.get('name')} is of a sheet that is not there"
            key = name.get("name").casefold(), name.get("localSheetId")
            if key in defined:
                yield f"the name {name.get('name')} stands twice"
            defined[key] = name

    def formula(self, where, formula):
        """A formula refers to sheets that are there, and to no error."""
        if "#REF!" in formula or re.search(r"\[\d+\]", formula):
            yield f"{where} leads to nothing: {formula}"
        without_texts = re.sub(r'"[^"]*"', "", formula)
        for quoted, plain in SHEET.findall(without_texts):
            if (quoted.replace("''", "'") or plain) not in self.sheets:
                yield f"{where} leads to a sheet that is not there: {formula}"

    def references(self):
        """Validations, conditional formats, links and formulas lead to what is there, and areas lie in the sheet."""
        for part in self.sheets.values():
            tree = self.trees.get(part)
            if tree is None:
                continue
            yield from self.formulas_of(part, tree)
            for rule in tree.iter(f"{MAIN}dataValidation"):
                texts = [
                    element.text or "" for tag in ("formula1", "formula2") for element in rule.iter(f"{MAIN}{tag}")
                ]
                if any(len(text) > 257 for text in texts if text.startswith('"')):
                    yield f"{part}: a list of choices is too long"
                if len(rule.get("error", "")) > 225 or len(rule.get("errorTitle", "")) > 32:
                    yield f"{part}: the words of a validation are too long"
            for link in tree.iter(f"{MAIN}hyperlink"):
                yield from self.formula(f"{part}: a link", link.get("location") or "")
            for element in tree.iter():
                for area in (element.get("ref") or element.get("sqref") or "").split():
                    if not self.is_area(area):
                        yield f"{part}: {area!r} is no area"

    def formulas_of(self, part, tree):
        defined = {each.get("name") for each in self.trees["xl/workbook.xml"].iter(f"{MAIN}definedName")}
        for tag in ("formula1", "formula2", "formula", "f"):
            for element in tree.iter(f"{MAIN}{tag}"):
                text = element.text or ""
                yield from self.formula(f"{part}: {tag}", text)
                is_name = re.fullmatch(r"[A-Za-z_]\w*", text) and not CELL.fullmatch(text)
                if tag != "f" and is_name and text not in defined and text.upper() not in ("TRUE", "FALSE"):
                    yield f"{part}: {tag} is a name that is not there: {text}"

    @staticmethod
    def is_area(area):
        cells = area.split(":")
        if len(cells) > 2:
            return False
        return all(re.fullmatch(r"\$?[A-Z]{1,3}|\$?[1-9]\d*", cell) or is_cell(cell) for cell in cells)

    def cells(self):
        """Cells stand in order, once, in the sheet; shared strings and styles that they name are there."""
        strings = len(list(self.trees["xl/sharedStrings.xml"])) if "xl/sharedStrings.xml" in self.trees else 0
        styles = self.trees.get("xl/styles.xml")
        formats = len(styles.find(f"{MAIN}cellXfs")) if styles is not None else 1
        differing = styles.find(f"{MAIN}dxfs") if styles is not None else None
        for part in self.sheets.values():
            tree = self.trees.get(part)
            if tree is None:
                yield f"the sheet {part} is not there"
                continue
            last = (0, 0)
            for cell in tree.iter(f"{MAIN}c"):
                place = is_cell(cell.get("r"))
                if not place or place <= last:
                    yield f"{part}: the cell {cell.get('r')} is out of order or out of the sheet"
                    return
                last = place
                value = cell.findtext(f"{MAIN}v")
                if cell.get("t") == "s" and not 0 <= int(value) < strings:
                    yield f"{part}: {cell.get('r')} names a text that is not there"
                if int(cell.get("s", 0)) >= formats:
                    yield f"{part}: {cell.get('r')} names a style that is not there"
                if cell.get("t", "n") == "n" and value and not re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d{1,3})?", value):
                    yield f"{part}: {cell.get('r')} holds {value!r}, which is no number"
            for rule in tree.iter(f"{MAIN}cfRule"):
                if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= (
                    len(differing) if differing is not None else 0
                ):
                    yield f"{part}: a conditional format names a look that is not there"

    def layouts(self):
        """Merged ranges do not overlap, and elements of a sheet stand in the order of the schema."""
        for part in self.sheets.values():
            tree = self.trees.get(part)
            if tree is None or not tree.tag.endswith("worksheet"):
                continue
            places = [ORDER.index(each.tag.removeprefix(MAIN)) for each in tree if each.tag.removeprefix(MAIN) in ORDER]
            if places != sorted(places):
                yield f"{part}: elements are out of order"
            areas = []
            for merged in tree.iter(f"{MAIN}mergeCell"):
                first, _, last = merged.get("ref").partition(":")
                areas.append((*is_cell(first), *is_cell(last or first)))
            for place, one in enumerate(areas):
                for other in areas[:place]:
                    if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]:
                        yield f"{part}: merged ranges overlap"

    def tables(self):
        """Tables have names of their own, and their headings stand in their cells."""
        names = [tree.get("displayName") for name, tree in self.trees.items() if name.startswith("xl/tables/")]
        if len(set(names)) < len(names):
            yield f"names of tables stand twice: {names}"
        for name, tree in self.trees.items():
            if name.startswith("xl/tables/"):
                columns = [each.get("name") for each in tree.iter(f"{MAIN}tableColumn")]
                if len(set(columns)) < len(columns):
                    yield f"{name}: two columns have one name"

    def texts(self):
        """No text is longer than a cell takes, holds what XML forbids, or an escape of such a character."""
        for name, tree in self.trees.items():
            for item in [*tree.iter(f"{MAIN}si"), *tree.iter(f"{MAIN}is"), *tree.iter(f"{MAIN}text")]:
                text = "".join(each.text or "" for each in item.iter(f"{MAIN}t"))
                if len(text.encode("utf-16-le", "replace")) // 2 > LONGEST_TEXT:
                    yield f"{name}: a text of {len(text)} characters"
                if ILLEGAL.search(text) or any(ILLEGAL.match(chr(int(code, 16))) for code in ESCAPED.findall(text)):
                    yield f"{name}: a text holds a character that no workbook may hold"


def is_cell(name):
    """The row and column of a cell of a sheet, None for what is no name of one."""
    found = CELL.fullmatch(name or "")
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return (int(found[2]), column) if column <= LAST_COLUMN and int(found[2]) <= LAST_ROW else None
