"""Notes around a table that say what all of its figures are, of which status, and what its footnotes say."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Sheet, text_of
from antikorupsi.ingest.tables.evidence import rows_above_turned, rows_near
from antikorupsi.ingest.tables.footnotes import footnote_in, marks_in
from antikorupsi.ingest.tables.headings import YEAR, normalised, phrases, spoken_of
from antikorupsi.ingest.tables.lone_rows import LoneRow, lone_rows
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import fault_of_quantity
from antikorupsi.ingest.tables.versions import other_version_in
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.rules import Instrument, instrument_by_id

CLAUSE_ENDS = re.compile(r"[:;,.]\s+")
_NOUNS = (
    r"data|angka|nilai|skor|indeks|capaian|tabel|isian|kolom|hasil|predikat|opini|kategori|persentase|kepatuhan"
    r"|level|zona"
)
THESE = re.compile(
    rf"\b(?:{_NOUNS}|seluruhnya|semuanya)(?: \w+)? "
    r"(?:di ?(?:atas|bawah)(?! (?:target|rencana|proyeksi|rata|standar|ambang|nilai))|berikut|tersebut|ini"
    r"|(?:pada|dalam) (?:tabel|lembar|kolom))(?: ini)?\b"
)
EVERY = re.compile(r"\b(?:seluruh|seluruhnya|semua|semuanya|keseluruhan|all)\b")
_WHOLE_SHEET = re.compile(r"\b(?:pada|dalam|di) (?:lembar|sheet|berkas|file|dokumen|halaman)\b|\babove\b")
_ALL_FIGURES = re.compile(rf"\b(?:seluruh|semua|keseluruhan) (?:{_NOUNS})\b")
_TABLES = re.compile(r"\b(?:kedua|ketiga|keempat|tabel) tabel (?:di ?atas|tersebut|ini)\b")
_LEADING = re.compile(
    rf"^(?:(?:{_NOUNS}|seluruh|semua|dokumen|tahun|ta|yang|adalah|figures|values|scores|are|the|all|these"
    r"|merupakan|masih|ialah|berupa|bersifat|berisi|hanya|baru|yaitu|yakni|sebagai|memakai|menggunakan|berdasarkan"
    r"|digunakan|dipakai|tercantum|disajikan|ditampilkan|tersaji|tertera"
    r"|dari|sesuai|menurut|mengacu|bersumber|diambil|dihitung|disusun|pada|untuk|dalam|di|dengan|perhitungan"
    r"|penghitungan|(?:19|20)\d\d) )+"
)
_ALL = "data ini"  # the words by which a clause speaks of all figures
_LEGEND = re.compile(r"(?:^|[\s;,:(])([^\W_]{1,4}|[*#]{1,3})\s?=\s?([^=;,]{1,80})(?=[;,]|$)")
_LONGEST_SIGN = 5  # characters
_RANKS = frozenset({"peringkat", "ranking", "rangking", "rank", "urutan"})
_LONGEST_LINE = 12  # words
_OF_FIGURES = re.compile(
    rf"(?:(?:{_NOUNS}|seluruh|semua|ini|yang) )*"
    r"(?:per|bulan|tanggal|tgl|diambil|ditarik|diperoleh"
    r"|kondisi|posisi|keadaan|status|update|updated|pembaruan|pemutakhiran|diperbarui|sampai|hingga|cut off|s d"
    r"|belum|masih|menunggu|sementara(?! itu)|interim|sedang|dalam proses|proses)\b"
    r"|(?:(?:all|the|these|above|figures|values|scores|data|are|is|still) )+(?:provisional|preliminary|interim)\b"
)
# A table that was printed or stored on a day of a year holds no final figures of that year.
_MADE_ON = re.compile(
    r"(?:(?:tanggal|waktu|tgl|data|dokumen|laporan) )*"
    r"(?:dicetak|cetak|pencetakan|diunduh|unduh|pengunduhan|diakses|diekspor|printed|exported|downloaded|generated)\b"
)
_SENTENCE_ENDS = re.compile(r"[;,.]\s+")
_BEFORE_YEAR = frozenset(  # words that may stand before the year whose figures a note speaks of
    {"catatan", "keterangan", "ket", "nb", "note", "khusus", "hanya", "untuk", "pada", "tahun", "thn", "th", "ta"}
    | {"anggaran", *_NOUNS.split("|")}
)


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
    for cell, text, is_last in _noted(table, sheet):
        if quantity := _of_all(text, table.instrument, is_last=is_last):
            fault = fault_of_quantity("other_quantity", quantity, table.instrument)
            return FaultAt(fault, cell[::-1] if table.sheet.turned else cell)
    return None


def _noted(table: Table, sheet: Sheet) -> Iterator[tuple[Cell, str, bool]]:
    """The cells and clauses of notes above and below a table, and the footnotes that speak of all its figures.

    Whether a clause stands in a lone row below the last figure comes third.
    """
    above = rows_above_turned(sheet) if table.sheet.turned else rows_near(table.header_rows.start)
    below = range(len(sheet.rows)) if table.sheet.turned else [*table.body, *table.notes_beyond]
    titles = [*lone_rows(sheet, above)]
    rows = [*titles, *lone_rows(sheet, below)]
    marks = frozenset[str]().union(*(marks_in(row.text) for row in titles))
    has_footnotes = any(footnote_in(row.text) is not None for row in rows)
    pointed = pointed_marks(table) | dict(table.footnotes).keys() if has_footnotes else ()
    for index, said in table.headings_above:
        cell = table.heading_cell(index)
        yield (cell[::-1] if table.sheet.turned else cell), said, True
    for row in rows:
        is_last = (
            row.cell[0] in table.rows_of_notes and row.is_alone and not begins_with(normalised(row.text), "totals")
        )
        if (found := footnote_in(row.text)) is not None:
            mark, said = found
            if mark in marks or mark not in pointed:
                yield row.cell, f"{_ALL} {said}", is_last
        else:
            yield from ((row.cell, clause, is_last) for clause in _clauses(row, is_last=is_last))


def _clauses(row: LoneRow, *, is_last: bool) -> list[str]:
    """The clauses of a note; a source, a legend (`S = sementara`) and any other title say nothing of all figures."""
    said = normalised(row.text)
    if "=" in row.text or said.startswith(("sumber", "source")):
        return []
    return CLAUSE_ENDS.split(row.text) if row.is_note or is_last or THESE.search(said) else []


def pointed_marks(table: Table) -> frozenset[str]:
    """The signs in headings and keys of a table that point to footnotes."""
    return frozenset[str]().union(*map(marks_in, _pointing(table)))


def _pointing(table: Table) -> Iterator[str]:
    """The texts of a table at which a sign may point to a footnote."""
    yield from (placed.heading for placed in table.columns)
    yield from (heading for _, heading in table.unknown)
    keys = [placed.index for role in ("region", "year", "code") for placed in table.of_role(role)]
    yield from (text_of(table.sheet.value(row, index)) for row in table.body for index in keys)


def _of_all(clause: str, instrument: Instrument, *, is_last: bool) -> str:
    """The quantity that a clause says all figures are: of `data di atas`, or in so many words and no others."""
    quantity = quantity_noted(clause, instrument.id) or (other_version_in(normalised(clause)) if is_last else "")
    if not quantity or THESE.search(normalised(clause)):
        return quantity
    rest = f" {normalised(clause)} ".replace(f" {quantity} ", " ").split()
    known = words("general") | words("plans") | words("around_status")
    if is_last:
        names = {word for phrase in phrases(instrument) for word in phrase.split()}
        known |= names | words("versions") | words("claimants") | {"kinerja"}
    alone = all(word in known or _LEADING.fullmatch(f"{word} ") for word in rest)
    others = words("populations") | words("wider") | _RANKS | set(map(normalised, instrument.parts))
    others -= words("stand_ins")
    blocks = quantity in words("quantities_always") | words("plans") or (is_last and quantity not in others)
    return quantity if alone and blocks else ""


def footnotes_of(
    sheet: Sheet, body: range, keys: Sequence[int], headings: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """The signs and texts of footnotes and legends below a table to which a key, heading or lone sign points.

    Of a legend (`S = sementara`, `2025 = target`) these are a cell or heading that holds the sign alone.
    """
    upright = sheet.turn() if sheet.turned else sheet
    below = lone_rows(upright, range(len(upright.rows)) if sheet.turned else body)
    found = [each for row in below if row.is_alone or "=" in row.text for each in _signs_explained(row.text)]
    if not found:
        return ()
    texts = {text_of(sheet.value(row, key)) for row in body for key in keys}
    pointed = frozenset[str]().union(*map(marks_in, (*headings, *texts)))
    alone = {text.strip("() ").lower() for text in sheet.texts if len(text) <= _LONGEST_SIGN}
    pointed |= alone.union(map(normalised, headings))
    pointed |= {text.lower() for text in texts if len(text) <= _LONGEST_SIGN}
    return tuple(each for each in found if each[0] in pointed)


def _signs_explained(text: str) -> list[tuple[str, str]]:
    """The signs that a lone row explains, each with its text: `*) target` and `S = sementara, F = final`."""
    if (footnote := footnote_in(text)) is not None:
        return [footnote]
    return [(sign.lower(), said.strip()) for sign, said in _LEGEND.findall(text)]


@lru_cache(maxsize=2**12)
def _speaks_of_figures(text: str) -> bool:
    """Whether a short line says of when or of which status figures are: `Data per 30 Juni`, `Belum dirilis resmi`."""
    bare = footnote_in(text)
    said = normalised(bare[1] if bare else text)
    is_of_figures = _OF_FIGURES.match(said) or _MADE_ON.match(said)
    return len(said.split()) <= _LONGEST_LINE and is_of_figures is not None


def speaks_of_all_tables(text: str, instrument_id: str) -> bool:
    """Whether a note around several tables speaks of all those of an instrument: `Semua angka di atas adalah target`.

    One that names another instrument does not.
    """
    said = normalised(text)
    of_all = EVERY.search(said) and (THESE.search(said) or _WHOLE_SHEET.search(said) or _ALL_FIGURES.search(said))
    named = spoken_of(said)
    return bool(of_all or _TABLES.search(said)) and (not named or instrument_id in named)


def notes_on_years(table: Table) -> dict[int, str]:
    """By year what a row below the figures says of the figures of that year: `Nilai 2024: angka sementara`."""
    known = _BEFORE_YEAR | {word for phrase in phrases(table.instrument) for word in phrase.split()}
    upright = table.sheet.turn() if table.sheet.turned else table.sheet
    found = dict[int, str]()
    for row in lone_rows(upright, table.rows_of_notes):
        footnote = footnote_in(row.text)
        if "=" in row.text or (footnote and footnote[0] in dict(table.footnotes)):
            continue
        for clause in _SENTENCE_ENDS.split(footnote[1] if footnote else row.text):
            year = YEAR.search(clause)
            if year and known.issuperset(normalised(clause[: year.start()]).split()):
                found[int(year[0])] = clause[year.end() :].strip(" :-\u2013\u2014()")
    return found


def notes_on_status(table: Table) -> list[str]:
    """The clauses of the rows below the figures of a table that begin as notes do, or with a time or status.

    Where a heading or region points to a footnote, footnotes do not speak of all figures. Legends (`S = sementara`)
    explain signs and speak of no figure by themselves.
    """
    upright = table.sheet.turn() if table.sheet.turned else table.sheet
    found = [row for row in lone_rows(upright, table.rows_of_notes) if "=" not in row.text]
    found = [row for row in found if row.is_note or _speaks_of_figures(row.text)]
    return [
        clause
        for row in found
        if not ((footnote := footnote_in(row.text)) and footnote[0] in dict(table.footnotes))
        for clause in CLAUSE_ENDS.split(row.text)
    ]
