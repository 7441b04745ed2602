"""What a total would be without one of its indicators."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.assess.uncertainty.draws import ranks_of
from antikorupsi.assess.uncertainty.sources import Known, scheme_of
from antikorupsi.common import WholeOrNA, table_of
from antikorupsi.rules import Framework
from helpers.scoring import Numbers, Part, weighted_mean


class LeftOutRow(NamedTuple):
    """One total without one indicator."""

    region: str
    indicator: str
    total: float
    change: float
    rank: WholeOrNA
    rank_change: WholeOrNA


_WHOLE = np.ones(())


def change_by_region_and_left_out(known: Known, framework: Framework, declared: str) -> pd.DataFrame:
    """One row per region and indicator that has a score in it: total and rank without the indicator.

    `change` is how many points the total rises without it, `rank_change` how many places the region falls when the
    indicator is left out for everybody. The other weights keep their proportions.
    """
    weights = scheme_of(framework, declared).weights
    totals = _totals(known.scores, weights)
    ranks = ranks_of(totals[None, :])[0]
    rows = []
    for place, indicator in enumerate(known.indicators):
        others = np.arange(len(known.indicators)) != place
        without = _totals(known.scores[:, others], weights[others])
        placed = ranks_of(without[None, :])[0]
        for at, region in enumerate(known.regions):
            if not np.isnan(known.scores[at, place]) and not np.isnan(without[at]):
                change, moved = without[at] - totals[at], int(placed[at]) - int(ranks[at])
                rows.append((region, indicator, without[at], change, int(placed[at]), moved))
    return table_of(rows, LeftOutRow)


def _totals(scores: Numbers, weights: Numbers) -> Numbers:
    parts = [Part(scores[:, place], weight, _WHOLE) for place, weight in enumerate(weights)]
    return np.asarray(weighted_mean(parts).score)
