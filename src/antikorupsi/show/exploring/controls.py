"""Widgets for choices: a slider for each numeric threshold and weight, a list for each threshold that is a label."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypedDict

import ipywidgets

from antikorupsi.common import Language
from antikorupsi.rules import AtLeast, Criterion, Framework, Indicator, LabelAtLeast, scale_of
from antikorupsi.show.exploring.choices import Value
from antikorupsi.show.number_words import observed

WIDE = {"description_width": "250px"}
LAYOUT = ipywidgets.Layout(width="490px")
_LEAST, _MOST, _STEP = 0.25, 4.0, 0.25  # times the declared weight


class Change(TypedDict):
    """What traitlets hands over when a value changes, as far as it is used here."""

    new: Value


class Control(Protocol):
    """A widget that has a value; ipywidgets itself is not typed."""

    value: Value
    options: list[str]  # of a list or a field with suggestions

    def observe(self, handler: Callable[[Change], None], names: str) -> None:
        """Calls the handler whenever the named trait changes."""
        ...


def chosen_from(label: str, options: Iterable[tuple[str, str]], value: str) -> Control:
    """A list of which one entry is chosen: (what is shown, what is meant)."""
    control: Control = ipywidgets.Dropdown(
        description=label, options=list(options), value=value, style=WIDE, layout=LAYOUT
    )
    return control


def typed(label: str, options: Iterable[str], value: str) -> Control:
    """A field to type into, with suggestions."""
    control: Control = ipywidgets.Combobox(
        description=label, options=list(options), value=value, continuous_update=False, style=WIDE, layout=LAYOUT
    )
    return control


def threshold_controls(framework: Framework, language: Language) -> dict[str, Control]:
    """By criterion: a slider over the scale of its figure, or a list of its labels, if there is either."""
    return {
        criterion.id: control
        for criterion in framework.criteria
        if (control := _threshold(criterion, language.pick(criterion.name), language)) is not None
    }


def _threshold(criterion: Criterion, name: str, language: Language) -> Control | None:
    rule = criterion.rule
    if isinstance(rule, LabelAtLeast):
        return chosen_from(name, [(label, label) for label in rule.order], rule.minimum)
    if isinstance(rule, AtLeast):
        low, high = scale_of(criterion.instrument, criterion.items[0]) or (0.0, 100.0)
        step = 0.1 if high <= 10 else 0.5
        return _slider(name, rule.threshold, (low, high, step), language)
    return None


def weight_controls(indicators: Iterable[Indicator], language: Language) -> dict[str, Control]:
    """By indicator: a slider over how many times its declared weight it is to weigh."""
    bounds = (_LEAST, _MOST, _STEP)
    return {
        indicator.id: _slider(f"{indicator.number}. {language.pick(indicator.name)}", 1.0, bounds, language)
        for indicator in indicators
    }


def _slider(name: str, value: float, bounds: tuple[float, float, float], language: Language) -> Control:
    """A slider that reports its value on release; its tooltip holds the whole name, which the label may cut."""
    low, high, step = bounds
    control: Control = ipywidgets.FloatSlider(
        description=name,
        tooltip=f"{name} ({observed(low, language)} – {observed(high, language)})",
        value=value,
        min=low,
        max=high,
        step=step,
        readout_format=".2f",
        continuous_update=False,
        style=WIDE,
        layout=LAYOUT,
    )
    return control


def when_changed(control: Control, callback: Callable[[Value], None]) -> None:
    """Calls the callback with the new value after each change of the control."""
    control.observe(lambda change: callback(change["new"]), names="value")
