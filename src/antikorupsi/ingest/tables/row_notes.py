"""Notes around a table that speak of the figures of some of its regions, or of all in the words of a remark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import Cell, Sheet
from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.headings import YEAR, normalised, phrases
from antikorupsi.ingest.tables.lone_rows import lone_rows
from antikorupsi.ingest.tables.notes import EVERY, THESE
from antikorupsi.ingest.tables.owners import regions_named, without_regions
from antikorupsi.ingest.tables.status import status_in
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.titles import is_title_row
from antikorupsi.ingest.tables.words import without_words, words
from antikorupsi.rules import Region, Regions

_LONGEST = 300  # characters
_MOST_ROWS_ABOVE = 60
_PREFIX = re.compile(
    r"^\W*(?:catatan|keterangan|ket|nb|note|info|penjelasan|disclaimer|penafian)\b[\s:.]*", re.IGNORECASE
)
# Words for all figures that hold a word of comparisons.
_BELOW = re.compile(r"\bdi ?(?:atas|bawah)\b", re.IGNORECASE)


@dataclass(frozen=True)
class RowNote:
    """A note at its cell in the table's sheet: what it says without names of regions, and whose figures it speaks of.

    `written` is the normalised note, in which the name of a row may stand as that row spells it.
    """

    cell: Cell
    text: str
    written: str
    named: frozenset[Region]
    of_all: bool

    def is_of(self, name: str, regions: Regions) -> bool:
        """Whether it speaks of the region that a row calls so."""
        said = normalised(name)
        known = self.named.intersection(regions.candidates(name)) if self.named else ()
        return self.of_all or bool(known) or (bool(said) and f" {said} " in f" {self.written} ")


def notes_on_rows(table: Table, regions: Regions) -> tuple[RowNote, ...]:
    """The notes of a table; a source and a legend (`S = sementara`) are none."""
    upright = table.sheet.turn() if table.sheet.turned else table.sheet
    found = []
    for lone in lone_rows(upright, _rows_of_notes(upright, table)):
        cell, text, is_last = lone.cell, lone.text, lone.cell[0] in table.rows_of_notes
        if len(text) > _LONGEST:
            continue
        said = normalised(text)
        is_note = lone.is_note or said.startswith(("ralat", "koreksi", "perbaikan"))
        of_figures = is_last and not words("general").isdisjoint((*said.split(), *_data_as_figure(said)))
        if "=" in text or said.startswith(("sumber", "source")):
            continue
        named = regions_named((text,), regions)
        if not (is_note or of_figures or (is_last and named and status_in(normalised(without_regions(text, regions))))):
            continue
        bare = without_regions(_PREFIX.sub("", text), regions)
        of_all = not named and (THESE.search(said) is not None or EVERY.search(said) is not None)
        of_all = of_all or (is_last and not named and _says_time_alone(text, table))
        bare = _BELOW.sub(" ", bare) if of_all else bare
        found.append(RowNote(cell[::-1] if table.sheet.turned else cell, bare, said, named, of_all))
    return tuple(found)


def _says_time_alone(text: str, table: Table) -> bool:
    """Whether a note says of which time figures are and nothing else: `Catatan: data tahun 2023`.

    A footnote does so where no heading or region points to one.
    """
    footnote = footnote_in(text)
    if footnote is not None and footnote[0] in dict(table.footnotes):
        return False
    said = normalised(_PREFIX.sub("", footnote[1] if footnote else text))
    rest = without_words(said, "other_times").split()
    known = words("general") | words("of_a_year") | words("years") | words("around_status") | {"anggaran"}
    known |= {word for phrase in phrases(table.instrument) for word in phrase.split()}
    return bool(said) and all(word in known or YEAR.fullmatch(word) for word in rest)


def _data_as_figure(said: str) -> tuple[str, ...]:
    return ("angka",) if "data" in said.split() else ()


def _rows_of_notes(sheet: Sheet, table: Table) -> Sequence[int]:
    """The rows in which notes of a table stand; those above it where no other table stands there."""
    if table.sheet.turned:
        return range(len(sheet.rows))
    above = range(table.header_rows.start)
    alone = all(is_title_row(sheet.rows[row]) for row in above[:_MOST_ROWS_ABOVE])
    return [*range(0 if alone else table.header_rows.stop, table.body.stop), *table.notes_beyond]
