"""Cells that no output shows: those below headings of names, addresses and whatever else is about one person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import Cell, Sheet
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
    """The cells below the first personal heading of each column; a text that occurs in many cells is checked once.

    A text that is a personal heading only among other headings counts in rows of headings alone.
    """
    always = {text for text in sheet.texts if _is_name_of_personal(text)}
    in_header = {text for text in sheet.texts if _heads_persons(text)}
    columns: dict[int, int] = {}
    either = always | in_header
    for row, cells in enumerate(sheet.rows if either else ()):
        if either.isdisjoint(cells):
            continue
        headings = either if sheet.count(row) >= _FEWEST_HEADINGS else always
        for column, cell in enumerate(cells):
            if cell in headings:
                columns.setdefault(column, row)
    return PrivateCells(columns)


def _is_name_of_personal(text: str) -> bool:
    return any(meant.column.role == "personal" for meant in columns_by_name().get(normalised(text), []))


def _heads_persons(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and ":" not in text and _PERSON.match(normalised(text)) is not None
