"""The yearly check of a pilot: every criterion as of its choice, at the end of each year since, and now.

All days are judged by the rules of the assessment, so that a criterion is lost by a figure and never by another rule.
"""

from dataclasses import dataclass
from typing import Literal

from antikorupsi.assess.pilots import Pilot, day_of_choice
from antikorupsi.assess.region import RegionAssessment
from helpers.eligibility import AsOf, VerdictRow

Outcome = Literal["lost", "fails", "unknown_since", "unknown", "meets"]
OUTCOMES: tuple[Outcome, ...] = ("lost", "fails", "unknown_since", "unknown", "meets")  # the worst first


@dataclass(frozen=True)
class CheckedCriterion:
    """One criterion of a pilot with a verdict for each day of its checks: first that of its choice, last now."""

    criterion: str
    verdicts: tuple[VerdictRow, ...]

    @property
    def now(self) -> VerdictRow:
        """The verdict as of the day of the assessment."""
        return self.verdicts[-1]

    @property
    def met_before(self) -> VerdictRow | None:
        """The latest earlier verdict by which it was met, None if it never was."""
        return next((each for each in reversed(self.verdicts[:-1]) if each.status == "meets"), None)

    @property
    def outcome(self) -> Outcome:
        """Lost where a figure fails that met before; unknown_since where it met before and no figure decides now."""
        if self.now.status == "meets":
            return "meets"
        if self.now.status == "fails":
            return "lost" if self.met_before else "fails"
        return "unknown_since" if self.met_before else "unknown"


@dataclass(frozen=True)
class YearlyCheck:
    """The checks of one pilot: their days, and each criterion in the order of the framework."""

    pilot: Pilot
    days: tuple[AsOf, ...]
    criteria: tuple[CheckedCriterion, ...]

    def of_outcome(self, outcome: Outcome) -> list[CheckedCriterion]:
        """The criteria with an outcome."""
        return [each for each in self.criteria if each.outcome == outcome]


def yearly_check(view: RegionAssessment) -> YearlyCheck | None:
    """The check of a region; None where it is no pilot, was chosen later, or the framework has no criteria."""
    pilot, now = view.pilot, view.assessment.as_of
    if pilot is None or pilot.standing != "pilot" or not view.framework.criteria:
        return None
    days = check_days(pilot, now)
    if len(days) == 1:
        return None
    earlier = [view.verdicts_as_of(day) for day in days[:-1]]
    judged = [*earlier, view.verdict_rows]
    by_criterion = (tuple(rows) for rows in zip(*judged, strict=True))
    return YearlyCheck(pilot, days, tuple(CheckedCriterion(rows[-1].criterion, rows) for rows in by_criterion))


def check_days(pilot: Pilot, now: AsOf) -> tuple[AsOf, ...]:
    """The day of the choice and the ends of years since that are earlier, then the day of the assessment."""
    ends = (AsOf.end_of(year) for year in range(pilot.chosen, now.assessment_year))
    earlier = [day_of_choice(pilot.chosen), *ends]
    return (*(day for day in earlier if day.day < now.day), now)
