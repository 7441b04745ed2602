"""Figures and verdicts for the tests of eligibility, by the framework of 2025."""

from datetime import date

from antikorupsi.rules import frameworks
from helpers.eligibility import AsOf, Figure, doubts_of, judge

FRAMEWORK = frameworks.load("kabkota-2025")
END_OF_2025 = AsOf(date(2025, 12, 31), 2025)


def figure(item, year, said, **how):
    """One figure: a number or a label, and how it was said."""
    value, label = (None, said) if isinstance(said, str) else (float(said), None)
    return Figure(item, year, value, label, f"a.xlsx|s|{item}{year}{said}", **how)


def verdict(criterion, *figures, as_of=END_OF_2025, framework=FRAMEWORK):
    """What the rules say of figures, as of a day."""
    return judge(framework.criterion(criterion), list(figures), framework, as_of)


def said(criterion, *figures, **how):
    """The status and the reason of a verdict."""
    judged = verdict(criterion, *figures, **how)
    return judged.status, judged.reason


def doubts(criterion, *figures, as_of=END_OF_2025, framework=FRAMEWORK):
    """Why the verdict on figures is not certain."""
    own = framework.criterion(criterion)
    return doubts_of(own, verdict(criterion, *figures, as_of=as_of, framework=framework), framework, as_of)


def with_criterion(criterion, **changed):
    """The framework with one criterion, some fields of it changed."""
    return FRAMEWORK.model_copy(update={"criteria": [FRAMEWORK.criterion(criterion).model_copy(update=changed)]})


def on(day, year=2025):
    """The verdict as of a day written as 2025-01-31, of an assessment year."""
    return AsOf(date.fromisoformat(day), year)
