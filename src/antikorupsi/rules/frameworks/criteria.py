"""The criteria of a framework file: rules, variants, successors and checks by day."""

from typing import Annotated

from pydantic import Field

from antikorupsi.rules.basis import Text, WithBasis, Words
from antikorupsi.rules.frameworks.rules import Rule

Years = Annotated[tuple[int | None, int | None], Field(strict=False)]  # YAML knows lists, not tuples


def in_years(year: int, years: tuple[int | None, int | None]) -> bool:
    """Whether a year lies between the first and the last one; None is open."""
    first, last = years
    return (first is None or first <= year) and (last is None or year <= last)


class Variant(WithBasis):
    """Another threshold that was published, or asked for, for a criterion: its rule, of the criterion's own kind."""

    rule: Rule


class Successor(WithBasis):
    """What an instrument became on another scale: no rule judges its figures until one is published."""

    first_year: int
    rule: Rule | None = None


class Checks(WithBasis):
    """A criterion of checks by day instead of figures by year: the latest one counts.

    `stands_years` says by label for how many years an answer holds (a label that is missing holds until the next
    check), `certain_years` for how many it is called certain. `requirement` is the condition in the words of reports.
    """

    requirement: Text | None = None
    stands_years: dict[str, int] = Field(default_factory=dict)
    certain_years: dict[str, int] = Field(default_factory=dict)


class Criterion(WithBasis):
    """One eligibility criterion: which items of which instrument it reads, in order of preference, and its rule.

    `basis` and `source` speak of the threshold; `owner` is the agency that publishes the figure.
    `variants` are all thresholds that are known, its own among them or not; only other ones are tried.
    `comparable_years` (first, last) limits the years whose figures can be judged by the rule, `successor` says from
    which year on the instrument is another one; `checks` makes it a criterion of checks by day.
    `overridden_from` is the framework's own threshold where a parameter changed it; no file may say it.
    """

    id: Words
    name: Text
    owner: Words
    instrument: Words
    items: Annotated[list[Words], Field(min_length=1)]
    rule: Rule
    variants: Annotated[list[Variant], Field(default_factory=list)]
    comparable_years: Years = (None, None)
    successor: Successor | None = None
    checks: Checks | None = None
    overridden_from: str | float | None = None

    def rule_in(self, year: int) -> Rule | None:
        """The rule that judges the figures of a year; None where none can: of a forerunner, or of a successor."""
        if self.successor and year >= self.successor.first_year:
            return self.successor.rule
        return self.rule if in_years(year, self.comparable_years) else None
