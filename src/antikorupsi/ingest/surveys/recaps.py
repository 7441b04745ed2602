"""Tables with the headings of a survey that hold the means of units or regions, and no answers of respondents."""

from dataclasses import replace

import numpy as np

from antikorupsi.ingest.spreadsheets import Value, parse_number
from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.columns import cells_of
from antikorupsi.ingest.tables import Fault, FaultAt
from antikorupsi.rules import SurveyDescription

_SHARE = 0.5  # of the filled cells: fractions in so many are no slips of the hand (assumption)


def recap(answers: AnswerTable, survey: SurveyDescription) -> FaultAt | None:
    """The finding on a table most of whose cells are fractions, where answers are whole numbers; None for any other."""
    if not survey.whole:
        return None
    table, fractions, filled = answers.table, 0, 0
    body = table.sheet.rows[table.body.start : table.body.stop]
    for placed, column in zip(answers.placed, answers.columns, strict=True):
        filled += int(column.filled.sum())
        cells = cells_of(body, placed.index)
        fractions += sum(_is_fraction(cells[place]) for place in np.flatnonzero(column.faulty).tolist())
    if filled == 0 or fractions <= _SHARE * filled:
        return None
    details = {"count": fractions, "answers": filled}
    return FaultAt(Fault("survey_of_means", details), (table.header, answers.placed[0].index))


def without_answers(answers: AnswerTable) -> AnswerTable:
    """The table with each of its faulty cells as off the scale, so that one finding stands for all of them."""
    return replace(answers, columns=[replace(column, off_scale=column.faulty) for column in answers.columns])


def _is_fraction(cell: Value) -> bool:
    number = parse_number(cell, "," if "," in cell else ".") if isinstance(cell, str) else cell
    return isinstance(number, int | float) and not float(number).is_integer()
