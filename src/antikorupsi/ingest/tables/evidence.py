"""What the texts around a table say it is about: the nearest text that names an instrument wins."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.titles import is_title_row
from antikorupsi.ingest.tables.words import begins_with, words_in

ROWS_OF_TITLES = 60
_LONGEST_TITLE = 25  # words
_LONGEST_SUBTITLE = 6  # words of a title that names no instrument; longer ones tell of meetings and letters
_SENTENCE = re.compile(r"[;=]|\w{5}\.(?:\s|$)")  # a full stop behind a short form such as Prov. ends no sentence
_MOST_CELLS = 3  # in a row of titles


@dataclass(frozen=True)
class Evidence:
    """The normalised texts around a table, nearest first: its title rows upwards, the sheet's name, the file's name.

    `prose` are sentences among the titles, such as how the figures were compiled: they speak last, and qualify nothing.
    """

    titles: tuple[str, ...]
    prose: tuple[str, ...] = ()

    @cached_property
    def nearest(self) -> frozenset[str]:
        """The ids of the instruments that the nearest speaking text names; empty where none speaks of any."""
        return next((said for text in (*self.titles, *self.prose) if (said := spoken_of(text))), frozenset())

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The titles that say what the table holds: short ones up to the first that names an instrument, and the sheet.

        The name of the file is one of them only where no other text names an instrument: files are called anyhow.
        There are none of simulated figures, for the places of a simulated country stand in no list.
        """
        if any("simulasi" in text.split() for text in self.titles):
            return ()
        *rows, sheet, file = ("", "", *self.titles)[-max(2, len(self.titles)) :]
        above = list(takewhile(lambda text: not spoken_of(text), rows))
        naming = [*rows[len(above) : len(above) + 1]]
        short = [text for text in above if len(text.split()) <= _LONGEST_SUBTITLE]
        lone = [] if naming or spoken_of(sheet) else [file]
        return tuple(filter(None, (*short, *naming, sheet, *lone)))


EvidenceAbove = Callable[[int], Evidence]


def evidence_of(sheet: Sheet, rows: Iterable[int]) -> Evidence:
    """The evidence of title rows, the nearest one first, then of the sheet's and the file's name.

    A row that begins like a note or a source decides nothing.
    """
    texts = [" ".join(text_of(cell) for cell in sheet.rows[row] if not is_blank(cell)) for row in rows]
    said = _without_translations([text for text in texts if text and not begins_with(normalised(text), "notes")])
    titles = [normalised(text) for text in said if not is_prose(text)]
    prose = [normalised(text) for text in said if is_prose(text)]
    return Evidence((*titles, normalised(sheet.name), normalised(PurePath(sheet.file).stem)), tuple(prose))


def _without_translations(texts: Sequence[str]) -> list[str]:
    """The titles, nearest first, without those in English right below one that names an instrument: they repeat it.

    One that names another quantity, such as a target, stays.
    """
    pairs = zip(texts, (*texts, "")[1:], strict=True)
    return [text for text, above in pairs if not (spoken_of(normalised(above)) and _is_translation(normalised(text)))]


def _is_translation(said: str) -> bool:
    is_english = len(words_in(said, "english")) > 1 and not words_in(said, "indonesian")
    return is_english and not (spoken_of(said) or words_in(said, "quantities") or words_in(said, "quantities_always"))


def is_prose(text: str) -> bool:
    """Whether a text is a sentence and no title: long, or with the punctuation of sentences."""
    return len(text.split()) > _LONGEST_TITLE or _SENTENCE.search(text) is not None


def rows_above(sheet: Sheet, first: int, header: int, top: int) -> list[int]:
    """The rows whose texts may name the table below, nearest first, at most ROWS_OF_TITLES.

    `first` is the first row that is no other table's, `top` the first row of the sheet's first table: what stands above
    that one speaks of all tables of the sheet, after their own titles.
    """
    of_table = title_rows(sheet, max(first, header - ROWS_OF_TITLES), header)
    of_sheet = thin_rows(sheet, _MOST_CELLS, min(top, header))
    return list(dict.fromkeys([*reversed(of_table), *reversed(of_sheet)]))[:ROWS_OF_TITLES]


def rows_near(header: int) -> list[int]:
    """The first and the last ROWS_OF_TITLES rows above a header: those of other tables between them name nothing."""
    top = range(min(header, ROWS_OF_TITLES))
    return [*top, *range(max(top.stop, header - ROWS_OF_TITLES), header)]


def thin_rows(sheet: Sheet, most: int, end: int = ROWS_OF_TITLES) -> list[int]:
    """The rows near the top, up to `end`, that hold at most so many cells, as titles do."""
    rows = range(min(len(sheet.rows), ROWS_OF_TITLES, end))
    return [row for row in rows if _holds_at_most(most, sheet.rows[row])]


def rows_above_turned(sheet: Sheet) -> list[int]:
    """The rows above the first one that holds more than a title does: a turned table begins there."""
    rows = range(min(len(sheet.rows), ROWS_OF_TITLES))
    return list(takewhile(lambda row: _holds_at_most(1, sheet.rows[row]), rows))


def _holds_at_most(most: int, cells: Iterable[Value]) -> bool:
    """Whether no more cells than that are filled; no more of them are looked at than it takes."""
    filled = (True for cell in cells if cell is not None and not is_blank(cell))
    return next(islice(filled, most, None), None) is None


def title_rows(sheet: Sheet, first: int, header: int) -> range:
    """The rows directly above a header, from `first` on, that hold one cell, or a label of the head and its value.

    Below another table (`first` > 0) those that no blank row parts from it are its notes, where titles follow them.
    """
    top = header
    while top > first and is_title_row(sheet.rows[top - 1]):
        top -= 1
    if 0 < first < top:
        blank = next((row for row in range(top, header) if not sheet.count(row)), header)
        top = blank if any(map(sheet.count, range(blank, header))) else top
    return range(top, header)
