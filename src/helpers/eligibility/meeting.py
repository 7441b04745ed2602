"""Whether one figure, by itself, meets a criterion, and whether its rounding leaves that open."""

from dataclasses import replace

from antikorupsi.ingest import rounding_of
from antikorupsi.rules import AtLeast, Criterion, Framework, LabelAtLeast, LabelInConsecutiveYears, LabelIs, has_levels
from helpers.eligibility.figures import Figure


def meets(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    """Whether one figure, by itself, meets the rule that holds in its year."""
    rule = criterion.rule_in(figure.year)
    if isinstance(rule, AtLeast):
        if figure.value is None:
            raise ValueError(f"{criterion.id} compares numbers, but {figure.cell} holds the label {figure.label!r}")
        return rule.met_by(figure.value)
    if isinstance(rule, LabelInConsecutiveYears):
        return figure.label in rule.accepted
    label = label_of(criterion, figure, framework)
    if isinstance(rule, LabelIs):
        return label == rule.accepted
    if isinstance(rule, LabelAtLeast):
        return rule.order.index(rule.equals.get(label, label)) <= rule.order.index(rule.minimum)
    raise TypeError(f"no rule of {criterion.id} holds in {figure.year}")


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


def lies_in_class(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    """Whether the value of an item that a criterion does not name lies in a class that its rule judges.

    Such a value, the score behind a SAKIP rating, decides nothing by itself and can contradict the label beside it.
    """
    rule = criterion.rule_in(figure.year)
    if figure.item in criterion.items or figure.value is None or not isinstance(rule, LabelAtLeast):
        return False
    band = framework.band(criterion.instrument, figure.item, figure.year, figure.value)
    return band is not None and rule.equals.get(band.label, band.label) in rule.order


def may_be_rounded_across(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    """Whether a whole number, read as plus or minus 0.5, lies on both sides of the threshold; levels never do."""
    return figure.value is not None and figure.value.is_integer() and may_lie_across(criterion, figure, framework)


def may_lie_across(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    """Whether a number lies on both sides of the threshold, read as what it may be rounded from; levels never do."""
    if figure.value is None or has_levels(criterion.instrument, figure.item):
        return False
    if figure.label and not isinstance(criterion.rule, AtLeast):
        return False
    met = meets(criterion, figure, framework)
    off = rounding_of(figure.value)
    nearest = replace(figure, value=figure.value + (-off if met else off))
    return _meets_on_scale(criterion, nearest, framework) != met


def _meets_on_scale(criterion: Criterion, figure: Figure, framework: Framework) -> bool:
    """Whether a figure meets the rule; one off the scale of the classes, below them, does not."""
    if isinstance(criterion.rule_in(figure.year), AtLeast):
        return meets(criterion, figure, framework)
    band = framework.band(criterion.instrument, figure.item, figure.year, figure.value or 0.0)
    return band is not None and meets(criterion, figure, framework)
