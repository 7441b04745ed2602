"""Thresholds and weights changed by parameter, marked so that reports can say so."""

from collections.abc import Mapping
from math import isfinite

from antikorupsi.common import FINEST, Language, WorkbookError, among, did_you_mean, number_remedy
from antikorupsi.rules.basis import BY_PARAMETER, Text
from antikorupsi.rules.frameworks.criteria import Criterion
from antikorupsi.rules.frameworks.models import Framework, Limit
from antikorupsi.rules.frameworks.rules import AtLeast, LabelAtLeast
from antikorupsi.rules.frameworks.weighing import TRIED, with_weights
from antikorupsi.rules.frameworks.weights import weight_scheme
from antikorupsi.rules.instruments import scale_of

Threshold = float | str
_OLDEST = 100  # years


def as_asked(framework: Framework, weights: str, overrides: Mapping[str, Threshold]) -> tuple[Framework, str]:
    """The framework and the id of the weighting that parameters ask for.

    `overrides` gives a criterion another threshold and an indicator a number of times its weight, both by their ids:
    {"spi": 68, "i07": 2}. Raises WorkbookError as with_overrides and with_weights do.
    """
    scheme = weight_scheme(framework, weights or framework.default_weights).id
    indicators = {indicator.id for indicator in framework.indicators}
    factors = {name: value for name, value in overrides.items() if name in indicators}
    thresholds = {name: value for name, value in overrides.items() if name not in indicators}
    weighed = with_weights(with_overrides(framework, thresholds), scheme, factors)
    return weighed, TRIED if TRIED in {scheme.id for scheme in weighed.weights} else scheme


def with_oldest_figure(framework: Framework, years: int | None) -> Framework:
    """The framework with another age of figures that may decide, in whole years; None leaves it as it is."""
    if years is None or years == framework.oldest_figure_years.value:
        return framework
    if not 0 <= years <= _OLDEST:
        raise WorkbookError(f"oldest_figure_years must be a whole number from 0 to {_OLDEST}, not {years!r}.")
    before = framework.oldest_figure_years.value
    note = Text(
        id=f"Umur angka yang menentukan diubah lewat parameter menjadi {years} tahun; kerangka menyebut {before:g}.",
        en=f"The age of a figure that may decide was changed by parameter to {years} years; the "
        f"framework says {before:g}.",
    )
    limit = Limit(value=years, basis="assumption", source=BY_PARAMETER, note=note)
    return framework.model_copy(update={"oldest_figure_years": limit})


def with_overrides(framework: Framework, overrides: Mapping[str, Threshold]) -> Framework:
    """The framework with other thresholds by criterion id: a number for at_least, a label for label_at_least.

    A changed criterion rests on an assumption from then on and keeps the framework's threshold in `overridden_from`;
    one given its own threshold stays as it is. Raises WorkbookError for an unknown id or a value that does not fit.
    """
    adjustable = [
        criterion.id for criterion in framework.criteria if isinstance(criterion.rule, AtLeast | LabelAtLeast)
    ]
    for identifier in overrides:
        if identifier not in adjustable:
            raise WorkbookError(
                f"{framework.id} has no threshold {identifier!r} to override."
                f"{did_you_mean(identifier, adjustable)} {among(adjustable)} {_weighed(framework)}"
            )
    criteria = [
        _overridden(criterion, overrides[criterion.id]) if criterion.id in overrides else criterion
        for criterion in framework.criteria
    ]
    return framework.model_copy(update={"criteria": criteria})


def _weighed(framework: Framework) -> str:
    first, last = framework.indicators[0].id, framework.indicators[-1].id
    return f"Weights go by the ids of indicators, {first} to {last}."


def _overridden(criterion: Criterion, value: Threshold) -> Criterion:
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        number = _number(criterion, value)
        return _marked(criterion, rule.model_copy(update={"threshold": number}), rule.threshold, number)
    if isinstance(rule, LabelAtLeast):
        label = _label(criterion, rule, value)
        return _marked(criterion, rule.model_copy(update={"minimum": label}), rule.minimum, label)
    raise TypeError(f"a rule of kind {rule.kind} has no threshold to override")


def _number(criterion: Criterion, value: Threshold) -> float:
    """A number within the scale of the criterion's figure."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise WorkbookError(
            f"The threshold of {criterion.id!r} must be a number, not {repr(value)[:60]}. {number_remedy(value)}"
        )
    scale = scale_of(criterion.instrument, criterion.items[0])
    if scale and not scale[0] <= value <= scale[1]:
        remedy = f"Choose one from {scale[0]:g} to {scale[1]:g}."
        raise WorkbookError(f"The threshold {_printed(value, 'en')} of {criterion.id!r} is off its scale. {remedy}")
    return round(float(value), FINEST)  # finer thresholds are printed, and compared, alike


def _is_finite(value: float) -> bool:
    """Whether a float can hold the number: a whole number of 400 digits is too large for one."""
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _label(criterion: Criterion, rule: LabelAtLeast, value: Threshold) -> str:
    """One of the labels the rule knows."""
    if not isinstance(value, str) or value not in rule.order:
        remedy = f"{did_you_mean(value, rule.order)} {among(rule.order)}"
        raise WorkbookError(f"The threshold of {criterion.id!r} cannot be {value!r}.{remedy}")
    return value


def _marked(criterion: Criterion, rule: AtLeast | LabelAtLeast, before: Threshold, after: Threshold) -> Criterion:
    if before == after:
        return criterion
    was, now = ({code: _printed(value, code) for code in ("id", "en")} for value in (before, after))
    note = Text(
        id=f"Syarat diubah lewat parameter menjadi {now['id']}; kerangka menyebut {was['id']}.",
        en=f"The threshold was changed by parameter to {now['en']}; the framework says {was['en']}.",
    )
    changed = {"rule": rule, "overridden_from": before, "basis": "assumption", "source": BY_PARAMETER, "note": note}
    return criterion.model_copy(update=changed)


def _printed(threshold: Threshold, code: str) -> str:
    """A threshold as pages print it in a language, with all its decimals."""
    return threshold if isinstance(threshold, str) else Language(code).bound(threshold)
