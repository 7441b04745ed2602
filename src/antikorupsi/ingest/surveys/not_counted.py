"""Rows of answers that the sender does not count, or that nobody gave: `Gugur`, `Tidak Valid`, `tes`, an example."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from antikorupsi.ingest.spreadsheets import is_blank
from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.columns import cells_of, texts_of
from antikorupsi.ingest.tables import Fault, FaultAt, is_missing_mark, normalised, without_words, words, words_in

_KEYS = ("region", "code", "bps_code", "province", "year", "kecamatan", "kabupaten")
_YES = frozenset({"ya", "y", "v", "1", "true", "yes", "ok", "oke", "benar"})
_NO = frozenset({"tidak", "tdk", "t", "n", "0", "false", "no", "bukan"})


@dataclass(frozen=True)
class NotCounted:
    """The rows that do not count, a finding for each column that says so, and one on a column that is unclear."""

    rows: frozenset[int]
    faults: list[FaultAt]
    unclear: FaultAt | None


def rows_not_counted(answers: AnswerTable) -> NotCounted:
    """The rows in which a cell beside the answers says nothing but that they do not count.

    A column about the validity of answers whose cells say anything else is unclear: which answers count is unknown.
    """
    rows, faults, unclear = set[int](), list[FaultAt](), list[FaultAt]()
    body = [answers.table.sheet.rows[row] for row in answers.rows]
    is_said = any(_is_made_of(normalised(text), "not_counted") for text in answers.table.sheet.texts)
    for index, heading in _columns(answers):
        is_of_validity = _is_made_of(heading, "of_validity")
        if not (is_of_validity or is_said):
            continue
        left_out, strange = list[int](), list[int]()
        cells = cells_of(body, index)
        texts = map(normalised, texts_of(cells))
        if not is_of_validity and not any(_says_not_counted(text, heading) for text in texts):
            continue
        for row, cell in zip(answers.rows, cells, strict=True):
            if not (is_of_validity or isinstance(cell, str)) or is_blank(cell):
                continue
            said = normalised(cell)
            if _says_not_counted(said, heading):
                left_out.append(row)
            elif is_of_validity and not (_says_counted(said, heading) or is_missing_mark(cell)):
                strange.append(row)
        if left_out:
            details: dict[str, str | float] = {"count": len(left_out), "column": heading or "-"}
            faults.append(FaultAt(Fault("answers_not_counted", details), (left_out[0], index)))
        if strange:
            unclear.append(FaultAt(Fault("validity_unclear", {"column": heading}), (strange[0], index)))
        rows |= set(left_out)
    return NotCounted(frozenset(rows), faults, next(iter(unclear), None))


def without_rows(answers: AnswerTable, rows: frozenset[int]) -> AnswerTable:
    """The table with some rows as rejected ones, which one finding stands for."""
    if not rows:
        return answers
    start = answers.table.body.start
    classes = ["rejected" if start + place in rows else kind for place, kind in enumerate(answers.classes)]
    return replace(answers, classes=classes, not_counted=sorted(rows))


def _columns(answers: AnswerTable) -> Iterator[tuple[int, str]]:
    """The columns beside the answers with their headings, normalised; none of places, years and free texts."""
    table = answers.table
    known = {placed.index for placed in answers.placed}
    known |= {placed.index for role in _KEYS for placed in table.of_role(role)}
    headings = dict(table.unknown) | {placed.index: placed.heading for placed in table.columns}
    for index in table.span:
        heading = normalised(headings.get(index, ""))
        if index not in known and not words_in(heading, "free_texts"):
            yield index, heading


@lru_cache(maxsize=2**12)  # a column of answers repeats its texts
def _says_not_counted(said: str, heading: str) -> bool:
    if _is_made_of(heading, "of_validity"):
        ticks = _YES | {"x"} if _is_of_refusal(heading) else _NO
        if said in ticks:
            return True
    return _is_made_of(said, "not_counted")


def _says_counted(said: str, heading: str) -> bool:
    return said in (_NO if _is_of_refusal(heading) else _YES) or _is_made_of(said, "counted")


def _is_of_refusal(heading: str) -> bool:
    """Whether a heading names what does not count, so that a tick below it says so: `Gugur`, `Duplikat`."""
    return bool(words_in(heading, "not_counted"))


def _is_made_of(said: str, kind: Literal["not_counted", "counted", "of_validity"]) -> bool:
    """Whether a text holds words of one kind and none that is not listed beside them; numbers do not count."""
    if not words_in(said, kind):
        return False
    left = (word.rstrip("0123456789") for word in without_words(said, kind).split())
    return all(not word or word in words("beside_not_counted") for word in left)
