"""Which figures were received and count nowhere, each with the reason: nothing that was sent goes unmentioned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
from openpyxl.utils.cell import coordinate_from_string

from antikorupsi.assess.sources import PANEL
from antikorupsi.common import each_row
from antikorupsi.rules import Criterion, Framework, Indicator, in_years
from helpers.eligibility import bar_of

Why = Literal[
    "",
    "interim",
    "too_late",
    "not_comparable",
    "part",
    "other_year",
    "taken_instead",
    "no_panel",
    "panel_decides",
    "no_rule",
]
_SCORES = ("skor", "pleno")
_SHOWN_FOR_THEMSELVES = "skm"  # a report has the results of surveys, whatever the panel makes of them
_PUBLISHED = "nilai_akhir"


def unused_figures(
    observations: pd.DataFrame, scores: pd.DataFrame, framework: Framework, assessment_year: int
) -> pd.DataFrame:
    """The observations that may decide no criterion and enter no score, with the reason in `why`.

    interim and too_late (of the assessment year or later) bar a figure of any year; not_comparable: of a year that the
    rule cannot judge; part: of an instrument whose other item is judged; other_year: of a working paper of another
    year; taken_instead: the indicator takes another instrument's figure; no_panel: it fills in beside scores of the
    panel, of which there are none; panel_decides: the panel scored the indicator itself; no_rule: the framework has no
    use for the instrument. A figure that only a later one of its kind replaces is none of these.
    """
    uses = _Uses(framework, assessment_year, _origins(scores))
    why = pd.Series([uses.why_unused(row) for row in each_row(observations)], index=observations.index, dtype="str")
    return observations.assign(why=why)[why != ""].reset_index(drop=True)


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
    assessment_year: int
    origins: Origins

    def why_unused(self, figure: Any) -> Why:
        """Why a figure counts nowhere; empty where it does, and for remarks and evidence, which are no figures."""
        if figure.instrument == PANEL:
            return self._why_of_panel(figure)
        if figure.instrument == _PUBLISHED:
            return "too_late" if figure.item == "nilai" and figure.year > self.assessment_year else ""
        criteria = [each for each in self.framework.criteria if each.instrument == figure.instrument]
        fed = list(self._fed_by(figure.instrument))
        if not criteria and not fed:
            return "" if figure.instrument == _SHOWN_FOR_THEMSELVES else "no_rule"
        if bar := bar_of(figure.status, figure.year, self.assessment_year):
            return bar
        return "" if figure.instrument == _SHOWN_FOR_THEMSELVES else self._why_of_instrument(figure, criteria, fed)

    def _fed_by(self, instrument: str) -> Iterator[tuple[Indicator, str]]:
        """The indicators that take, or may take, a figure of the instrument, and which."""
        for indicator in self.framework.indicators:
            for feed in (indicator.takes, indicator.may_take):
                if feed and feed.partition(".")[0] == instrument:
                    yield indicator, feed.partition(".")[2]

    def _why_of_panel(self, figure: Any) -> Why:
        indicator, _, kind = figure.item.partition(".")
        if kind not in _SCORES:
            return ""
        if figure.year != self.assessment_year:
            return "other_year"
        origin = self.origins.get(figure.region, {}).get((figure.stage, indicator))
        return "taken_instead" if origin == "instrument" else ""

    def _why_of_instrument(self, figure: Any, criteria: list[Criterion], fed: list[tuple[Indicator, str]]) -> Why:
        judging = [criterion for criterion in criteria if figure.item in criterion.items]
        feeding = [indicator.id for indicator, item in fed if item == figure.item]
        if any(in_years(figure.year, criterion.comparable_years) for criterion in judging):
            return ""
        if judging and not feeding:
            return "not_comparable"
        if not feeding:
            return "part"
        of_region = self.origins.get(figure.region, {})
        if not of_region:
            return "no_panel"
        fed_with = {origin for (_, indicator), origin in of_region.items() if indicator in feeding}
        return "" if "instrument" in fed_with else "panel_decides"


def unused_by_sheet(unused: pd.DataFrame) -> pd.DataFrame:
    """One row per file, sheet, instrument and reason: `figures`, how many, their `years` and `cells`, as ranges."""
    key = ["file", "sheet", "instrument", "why"]
    rows = [
        dict(zip(key, values, strict=True))
        | {"figures": len(alike), "years": sorted(set(alike["year"])), "cells": _ranges(alike["cell"])}
        for values, alike in unused.groupby(key, sort=True)
    ]
    return pd.DataFrame(rows, columns=[*key, "figures", "years", "cells"])


def _ranges(cells: Iterable[str]) -> list[str]:
    """Cells as ranges down their columns: C5, C6, C7, D5 are C5:C7 and D5. Ranges, as of surveys, go last."""
    ranges = {cell for cell in cells if ":" in cell}
    runs: list[list[tuple[str, int]]] = []
    single = set(map(coordinate_from_string, set(cells) - ranges))
    for column, row in sorted(single, key=lambda cell: (len(cell[0]), *cell)):
        if runs and runs[-1][-1] == (column, row - 1):
            runs[-1].append((column, row))
        else:
            runs.append([(column, row)])
    names = [[f"{column}{row}" for column, row in (run[0], run[-1])] for run in runs]
    return [*(first if first == last else f"{first}:{last}" for first, last in names), *sorted(ranges)]
