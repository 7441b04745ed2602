"""What the sources of uncertainty can work on: scores, who gave them, and how sure surveys are of theirs."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from antikorupsi.common import each_row, expanded
from antikorupsi.rules import PANEL, Framework, Treatment, indicator_weights, weight_scheme
from helpers.eligibility import AsOf
from helpers.scoring import Numbers, ScoreRow

Places = npt.NDArray[np.intp]
STANDARD_ERRORS_OF_95 = 1.959963984540054  # half the width of a 95 % interval, in standard errors


@dataclass(frozen=True)
class Known:
    """The scores of all regions that have a total: one row a region (by code), one column an indicator.

    `scores` lie on the `scale` (lowest, highest), NaN where missing; `errors` are standard errors of survey indices, 0
    elsewhere. `given` holds the assessors' scores where a score is their mean (slot x region x indicator, NaN
    elsewhere); slot s of region r belongs to `assessors[assessor_index[r, s]]`.
    """

    regions: tuple[str, ...]
    indicators: tuple[str, ...]
    scores: Numbers
    errors: Numbers
    assessors: tuple[str, ...]
    assessor_index: Places
    given: Numbers
    scale: tuple[float, float]

    @property
    def resampled(self) -> npt.NDArray[np.bool_]:
        """Which scores (region x indicator) are means over assessors, whose weights may be drawn."""
        return np.asarray((~np.isnan(self.given)).any(axis=0))


@dataclass(frozen=True)
class Method:
    """How totals are made: framework, declared weighting, day of the verdict and stage that is examined."""

    framework: Framework
    declared: str
    as_of: AsOf
    stage: str


def known_of(scores: pd.DataFrame, observations: pd.DataFrame, method: Method) -> Known:
    """The scores of the regions with a total at the stage, in the order of their codes."""
    framework, stage = method.framework, method.stage
    total = scores[(scores["level"] == "total") & (scores["stage"] == stage) & scores["score"].notna()]
    regions = tuple(sorted(total["region"]))
    indicators = tuple(indicator.id for indicator in framework.indicators)
    of_stage = scores[(scores["level"] == "indicator") & (scores["stage"] == stage) & scores["region"].isin(regions)]
    table = expanded(of_stage[["region", "id", "score"]]).pivot_table(
        index="region", columns="id", values="score", aggfunc="first"
    )
    values = table.reindex(index=list(regions), columns=list(indicators)).to_numpy(dtype=np.float64)
    assessors, assessor_index, given = _panel(_averaged(of_stage, observations, method), regions, indicators)
    errors = _errors(of_stage, observations, framework, regions)
    scale = (framework.scale.lowest, framework.scale.highest)
    return Known(regions, indicators, values, errors, assessors, assessor_index, given, scale)


def part_of(known: Known, there: npt.NDArray[np.bool_] | slice) -> Known:
    """The scores of some of the regions, by all of the assessors."""
    return replace(
        known,
        regions=tuple(np.array(known.regions, dtype="object")[there].tolist()),
        scores=known.scores[there],
        errors=known.errors[there],
        assessor_index=known.assessor_index[there],
        given=known.given[:, there],
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """A score that an assessor gave."""

    region: str
    indicator: str
    assessor: str
    value: float


def _averaged(of_stage: pd.DataFrame, observations: pd.DataFrame, method: Method) -> list[_Given]:
    """The assessors' scores wherever the mean of at least two of them is the score."""
    means = of_stage[(of_stage["origin"] == "assessors") & (of_stage["assessors"] > 1)]
    counted = set(zip(means["region"], means["id"], strict=True))
    seen = observations[(observations["instrument"] == PANEL) & observations["item"].str.endswith(".skor")]
    of_year = seen["year"] == method.as_of.assessment_year
    seen = seen[(seen["stage"] == method.stage) & of_year & seen["value"].notna()]
    named = seen.sort_values(["file", "sheet", "cell"])[["region", "item", "assessor", "cell", "value"]]
    named = named.assign(assessor=named["assessor"].astype("str").fillna(""))
    named["turn"] = named.groupby(["region", "item", "assessor"]).cumcount()
    given = [
        _Given(row.region, row.item.split(".")[0], _assessor_key(row), float(row.value))
        for row in each_row(named, _PanelScore)
    ]
    return [one for one in given if (one.region, one.indicator) in counted]


