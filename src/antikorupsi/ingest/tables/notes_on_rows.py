"""Notes above and below a table on the figures of some of its regions, or of all: `Ralat: nilai Kota Batu 66,2`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import Cell, Sheet, is_blank, text_of
from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.notes_on_figures import THESE
from antikorupsi.ingest.tables.owners import regions_named, without_regions
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.titles import is_title_row
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.rules import Region, Regions

_MOST_ROWS = 60  # above a table, and below it
_LONGEST = 300  # characters
_PREFIX = re.compile(r"^\W*(?:catatan|keterangan|ket|nb|note|info)\b[\s:.]*", re.IGNORECASE)
# Words for all figures that hold a word of comparisons.
_BELOW = re.compile(r"\bdi ?(?:atas|bawah)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:seluruh|seluruhnya|semua|semuanya|keseluruhan|all)\b")


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
    for cell, text, is_last in _lone_texts(upright, table):
        said = normalised(text)
        is_note = begins_with(said, "notes") or said.startswith(("ralat", "koreksi", "nb ", "perbaikan"))
        of_figures = is_last and not words("general").isdisjoint((*said.split(), *_data_as_figure(said)))
        if "=" in text or said.startswith(("sumber", "source")) or not (is_note or of_figures):
            continue
        named = regions_named((text,), regions)
        of_all = not named and (THESE.search(said) is not None or _ALL.search(said) is not None)
        of_all = of_all or (is_last and not named and _says_time_alone(text, table))
        bare = without_regions(_PREFIX.sub("", text), regions)
        bare = _BELOW.sub(" ", bare) if of_all else bare
        found.append(RowNote(cell[::-1] if table.sheet.turned else cell, bare, said, named, of_all))
    return tuple(found)


def _says_time_alone(text: str, table: Table) -> bool:
    """Whether a note says of which time figures are and nothing else: `Catatan: data tahun 2023`.

    A footnote does so where no heading or region points to one.
    """
    footnote = footnote_in(text)
    if footnote is not None and table.footnotes:
        return False
    said = normalised(_PREFIX.sub("", footnote[1] if footnote else text))
    rest = f" {said} "
    times = words_in(said, "other_times")
    for phrase in sorted(times, key=len, reverse=True):
        rest = rest.replace(f" {phrase} ", "  ")
    known = words("general") | words("of_a_year") | words("years") | words("around_status") | {"anggaran"}
    return bool(times or rest.split()) and all(
        word in known or re.fullmatch(r"(?:19|20)\d\d", word) for word in rest.split()
    )


def _data_as_figure(said: str) -> tuple[str, ...]:
    return ("angka",) if "data" in said.split() else ()


def _lone_texts(sheet: Sheet, table: Table) -> Iterator[tuple[Cell, str, bool]]:
    """The rows that hold one text, or begin as a note does, and whether nothing but such rows follows.

    Those above a table are looked at where no other table stands there.
    """
    if table.sheet.turned:
        rows = range(len(sheet.rows))
    else:
        above = range(table.header_rows.start)
        alone = all(is_title_row(sheet.rows[row]) for row in above[:_MOST_ROWS])
        rows = range(0 if alone else table.header_rows.stop, table.body.stop)
    last = True
    for row in [*reversed(rows[-_MOST_ROWS:]), *rows[:-_MOST_ROWS][:_MOST_ROWS]]:
        if not sheet.counts[row]:
            continue
        cells = [(index, text_of(cell)) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
        text = " ".join(text for _, text in cells)
        if len(text) <= _LONGEST and (len(cells) == 1 or begins_with(normalised(text), "notes")):
            yield (row, cells[0][0]), text, last and row >= table.header_rows.stop
        last = last and len(cells) < 2
