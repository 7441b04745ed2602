"""The forms in which offices answer a report: reviews, replies and action plans."""

from pathlib import Path

from antikorupsi.common import Language, new_workbook, replace_file, saved, sheet_name
from antikorupsi.publish.exchange.form_guide import Guide, add_regions, put_guide
from antikorupsi.publish.exchange.form_table import Field, add_table
from antikorupsi.rules import FollowupColumn, FollowupForm, Regions

ROWS = 200
_KINDS = {"day": "dated", "choice": "label", "subject": "text", "review_code": "text"}  # as form_table knows them


def write_followup_form(path: Path, form: FollowupForm, regions: Regions, language: Language) -> Path:
    """Writes a form with its instructions and the list of regions; returns its path."""
    workbook = new_workbook()
    fields = [_field(column, language) for column in form.columns]
    sheet = workbook.create_sheet(sheet_name(form.id.replace("_", " ").upper(), workbook.sheetnames))
    known = add_regions(workbook, regions, language)
    add_table(sheet, form.name.id, [], fields, [], ROWS, known)
    guide = Guide(language.pick(form.name), language.pick(form.owner), [language.pick(form.one_row)])
    put_guide(workbook, guide, fields, regions, language)
    replace_file(path, saved(workbook))
    return path


def _field(column: FollowupColumn, language: Language) -> Field:
    """A column of the form; in a form in English the choices are in English too."""
    place = -1 if language.code == "en" else 0
    choices = tuple(spellings[place] for spellings in column.choices.values())
    return Field(
        heading=column.names[0],
        kind=_KINDS.get(column.kind, column.kind),
        words=language.pick(column.words),
        choices=choices,
        required=column.required,
        example=column.example,
    )
