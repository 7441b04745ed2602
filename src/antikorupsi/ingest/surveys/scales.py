"""Scales that a sheet of answers names itself, in a legend or by letters: numbers may run the other way."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell, Value, is_blank, text_of
from antikorupsi.ingest.surveys.columns import LONGEST_SHORT_FORM, cells_of
from antikorupsi.ingest.tables import Fault, FaultAt, Table, is_missing_mark, label_of
from antikorupsi.rules import SurveyDescription

_FEWEST = 2  # pairs that contradict the instrument: one may be a slip
_RANGE = r"([01]) ?(?:-|\u2013|s\.? ?/?d\.?|sampai(?: dengan)?|hingga|to) ?(\d{1,2})(?!\w|[.,]\d)"
_NAMED_RANGE = re.compile(rf"\bskala\b[^\d;]{{0,30}}{_RANGE}|\( ?{_RANGE} ?\)", re.IGNORECASE)
_NAMED_LENGTH = re.compile(
    r"\bskala(?: (?:likert|ordinal|penilaian|jawaban)){0,2} ([3-9]|10|tiga|lima|enam|tujuh|sepuluh)\b"
    r"(?! ?[-\u2013.,/] ?\d)",
    re.IGNORECASE,
)
_BRACKETS = str.maketrans("[]{}", "()()")
_COUNTS = {"tiga": 3, "lima": 5, "enam": 6, "tujuh": 7, "sepuluh": 10}
_MOST_CELLS = 10  # in a row of a legend: a number and its words, four or five times
_MOST_PAIRS = 5
_MOST_ROWS_OF_LEGENDS = 60  # above the answers, and below the last of them
_LONGEST = 1000  # characters
_SIGN = r"[0-9A-Ea-e]"
_WORDS = rf"([^\W\d][^\d=:;,()\u2013-]*?)(?= {_SIGN} ?[=:.)]| ?[\d=:;,()\u2013-]|$)"
_SIGN_FIRST = re.compile(rf"(?<![\w.,])({_SIGN}) ?[=:.)\u2013-] ?{_WORDS}")
_SIGN_LAST = re.compile(rf"([^\W\d][^\d=:;,()\u2013-]*?) ?[=:(\u2013-] ?({_SIGN})(?!\w|[.,]\d)")
_JOINING = re.compile(r"(?: (?:s\.? ?d\.?|s/d|sampai|hingga|dan)(?: dengan)?|\.)$", re.IGNORECASE)
_LEAST, _OF_ALL = 5, 0.02  # fewer letters, or a smaller part of all answers, may be slips of the hand (assumption)
_LATER = frozenset("efghij")  # answers of a scale with more of them, which off_scale finds
ShortAnswers = list[tuple[str, str | None, int]]


def scale_runs_otherwise(table: Table, survey: SurveyDescription) -> FaultAt | None:
    """The fault of a table whose sheet gives answers other numbers or letters than the instrument does.

    It says so in a legend (`1 = Sangat Baik`, in one row or down the rows), or names the scale (`Skala Likert 1 - 5`).
    Letters of legends count where the answers are letters: elsewhere they are grades of the index.
    """
    numbers = _numbers_of_words(table, survey)
    known_legends, short = [*legends(table), *_legend_of_headings(table, survey)], short_answers(table, survey)
    in_letters, agreeing = holds_letters(short), 0
    for cell, text in known_legends:
        pairs = [(sign, words) for sign, words in pairs_in(text) if words in numbers]
        pairs = [(sign, words) for sign, words in pairs if sign.isdecimal() or in_letters]
        wrong = [(sign, words) for sign, words in pairs if _number(sign) not in numbers[words]]
        agreeing += sum(sign.isalpha() for sign, _ in pairs) - sum(sign.isalpha() for sign, _ in wrong)
        is_above = cell[0] < table.header_rows.stop  # below, one pair may be somebody's answer
        if len(wrong) >= _FEWEST or (is_above and any(_is_outside(sign, survey) for sign, _ in wrong)):
            said = "; ".join(f"{sign} = {words}" for sign, words in wrong)
            return FaultAt(Fault("scale_runs_otherwise", {"said": said}), cell)
    for cell, text in (*known_legends, *_texts_on_scales(table)):
        if said := _other_scale(text, survey):
            return FaultAt(Fault("scale_runs_otherwise", {"said": said}), cell)
    return letters_unclear(table, survey, short, explained=agreeing >= _FEWEST)


def _other_scale(text: str, survey: SurveyDescription) -> str:
    """What a text says of another scale than the instrument's: `Skala 1 - 5`, `(1-5)`, `Skala 5`; "" for any other."""
    lowest, highest = survey.scale
    for found in _NAMED_RANGE.finditer(text):
        if (float(found[1] or found[3]), float(found[2] or found[4])) != (lowest, highest):
            return found[0].strip()
    for found in _NAMED_LENGTH.finditer(text):
        said = found[1].lower()
        if (_COUNTS[said] if said in _COUNTS else int(said)) != highest - lowest + 1:
            return found[0].strip()
    return ""


