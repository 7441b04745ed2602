"""Notes and legends around a table that say what its figures are, or those of some of its regions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Sheet, is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_above_turned, rows_near
from antikorupsi.ingest.tables.footnotes import footnote_in, marks_in
from antikorupsi.ingest.tables.headings import YEAR, normalised, phrases
from antikorupsi.ingest.tables.owners import regions_named, without_regions
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.titles import is_title_row
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.versions import calls_invented
from antikorupsi.ingest.tables.words import Kind, begins_with, could_begin, without_words, words, words_in
from antikorupsi.rules import Instrument, Region, Regions, instrument_by_id

_MOST_ROWS = 60  # above a table, and below it
_CLAUSE_ENDS = re.compile(r"[:;,.]\s+")
THESE = re.compile(
    r"\b(?:data|angka|nilai|skor|indeks|capaian|tabel|isian|kolom|hasil|seluruhnya|semuanya)(?: \w+)? "
    r"(?:di ?(?:atas|bawah)(?! (?:target|rencana|proyeksi|rata|standar|ambang|nilai))|berikut|tersebut|ini"
    r"|(?:pada|dalam) (?:tabel|lembar|kolom))(?: ini)?\b"
)
_LEADING = re.compile(
    r"^(?:(?:seluruh|semua|data|angka|nilai|skor|indeks|capaian|tabel|isian|kolom|hasil|dokumen|tahun|ta|yang|adalah"
    r"|merupakan|masih|ialah|berupa|bersifat|berisi|hanya|baru|yaitu|yakni|sebagai|memakai|menggunakan|berdasarkan"
    r"|dari|sesuai|menurut|mengacu|bersumber|diambil|dihitung|disusun|pada|untuk|dalam|di|dengan|perhitungan"
    r"|penghitungan|(?:19|20)\d\d) )+"
)
_ALL = "data ini"  # the words by which a clause speaks of all figures
_RANKS = frozenset({"peringkat", "ranking", "rangking", "rank", "urutan"})
_LONGEST = 300  # characters
_PREFIX = re.compile(r"^\W*(?:catatan|keterangan|ket|nb|note|info)\b[\s:.]*", re.IGNORECASE)
# Words for all figures that hold a word of comparisons.
_BELOW = re.compile(r"\bdi ?(?:atas|bawah)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:seluruh|seluruhnya|semua|semuanya|keseluruhan|all)\b")
_LEGEND = re.compile(r"[=:]|\b(?:adalah|berarti|menunjukkan|menandakan|merupakan|artinya|yaitu|ialah|masih)\b")
_WRITTEN = frozenset(
    {"angka", "nilai", "sel", "kolom", "baris", "warna", "berwarna", "huruf", "teks", "tulisan", "cetak"}
)
_CLASSES = frozenset({"zona", "zonasi", "kategori", "predikat", "kepatuhan"})
_STATUSES = frozenset({"sementara", "belum", "final", "interim", "dummy", "dikoreksi", "direvisi", "salah", "ditunda"})
_KINDS: tuple[Kind, ...] = ("quantities_always", "stand_ins", "other_times", "withdrawals", "invented", "claims")


@lru_cache(maxsize=2**12)
def quantity_noted(text: str, instrument_id: str) -> str:
    """The quantity that a footnote says a figure is: it begins with it, words such as `angka` or `merupakan` aside."""
    instrument = instrument_by_id()[instrument_id]
    said = f"{THESE.sub(' ', normalised(text))} "
    for phrase in phrases(instrument):
        said = said.replace(f"{phrase} ", "")
    said = _LEADING.sub("", " ".join(said.split()) + " ")
    found = max((each for each in _quantities(instrument) if said.startswith(f"{each} ")), key=len, default="")
    if words_in(said.removeprefix(found), "comparisons") or " bukan " in f" {normalised(text)} ":
        return ""
    return "" if found in words("plans") and words_in(said, "reached") else found


def _quantities(instrument: Instrument) -> frozenset[str]:
    parts = frozenset(map(normalised, instrument.parts))
    listed = words("quantities_always") | words("plans") | words("stand_ins") | words("populations") | words("wider")
    return listed | parts | _RANKS | (words("claims") - {"pemda", "daerah", "pm"})


def fault_of_notes(table: Table, sheet: Sheet) -> FaultAt | None:
    """The fault of all figures of a table that a note says are something else; `sheet` is the one it was read from.

    A footnote speaks of all figures where a title points to it, or nothing does.
    """
    for cell, text in _noted(table, sheet):
        if quantity := _of_all(text, table.instrument):
            fault = fault_of_quantity("other_quantity", quantity, table.instrument)
            return FaultAt(fault, cell[::-1] if table.sheet.turned else cell)
    return None


def _noted(table: Table, sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """The cells and clauses of notes above and below a table, and the footnotes that speak of all its figures."""
    above = rows_above_turned(sheet) if table.sheet.turned else rows_near(table.header_rows.start)
    below = range(len(sheet.rows)) if table.sheet.turned else table.body
    titles = [*_lone_texts(sheet, above)]
    texts = [*titles, *_lone_texts(sheet, below)]
    any_footnote = any(footnote_in(text) is not None for _, text in texts)
    marks = frozenset[str]().union(*(marks_in(text) for _, text in titles))
    pointed = frozenset[str]().union(*map(marks_in, _pointing(table) if any_footnote else ()))
    for cell, text in texts:
        if (found := footnote_in(text)) is not None:
            mark, said = found
            if mark in marks or mark not in pointed:
                yield cell, f"{_ALL} {said}"
        else:
            yield from ((cell, clause) for clause in _clauses(text))


def _clauses(text: str) -> list[str]:
    """The clauses of a note; a source, a legend (`S = sementara`) and any other title say nothing of all figures."""
    said = normalised(text)
    if "=" in text or said.startswith(("sumber", "source")):
        return []
    return _CLAUSE_ENDS.split(text) if begins_with(said, "notes") or THESE.search(said) else []


def _lone_texts(sheet: Sheet, rows: range | list[int]) -> Iterator[tuple[Cell, str]]:
    """The cells and texts of the rows that hold one text, or begin like a note."""
    for row in [*rows][:_MOST_ROWS] + [*rows][_MOST_ROWS:][-_MOST_ROWS:]:
        cells = [(index, text_of(cell)) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
        if cells and (len(cells) == 1 or begins_with(normalised(cells[0][1]), "notes") or footnote_in(cells[0][1])):
            yield (row, cells[0][0]), " ".join(text for _, text in cells)


def _pointing(table: Table) -> Iterator[str]:
    """The texts of a table at which a sign may point to a footnote."""
    yield from (placed.heading for placed in table.columns)
    yield from (heading for _, heading in table.unknown)
    keys = [placed.index for role in ("region", "year", "code") for placed in table.of_role(role)]
    yield from (text_of(table.sheet.value(row, index)) for row in table.body for index in keys)


def _of_all(clause: str, instrument: Instrument) -> str:
    """The quantity that a clause says all figures are: of `data di atas`, or in so many words and no others."""
    quantity = quantity_noted(clause, instrument.id)
    if not quantity or THESE.search(normalised(clause)):
        return quantity
    rest = f" {normalised(clause)} ".replace(f" {quantity} ", " ").split()
    known = words("general") | words("plans")
    alone = all(word in known or _LEADING.fullmatch(f"{word} ") for word in rest)
    return quantity if alone and quantity in words("quantities_always") | words("plans") else ""


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
    for cell, text, is_last in _texts_with_order(upright, table):
        said = normalised(text)
        is_note = begins_with(said, "notes") or said.startswith(("ralat", "koreksi", "nb ", "perbaikan"))
        of_figures = is_last and not words("general").isdisjoint((*said.split(), *_data_as_figure(said)))
        if "=" in text or said.startswith(("sumber", "source")) or not (is_note or of_figures):
            continue
        named = regions_named((text,), regions)
        of_all = not named and (THESE.search(said) is not None or _EVERY.search(said) is not None)
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
    rest = without_words(said, "other_times").split()
    known = words("general") | words("of_a_year") | words("years") | words("around_status") | {"anggaran"}
    return bool(said) and all(word in known or YEAR.fullmatch(word) for word in rest)


def _data_as_figure(said: str) -> tuple[str, ...]:
    return ("angka",) if "data" in said.split() else ()


def _texts_with_order(sheet: Sheet, table: Table) -> Iterator[tuple[Cell, str, bool]]:
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
        first = next(cell for cell in sheet.rows[row] if not is_blank(cell))
        if sheet.counts[row] > 1 and not could_begin(normalised(first), "notes"):
            last = False
            continue
        cells = [(index, text_of(cell)) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
        text = " ".join(text for _, text in cells)
        if len(text) <= _LONGEST and (len(cells) == 1 or begins_with(normalised(text), "notes")):
            yield (row, cells[0][0]), text, last and row >= table.header_rows.stop
        last = last and len(cells) < 2


def style_legends(table: Table, sheet: Sheet) -> list[FaultAt]:
    """A warning at each legend of colours or typefaces beside the table; `sheet` is the one it was read from."""
    below = range(len(sheet.rows)) if table.sheet.turned else [*table.body][-_MOST_ROWS:]
    above = [] if table.sheet.turned else rows_near(table.header_rows.start)
    found = []
    for row in (*above, *below):
        if sheet.counts[row] != 1:
            continue
        index, value = next((index, cell) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell))
        if _is_legend(legend := text_of(value)):
            cell = (index, row) if table.sheet.turned else (row, index)
            found.append(FaultAt(Fault("legend_of_styles", {"legend": legend}), cell))
    return found


@lru_cache(maxsize=2**12)
def _is_legend(text: str) -> bool:
    """Whether a text explains a style of writing by a status, a quantity or a year; classes such as zones are none."""
    said = normalised(text)
    if not words_in(said, "styles") or not _LEGEND.search(text.lower()) or not _CLASSES.isdisjoint(said.split()):
        return False
    begins = any(said.startswith(f"{style} ") for style in words("styles"))
    meaning = any(words_in(said, kind) for kind in _KINDS) or not _STATUSES.isdisjoint(said.split())
    meaning = meaning or YEAR.search(said) is not None or calls_invented(text)
    return meaning and (begins or not _WRITTEN.isdisjoint(said.split()))
