"""Which figures were received and count nowhere, each with the reason: nothing that was sent goes unmentioned."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

import pandas as pd
from openpyxl.utils.cell import coordinate_from_string

from antikorupsi.common import each_row, expanded, runs_of
from antikorupsi.ingest import Observation
from antikorupsi.rules import PANEL, PUBLISHED, Criterion, Framework, Indicator
from helpers.eligibility import (
    AsOf,
    Bar,
    Figures,
    Judgement,
    bar_in_time,
    barred,
    figure_of,
    is_known,
    judge,
    judged_figures_by_region,
)

Why = Literal[
    Bar, "contradicted", "not_assessed", "part", "other_year", "taken_instead", "no_panel", "panel_decides", "no_rule"
]


@dataclass(kw_only=True)
class UnusedFigure(Observation):
    """A figure that counts nowhere, and why."""

    why: Why


class UnusedRow(NamedTuple):
    """The figures of one sheet and instrument that count nowhere for one reason; `cells` are ranges."""

    file: str
    sheet: str
    instrument: str
    why: Why
    figures: int
    years: list[int]
    cells: list[str]


_SCORES = ("skor", "pleno")
_SURVEY = "skm"  # a report shows all results of a survey; the index alone may become a score


def unused_figures(
    observations: pd.DataFrame,
    scores: pd.DataFrame,
    framework: Framework,
    as_of: AsOf,
    not_assessed: Collection[str] = (),
) -> pd.DataFrame:
    """The observations that may decide no criterion and enter no score, with the reason in `why`.

    The bars of eligibility.barred are among the reasons: interim, later_year (of the assessment year or later),
    too_late (published after the day), checked_later (a check of a later day), stale, not_comparable, open_remainder.
    contradicted: a newer statement on the others says otherwise; not_assessed: of a region that is listed and not
    assessed; part: of an instrument whose other item is judged; other_year: of a working paper of another year;
    taken_instead: the indicator takes another instrument's figure; no_panel: it fills in beside scores of the panel, of
    which there are none;
    panel_decides: the panel scored the indicator itself; no_rule: the framework has no use for the instrument. A figure
    that only a later one of its kind replaces is none of these.
    """
    figures = judged_figures_by_region(observations, framework)
    uses = _Uses(framework, as_of, _origins(scores), figures, frozenset(not_assessed))
    why = ((at, uses.why_unused(row)) for at, row in enumerate(each_row(observations, Observation)))
    found = {at: reason for at, reason in why if reason}
    unused = expanded(observations.iloc[list(found)])
    return unused.assign(why=pd.Series(list(found.values()), index=unused.index, dtype="str")).reset_index(drop=True)


Origins = Mapping[str, Mapping[tuple[str, str], str]]  # by region; by stage and indicator: where its score comes from


def _origins(scores: pd.DataFrame) -> Origins:
    origins: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    scored = scores[scores["level"] == "indicator"]
    for region, stage, indicator, origin in zip(
        *(scored[name] for name in ("region", "stage", "id", "origin")), strict=True
    ):
        origins[region][stage, indicator] = origin
    return origins


@dataclass(frozen=True)
class _Uses:
    """What a framework does with figures, and where the scores of an assessment come from."""

    framework: Framework
    as_of: AsOf
    origins: Origins
    figures: Mapping[tuple[str, str], Figures]
    not_assessed: frozenset[str]
    _known: dict[tuple[str, str], tuple[Judgement, Mapping[tuple[str, str], Bar]]] = field(default_factory=dict)

    def why_unused(self, figure: Observation) -> Why:
        """Why a figure counts nowhere; empty where it does, and for remarks and evidence, which are no figures."""
        if figure.region in self.not_assessed:
            return "not_assessed"
        if figure.instrument == PANEL:
            return self._why_of_panel(figure)
        if figure.instrument == PUBLISHED:
            return self._why_of_published(figure)
        criteria = [each for each in self.framework.criteria if each.instrument == figure.instrument]
        fed = list(self._fed_by(figure.instrument))
        if not criteria and not fed:
            return "" if figure.instrument == _SURVEY else "no_rule"
        return self._why_of_instrument(figure, criteria, fed)

    def _why_of_published(self, figure: Observation) -> Why:
        """Of totals, predicates and stages that were announced: those of the assessment year itself count."""
        if figure.year > self.as_of.assessment_year:
            return "later_year"
        return "" if is_known(figure, self.as_of) else "too_late"

    def _fed_by(self, instrument: str) -> Iterator[tuple[Indicator, str]]:
        """The indicators that take, or may take, a figure of the instrument, and which."""
        for indicator in self.framework.indicators:
            for feed in (indicator.takes, indicator.may_take):
                if feed and feed.partition(".")[0] == instrument:
                    yield indicator, feed.partition(".")[2]

    def _why_of_panel(self, figure: Observation) -> Why:
        indicator, _, kind = figure.item.partition(".")
        if kind not in _SCORES:
            return ""
        if figure.year != self.as_of.assessment_year:
            return "other_year"
        origin = self.origins.get(figure.region, {}).get((figure.stage, indicator))
        return "taken_instead" if origin == "instrument" else ""

    def _why_of_instrument(
        self, figure: Observation, criteria: list[Criterion], fed: list[tuple[Indicator, str]]
    ) -> Why:
        judging = [criterion for criterion in criteria if figure.item in criterion.items]
        feeding = [indicator.id for indicator, item in fed if item == figure.item]
        bars = [self._bar(figure, criterion) for criterion in judging]
        if "" in bars:
            return ""
        late = bar_in_time(figure_of(figure), figure.instrument, self.as_of)
        if bars or late or not feeding:
            return next(iter(bars), "") or late or ("" if figure.instrument == _SURVEY else "part")
        return self._why_not_fed(figure, feeding)

    def _why_not_fed(self, figure: Observation, feeding: Collection[str]) -> Why:
        """Why none of the indicators that take, or may take, a figure in time has taken it; empty where one has."""
        of_region = self.origins.get(figure.region, {})
        if not of_region:
            return "no_panel"
        fed_with = {origin for (_, indicator), origin in of_region.items() if indicator in feeding}
        return "" if "instrument" in fed_with else "panel_decides"

    def _bar(self, row: Observation, criterion: Criterion) -> Why:
        """Why a figure may not decide a criterion; nothing is said of one whose place a newer one has taken."""
        figure = figure_of(row)
        judged, bars = self._judged(row.region, criterion)
        bar = bars[figure.cell, figure.item]
        if figure.cell in judged.cells:
            return ""
        if bar in ("interim", "later_year", "too_late", "checked_later"):
            return bar
        replaced = judged.year is not None and figure.year < judged.year
        return "" if replaced else bar or ("contradicted" if judged.reason == "open_remainder" else "")

    def _judged(self, region: str, criterion: Criterion) -> tuple[Judgement, Mapping[tuple[str, str], Bar]]:
        """The verdict on a region's criterion, and by cell and item why its figures may not decide."""
        key = (region, criterion.id)
        if key not in self._known:
            figures = self.figures[region, criterion.instrument]
            judging = [figure for figure in figures if figure.item in criterion.items]
            pairs = barred(judging, criterion, self.framework, self.as_of)
            bars = {(figure.cell, figure.item): bar for figure, bar in pairs}
            self._known[key] = judge(criterion, figures, self.framework, self.as_of), bars
        return self._known[key]


def unused_by_sheet(unused: pd.DataFrame) -> pd.DataFrame:
    """One row per file, sheet, instrument and reason: `figures`, how many, their `years` and `cells`, as ranges."""
    key = list(UnusedRow._fields[:4])
    rows = [
        dict(zip(key, values, strict=True))
        | {"figures": len(alike), "years": sorted(set(alike["year"])), "cells": _ranges(alike["cell"])}
        for values, alike in unused.groupby(key, sort=True)
    ]
    return pd.DataFrame(rows, columns=UnusedRow._fields)


def _ranges(cells: Iterable[str]) -> list[str]:
    """Cells as ranges down their columns: C5, C6, C7, D5 are C5:C7 and D5. Ranges, as of surveys, go last."""
    ranges = {cell for cell in cells if ":" in cell}
    single = sorted(map(coordinate_from_string, set(cells) - ranges), key=lambda cell: (len(cell[0]), *cell))
    down = [
        f"{column}{first}" if first == last else f"{column}{first}:{column}{last}"
        for column, group in groupby(single, key=itemgetter(0))
        for first, last in runs_of(row for _, row in group)
    ]
    return [*down, *sorted(ranges)]