def _texts_on_scales(table: Table) -> Iterator[tuple[Cell, str]]:
    """The texts that may name a scale, besides legends: headings of questions, and the names of sheet and file."""
    yield from ((table.heading_cell(placed.index), placed.heading) for placed in table.measured)
    names = (table.sheet.name, PurePath(table.sheet.file).stem)
    yield from (((table.header, table.span[0]), name) for name in names)


def _legend_of_headings(table: Table, survey: SurveyDescription) -> list[tuple[Cell, str]]:
    """What the headings of the questions say of their answers, as one legend: `U1 (1 = baik sekali, 4 = buruk)`."""
    asked = {
        each.index: each.heading.translate(_BRACKETS) for each in table.measured if each.column.item in survey.items
    }
    pairs = {index: list(pairs_in(heading)) for index, heading in asked.items()}
    said = dict.fromkeys(f"{sign} = {words}" for found in pairs.values() for sign, words in found)
    first = next((index for index, found in pairs.items() if found), None)
    return [] if first is None else [(table.heading_cell(first), " ; ".join(said))]


def _is_outside(sign: str, survey: SurveyDescription) -> bool:
    return sign.isdecimal() and not survey.scale[0] <= int(sign) <= survey.scale[1]


def _number(sign: str) -> str:
    """The number of an answer that a sign stands for: the letters of the questionnaire count from a."""
    return sign if sign.isdecimal() else str(ord(sign) - ord("a") + 1)


def _numbers_of_words(table: Table, survey: SurveyDescription) -> dict[str, set[str]]:
    """The numbers that each spelling of an answer has among the instrument's questions."""
    numbers: dict[str, set[str]] = {}
    for placed in table.measured:
        if placed.column.item in survey.items:
            for spellings in placed.column.labels.values():
                for spelling in spellings:
                    if (label := label_of(spelling, placed.column)) is not None:
                        numbers.setdefault(spelling.lower(), set()).add(label)
    return numbers


def legends(table: Table) -> list[tuple[Cell, str]]:
    """The first cells and the texts of the rows that may be legends; of one pair a row, all rows of a run together."""
    found, run = list[tuple[Cell, str]](), list[tuple[Cell, str]]()
    for row in _rows_of_legends(table):
        cells = table.sheet.rows[row]
        if not (text := _text_of_row(cells)):
            continue
        cell = (row, next(index for index, value in enumerate(cells) if not is_blank(value)))
        found.append((cell, text))
        is_one_pair = len(list(pairs_in(text))) == 1
        if not is_one_pair or (run and run[-1][0][0] != row - 1):
            found += _together(run)
            run = []
        if is_one_pair:
            run.append((cell, text))
    return [*found, *_together(run)]


def pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """The numbers or small letters of a legend, each with its words: `1 = Sangat Baik`, `Sangat Baik (1)`."""
    pairs = [(found[1], found[2]) for found in _SIGN_FIRST.finditer(text)]
    pairs = pairs or [(found[2], found[1]) for found in _SIGN_LAST.finditer(text)]
    yield from ((sign.lower(), _JOINING.sub("", words.strip()).lower()) for sign, words in pairs)


def _together(run: Sequence[tuple[Cell, str]]) -> list[tuple[Cell, str]]:
    """The rows of a run as one legend; none where their numbers do not follow one another, as numbers of answers do."""
    signs = sorted(ord(sign) for _, text in run for sign, _ in pairs_in(text))
    if len(run) < 2 or signs != [*range(signs[0], signs[0] + len(signs))]:
        return []
    return [(run[0][0], " ; ".join(text for _, text in run))]


def _rows_of_legends(table: Table) -> Iterator[int]:
    yield from range(max(0, table.header_rows.start - _MOST_ROWS_OF_LEGENDS), table.header_rows.start)
    yield from (row for row in table.body[-_MOST_ROWS_OF_LEGENDS:] if not _is_answered(table, row))


def _is_answered(table: Table, row: int) -> bool:
    """Whether a row holds answers such as `4 - Baik`: more of them in columns of questions than a legend has pairs."""
    answers = [text_of(cell) for placed in table.measured if not is_blank(cell := table.sheet.value(row, placed.index))]
    return len(answers) > _MOST_PAIRS and not any(answer.isdecimal() for answer in answers)


def _text_of_row(cells: Sequence[Value]) -> str:
    """The texts of a row, a number before words as `1 = Baik`; "" for a row with more cells than a legend has."""
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    if len(texts) > _MOST_CELLS or all(map(_is_sign, texts)):
        return ""
    joined = " ".join(f"{text} =" if _is_sign(text) else f"{text};" for text in texts)
    return " ".join(joined[:_LONGEST].split())


def _is_sign(text: str) -> bool:
    return text.isdecimal() or (len(text) == 1 and text.isalpha())


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
