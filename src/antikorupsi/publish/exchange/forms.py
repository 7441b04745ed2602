"""Empty forms to hand out: one workbook for every instrument and for the panel's working papers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import Language, WorkbookError, entry_of, new_workbook, replace_file, saved, sheet_name
from antikorupsi.ingest import UnreadableFileError, find_tables, holds_answers, is_own_sheet, read_sheets
from antikorupsi.publish.exchange.followup_forms import write_followup_form
from antikorupsi.publish.exchange.form_guide import add_guide, add_regions
from antikorupsi.publish.exchange.form_table import Field, add_table
from antikorupsi.rules import (
    PANEL,
    STAGES,
    Column,
    FollowupForm,
    Framework,
    Instrument,
    Regions,
    common_columns,
    followup_forms,
    instrument_by_id,
    own_rules,
)

ROWS = {"region_rows": 600, "respondents": 2000, "panel": 0}
_BEFORE = ("code", "region", "province", "year")
_BEFORE_VILLAGES = ("village_code", "village", "kecamatan", "province", "year")
# Codes of villages are chosen from a list, names are written: many villages share theirs.
_OF_VILLAGES: dict[str, dict[str, Any]] = {
    "village_code": {"kind": "code", "example": "35.05.12.2003"},
    "village": {"kind": "text", "example": "Desa Contoh"},
    "kecamatan": {"kind": "text", "example": "Contoh Hulu"},
}
_BEHIND = ("status", "basis", "published", "note", "url", "retrieved", "quoted", "prepared")
_STAGES = tuple(stage.capitalize() for stage in STAGES)


def write_forms(folder: Path, framework: Framework, regions: Regions, language: Language) -> list[Path]:
    """Writes a form for every instrument into a folder and returns their paths; forms of that name are replaced.

    Of a framework for villages these are the instruments that measure villages, and they ask for villages; of one for
    units of a type of the period's own, those that it names and those of the period.
    Raises WorkbookError, and writes nothing, where a file of that name is filled, or is no form.
    Headings are those the reader knows, locked; answers have drop-downs and ranges; sheets with instructions and the
    list of regions carry a mark by which they are left out when the filled form is read.
    """
    wanted = [each for each in instrument_by_id().values() if _is_wanted(each, framework)]
    forms = list(followup_forms().values())
    paths = [_path_of(folder, instrument) for instrument in wanted] + [_followup_path(folder, form) for form in forms]
    for path in paths:
        if path.exists() and not _is_empty_form(path, regions):
            raise WorkbookError(f"{path} is no empty form and is left as it is. Name another folder for the forms.")
    folder.mkdir(parents=True, exist_ok=True)
    written = [_write(folder, instrument, framework, regions, language) for instrument in wanted]
    return written + [write_followup_form(_followup_path(folder, form), form, regions, language) for form in forms]


def _is_wanted(instrument: Instrument, framework: Framework) -> bool:
    own = own_rules()
    if own.units is None:
        return instrument.villages or framework.assesses != "desa"
    if instrument.id == PANEL:
        return any(indicator.takes is None for indicator in framework.indicators)
    return instrument.id in framework.instruments or instrument.id in {path.stem for path in own.instruments}


def _write(folder: Path, instrument: Instrument, framework: Framework, regions: Regions, language: Language) -> Path:
    workbook = new_workbook()
    fields = [_with_example(field, regions, language) for field in _fields(instrument, framework, language, regions)]
    sheet: Worksheet = workbook.create_sheet(sheet_name(instrument.id.replace("_", " ").upper(), workbook.sheetnames))
    known = add_regions(workbook, regions, language)
    head = [] if instrument.layout == "region_rows" else _head(instrument, framework)
    rows = _indicator_rows(framework) if instrument.layout == "panel" else []
    add_table(sheet, instrument.name.id, head, fields, rows, max(ROWS[instrument.layout], len(rows)), known)
    add_guide(workbook, instrument, fields, regions, language)
    replace_file(_path_of(folder, instrument), saved(workbook))
    return _path_of(folder, instrument)


def _path_of(folder: Path, instrument: Instrument) -> Path:
    return entry_of(folder, f"Formulir {instrument.id}.xlsx", "form")


def _followup_path(folder: Path, form: FollowupForm) -> Path:
    return entry_of(folder, f"Formulir {form.id}.xlsx", "form")


def _is_empty_form(path: Path, regions: Regions) -> bool:
    """Whether a file is one of our forms into which nobody has written a figure."""
    try:
        sheets = read_sheets(path)
    except UnreadableFileError:
        return False
    if any(holds_answers(sheet) for sheet in sheets):
        return False
    tables = [table for sheet in sheets if not is_own_sheet(sheet) for table in find_tables(sheet, regions)]
    filled = any(table.holds(placed.index) for table in tables for placed in table.measured)
    return any(map(is_own_sheet, sheets)) and not filled


def _head(instrument: Instrument, framework: Framework) -> list[Field]:
    """The labels above the table of a whole sheet: whose it is, of which year and, for the panel, of which stage."""
    units = own_rules().units
    heading = units.words.code_heading if units else "Kode Desa" if framework.assesses == "desa" else ""
    who = Field(heading, "code") if heading else Field("Daerah", "region")
    place = [who, Field("Tahun", "year")]
    return [*place, Field("Tahap", "stage", choices=_STAGES)] if instrument.layout == "panel" else place


def _with_example(field: Field, regions: Regions, language: Language) -> Field:
    """A field of names or codes of units with an example out of their list, and who prepared a figure from there."""
    first = regions[0]
    if field.kind == "prepared" and first.level != "kabupaten_kota":
        return replace(field, example=language.say("{unit}, administration", unit=first.name))
    if not first.is_unit or field.kind not in ("code", "region", "province"):
        return field
    return replace(field, example={"code": first.code, "region": first.name, "province": first.province}[field.kind])


def _fields(instrument: Instrument, framework: Framework, language: Language, regions: Regions) -> list[Field]:
    # Of sub-figures a form asks for those of the total: their own parts are read where somebody sends them.
    left_out = instrument.parts_of_parts
    columns = [column for column in instrument.columns if column.role != "personal" and column.item not in left_out]
    fields = [_field(column, language) for column in columns]
    if instrument.layout == "panel":
        names = [Field("Komponen", "locked"), Field("Indikator", "locked")]
        return [fields[0], *names, *fields[1:]]
    if instrument.layout == "respondents":
        return [replace(field, whole=field.range is not None) for field in fields]  # answers, and the age in years
    common = {column.role: column for column in reversed(common_columns())}
    villages = framework.assesses == "desa"
    roles = _BEFORE_VILLAGES if villages else [role for role in _BEFORE if role != "province" or regions.provinces]
    before = [_field(common[role], language) for role in roles if role in common]
    before = [replace(field, **_OF_VILLAGES.get(field.kind, {})) for field in before]
    if any(column.role == "dated" for column in instrument.columns):  # the day of a check says its year
        before = [field for field in before if field.kind != "year"]
    behind = [_field(common[role], language) for role in _BEHIND if role in common and _is_asked(role, regions)]
    return [*before, *fields, *behind]


def _is_asked(role: str, regions: Regions) -> bool:
    """Whether a form asks for it: how a figure was said of provinces is none of units of another type."""
    return role != "basis" or not regions[0].is_unit


def _field(column: Column, language: Language) -> Field:
    """A column of the form; its first name is the heading."""
    words = language.pick(column.words) if column.words else ""
    choices = tuple(_shown(label, spellings, column, language) for label, spellings in column.labels.items())
    return Field(
        heading=column.names[0],
        kind="locked" if column.role == "number" else column.role or column.type,
        words=words,
        choices=choices if column.type == "label" else (),
        range=column.range,
        required=column.required,
        whole=column.type == "number" and bool(column.labels),  # levels
        example=choices[-1] if column.role == "status" else "",  # final: an interim figure decides nothing
    )


def _shown(label: str, spellings: list[str], column: Column, language: Language) -> str:
    """How a label is offered: the spelling that is the label with a capital, else it; some in the language."""
    if column.role in ("status", "basis") and language.code != "en":
        return spellings[0]
    if column.role == "basis":
        return spellings[-1]
    return next((spelling for spelling in spellings if spelling.casefold() == label.casefold()), label)


def _indicator_rows(framework: Framework) -> list[list[str | int]]:
    """Number, component and name of every indicator, in Indonesian."""
    components = {component.id: component.name.id for component in framework.components}
    return [
        [indicator.number, components[component.id], indicator.name.id]
        for component in framework.components
        for indicator in component.indicators
    ]
