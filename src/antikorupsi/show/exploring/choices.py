"""What is tried: one region in one period, one framework, and the thresholds and weights that differ from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self, TypedDict

from antikorupsi.rules import AtLeast, Framework, LabelAtLeast, frameworks

Value = float | str


class Tried(TypedDict):
    """The part of a file of parameters that holds what was tried."""

    framework: str
    weights: str
    overrides: dict[str, Value]


@dataclass(frozen=True)
class Choices:
    """What an analyst chose; `overrides` holds thresholds by criterion and factors of weights by indicator.

    The values are those of the notebooks' parameters, so that a run can repeat them.
    """

    period: str
    region: str
    framework: str
    weights: str = ""
    overrides: Mapping[str, Value] = field(default_factory=dict)

    def asked(self) -> tuple[Framework, str]:
        """The framework and the id of the weighting that are asked for; raises WorkbookError for what does not fit."""
        return frameworks.as_asked(frameworks.load(self.framework), self.weights, self.overrides)

    def trying(self, identifier: str, value: Value) -> Self:
        """The same choices with another threshold or weight; the value of the framework itself is no override."""
        overrides = {name: value for name, value in self.overrides.items() if name != identifier}
        if value != declared_value(frameworks.load(self.framework), identifier):
            overrides[identifier] = value
        return replace(self, overrides=overrides)

    def value(self, identifier: str) -> Value:
        """The threshold of a criterion, or how many times its declared weight an indicator weighs."""
        return self.overrides.get(identifier, declared_value(frameworks.load(self.framework), identifier))

    def parameters(self, usual: str) -> Tried:
        """What a file of parameters holds of them; the period's `usual` framework need not be said."""
        framework = "" if self.framework == usual else self.framework
        return {"framework": framework, "weights": self.weights, "overrides": dict(self.overrides)}


def declared_value(framework: Framework, identifier: str) -> Value:
    """The threshold of a criterion in the framework; 1 for an indicator, whose weight is multiplied."""
    rules = {criterion.id: criterion.rule for criterion in framework.criteria}
    rule = rules.get(identifier)
    if isinstance(rule, AtLeast):
        return rule.threshold
    return rule.minimum if isinstance(rule, LabelAtLeast) else 1.0
