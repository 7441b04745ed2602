"""What an assessment was asked for, in a few texts: only figures that were asked for alike can be compared."""

from collections.abc import Iterator

from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.rules import BY_PARAMETER, AtLeast, LabelAtLeast, weight_scheme
from helpers.eligibility import AsOf

Asked = dict[str, str]


def asked_of(assessment: PeriodTables) -> Asked:
    """By name: the day of the verdicts, the framework, the weights, the age of figures, and what was overridden."""
    framework = assessment.framework
    return {
        "as_of": str(assessment.as_of),
        "framework": framework.id,
        "weights": assessment.weights,
        "oldest_figure_years": f"{framework.oldest_figure_years.value:g}",
        "overrides": "; ".join(_overrides(assessment)),
    }


def is_usual(assessment: PeriodTables) -> bool:
    """Whether no parameter changed what the period and its framework say."""
    framework, period = assessment.framework, assessment.period
    usual = (AsOf.end_of(period.year), period.framework, framework.default_weights)
    is_asked_for = framework.oldest_figure_years.source == BY_PARAMETER or any(_overrides(assessment))
    return (assessment.as_of, framework.id, assessment.weights) == usual and not is_asked_for


def _overrides(assessment: PeriodTables) -> Iterator[str]:
    """The thresholds and weights that were tried, each with what it replaced or multiplied."""
    for criterion in assessment.framework.criteria:
        rule = criterion.rule
        if criterion.overridden_from is not None and isinstance(rule, AtLeast | LabelAtLeast):
            yield f"{criterion.id} {rule.threshold if isinstance(rule, AtLeast) else rule.minimum}"
    scheme = weight_scheme(assessment.framework, assessment.weights)
    if scheme.source == BY_PARAMETER and scheme.note:
        yield scheme.note.en
