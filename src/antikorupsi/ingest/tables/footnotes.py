"""Footnotes below a table, the signs that point to them, and notes that speak of all its figures."""

import re
from collections.abc import Iterable, Sequence

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.sections import section_text
from antikorupsi.ingest.tables.words import begins_with

_SIGN = r"[*\u2020\u2021\u00b9\u00b2\u00b3\u2074-\u2079]+"
_POINTING = re.compile(rf"(?<=.){_SIGN}")
_FOOTNOTE = re.compile(rf"^\(?({_SIGN})\)?[\s:.=-]*(.*)", re.DOTALL)
_MOST_ROWS_BELOW = 60
_CLAUSE_ENDS = re.compile(r"[:;,.]\s+")


def marks_in(text: str) -> frozenset[str]:
    """The signs in a text that point to footnotes; one at its beginning does not."""
    return frozenset(_POINTING.findall(text.strip().lstrip("*")))


def footnotes_of(
    sheet: Sheet, body: range, keys: Sequence[int], headings: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """The signs and texts of the footnotes below a table, none if neither a region nor a heading points to any."""
    texts = (text_of(sheet.value(row, key)) for row in body for key in keys)
    if not any(map(marks_in, headings)) and not any(map(marks_in, texts)):
        return ()
    found = (_FOOTNOTE.match(section_text(sheet.rows[row])) for row in body)
    return tuple((match[1], match[2]) for match in found if match and match[2])


def notes_below(sheet: Sheet, body: range) -> list[str]:
    """The clauses of the rows at the end of a table that begin as notes do.

    Legends (`S = sementara`) explain signs and speak of no figure by themselves.
    """
    notes: list[str] = []
    for row in reversed(body[-_MOST_ROWS_BELOW:]):
        cells = [text_of(cell) for cell in sheet.rows[row] if not is_blank(cell)]
        is_note = bool(cells) and begins_with(normalised(cells[0]), "notes")
        if len(cells) > 1 and not is_note:
            break
        if is_note and "=" not in (text := " ".join(cells)):
            notes += _CLAUSE_ENDS.split(text)
    return notes
