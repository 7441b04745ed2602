"""Answers in letters: those of the questionnaire are a to d, but B may be short for Baik, and SB for Sangat Baik."""

from collections import Counter

from antikorupsi.ingest.spreadsheets import is_blank
from antikorupsi.ingest.surveys.columns import LONGEST_SHORT_FORM, cells_of
from antikorupsi.ingest.tables import Fault, FaultAt, Table, is_missing_mark, label_of
from antikorupsi.rules import SurveyDescription

_LEAST, _OF_ALL = 5, 0.02  # fewer letters, or a smaller part of all answers, may be slips of the hand (assumption)
_LATER = frozenset("efghij")  # answers of a scale with more of them, which off_scale finds


ShortAnswers = list[tuple[str, str | None, int]]


def holds_letters(short: ShortAnswers) -> bool:
    """Whether answers are letters of the questionnaire."""
    return any(len(text) == 1 and label for text, label, _ in short)


def letters_unclear(table: Table, survey: SurveyDescription, short: ShortAnswers, *, explained: bool) -> FaultAt | None:
    """The fault of a table with answers in abbreviations, or in letters of which none is the first or last.

    `explained` says that a legend tells what the letters are.
    """
    if not short:
        return None
    letters = Counter({text: count for text, label, count in short if label and len(text) == 1})
    others = sum(count for text, label, count in short if not label and text.lower() not in _LATER)
    filled = _filled(table, survey)
    least = max(_LEAST, _OF_ALL * filled)
    enough = least if any(map(str.isupper, letters)) else filled / 2  # small letters are those of the questionnaire
    ends = not {letter.lower() for letter in letters}.isdisjoint(("a", "d"))
    if others >= least or (letters.total() >= max(1, enough) and not ends and not explained):
        return FaultAt(Fault("letters_unclear", {"answers": others + letters.total()}), (table.header, table.span[0]))
    return None


def short_answers(table: Table, survey: SurveyDescription) -> ShortAnswers:
    """The answers of at most three letters, each with the number it stands for and how often it was given."""
    found: ShortAnswers = []
    body = table.sheet.rows[table.body.start : table.body.stop]
    for placed in table.measured:
        cells = cells_of(body, placed.index) if placed.column.item in survey.items and placed.column.labels else []
        # Numbers alone, as most sheets hold them by the hundred thousand, are seen by their types at once.
        texts = Counter(cell for cell in cells if isinstance(cell, str)) if str in set(map(type, cells)) else Counter()
        for text, count in texts.items():
            said = text.strip().strip(".")
            if len(said) <= LONGEST_SHORT_FORM and said.isalpha() and not is_missing_mark(text):
                found.append((said, label_of(text, placed.column), count))
    return found


def _filled(table: Table, survey: SurveyDescription) -> int:
    indices = [placed.index for placed in table.measured if placed.column.item in survey.items]
    return sum(not is_blank(table.sheet.value(row, index)) for row in table.body for index in indices)
