"""Surveys that were answered on another scale than the instrument's, such as 1 to 5: they give no index."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.columns import Mask
from antikorupsi.ingest.tables import Fault, FaultAt, Head

# From this number on and above these parts, of all answers and of those to one question, answers outside the scale are
# no slips of the hand; nor is one of them that is given again and again (assumption).
_LEAST = 5
_OF_ALL, _OF_COLUMN, _OF_ONE_ANSWER = 0.05, 0.1, 0.02


@dataclass
class OffScale:
    """The surveys of a table that are on another scale, their faults with the region of each, and their rows."""

    heads: set[Head] = field(default_factory=set)
    faults: list[tuple[FaultAt, str]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def off_scale(answers: AnswerTable, rows_of_head: Mapping[Head, Sequence[int]]) -> OffScale:
    """Judges each survey of a table by itself.

    Rows without any answer on the scale count where the table holds one survey, or no other rows at all.
    """
    found = OffScale()
    rejected = answers.rejected
    for head, rows in rows_of_head.items():
        theirs = sorted([*rows, *rejected]) if len(rows_of_head) == 1 else rows
        if fault := _fault(answers, theirs):
            found.heads.add(head)
            found.faults.append((fault, head.place.code))
            found.rows += rows
    if not answers.rows and (fault := _fault(answers, rejected)):
        found.faults.append((fault, ""))
    if found.faults:
        found.rows += rejected
    return found


def _fault(answers: AnswerTable, rows: Sequence[int]) -> FaultAt | None:
    """The finding on a survey, at the first of the answers outside its scale; None where these are few."""
    places = [row - answers.table.body.start for row in rows]
    off = np.column_stack([column.off_scale[places] for column in answers.columns])
    filled = np.column_stack([column.filled[places] for column in answers.columns])
    counts, given = off.sum(axis=0), filled.sum(axis=0)
    of_column = (counts >= _LEAST) & (counts > _OF_COLUMN * given)
    many = counts.sum() > _OF_ALL * given.sum() or of_column.any()
    if counts.sum() < _LEAST or not (many or _most_frequent(answers, rows, off) > _OF_ONE_ANSWER * given.sum()):
        return None
    row, column = np.argwhere(off)[0].tolist()
    placed = answers.placed[column]
    lowest, highest = placed.column.range or (0.0, 0.0)
    details = {"count": int(counts.sum()), "answers": int(given.sum()), "lowest": lowest, "highest": highest}
    return FaultAt(Fault("answers_off_scale", details), (rows[row], placed.index))


def _most_frequent(answers: AnswerTable, rows: Sequence[int], off: Mask) -> int:
    """How often the most frequent of the answers outside the scale was given; 0 where it may be a slip."""
    found = np.argwhere(off).tolist()
    written = Counter(text_of(answers.table.sheet.value(rows[row], answers.placed[item].index)) for row, item in found)
    most = max(written.values(), default=0)
    return most if most >= _LEAST else 0
