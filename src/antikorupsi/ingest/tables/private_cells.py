"""The cells of a sheet that stand below a heading of personal data, such as NIK, Nama Petugas or No HP."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank
from antikorupsi.ingest.tables.headings import columns_by_name, normalised

_LONGEST_HEADING = 60  # characters
_FEWEST_HEADINGS = 3  # in a row: two cells are a label above the table and its value (Nama Petugas | ...)
_PERSON = re.compile(
    r"nama (?:lengkap )?(?:petugas|penilai|pengisi|enumerator|responden|surveyor|pewawancara|operator"
    r"|verifikator|pegawai|pejabat|pelapor|pemohon|penanggung jawab|narahubung|kontak|pic|kepala|ketua|pimpinan"
    r"|bupati|wali ?kota)\b"
)


@dataclass(frozen=True)
class PrivateCells:
    """Cells that no output shows: all cells of a column below its personal heading, down to the end of the sheet."""

    heading_rows: Mapping[int, int]  # the row of the heading by column

    def __contains__(self, cell: Cell) -> bool:
        """Whether a cell, given by row and column, stands below a personal heading."""
        row, column = cell
        return row > self.heading_rows.get(column, row)


def below_personal_headings(sheet: Sheet) -> PrivateCells:
    """The cells below the first personal heading of each column."""
    columns: dict[int, int] = {}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if column not in columns and isinstance(cell, str) and _is_personal_heading(cell, cells):
                columns[column] = row
    return PrivateCells(columns)


def _is_personal_heading(text: str, row: list[Value]) -> bool:
    heading = normalised(text)
    if any(meant.column.role == "personal" for meant in columns_by_name().get(heading, [])):
        return True
    if len(text) > _LONGEST_HEADING or ":" in text or not _PERSON.match(heading):
        return False
    return sum(not is_blank(cell) for cell in row) >= _FEWEST_HEADINGS
