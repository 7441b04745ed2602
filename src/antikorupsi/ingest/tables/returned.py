"""Sheets that this workbook itself put into a file: lists of findings, instructions and region lists of its forms."""

from antikorupsi.ingest.spreadsheets import Sheet, text_of

MARK = "Workbook Antikorupsi:"


def is_own_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is one that went out with a form or a marked copy: it is no sender's data and is not read."""
    return text_of(sheet.value(0, 0)).startswith(MARK)
