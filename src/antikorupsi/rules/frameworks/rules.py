"""The four kinds of rule a criterion may be judged by; a fifth goes wherever a rule is asked for its kind."""

from typing import Annotated, Literal

from pydantic import Field

from antikorupsi.common import exceeds, reaches
from antikorupsi.rules.basis import Strict, Text, Words


class NamedBound(Text):
    """What a scale calls one of its bounds; any other bound, as of an extended framework, is shown as a number."""

    bound: float


class AtLeast(Strict):
    """Met when the figure is at least (or, if `strict`, above) the threshold; `called` is what its scale calls it."""

    kind: Literal["at_least"]
    threshold: float
    strict: bool = False
    called: NamedBound | None = None

    def met_by(self, value: float) -> bool:
        """Whether a figure meets the threshold, as a reader sees both."""
        return exceeds(value, self.threshold) if self.strict else reaches(value, self.threshold)


class LabelAtLeast(Strict):
    """Met when the label stands at or before `minimum` in `order` (best first); `equals` maps other labels into it."""

    kind: Literal["label_at_least"]
    minimum: Words
    order: Annotated[list[Words], Field(min_length=1)]
    equals: dict[str, Words] = Field(default_factory=dict)


class LabelInConsecutiveYears(Strict):
    """Met when each of the latest `years` known years, which must follow one another, carries an accepted label."""

    kind: Literal["label_in_consecutive_years"]
    accepted: Annotated[list[Words], Field(min_length=1)]
    years: Annotated[int, Field(ge=1)]


class LabelIs(Strict):
    """Met when the label is the accepted one."""

    kind: Literal["label_is"]
    accepted: Words


Rule = Annotated[AtLeast | LabelAtLeast | LabelInConsecutiveYears | LabelIs, Field(discriminator="kind")]


def rule_text(rule: Rule) -> str:
    """A rule as short text that needs no translation: `> 70`, `>= B`, `WTP x 2`."""
    if isinstance(rule, AtLeast):
        return f"{'>' if rule.strict else '>='} {rule.threshold:.12g}"
    if isinstance(rule, LabelAtLeast):
        return f">= {rule.minimum}"
    if isinstance(rule, LabelInConsecutiveYears):
        return f"{rule.accepted[0]} x {rule.years}"
    return f"= {rule.accepted}"
