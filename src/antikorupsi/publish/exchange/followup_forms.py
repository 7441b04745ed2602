"""The forms in which offices answer a report: reviews, replies and action plans."""

from dataclasses import replace
from pathlib import Path

from antikorupsi.common import Language, new_workbook, replace_file, saved, sheet_name
from antikorupsi.publish.exchange.form_guide import Guide, about_printing, add_regions, put_guide
from antikorupsi.publish.exchange.form_table import Field, add_table
from antikorupsi.rules import FollowupColumn, FollowupForm, Region, Regions

ROWS = 200
_EXAMPLE = "35.72"  # the code of Kota Blitar
_KINDS = {"day": "dated", "choice": "label", "subject": "text", "review_code": "text"}  # as form_table knows them


def write_followup_form(path: Path, form: FollowupForm, regions: Regions, language: Language) -> Path:
    """Writes a form for those whom the list holds, with instructions and that list; returns its path.

    Villages are chosen by their codes: many share a name, which is written beside the code to check it.
    """
    workbook = new_workbook()
    form = form.of_level(regions.level)
    fields = [_field(column, _example_of(regions), language) for column in form.columns]
    if regions.level == "desa":
        fields = [replace(field, kind="text") if field.kind == "region" else field for field in fields]
    sheet = workbook.create_sheet(sheet_name(form.id.replace("_", " ").upper(), workbook.sheetnames))
    known = add_regions(workbook, regions, language)
    add_table(sheet, form.name.id, [], fields, [], ROWS, known)
    rows = [language.pick(form.one_row), about_printing(language)]
    guide = Guide(language.pick(form.name), language.pick(form.owner), rows)
    put_guide(workbook, guide, fields, regions, language)
    replace_file(path, saved(workbook))
    return path


def _example_of(regions: Regions) -> Region:
    """The region that the example names: Kota Blitar where the list holds it, else the first that is assessed."""
    known = [region for region in regions if not region.is_administrative]
    return next((region for region in known if region.code == _EXAMPLE), known[0])


def _field(column: FollowupColumn, region: Region, language: Language) -> Field:
    """A column of the form; in a form in English the choices are in English too. `region` is that of the example."""
    place = -1 if language.code == "en" else 0
    choices = tuple(spellings[place] for spellings in column.choices.values())
    return Field(
        heading=column.names[0],
        kind=_KINDS.get(column.kind, column.kind),
        words=language.pick(column.words),
        choices=choices,
        required=column.required,
        example={"code": region.code, "region": region.name}.get(column.kind, column.example),
    )
