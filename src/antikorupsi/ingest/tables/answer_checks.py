"""Answers that say one thing twice, and days that answers to a period cannot have: what no single row shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from antikorupsi.ingest.tables.followup import Action, Answer, Reply, Review
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.records import Detail, Finding, Observation

_BEFORE, _AHEAD, _FARTHEST_DUE = 1, 2, 10  # years before and after the assessment
_LONG_AFTER = 180  # days; a year that is mistyped by one lies 365 days off
# What makes two rows one matter; by office, function and text as people write them.
_MATTER: dict[type[Answer], tuple[str, ...]] = {
    Review: ("office", "function", "day"),
    Reply: ("office", "day", "reply"),
    Action: ("office", "action"),
}
_PLACE = frozenset({"file", "sheet", "cell", "simulated"})


@dataclass(frozen=True)
class CheckedAnswers:
    """The answers that count, and what was found about the others and between them."""

    answers: list[Answer]
    findings: list[Finding]


def check_answers(answers: Iterable[Answer], assessment_year: int | None) -> CheckedAnswers:
    """Answers without those that have an impossible day, or that another row repeats or replaces.

    Days are held against the assessment year, never against the clock, and not at all without a year.
    """
    given, findings = list(answers), []
    if assessment_year is not None:
        findings = [finding for each in given for finding in _days(each, assessment_year)]
        given = [kept for each in given if (kept := _with_possible_days(each, assessment_year)) is not None]
    matters: dict[tuple[str, ...], list[Answer]] = defaultdict(list)
    for each in given:
        matters[_matter(each)].append(each)
    left_out: set[int] = set()
    for rows in matters.values():
        dropped, found = _of_one_matter(rows)
        left_out |= {id(each) for each in dropped}
        findings += found
    return CheckedAnswers([each for each in given if id(each) not in left_out], findings)


def find_days_long_after(answers: Iterable[Answer], observations: Iterable[Observation]) -> list[Finding]:
    """A finding for each answer with a day more than 180 days after every day in the other files.

    The latest day in any input is that at which due dates are measured, so one mistyped year of one region makes
    actions of all regions overdue. Nothing is found where no other file has a day: there is none to compare with.
    """
    given = list(answers)
    if not given:
        return []
    latest: dict[str, str] = defaultdict(str)
    for each in observations:
        latest[each.file] = max(latest[each.file], each.published, each.retrieved, each.dated)
    for answer in given:
        latest[answer.file] = max(latest[answer.file], _latest_day(answer))
    last = max(latest, key=lambda file: latest[file])
    before = max((day for file, day in latest.items() if file != last), default="")
    if not before:
        return []
    found = []
    for answer in given:
        day = _latest_day(answer)
        days = (date.fromisoformat(day) - date.fromisoformat(before)).days if day and answer.file == last else 0
        if days > _LONG_AFTER:
            details: dict[str, Detail] = {"value": day, "days": str(days), "other": before}
            found.append(_finding(answer, "form_day_long_after", details, day))
    return found


def _latest_day(answer: Answer) -> str:
    """The latest day on which something was said or noted; a due date is none."""
    return max(getattr(answer, "day", ""), getattr(answer, "decided", ""))


def _matter(answer: Answer) -> tuple[str, ...]:
    said = (normalised(str(getattr(answer, name))) for name in _MATTER[type(answer)])
    return (type(answer).__name__, answer.region, answer.about, *said)


def _of_one_matter(rows: list[Answer]) -> tuple[list[Answer], list[Finding]]:
    """The rows that do not count, and what is said of them.

    The same row counts once. Of rows that differ the newest counts: of replies one with a decision, of actions the one
    whose progress was noted last. Where none is the newest, all stay, and each is a finding.
    """
    unlike: dict[tuple[str, ...], Answer] = {}
    dropped, findings = [], []
    for row in rows:
        first = unlike.setdefault(_content(row), row)
        if first is not row:
            dropped.append(row)
            findings.append(_beside(row, "form_row_repeated", first))
    left = list(unlike.values())
    if len(left) == 1:
        return dropped, findings
    newest = max(map(_newness, left))
    latest = [row for row in left if _newness(row) == newest]
    if len(latest) == 1:
        older = [row for row in left if row is not latest[0]]
        return dropped + older, findings + [_beside(row, "form_row_replaced", latest[0]) for row in older]
    return dropped, findings + [_beside(row, "form_rows_differ", left[0]) for row in left[1:]]


def _content(row: Answer) -> tuple[str, ...]:
    """All that a row says, without its place."""
    return tuple(normalised(str(getattr(row, each.name))) for each in fields(row) if each.name not in _PLACE)


def _newness(row: Answer) -> tuple[str, ...]:
    if isinstance(row, Reply):
        return (row.decided or "-", "decided") if row.decision else ("",)
    return (row.day,) if isinstance(row, Action) else ("",)


def _beside(row: Answer, rule: str, other: Answer) -> Finding:
    return _finding(row, rule, {"other": f"{other.file}, {other.sheet}, {other.cell}"})


def _finding(row: Answer, rule: str, details: dict[str, Detail], value: str = "") -> Finding:
    place = {"file": row.file, "sheet": row.sheet, "cell": row.cell, "region": row.region}
    return Finding(rule=rule, **place, value_read=value, details=details)


def _days(row: Answer, assessment_year: int) -> Iterator[Finding]:
    """A finding for each day that an answer to the period cannot have."""
    for name, first, last in _impossible(row, assessment_year):
        day = getattr(row, name)
        yield _finding(row, "form_day_of_other_years", {"value": day, "first": str(first), "last": str(last)}, day)


def _with_possible_days(row: Answer, assessment_year: int) -> Answer | None:
    """The answer without impossible days; None where it cannot do without one."""
    for name, _, _ in list(_impossible(row, assessment_year)):
        if name == "day" and isinstance(row, Action):
            row = replace(row, day="")
        elif name == "decided" and isinstance(row, Reply):
            row = replace(row, decided="")
        else:
            return None
    return row


def _impossible(row: Answer, assessment_year: int) -> Iterator[tuple[str, int, int]]:
    """Each day of an answer outside the years it may lie in, with these; a due date may lie further ahead."""
    for name in ("day", "decided", "due"):
        if day := getattr(row, name, ""):
            first, last = assessment_year - _BEFORE, assessment_year + (_FARTHEST_DUE if name == "due" else _AHEAD)
            if not first <= date.fromisoformat(day).year <= last:
                yield name, first, last
