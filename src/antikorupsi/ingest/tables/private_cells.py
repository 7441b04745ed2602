"""The cells of a sheet that stand below a heading of personal data, such as NIK, Nama or No HP."""

from antikorupsi.ingest.spreadsheets import Cell, Sheet
from antikorupsi.ingest.tables.headings import columns_by_name, normalised


def below_personal_headings(sheet: Sheet) -> frozenset[Cell]:
    """The cells below such headings, down to the end of the sheet: no output shows them."""
    columns: dict[int, int] = {}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if column not in columns and isinstance(cell, str) and _is_personal_heading(cell):
                columns[column] = row
    below = ((row, column) for column, top in columns.items() for row in range(top + 1, len(sheet.rows)))
    return frozenset(below)


def _is_personal_heading(text: str) -> bool:
    return any(meant.column.role == "personal" for meant in columns_by_name().get(normalised(text), []))
