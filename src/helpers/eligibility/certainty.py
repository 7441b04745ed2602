"""Whether a verdict is certain: no doubt hangs on the figures it follows from."""

from collections.abc import Iterable
from typing import Literal

from antikorupsi.rules import Criterion, Framework, LabelInConsecutiveYears
from helpers.eligibility.deciding import AsOf, is_older
from helpers.eligibility.figures import Figure, Figures
from helpers.eligibility.judging import Judgement
from helpers.eligibility.meeting import may_be_rounded_across, meets

Doubt = Literal["year_inferred", "remainder", "own_claim", "other_threshold", "whole_number", "old_check"]
_OWN = ("self", "region")


def doubts_of(criterion: Criterion, judgement: Judgement, framework: Framework, as_of: AsOf) -> tuple[Doubt, ...]:
    """Why a verdict is not certain; empty where it is, and where there is no verdict.

    year_inferred: nobody wrote the year of the figure; remainder: the region is counted and not named; own_claim: only
    the region itself says so; other_threshold: another known threshold gives another verdict; whole_number: the figure
    may be rounded from the other side of the threshold; old_check: a check of many years ago. Where several figures
    give the verdict the least doubtful one counts; of years in a row each is needed.
    """
    if judgement.status == "no_data":
        return ()
    giving = [
        figure for figure in judgement.deciding if meets(criterion, figure, framework) == (judgement.status == "meets")
    ]
    doubts = [
        min((_doubts(criterion, figure, framework, as_of) for figure in group), key=len)
        for group in _needed(criterion, judgement, giving)
    ]
    return tuple(dict.fromkeys(doubt for of_year in doubts for doubt in of_year))


def _needed(criterion: Criterion, judgement: Judgement, giving: Figures) -> list[Figures]:
    """The groups of figures of each of which one is needed: every year's of a criterion of years that is met."""
    if not isinstance(criterion.rule, LabelInConsecutiveYears) or judgement.status == "fails":
        return [giving]
    return [
        [figure for figure in giving if figure.year == year] for year in dict.fromkeys(figure.year for figure in giving)
    ]


def _doubts(criterion: Criterion, figure: Figure, framework: Framework, as_of: AsOf) -> tuple[Doubt, ...]:
    """What is doubtful about one figure."""
    found: dict[Doubt, bool] = {
        "year_inferred": figure.year_inferred and not criterion.checks,
        "remainder": figure.basis == "remainder",
        "own_claim": figure.basis in _OWN or figure.source_kind in _OWN,
        "other_threshold": _turned(criterion, figure, framework),
        "whole_number": may_be_rounded_across(criterion, figure, framework),
        "old_check": criterion.checks is not None and is_older(figure, criterion.checks.certain_years, as_of),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def _turned(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    """Whether another known threshold gives another verdict on a figure."""
    met = meets(criterion, figure, framework)
    others = (criterion.model_copy(update={"rule": variant.rule}) for variant in criterion.variants)
    return any(meets(other, figure, framework) != met for other in others)


def is_certain(statuses: Iterable[str], doubts: Iterable[str]) -> bool:
    """Whether the verdict on a region is certain: one certain failure, or nothing but certain criteria that are met."""
    pairs = list(zip(statuses, doubts, strict=True))
    failures = [doubt for status, doubt in pairs if status == "fails"]
    if failures:
        return "" in failures
    return bool(pairs) and all(status == "meets" and not doubt for status, doubt in pairs)
