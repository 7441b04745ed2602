"""What the method's measures are called, and the sentences for what cannot be computed or hardly be trusted."""

from antikorupsi.assess.method.correlations import LEAST_REGIONS, least_real_correlation
from antikorupsi.common import Language
from antikorupsi.rules import Framework

_FEW = 30  # regions, below which a single one can turn a correlation


def measure_names(framework: Framework, words: Language) -> dict[str, str]:
    """By id what criteria, indicators (with their numbers), components and the total are called in a language."""
    criteria = {criterion.id: words.pick(criterion.name) for criterion in framework.criteria}
    indicators = {
        indicator.id: f"{indicator.number}. {words.pick(indicator.name)}" for indicator in framework.indicators
    }
    components = {component.id: words.pick(component.name) for component in framework.components}
    return criteria | indicators | components | {"total": words.say("Total")}


def too_few_scored(count: int, what: str, words: Language) -> str:
    """The sentence of a step that needs more regions with scores of the final stage than there are."""
    if count == 0:
        return words.say(
            "{what}: not computed, since no region has the scores of the final stage that it takes.", what=what
        )
    return words.say(
        "{what}: not computed, since it needs {least} [region|regions] with the scores it takes and there "
        "[count:is|are] {count}.",
        what=what,
        least=LEAST_REGIONS,
        count=count,
    )


def caution(count: int, words: Language) -> str:
    """How little so few regions say of a correlation; "" where there are enough."""
    if count >= _FEW:
        return ""
    return words.say(
        "Only {count} [region|regions]: a correlation closer to zero than {least} may be chance (95%).",
        count=count,
        least=words.number(least_real_correlation(count)),
    )