def _panel(
    given: list[_Given], regions: tuple[str, ...], indicators: tuple[str, ...]
) -> tuple[tuple[str, ...], Places, Numbers]:
    """The assessors, the index of the assessor in each region and slot, and the scores by slot."""
    index_of = {name: index for index, name in enumerate(sorted({one.assessor for one in given}))}
    panels: dict[str, set[str]] = {region: set() for region in regions}
    for one in given:
        panels[one.region].add(one.assessor)
    slots = {region: {name: slot for slot, name in enumerate(sorted(panel))} for region, panel in panels.items()}
    most = max(map(len, panels.values()), default=0)
    assessor_index = np.zeros((len(regions), most), dtype=np.intp)
    scores = np.full((most, len(regions), len(indicators)), np.nan)
    rows, columns = ({name: place for place, name in enumerate(names)} for names in (regions, indicators))
    for one in given:
        slot = slots[one.region][one.assessor]
        assessor_index[rows[one.region], slot] = index_of[one.assessor]
        scores[slot, rows[one.region], columns[one.indicator]] = one.value
    return tuple(index_of), assessor_index, scores


class _PanelScore(NamedTuple):
    """One assessor's score; `turn` counts those of one name for one indicator, from 0."""

    region: str
    item: str
    assessor: str
    cell: str
    value: float
    turn: int


def _assessor_key(row: _PanelScore) -> str:
    """The assessor of a score: the name, equal in all papers; without a name, the column of this paper.

    A name with several scores for one indicator counts as as many assessors.
    """
    name = row.assessor or f"{row.region} {row.cell.rstrip('0123456789')}"
    return f"{name} {row.turn + 1}" if row.turn else str(name)


def _errors(
    of_stage: pd.DataFrame, observations: pd.DataFrame, framework: Framework, regions: tuple[str, ...]
) -> Numbers:
    """The standard error of every score that is the index of a survey whose interval is known."""
    errors = np.zeros((len(regions), len(framework.indicators)))
    figures = observations[observations["item"].str.endswith(("_bawah", "_atas"))]
    intervals = figures.drop_duplicates(["region", "instrument", "item", "year"])
    bounds = intervals.set_index(["region", "instrument", "item", "year"])["value"].to_dict()
    feeds = {one.id: one.takes or one.may_take for one in framework.indicators}
    order = list(feeds)
    for row in each_row(of_stage[of_stage["origin"] == "instrument"], ScoreRow):
        instrument, _, item = (feeds[row.id] or "").partition(".")
        low, high = (bounds.get((row.region, instrument, f"{item}_{end}", int(row.year))) for end in ("bawah", "atas"))
        if low is not None and high is not None:
            errors[regions.index(row.region), order.index(row.id)] = (high - low) / (2 * STANDARD_ERRORS_OF_95)
    return errors


@dataclass(frozen=True)
class Scheme:
    """A named weighting: the shares of the indicators, and by which units it is drawn.

    `units` has a row for each unit (an indicator, or a component with its share of each indicator) that sums to 1;
    `centre` is what the units weigh as declared.
    """

    id: str
    centre: Numbers
    units: Numbers

    @property
    def weights(self) -> Numbers:
        """The declared weight of each indicator."""
        return self.centre @ self.units


def scheme_of(framework: Framework, identifier: str) -> Scheme:
    """The weighting of that id; one that weighs all components the same is drawn by component, others by indicator."""
    weights = np.array(list(indicator_weights(framework, identifier).values()))
    if weight_scheme(framework, identifier).kind != "equal_components":
        return Scheme(identifier, weights, np.eye(len(weights)))
    component = [framework.component_of(indicator.id).id for indicator in framework.indicators]
    inside = np.array([[each.id == name for name in component] for each in framework.components], dtype=np.float64)
    whole = inside @ weights
    return Scheme(identifier, whole, inside * weights / whole[:, None])


def schemes_of(framework: Framework, declared: str) -> list[Scheme]:
    """The weightings among which draws choose: those of the grouping, or the declared one alone."""
    grouping = framework.uncertainty.grouping
    return [scheme_of(framework, name) for name in (grouping.schemes if grouping.varied else [declared])]


def taken_as(treatment: Treatment, scale: tuple[float, float]) -> float:
    """What a treatment takes a missing score as: the lowest score, NaN (left out), or the highest."""
    return {"worst": scale[0], "neutral": np.nan, "best": scale[1]}[treatment]
