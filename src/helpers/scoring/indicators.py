"""The score of one indicator: a figure of another instrument, the pleno's value, or the mean of the assessors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple

import pandas as pd

from antikorupsi.common import address, each_row
from antikorupsi.ingest import drop_rounded_duplicates
from antikorupsi.rules import FINAL_STAGE, PANEL, Framework, Indicator
from helpers.eligibility import AsOf, Figures, bar_in_time, figures_by_region

Origin = Literal["instrument", "pleno", "assessors"]


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """A score (0-100), where it comes from, the lowest and highest assessor beside it, and its cells."""

    score: float
    origin: Origin
    year: int
    lowest: float | None
    highest: float | None
    assessors: int
    cells: tuple[str, ...]


def indicator_scores(
    observations: pd.DataFrame, framework: Framework, as_of: AsOf
) -> dict[tuple[str, str, str], IndicatorScore]:
    """The score of every (region, stage, indicator) for which there is one, in stages where the panel scored at all.

    An indicator that `takes` a figure (indicator 1: MCP) has its value, whatever the panel wrote; else the pleno
    decides, else the mean of the assessors; a figure it `may_take` fills in only where the panel gave nothing.
    Where every indicator takes a figure there need be no panel: regions with figures are scored at the final stage.
    """
    feeds = {
        feed.partition(".")[0]
        for indicator in framework.indicators
        for feed in (indicator.takes, indicator.may_take)
        if feed
    }
    figures = _known_in_time(observations[observations["instrument"].isin(feeds)], as_of)
    without_panel = all(indicator.takes for indicator in framework.indicators)
    unscored = {region for region, instrument in figures if instrument in feeds} if without_panel else set()
    scores = {}
    for region, panel in _with_regions(_panel_by_region(observations, as_of.assessment_year), unscored):
        stages = {stage for stage, _ in panel} | ({FINAL_STAGE} if region in unscored else set())
        for stage in sorted(stages):
            for indicator in framework.indicators:
                score = _score(region, indicator, panel.get((stage, indicator.id), []), figures)
                if score is not None:
                    scores[region, stage, indicator.id] = score
    return scores


def _known_in_time(observations: pd.DataFrame, as_of: AsOf) -> dict[tuple[str, str], Figures]:
    """The final figures of other instruments that are known on the day, by region and instrument."""
    return {
        key: [figure for figure in figures if not bar_in_time(figure, key[1], as_of)]
        for key, figures in figures_by_region(observations).items()
    }


@dataclass(frozen=True, slots=True)
class _PanelCell:
    kind: str
    value: float
    year: int
    cell: str


class _PaperScore(NamedTuple):
    """One score of a working paper."""

    region: str
    item: str
    year: int
    value: float
    stage: str
    file: str
    sheet: str
    cell: str


_Panel = dict[tuple[str, str], list[_PanelCell]]  # by stage and indicator: the scores of a region


def _panel_by_region(observations: pd.DataFrame, assessment_year: int) -> Iterator[tuple[str, _Panel]]:
    """The scores in the working papers of the assessment's year, region by region in the order of their codes."""
    papers = observations.loc[
        (observations["instrument"] == PANEL)
        & observations["value"].notna()
        & (observations["year"] == assessment_year),
        list(_PaperScore._fields),
    ].sort_values("region", kind="stable")
    for region, rows in groupby(each_row(papers, _PaperScore), key=attrgetter("region")):
        cells: _Panel = defaultdict(list)
        for row in rows:
            indicator, kind = row.item.split(".")
            cells[row.stage, indicator].append(_PanelCell(kind, row.value, row.year, address(row)))
        yield region, cells


def _with_regions(panels: Iterator[tuple[str, _Panel]], regions: Iterable[str]) -> Iterator[tuple[str, _Panel]]:
    """The panels of regions, and an empty one for each other region that is named, in the order of their codes."""
    others: Iterator[tuple[str, _Panel]] = ((region, {}) for region in sorted(regions))
    merged = merge(panels, others, key=itemgetter(0))
    for _, same in groupby(merged, key=itemgetter(0)):
        yield next(same)  # of equal regions `merge` gives that of the first iterable first


def _score(
    region: str, indicator: Indicator, panel: list[_PanelCell], figures: Mapping[tuple[str, str], Figures]
) -> IndicatorScore | None:
    if taken := _taken(region, indicator.takes, figures):
        return taken
    return _from_panel(panel) or _taken(region, indicator.may_take, figures)


def _from_panel(panel: list[_PanelCell]) -> IndicatorScore | None:
    assessors = [cell for cell in panel if cell.kind == "skor"]
    pleno = [cell for cell in panel if cell.kind == "pleno"]
    if not panel:
        return None
    given = [cell.value for cell in assessors]
    deciding = pleno or assessors
    return IndicatorScore(
        score=sum(cell.value for cell in deciding) / len(deciding),
        origin="pleno" if pleno else "assessors",
        year=panel[0].year,
        lowest=min(given, default=None),
        highest=max(given, default=None),
        assessors=len(assessors),
        cells=tuple(cell.cell for cell in deciding),
    )


def _taken(region: str, feed: str | None, figures: Mapping[tuple[str, str], Figures]) -> IndicatorScore | None:
    """The latest final figure of another instrument as a score; where sources differ, the lowest of them."""
    if feed is None:
        return None
    instrument, item = feed.split(".")
    known = [
        (figure.year, figure.value, figure.cell)
        for figure in figures.get((region, instrument), [])
        if figure.item == item and figure.value is not None
    ]
    if not known:
        return None
    latest = max(year for year, _, _ in known)
    of_year = [(value, cell) for year, value, cell in known if year == latest]
    score = min(drop_rounded_duplicates(value for value, _ in of_year))
    return IndicatorScore(score, "instrument", latest, None, None, 0, tuple(cell for _, cell in of_year))
