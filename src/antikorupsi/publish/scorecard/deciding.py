"""The figures that decide a criterion, as the rule itself was asked of them, for a reviewer to change."""

from dataclasses import dataclass

from antikorupsi.assess import RegionAssessment
from antikorupsi.rules import AtLeast, Criterion, LabelInConsecutiveYears
from helpers.eligibility import Figure, figures_by_region, judge, label_of


@dataclass(frozen=True)
class Deciding:
    """One input of a criterion: a number, or the labels of a year; the year, of a check its day, and its cells."""

    value: float | tuple[str, ...]
    year: int
    cells: tuple[str, ...]
    dated: str


def deciding_figures(view: RegionAssessment, criterion: Criterion) -> list[Deciding]:
    """The one or more figures the verdict follows from: of several sources those that differ, of several years each.

    Of consecutive years the latest comes first, and one whose sources differ is one input with all their labels. None
    of a region that is not assessed.
    """
    of_instrument = view.observations[view.observations["instrument"] == criterion.instrument]
    figures = figures_by_region(of_instrument).get((view.region.code, criterion.instrument))
    if view.eligibility == "not_assessed":
        return []
    judgement = judge(criterion, figures, view.framework, view.assessment.as_of)
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
    cells = tuple(dict.fromkeys(figure.cell for figure in group))
    if isinstance(criterion.rule, AtLeast):
        return Deciding(group[0].value or 0.0, group[0].year, cells, group[0].dated)
    labels = dict.fromkeys(label_of(criterion, figure, view.framework) for figure in group)
    return Deciding(tuple(labels), group[0].year, cells, group[0].dated)
