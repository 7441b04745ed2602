"""Tables that look like answers and give no index: excerpts, means, counts, other questionnaires, other scales."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from antikorupsi.ingest.spreadsheets import Sheet, Value, number_in, text_of
from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.columns import Mask, Numbers, cells_of
from antikorupsi.ingest.surveys.design import people_of
from antikorupsi.ingest.tables import Fault, FaultAt, Head, Table, normalised, words
from antikorupsi.rules import SurveyDescription

_UNREAD = "answers_unread"
EXCERPT = "Kutipan"  # how the name of such a sheet begins
_SHARE = 0.5  # of the filled cells: fractions in so many are no slips of the hand (assumption)
_NEARLY_ALL = 0.9
_NUMBERED = re.compile(r"(?P<letters>[a-z][a-z ]*?) ?(?P<number>\d{1,2})(?![\d.,])")
# From this number on and above these parts, of all answers and of those to one question, answers outside the scale are
# no slips of the hand; nor is one of them that is given again and again (assumption).
_LEAST = 5
_OF_ALL, _OF_COLUMN, _OF_ONE_ANSWER = 0.05, 0.1, 0.02


def is_excerpt(sheet: Sheet) -> bool:
    """Whether a sheet is the excerpt of a sender's sheet that went back with the faulty rows marked."""
    return sheet.name.startswith(f"{EXCERPT} ")


def recap(answers: AnswerTable) -> FaultAt | None:
    """The finding on a table most of whose cells are fractions, where answers are whole numbers; None for any other."""
    if not answers.survey.whole:
        return None
    table, fractions, filled = answers.table, 0, 0
    for placed, column in zip(answers.placed, answers.columns, strict=True):
        filled += int(column.filled.sum())
        faulty = (np.flatnonzero(column.faulty) + table.body.start).tolist()
        fractions += sum(_is_fraction(table.sheet.value(row, placed.index)) for row in faulty)
    if filled == 0 or fractions <= _SHARE * filled:
        return None
    details = {"count": fractions, "answers": filled}
    return FaultAt(Fault("survey_of_means", details), (table.header, answers.placed[0].index))


def without_answers(answers: AnswerTable) -> AnswerTable:
    """The table with each of its faulty cells as off the scale, so that one finding stands for all of them."""
    return replace(answers, columns=[replace(column, off_scale=column.faulty) for column in answers.columns])


def _is_fraction(cell: Value) -> bool:
    number = number_in(cell) if isinstance(cell, str) else cell
    return isinstance(number, int | float) and not float(number).is_integer()


def counted_patterns(answers: AnswerTable) -> FaultAt | None:
    """The fault of a table with a column of counts, which nothing takes into account; None for any other.

    It is headed by words for a count alone and holds whole numbers that neither number the rows nor sum up answers.
    """
    places = np.array(answers.rows, dtype=np.intp) - answers.table.body.start
    if not len(places):
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


def numbered_on(table: Table, survey: SurveyDescription) -> FaultAt | None:
    """The fault of a table whose questions have bare numbers and go on behind the last of the instrument; else None.

    `U1` to `U14` is the questionnaire before; beside `U1 Persyaratan` to `U9 Sarana` a tenth question changes nothing.
    """
    numbered = [
        _NUMBERED.fullmatch(normalised(each.heading)) for each in table.measured if each.column.item in survey.items
    ]
    bare = {found["letters"] for found in numbered if found}
    more = {
        index: heading
        for index, heading in table.unknown
        if (found := _NUMBERED.match(normalised(heading)))
        and found["letters"] in bare
        and int(found["number"]) > len(survey.items)
    }
    if not more:
        return None
    details: dict[str, str | float] = {"columns": ", ".join(more.values()), "count": len(survey.items)}
    return FaultAt(Fault("questions_of_other_form", details), table.heading_cell(min(more)))


@dataclass
class OffScale:
    """The surveys of a table that are on another scale or not to be read, their faults with the region, and their rows.

    `unread` says that answers of some are none on any scale.
    """

    heads: set[Head] = field(default_factory=set)
    faults: list[tuple[FaultAt, str]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    unread: bool = False


def off_scale(answers: AnswerTable, rows_of_head: Mapping[Head, Sequence[int]]) -> OffScale:
    """Judges each survey of a table by itself.

    Rows without any answer on the scale count where the table holds one survey, or no other rows at all.
    """
    found = OffScale()
    rejected = answers.rejected
    for head, rows in rows_of_head.items():
        theirs = sorted([*rows, *rejected]) if len(rows_of_head) == 1 else rows
        if fault := _off_scale_fault(answers, theirs) or _unread_fault(answers, theirs):
            found.unread |= fault.fault.rule == _UNREAD
            found.heads.add(head)
            found.faults.append((fault, head.place.code))
            found.rows += rows
    if not answers.rows and (fault := _off_scale_fault(answers, rejected)):
        found.faults.append((fault, ""))
    if found.faults:
        found.rows += rejected
    return found


def _off_scale_fault(answers: AnswerTable, rows: Sequence[int]) -> FaultAt | None:
    """The finding on a survey, at the first of the answers outside its scale; None where these are few."""
    places = np.array(rows, dtype=np.intp) - answers.table.body.start
    off = np.column_stack([column.off_scale[places] for column in answers.columns])
    filled = np.column_stack([column.filled[places] for column in answers.columns])
    often = _most_frequent(answers, rows, off) > _OF_ONE_ANSWER * filled.sum()
    if off.sum() < _LEAST or not (often or _are_many(off, filled)):
        return None
    return _fault_of_answers("answers_off_scale", answers, rows, (off, filled))


def _unread_fault(answers: AnswerTable, rows: Sequence[int]) -> FaultAt | None:
    """The finding on a survey with many cells that hold no known answer; None where these are few.

    Those that are left would give another index: where `kurang` is not known, all that is known is good.
    """
    places = np.array(rows, dtype=np.intp) - answers.table.body.start
    faulty = np.column_stack([column.faulty[places] for column in answers.columns])
    filled = np.column_stack([column.filled[places] for column in answers.columns])
    if faulty.sum() < _LEAST or not _are_many(faulty, filled):
        return None
    return _fault_of_answers(_UNREAD, answers, rows, (faulty, filled))


def _are_many(found: Mask, filled: Mask) -> bool:
    """Whether cells are too many of all that are filled, or of those below one question, to be slips of the hand."""
    counts, given = found.sum(axis=0), filled.sum(axis=0)
    of_column = (counts >= _LEAST) & (counts > _OF_COLUMN * given)
    return bool(counts.sum() > _OF_ALL * given.sum() or of_column.any())


def _fault_of_answers(rule: str, answers: AnswerTable, rows: Sequence[int], masks: tuple[Mask, Mask]) -> FaultAt:
    """The finding on the cells of the first mask, at the first of them; the second holds all that are filled."""
    found, filled = masks
    row, column = np.argwhere(found)[0].tolist()
    placed = answers.placed[column]
    lowest, highest = placed.column.range or (0.0, 0.0)
    details = {"count": int(found.sum()), "answers": int(filled.sum()), "lowest": lowest, "highest": highest}
    return FaultAt(Fault(rule, details), (rows[row], placed.index))


def _most_frequent(answers: AnswerTable, rows: Sequence[int], off: Mask) -> int:
    """How often the most frequent of the answers outside the scale was given; 0 where it may be a slip."""
    found = np.argwhere(off).tolist()
    written = Counter(text_of(answers.table.sheet.value(rows[row], answers.placed[item].index)) for row, item in found)
    most = max(written.values(), default=0)
    return most if most >= _LEAST else 0
