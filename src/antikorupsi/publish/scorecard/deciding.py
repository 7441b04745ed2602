"""The figures that decide a criterion, as the rule itself was asked of them, for a reviewer to change."""

from dataclasses import dataclass

from antikorupsi.assess import RegionAssessment
from antikorupsi.rules import AtLeast, Criterion, LabelInConsecutiveYears
from helpers.eligibility import Figure, figure_of, judge, label_of, meets


@dataclass(frozen=True)
class Deciding:
    """One input of a criterion: a number, or the labels of a year; the year, of a check its day, and its cells.

    `counts`: whether each of its figures, by itself, meets the rule.
    """

    value: float | tuple[str, ...]
    year: int
    cells: tuple[str, ...]
    dated: str
    counts: frozenset[bool]


def deciding_figures(view: RegionAssessment, criterion: Criterion) -> list[Deciding]:
    """The one or more figures the verdict follows from: of several sources those that differ, of several years each.

    Of consecutive years the latest comes first, and one whose sources differ is one input with all their labels. None
    of a region that is not assessed.
    """
    if view.eligibility == "not_assessed":
        return []
    known = [figure_of(row) for row in view.observation_rows if row.instrument == criterion.instrument]
    judgement = judge(criterion, known, view.framework, view.assessment.as_of)
    groups: dict[object, list[Figure]] = {}
    for figure in judgement.deciding:
        groups.setdefault(_key(view, criterion, figure), []).append(figure)
    return [_deciding(view, criterion, group) for group in groups.values()]


def _key(view: RegionAssessment, criterion: Criterion, figure: Figure) -> object:
    """What figures have in common that are one input: their year, value or label."""
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return figure.year
    return figure.value if isinstance(criterion.rule, AtLeast) else label_of(criterion, figure, view.framework)


def _deciding(view: RegionAssessment, criterion: Criterion, group: list[Figure]) -> Deciding:
    first, cells = group[0], tuple(dict.fromkeys(figure.cell for figure in group))
    counts = frozenset(meets(criterion, figure, view.framework) for figure in group)
    if isinstance(criterion.rule, AtLeast):
        return Deciding(first.value or 0.0, first.year, cells, first.dated, counts)
    labels = dict.fromkeys(label_of(criterion, figure, view.framework) for figure in group)
    return Deciding(tuple(labels), first.year, cells, first.dated, counts)
