"""One criterion for one region: which figures count, what the rule says of them, and why nothing can be said."""

from dataclasses import dataclass
from typing import Literal

from antikorupsi.ingest import standing_values
from antikorupsi.rules import AtLeast, Criterion, Framework, LabelAtLeast, LabelInConsecutiveYears, LabelIs
from helpers.eligibility.figures import Figure, FiguresOfRegion

Status = Literal["meets", "fails", "no_data"]
Reason = Literal[
    "",
    "nothing_published",
    "only_parts",
    "only_interim",
    "not_comparable",
    "sources_differ",
    "one_year_only",
    "years_apart",
]


@dataclass(frozen=True)
class Judgement:
    """A verdict and what it rests on: the figures shown, their year and cells, and the reason where there is none.

    `deciding` are the figures that the rule was asked of: of several sources those that are no rounding of another, of
    several years all.
    """

    status: Status
    reason: Reason = ""
    year: int | None = None
    values: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    deciding: tuple[Figure, ...] = ()


def judge(criterion: Criterion, figures: FiguresOfRegion | None, framework: Framework) -> Judgement:
    """The verdict of one criterion on the figures of one region."""
    if figures is None:
        return Judgement("no_data", "nothing_published")
    year = figures.latest_year(criterion.items, criterion.comparable_years)
    if year is None:
        return Judgement("no_data", _why_none(criterion, figures))
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return _judge_years(criterion, criterion.rule, figures, year)
    return _judge_year(criterion, figures, year, framework)


def _why_none(criterion: Criterion, figures: FiguresOfRegion) -> Reason:
    """Why none of the figures that were received may decide."""
    if any(figure.item in criterion.items for figure in figures.final):
        return "not_comparable"
    return "only_interim" if figures.barred.intersection(criterion.items) else "only_parts"


def _judge_year(criterion: Criterion, figures: FiguresOfRegion, year: int, framework: Framework) -> Judgement:
    """By the first item that has a figure in the year; the other items of that year are shown beside it."""
    of_year = {item: found for item in criterion.items if (found := figures.of(item, year))}
    deciding = _standing(next(iter(of_year.values())))
    shown = [figure for found in of_year.values() for figure in _standing(found)]
    valued = [figure for figure in deciding if figure.value is not None] or shown
    status, reason = _agreed({_meets(criterion, figure, framework) for figure in deciding})
    return Judgement(
        status,
        reason,
        year,
        values=tuple(dict.fromkeys(figure.value for figure in valued if figure.value is not None)),
        labels=tuple(dict.fromkeys(figure.label for figure in shown if figure.label is not None)),
        cells=tuple(dict.fromkeys(figure.cell for found in of_year.values() for figure in found)),
        deciding=tuple(deciding),
    )


def _agreed(results: set[bool]) -> tuple[Status, Reason]:
    """The verdict all sources give, none where they give different ones."""
    if len(results) > 1:
        return "no_data", "sources_differ"
    return ("meets", "") if results == {True} else ("fails", "")


def _standing(figures: list[Figure]) -> list[Figure]:
    """The figures without those that are only roundings of more precise ones."""
    values = set(standing_values(figure.value for figure in figures if figure.value is not None))
    return [figure for figure in figures if figure.value is None or figure.value in values]


def _meets(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        if figure.value is None:
            raise ValueError(f"{criterion.id} compares numbers, but {figure.cell} holds the label {figure.label!r}")
        return rule.met_by(figure.value)
    label = label_of(criterion, figure, framework)
    if isinstance(rule, LabelIs):
        return label == rule.accepted
    if isinstance(rule, LabelAtLeast):
        rank = rule.order.index(rule.equals.get(label, label))
        return rank <= rule.order.index(rule.minimum)
    raise TypeError(f"rule {rule.kind} is judged over several years")


def label_of(criterion: Criterion, figure: Figure, framework: Framework) -> str:
    """The label of a figure, or that of the class its value lies in; raises ValueError without classes."""
    if figure.label:
        return figure.label
    band = framework.band(criterion.instrument, figure.item, figure.year, figure.value or 0.0)
    if band is None:
        raise ValueError(
            f"{criterion.instrument}.{figure.item} has no bands in {figure.year} to judge {figure.cell} by"
        )
    return band.label


def _judge_years(
    criterion: Criterion, rule: LabelInConsecutiveYears, figures: FiguresOfRegion, latest: int
) -> Judgement:
    """By the latest known years, which must follow one another; one bad label among them fails at once."""
    known = {year: figures.of(criterion.items[0], year) for year in range(latest, latest - rule.years, -1)}
    used = [figure for found in known.values() for figure in found]
    labels = {year: {figure.label for figure in found} for year, found in known.items()}
    judged = _years_status(labels, set(rule.accepted), figures, latest)
    shown = tuple(dict.fromkeys(f"{figure.label} ({figure.year})" for figure in used))
    cells = tuple(dict.fromkeys(figure.cell for figure in used))
    return Judgement(judged[0], judged[1], latest, (), shown, cells, tuple(used))


def _years_status(
    labels: dict[int, set[str | None]], accepted: set[str], figures: FiguresOfRegion, latest: int
) -> tuple[Status, Reason]:
    if any(found and found.isdisjoint(accepted) for found in labels.values()):
        return "fails", ""
    if any(found - accepted for found in labels.values()):
        return "no_data", "sources_differ"
    if all(labels.values()):
        return "meets", ""
    earlier = [figure for figure in figures.final if figure.year < latest]
    return "no_data", "years_apart" if earlier else "one_year_only"
