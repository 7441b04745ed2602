"""What notes say that figures are: `*) angka proyeksi RPJMD`, `Keterangan: data di atas adalah target tahun 2024`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Sheet, is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_above_turned, rows_near
from antikorupsi.ingest.tables.footnotes import footnote_in, marks_in
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import fault_of_quantity
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.rules import Instrument, instrument_by_id

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
    titles = [text for _, text in _lone_texts(sheet, above)]
    marks = frozenset[str]().union(*map(marks_in, titles))
    pointed = frozenset[str]().union(*map(marks_in, _pointing(table)))
    for cell, text in [*_lone_texts(sheet, above), *_lone_texts(sheet, below)]:
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
