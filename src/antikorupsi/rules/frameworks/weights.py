"""The weight of each indicator under a named weighting."""

from antikorupsi.common import WorkbookError, among, did_you_mean
from antikorupsi.rules.frameworks.models import Framework, WeightScheme


def weight_scheme(framework: Framework, identifier: str) -> WeightScheme:
    """The weighting of that id; raises WorkbookError with those there are."""
    schemes = {scheme.id: scheme for scheme in framework.weights}
    if identifier not in schemes:
        raise WorkbookError(
            f"{framework.id} has no weights {identifier!r}.{did_you_mean(identifier, schemes)} {among(schemes)}"
        )
    return schemes[identifier]


def indicator_weights(framework: Framework, scheme_id: str) -> dict[str, float]:
    """The share of the total of each indicator, in the framework's order; together they make 1."""
    raw = _raw_weights(framework, weight_scheme(framework, scheme_id))
    whole = sum(raw.values())
    return {indicator: weight / whole for indicator, weight in raw.items()}


def _raw_weights(framework: Framework, scheme: WeightScheme) -> dict[str, float]:
    match scheme.kind:
        case "equal_indicators":
            return {indicator.id: 1.0 for indicator in framework.indicators}
        case "equal_components":
            return {
                indicator.id: 1 / len(component.indicators)
                for component in framework.components
                for indicator in component.indicators
            }
        case "written":
            return {indicator.id: indicator.weight or 0.0 for indicator in framework.indicators}
