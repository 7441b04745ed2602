"""Footnotes below a table, the signs that point to them, and notes that speak of all its figures."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.words import begins_with

_SIGN = r"[*#^\u00a7\u2020\u2021\u00b9\u00b2\u00b3\u2074-\u2079]+"
_POINTING = re.compile(rf"(?<=.){_SIGN}")
_NUMBERED = re.compile(r"(?<=\w)\s*\(?(\d|[a-z])\)$", re.IGNORECASE)  # 2025 1), 2025 a)
_FOOTNOTE = re.compile(rf"^\(?({_SIGN}|(?:\d|[a-zA-Z])(?=\)))\)?[\s:.=-]*(.*)", re.DOTALL)
_MOST_ROWS_BELOW = 60
_LONGEST_LINE = 12  # words
_OF_FIGURES = re.compile(
    r"(?:(?:data|angka|nilai|skor|hasil|capaian|indeks|tabel|seluruh|semua|ini|yang) )*"
    r"(?:per|bulan|tanggal|tgl|diambil|ditarik|diperoleh"
    r"|kondisi|posisi|keadaan|status|update|updated|pembaruan|pemutakhiran|diperbarui|sampai|hingga|cut off|s d"
    r"|belum|masih|menunggu|sementara(?! itu)|interim|sedang|dalam proses|proses)\b"
)
_CLAUSE_ENDS = re.compile(r"[:;,.]\s+")


@lru_cache(maxsize=2**14)
def marks_in(text: str) -> frozenset[str]:
    """The signs in a text that point to footnotes; one at its beginning does not."""
    bare = text.strip().lstrip("*")
    return frozenset((*_POINTING.findall(bare), *(mark.lower() for mark in _NUMBERED.findall(bare))))


def footnote_in(text: str) -> tuple[str, str] | None:
    """The sign at the beginning of a text and the text behind it; None for a text that is no footnote."""
    match = _FOOTNOTE.match(text)
    return (match[1].lower(), match[2]) if match and match[2] else None


def footnotes_of(
    sheet: Sheet, body: range, keys: Sequence[int], headings: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """The signs and texts of the footnotes below a table, none if neither a region nor a heading points to any."""
    is_headed = any(map(marks_in, headings))
    if not (is_headed or keys):
        return ()
    upright = sheet.turn() if sheet.turned else sheet
    below = one_texts(upright, range(len(upright.rows)) if sheet.turned else body)
    found = tuple(footnote for text in below if (footnote := footnote_in(text)) is not None)
    texts = (text_of(sheet.value(row, key)) for row in body for key in keys)
    return found if found and (is_headed or any(map(marks_in, texts))) else ()


def _one_text(cells: Sequence[Value]) -> str:
    """The text of a row that holds one; of a sign with its text in the next cell both together."""
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    if len(texts) == 2 and _FOOTNOTE.match(f"{texts[0]} -"):
        return " ".join(texts)
    return texts[0] if len(texts) == 1 else ""


def one_texts(sheet: Sheet, rows: Iterable[int]) -> list[str]:
    """The texts of those rows of a sheet that hold one."""
    return [text for row in rows if 0 < sheet.counts[row] <= 2 and (text := _one_text(sheet.rows[row]))]


@lru_cache(maxsize=2**12)
def _speaks_of_figures(text: str) -> bool:
    """Whether a short line says of when or of which status figures are: `Data per 30 Juni`, `Belum dirilis resmi`."""
    bare = footnote_in(text)
    said = normalised(bare[1] if bare else text)
    return len(said.split()) <= _LONGEST_LINE and _OF_FIGURES.match(said) is not None


def notes_below(sheet: Sheet, body: range, *, pointed: bool) -> list[str]:
    """The clauses of the rows at the end of a table that begin as notes do, or with a time or status of figures.

    Where a heading or region points to a footnote (`pointed`), footnotes do not speak of all figures. Legends
    (`S = sementara`) explain signs and speak of no figure by themselves.
    """
    notes: list[str] = []
    for row in reversed(body[-_MOST_ROWS_BELOW:]):
        cells = [text_of(cell) for cell in sheet.rows[row] if not is_blank(cell)]
        is_note = bool(cells) and begins_with(normalised(cells[0]), "notes")
        if len(cells) > 1 and not is_note:
            break
        is_footnote = pointed and bool(cells) and footnote_in(cells[0]) is not None
        is_note = not is_footnote and (is_note or (len(cells) == 1 and _speaks_of_figures(cells[0])))
        if is_note and "=" not in (text := " ".join(cells)):
            notes += _CLAUSE_ENDS.split(text)
    return notes
