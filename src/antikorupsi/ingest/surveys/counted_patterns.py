"""Answers entered as patterns with how often each was given: their number would have to weigh them."""

import numpy as np

from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.columns import Numbers, cells_of
from antikorupsi.ingest.surveys.people import people_of
from antikorupsi.ingest.tables import Fault, FaultAt, normalised, words

_NEARLY_ALL = 0.9


def counted_patterns(answers: AnswerTable) -> FaultAt | None:
    """The fault of a table with a column of counts, which nothing takes into account; None for any other.

    It is headed by words for a count alone and holds whole numbers that neither number the rows nor sum up answers.
    """
    places = [row - answers.table.body.start for row in answers.rows]
    if not places:
        return None
    given = np.column_stack([column.numbers[places] for column in answers.columns])
    body = [answers.table.sheet.rows[row] for row in answers.rows]
    for index, heading in answers.table.unknown:
        said = normalised(heading).split()
        if not said or not words("counts_of_answers").issuperset(said):
            continue
        numbers = [people_of(cell) for cell in cells_of(body, index)]
        counts = np.array([np.nan if number is None else number for number in numbers])
        if _are_counts(counts) and not _sum_up(counts, given):
            return FaultAt(Fault("patterns_with_counts", {"column": heading}), answers.table.heading_cell(index))
    return None


def _are_counts(numbers: Numbers) -> bool:
    """Whether nearly all are whole numbers of people, and they are neither all 1 nor the numbers of the rows."""
    known = numbers[~np.isnan(numbers)]
    whole = known[(known >= 0) & (known == np.floor(known))]
    if len(whole) <= _NEARLY_ALL * len(numbers) or (whole == 1).all():
        return False
    return len(np.unique(whole)) < len(whole) or not (np.diff(whole) == 1).all()


def _sum_up(numbers: Numbers, given: Numbers) -> bool:
    """Whether the numbers are the sums of the answers in their rows, or how many were answered."""
    sums, counts = np.nansum(given, axis=1), (~np.isnan(given)).sum(axis=1)
    return any(np.isclose(numbers, each).sum() > _NEARLY_ALL * len(numbers) for each in (sums, counts))
