"""What parameters changed: the day, thresholds, ages, weights and framework, one sentence each, on every page."""

from collections.abc import Iterator

from antikorupsi.assess import PeriodTables
from antikorupsi.common import Language
from antikorupsi.rules import BY_PARAMETER, weight_scheme
from antikorupsi.show.figure_words import framework_value, in_sentence
from helpers.eligibility import AsOf


def changed_by_parameter(assessment: PeriodTables, words: Language) -> list[str]:
    """One sentence per difference from what the period and its framework say; empty where there is none."""
    framework, usual_day = assessment.framework, AsOf.end_of(assessment.period.year)
    said: list[str] = []
    if assessment.as_of != usual_day and framework.criteria:
        day, usual = words.date(assessment.as_of.day), words.date(usual_day.day)
        said.append(
            words.say("The day of the verdicts was set by parameter to {day}, not {usual}.", day=day, usual=usual)
        )
    if framework.id != assessment.period.framework:
        said.append(words.say("The framework was chosen by parameter: {name}.", name=words.pick(framework.title)))
    return [*said, *_rules(assessment, words), *_weights(assessment, words)]


def _rules(assessment: PeriodTables, words: Language) -> Iterator[str]:
    """The thresholds and the age of figures that a parameter replaced."""
    for criterion in assessment.framework.criteria:
        if criterion.overridden_from is not None:
            yield words.say(
                "The threshold of {criterion} was changed by parameter; the framework says {value}.",
                criterion=in_sentence(words.pick(criterion.name)),
                value=framework_value(criterion.overridden_from, words),
            )
    age = assessment.framework.oldest_figure_years
    if age.source == BY_PARAMETER and age.note:
        yield words.pick(age.note)


def _weights(assessment: PeriodTables, words: Language) -> Iterator[str]:
    """A sentence on a weighting other than the framework's default: the factors tried, or its name."""
    scheme = weight_scheme(assessment.framework, assessment.weights)
    if scheme.source == BY_PARAMETER and scheme.note:
        yield words.pick(scheme.note)
    elif scheme.id != assessment.framework.default_weights:
        yield words.say("The weights were chosen by parameter: {name}.", name=words.pick(scheme.name))
