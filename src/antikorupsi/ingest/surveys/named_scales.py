"""Scales that a sheet of answers names itself: numbers that run the other way would count upside down."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell
from antikorupsi.ingest.surveys.legends import legends, pairs_in
from antikorupsi.ingest.surveys.letters import holds_letters, letters_unclear, short_answers
from antikorupsi.ingest.tables import Fault, FaultAt, Table, label_of
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
