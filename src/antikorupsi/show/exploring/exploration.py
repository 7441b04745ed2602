"""The choices of an analyst and what follows from them, as tables; the controls of JupyterLab stand above it."""

import shlex
from collections.abc import Callable
from pathlib import Path

from antikorupsi.assess import (
    Assessment,
    Parameters,
    RegionAssessment,
    as_text,
    available_periods,
    open_period,
    write_parameter_file,
)
from antikorupsi.common import Html, Language, WorkbookError, count_of, from_root, located, markup, tag
from antikorupsi.rules import RegionError, use
from antikorupsi.show.exploring.bench import Bench
from antikorupsi.show.exploring.choices import Choices, Tried
from antikorupsi.show.exploring.comparing import beside
from antikorupsi.show.exploring.facts import facts, simulated
from antikorupsi.show.exploring.outcome import Outcome
from antikorupsi.show.exploring.searching import figures_to_search, findings_to_search, searchable
from antikorupsi.show.exploring.shown import Shown
from antikorupsi.show.figure_words import total_cells
from antikorupsi.show.tables import sources


class Exploration:
    """The choices of an analyst, and what follows from them.

    `choices` are those that hold now; `choose` takes others and calls all callbacks of `on_choice`.
    """

    def __init__(self, parameters: Parameters, other_region: str | float, other_period: str) -> None:
        """Opens the period and the region that the notebook's parameters name."""
        self._language = parameters.language
        self.raw = parameters.raw or None
        self._benches: dict[str, Bench] = {}
        self._callbacks: list[Callable[[], None]] = []
        self._shown_period = ""
        base = self.bench(parameters.period).assessment
        self.choices = Choices(
            parameters.period,
            _found(base, parameters.region),
            parameters.framework or base.framework.id,
            parameters.weights,
            parameters.overrides,
        )
        self.other_region = _found(base, other_region) if other_region else ""
        self.other_period = other_period
        self.outcome()

    def __repr__(self) -> str:
        """Period, region, framework and the number of overrides."""
        choices, overrides = self.choices, count_of(len(self.choices.overrides), "override", "overrides")
        chosen = f"{choices.period!r}, {choices.region!r}, {choices.framework!r}, {overrides}"
        return f"{type(self).__name__}({chosen})"

    @property
    def language(self) -> Language:
        """The words of the notebook's language for those whom the chosen period assesses."""
        return self.base.words(self._language)

    @property
    def base(self) -> Assessment:
        """The chosen period under the framework that it names."""
        return self.bench(self.choices.period).assessment

    def bench(self, period: str) -> Bench:
        """A period under the framework that it names, loaded on first use."""
        if period not in self._benches:
            self._benches[period] = Bench(Assessment.load(period, raw=self.raw))
        bench = self._benches[period]
        use(bench.assessment.period.own)
        return bench

    def outcome(self) -> Outcome:
        """What follows from the choices for every region."""
        return self.bench(self.choices.period).outcome(self.choices)

    def view(self) -> RegionAssessment:
        """The region's slice under the choices."""
        return self.outcome().view(self.choices.region, self.language.code)

    def choose(self, choices: Choices) -> None:
        """Takes other choices; those that do not fit raise WorkbookError and change nothing."""
        self.bench(choices.period).outcome(choices)
        self.choices = choices
        for callback in self._callbacks:
            callback()

    def on_choice(self, callback: Callable[[], None]) -> None:
        """Adds a callback that is called after each choice."""
        self._callbacks.append(callback)

    def facts(self) -> Html:
        """The answer to `what_if` for the choices that hold now."""
        usual = Choices(self.base.period.name, self.choices.region, self.base.framework.id)
        return facts(self.view(), self.outcome(), self.bench(usual.period).outcome(usual), self.choices)

    def cells_of(self, figure: str) -> Html:
        """The sources of a figure; raises WorkbookError for a figure there is not."""
        view = self.view()
        known = {row["criterion"]: str(row["cells"]) for _, row in view.verdicts.iterrows()}
        for indicator in view.framework.indicators:
            row = view.score("indicator", indicator.id)
            known[indicator.id] = "" if row is None else str(row["cells"])
        published = view.published_total
        known["total"] = total_cells(view) or ("" if published is None else str(published["cells"]))
        if figure not in known:
            raise WorkbookError(f"There is no figure {figure!r}. There are: {', '.join(known)}.")
        nothing = Html(markup.paragraph(view.language.say("No figure of this region has been received.")))
        return sources(view, known[figure]) or nothing

    def regions_beside(self) -> Html:
        """The region and the other one under the same choices."""
        others = [region.code for region in self.base.period.regions if region.code != self.choices.region]
        code = self.other_region if self.other_region in others else others[0]
        views = [self.view(), self.outcome().view(code, self.language.code)]
        caption = self.language.say("Two regions under the same choices")
        return markup.joined(simulated(views[0]), beside({str(view.region): view for view in views}, caption))

    def compare_with(self, region: str | float = "", period: str = "") -> None:
        """Takes another region or period to compare with; raises WorkbookError for an unknown region."""
        if region:
            self.other_region = _found(self.base, region)
        self.other_period = period or self.other_period

    def periods_beside(self) -> Html:
        """The region in both periods under the same choices; a sentence where no other period has this region."""
        say, others = self.language.say, self.other_periods()
        if not others:
            return Html(tag("p", say("There is no other period with this region; put one below data/raw.")))
        other = self.other_period if self.other_period in others else others[-1]
        then = self.bench(other).outcome(self.choices).view(self.choices.region, self.language.code)
        caption = say("{region} in two periods", region=then.region.name)
        views = {self.choices.period: self.view(), other: then}
        return markup.joined(simulated(then), beside(views, caption))

    def other_periods(self) -> list[str]:
        """The periods, but for the chosen one, whose regions include the chosen one."""
        names = [name for name in available_periods(self.raw) if name != self.choices.period]
        return [name for name in names if self.choices.region in self._codes_of(name)]

    def observations(self) -> Shown:
        """A table to search: every figure with its region, year and cell."""
        found = figures_to_search(self.base, self.language, self.choices.region)
        count = self.language.number(len(found), 0)
        said = self.language.say("{count} [figure|figures] of period {period}", count=count, period=self._searched())
        return searchable(found, self.language, said)

    def findings(self) -> Shown:
        """A table to search: every finding with its place and remedy."""
        found = findings_to_search(self.base, self.language)
        count = self.language.number(len(found), 0)
        said = self.language.say("{count} [finding|findings] of period {period}", count=count, period=self._searched())
        return searchable(found, self.language, said)

    def stale(self) -> str:
        """The sentence that tables to search are not those of the chosen period; "" where they are, or none is shown.

        They hold a library that a control cannot run again, so they follow no choice by themselves.
        """
        if self._shown_period in ("", self.choices.period):
            return ""
        return self.language.say(
            "The tables to search further down still show period {period}: run their cells again.",
            period=self._shown_period,
        )

    def _searched(self) -> str:
        """The chosen period, which tables to search show from now on."""
        self._shown_period = self.choices.period
        return self._shown_period

    def save(self, path: Path | str) -> Path:
        """Writes what was tried as a file of parameters that `workbook run --overrides FILE` repeats.

        A relative path starts at the project's folder, where commands are given, and not at that of the notebook.
        """
        place = located(path)
        return write_parameter_file(place, self._tried(), self._remarks(from_root(place)))

    def tried_text(self, name: str) -> str:
        """What `save` writes into a file of that name."""
        return as_text(self._tried(), self._remarks(name))

    def _tried(self) -> Tried:
        return self.choices.parameters(self.base.period.framework)

    def _remarks(self, path: str) -> list[str]:
        choices = self.choices
        command = ["workbook", "run", "--period", choices.period, "--region", choices.region, "--overrides", path]
        command += ["--raw", self.raw] if self.raw else []
        return [
            "Thresholds and weights that were tried in explore.ipynb. The reports say so.",
            shlex.join(command),
        ]

    def _codes_of(self, period: str) -> set[str]:
        return {region.code for region in open_period(period, self.raw).regions}


def _found(assessment: Assessment, text: str | float) -> str:
    """The code of the region that a text names; raises WorkbookError with those to choose from."""
    try:
        return assessment.period.regions.find(text).code
    except RegionError as error:
        raise WorkbookError(str(error)) from error
