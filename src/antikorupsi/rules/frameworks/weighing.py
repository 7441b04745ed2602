"""Weights changed by parameter: how many times its declared weight an indicator is to weigh."""

from collections.abc import Mapping

from antikorupsi.common import FINEST, LANGUAGES, Language, WorkbookError, number_remedy
from antikorupsi.rules.basis import BY_PARAMETER, Text
from antikorupsi.rules.frameworks.models import Framework, WeightScheme
from antikorupsi.rules.frameworks.weights import indicator_weights, weight_scheme

TRIED = "tried"
SMALLEST, LARGEST = 0.01, 100.0


def with_weights(framework: Framework, declared: str, factors: Mapping[str, float | str]) -> Framework:
    """The framework with a weighting `tried`: the declared one, some weights multiplied by a factor (0.01 to 100).

    It is an assumption, its note says which weights differ, and draws are made around it alone: the grouping of the
    total is no longer drawn. Factors of 1 change nothing. Raises WorkbookError for what is no such factor.
    """
    changed = {
        indicator: _factor(indicator, value) for indicator, value in factors.items() if _factor(indicator, value) != 1
    }
    if not changed:
        return framework
    weights = indicator_weights(framework, declared)
    components = [
        component.model_copy(
            update={
                "indicators": [
                    indicator.model_copy(update={"weight": weights[indicator.id] * changed.get(indicator.id, 1.0)})
                    for indicator in component.indicators
                ]
            }
        )
        for component in framework.components
    ]
    grouping = framework.uncertainty.grouping.model_copy(update={"varied": False})
    uncertainty = framework.uncertainty.model_copy(update={"grouping": grouping})
    schemes = [*framework.weights, _scheme(framework, declared, changed)]
    return framework.model_copy(update={"components": components, "weights": schemes, "uncertainty": uncertainty})


def _factor(indicator: str, value: float | str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not SMALLEST <= value <= LARGEST:
        raise WorkbookError(
            f"The weight of {indicator!r} must be a number of times its own, from {SMALLEST:g} to {LARGEST:g}, "
            f"not {repr(value)[:60]}. {number_remedy(value)}"
        )
    return round(float(value), FINEST)


def _scheme(framework: Framework, declared: str, changed: Mapping[str, float]) -> WeightScheme:
    """The weighting as reports list it, with a note on the changed weights."""
    base = weight_scheme(framework, declared).name
    listed = {
        code: ", ".join(
            f"{framework.indicator(indicator).number} × {Language(code).bound(factor)}"
            for indicator, factor in changed.items()
        )
        for code in LANGUAGES
    }
    note = Text(
        id=f"Bobot diubah lewat parameter: indikator {listed['id']}; selebihnya: {base.id}.",
        en=f"The weights were changed by parameter: indicator {listed['en']}; otherwise: {base.en}.",
    )
    name = Text(id=f"Bobot yang dicoba ({_inside(base.id)})", en=f"Tried weights ({_inside(base.en)})")
    return WeightScheme(id=TRIED, kind="written", name=name, basis="assumption", source=BY_PARAMETER, note=note)


def _inside(name: str) -> str:
    """A name inside another one: its first letter is small, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
