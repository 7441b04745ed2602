"""The controls of each question of explore.ipynb, put together: what JupyterLab shows in place of a table."""

from collections.abc import Callable
from dataclasses import replace

import ipywidgets

from antikorupsi.assess import available_periods
from antikorupsi.common import Html, WorkbookError, markup, tag
from antikorupsi.rules import RegionError, frameworks
from antikorupsi.show.exploring.choices import Value
from antikorupsi.show.exploring.controls import (
    Control,
    chosen_from,
    threshold_controls,
    typed,
    weight_controls,
    when_changed,
)
from antikorupsi.show.exploring.exploration import Exploration
from antikorupsi.show.exploring.refusals import refusal, refusal_of_file
from antikorupsi.show.exploring.shown import Bundle
from antikorupsi.show.exploring.style import styled

_HALF = ipywidgets.Layout(flex="1 1 460px", min_width="0", margin="0 0 0 24px")
_AUTO = ipywidgets.Layout(width="auto")
_ROW = ipywidgets.Layout(display="flex", flex_flow="row wrap", align_items="flex-start")


def bundle(widget: ipywidgets.Widget) -> Bundle:
    """A widget as a cell shows it."""
    made: Bundle = widget._repr_mimebundle_()
    return {name: value for name, value in made.items() if name != "text/plain"}


def what_if(explorer: Exploration) -> Bundle:
    """All controls beside the facts that follow from them."""
    return bundle(WhatIf(explorer).widget)


class WhatIf:
    """Controls on the left, facts on the right; `widget` shows both."""

    def __init__(self, explorer: Exploration) -> None:
        """Makes the controls from the choices that hold now."""
        self.explorer, self._busy = explorer, False
        say, choices = explorer.language.say, explorer.choices
        framework = frameworks.load(choices.framework)
        self.region = typed(say("Region"), _names(explorer), str(explorer.view().region))
        self.period = chosen_from(
            say("Period"), [(name, name) for name in available_periods(explorer.raw)], choices.period
        )
        self.framework = chosen_from(say("Framework"), _frameworks(explorer), choices.framework)
        self.weights = chosen_from(say("Weights"), self._schemes(), choices.weights or framework.default_weights)
        self.thresholds = threshold_controls(framework, explorer.language)
        self.factors = weight_controls(framework.indicators, explorer.language)
        self.back = ipywidgets.Button(description=say("As in the framework"), layout=_AUTO)
        self.facts, self.message = ipywidgets.HTML(), ipywidgets.HTML()
        self._follow()
        self._listen()
        self.widget = self._put_together()

    def _schemes(self) -> list[tuple[str, str]]:
        schemes = frameworks.load(self.explorer.choices.framework).weights
        return [(self.explorer.language.pick(scheme.name), scheme.id) for scheme in schemes]

    def _listen(self) -> None:
        """Connects each control with the choice that it changes."""
        explorer = self.explorer
        for control, choose in (
            (self.region, self._to_region),
            (self.period, self._to_period),
            (self.framework, lambda name: explorer.choose(replace(explorer.choices, framework=str(name)))),
            (self.weights, lambda name: explorer.choose(replace(explorer.choices, weights=str(name)))),
        ):
            when_changed(control, self._guarded(choose))
        for identifier, control in (self.thresholds | self.factors).items():
            when_changed(control, self._guarded(self._trying(identifier)))
        self.back.on_click(self._guarded(lambda _: self._to_usual()))
        self.explorer.on_choice(self._follow)

    def _trying(self, identifier: str) -> Callable[[Value], None]:
        return lambda value: self.explorer.choose(self.explorer.choices.trying(identifier, value))

    def _to_usual(self) -> None:
        self.explorer.choose(
            replace(self.explorer.choices, framework=self.explorer.base.framework.id, weights="", overrides={})
        )

    def _to_region(self, text: Value) -> None:
        region = self.explorer.base.period.regions.find(str(text)).code
        self.explorer.choose(replace(self.explorer.choices, region=region))

    def _to_period(self, chosen: Value) -> None:
        """Another period: the same region where it has it, else its first one."""
        name, code = str(chosen), self.explorer.choices.region
        codes = self.explorer.bench(name).assessment.codes
        self.explorer.choose(replace(self.explorer.choices, period=name, region=code if code in codes else codes[0]))

    def _guarded(self, choose: Callable[[Value], None]) -> Callable[[Value], None]:
        """The callback, which shows an error and restores the controls; ignored while `_follow` sets them."""

        def chosen(value: Value) -> None:
            if self._busy:
                return
            try:
                choose(value)
            except (WorkbookError, RegionError) as error:
                self._follow()
                self.message.value = str(markup.paragraph(refusal(error, self.explorer.language)))

        return chosen

    def _follow(self) -> None:
        """Sets controls and facts to the choices that hold now."""
        self._busy, choices = True, self.explorer.choices
        try:
            self.region.options, self.region.value = _names(self.explorer), str(self.explorer.view().region)
            self.period.value, self.framework.value = choices.period, choices.framework
            self.weights.value = choices.weights or frameworks.load(choices.framework).default_weights
            for identifier, control in (self.thresholds | self.factors).items():
                control.value = choices.value(identifier)
            self.facts.value = styled(self.explorer.facts())
            self.message.value = str(markup.paragraph(stale)) if (stale := self.explorer.stale()) else ""
        finally:
            self._busy = False

    def _put_together(self) -> ipywidgets.Box:
        say = self.explorer.language.say
        folded = ipywidgets.Accordion([ipywidgets.VBox(list(self.factors.values()))], selected_index=None)
        folded.set_title(0, say("Weights of the indicators, times their own"))
        chosen = [self.region, self.period, self.framework, self.weights]
        left = [*chosen, *self.thresholds.values(), folded, self.back, self.message]
        return ipywidgets.Box([ipywidgets.VBox(left), ipywidgets.Box([self.facts], layout=_HALF)], layout=_ROW)


