"""The cells of a sheet that stand below a heading of personal data, such as NIK, Nama Petugas or No HP."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import Cell, Sheet, is_blank
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
    """The cells below the first personal heading of each column; every text is looked at once, however often it stands.

    Of the texts that head persons only in a row of headings, those in other rows do not count.
    """
    always = {text for text in sheet.texts if _is_name_of_personal(text)}
    in_header = {text for text in sheet.texts if _heads_persons(text)}
    columns: dict[int, int] = {}
    for row, cells in enumerate(sheet.rows):
        if always.isdisjoint(cells) and in_header.isdisjoint(cells):
            continue
        headings = always | in_header if sum(not is_blank(cell) for cell in cells) >= _FEWEST_HEADINGS else always
        for column, cell in enumerate(cells):
            if cell in headings:
                columns.setdefault(column, row)
    return PrivateCells(columns)


def _is_name_of_personal(text: str) -> bool:
    return any(meant.column.role == "personal" for meant in columns_by_name().get(normalised(text), []))


def _heads_persons(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and ":" not in text and _PERSON.match(normalised(text)) is not None
