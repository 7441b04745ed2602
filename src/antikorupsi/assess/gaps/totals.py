"""What each indicator could add to a total, and the smallest set that would lift it to the highest predicate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.assess.gaps.smallest import Raise, smallest_set
from antikorupsi.assess.stages import is_of_latest_stage
from antikorupsi.common import FINEST, WholeOrNA, Word, expanded, reaches, table_of, with_dtypes
from antikorupsi.rules import STAGES, Framework, indicator_weights
from helpers.scoring import Numbers


class GainRow(NamedTuple):
    """What one indicator could add to a total."""

    region: Word
    stage: Word
    weights: Word
    indicator: Word
    score: float
    weight: float
    gain: float


@dataclass(frozen=True)  # no NamedTuple: every tuple has a method `count`
class ImprovementRow:
    """The smallest set of indicators that lifts one total to the highest predicate."""

    region: str
    stage: str
    weights: str
    total: float
    missing: float
    state: str
    indicators: str
    count: WholeOrNA
    points: float


KEY = ["region", "stage", "weights"]


def gain_by_region_and_indicator(scores: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """One row per region, named weighting and indicator with a score, at the latest stage that the panel scored.

    `weight` is the indicator's share of the weight that has a score, and `gain` what the total would gain if its score
    were the highest of the scale: weight x (100 - score). Indicators without a score are none of a total, and add
    nothing that can be told.
    """
    latest = _latest(scores)
    parts = [_gains(latest, framework, scheme.id) for scheme in framework.weights]
    return with_dtypes(pd.concat(parts, ignore_index=True), GainRow)


def _gains(latest: pd.DataFrame, framework: Framework, scheme: str) -> pd.DataFrame:
    raw = latest["indicator"].map(indicator_weights(framework, scheme)).astype("float64")
    weight = raw / raw.groupby(latest["region"]).transform("sum")
    return latest.assign(weights=scheme, weight=weight, gain=weight * (framework.scale.highest - latest["score"]))


def _latest(scores: pd.DataFrame) -> pd.DataFrame:
    """The indicators' scores at the latest stage of each region."""
    of_indicators = scores[(scores["level"] == "indicator") & scores["stage"].isin(list(STAGES))]
    latest = of_indicators[is_of_latest_stage(of_indicators)]
    return latest[["region", "stage", "id", "score"]].rename(columns={"id": "indicator"})


def improvements_by_region(gains: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """One row per region and named weighting with the smallest set of indicators that reaches the highest predicate.

    A set reaches it if the total does once each of its scores is the highest of the scale. No set of fewer indicators
    does; of the sets of as many it is the one whose scores must rise by the fewest points together (`points`, those of
    the heaviest first); of equals the one that could add most, then the one whose numbers come first. `indicators` are
    their ids, those that add most first, `count` how many. `missing` is what the total lacks. `state`: reached,
    reachable, not_reachable, or no_total where too little of the weight has a score. Without scores there is no row.
    """
    ordered = expanded(gains).assign(room=framework.scale.highest - gains["score"])
    covered = {scheme.id: indicator_weights(framework, scheme.id) for scheme in framework.weights}
    rows = [
        dict(zip(KEY, key, strict=True)) | _improvement(group, covered[key[2]], framework)
        for key, group in _groups(ordered.sort_values([*KEY, "indicator"]))
    ]
    table = table_of(rows, ImprovementRow)
    return table.round(dict.fromkeys(("total", "missing", "points"), FINEST))


def _groups(ordered: pd.DataFrame) -> Iterator[tuple[tuple[str, str, str], dict[str, Numbers]]]:
    """The rows of each region and weighting as columns: slices, since the groups of a frame cost more."""
    columns = {name: ordered[name].to_numpy() for name in (*KEY, "indicator", "score", "weight", "room")}
    change = ordered[KEY].ne(ordered[KEY].shift()).any(axis=1).to_numpy()
    starts = [*np.flatnonzero(change), len(ordered)]
    for first, end in pairwise(starts):
        group = {name: column[first:end] for name, column in columns.items()}
        yield (group["region"][0], group["stage"][0], group["weights"][0]), group


def _improvement(group: dict[str, Numbers], weights: Mapping[str, float], framework: Framework) -> dict[str, object]:
    if not reaches(sum(weights[name] for name in group["indicator"]), framework.minimum_coverage.value):
        return {"state": "no_total", "indicators": ""}
    total = float(group["weight"] @ group["score"])
    missing = framework.bound - total
    known: dict[str, object] = {"total": total, "missing": max(missing, 0.0), "indicators": ""}
    if reaches(total, framework.bound):
        return known | {"state": "reached", "missing": 0.0, "count": 0, "points": 0.0}
    place = {indicator.id: indicator.number for indicator in framework.indicators}
    columns = zip(group["indicator"], group["weight"], group["room"], strict=True)
    found = smallest_set(
        [Raise(name, place[name], float(weight), float(room)) for name, weight, room in columns], missing
    )
    if found is None:
        return known | {"state": "not_reachable"}
    chosen = " ".join(one.name for one in found.chosen)
    return known | {"state": "reachable", "indicators": chosen, "count": len(found.chosen), "points": found.points}