def _names(explorer: Exploration) -> list[str]:
    return [str(region) for region in explorer.base.period.regions]


def _frameworks(explorer: Exploration) -> list[tuple[str, str]]:
    """Those that assess whom the period lists: the period's own, and those of the package."""
    period = explorer.base.period
    names = dict.fromkeys((period.framework, *frameworks.usable()))
    known = [frameworks.load(name) for name in names]
    return [(framework.id, framework.id) for framework in known if framework.assesses == period.regions.level]


def cells(explorer: Exploration, figure: str) -> Bundle:
    """A list of figures, and the cells of the one that is chosen."""
    say, pick = explorer.language.say, explorer.language.pick
    framework = frameworks.load(explorer.choices.framework)
    options = [(pick(criterion.name), criterion.id) for criterion in framework.criteria]
    options += [(f"{indicator.number}. {pick(indicator.name)}", indicator.id) for indicator in framework.indicators]
    control = chosen_from(say("Figure"), [*options, (say("Total"), "total")], figure)
    return _following(explorer, control, explorer.cells_of)


def two_regions(explorer: Exploration) -> Bundle:
    """A field for the other region, and both beside each other."""
    shown = str(explorer.base.period.regions.get(explorer.other_region)) if explorer.other_region else ""
    control = typed(explorer.language.say("Compare with"), _names(explorer), shown)

    def beside(text: str) -> Html:
        explorer.compare_with(region=text)
        return explorer.regions_beside()

    return _following(explorer, control, beside)


def two_periods(explorer: Exploration) -> Bundle:
    """A list of the other periods, and both beside each other."""
    others = explorer.other_periods()
    if not others:
        return bundle(ipywidgets.HTML(styled(explorer.periods_beside())))
    chosen = explorer.other_period if explorer.other_period in others else others[-1]
    control = chosen_from(explorer.language.say("Compare with"), [(name, name) for name in others], chosen)

    def beside(name: str) -> Html:
        explorer.compare_with(period=name)
        return explorer.periods_beside()

    return _following(explorer, control, beside)


def saving(explorer: Exploration, name: str) -> Bundle:
    """A name, a button that writes the file, and what it holds."""
    return bundle(saving_panel(explorer, name))


def saving_panel(explorer: Exploration, name: str) -> ipywidgets.VBox:
    """The widget of `saving`."""
    say = explorer.language.say
    field = ipywidgets.Text(description=say("File"), value=name)
    button, told = ipywidgets.Button(description=say("Write the file"), button_style="primary"), ipywidgets.HTML()

    def write(_: object) -> None:
        try:
            written = explorer.save(field.value)
        except WorkbookError as error:
            told.value = str(markup.paragraph(refusal_of_file(field.value, error, explorer.language)))
        else:
            said = markup.paragraph(say("Written: {file}", file=written))
            told.value = str(said + tag("pre", written.read_text(encoding="utf-8")))

    def changed() -> None:
        if told.value:
            told.value = str(markup.paragraph(say("The choices have changed since: write the file again.")))

    button.on_click(write)
    explorer.on_choice(changed)
    return ipywidgets.VBox([ipywidgets.HBox([field, button]), told])


def _following(explorer: Exploration, control: Control, answer: Callable[[str], Html]) -> Bundle:
    """A control and the answer for its value, which follows both it and the choices."""
    shown = ipywidgets.HTML()

    def follow(_: object = None) -> None:
        try:
            shown.value = styled(answer(str(control.value)))
        except (WorkbookError, RegionError) as error:
            shown.value = str(markup.paragraph(refusal(error, explorer.language)))

    when_changed(control, follow)
    explorer.on_choice(follow)
    follow()
    return bundle(ipywidgets.VBox([control, shown]))
