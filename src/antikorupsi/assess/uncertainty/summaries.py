"""What the draws say of each region: where most of its totals and ranks lie, and how often it reaches the predicate."""

from collections.abc import Iterator
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd

from antikorupsi.assess.uncertainty.draws import Drawn, Ranks
from antikorupsi.assess.uncertainty.sources import STANDARD_ERRORS_OF_95, Known, scheme_of
from antikorupsi.common import reaches
from antikorupsi.rules import Framework
from helpers.scoring import Numbers, Part, weighted_mean

_WHOLE = np.ones(())
_REGIONS = 200  # that are summed up at once


def range_by_region(known: Known, drawn: Drawn, framework: Framework) -> pd.DataFrame:
    """One row per region with a total: where the declared share of the draws (0.9) puts its total and its rank.

    Columns: region, total_low, total_high (points), total_error (how far a bound may be off because draws are finite:
    half of a 95 % interval, the larger of both bounds), rank_low, rank_high (best and worst rank of the interval),
    share_at_least_bound (share of draws whose total reaches the highest predicate, 0 to 1), and the total under each
    named weighting of the framework, as a column named after it.
    """
    return range_by_region_in_parts(known, iter([drawn]), framework)


def range_by_region_in_parts(known: Known, parts: Iterator[Drawn], framework: Framework) -> pd.DataFrame:
    """The table of `range_by_region` from draws that come in parts (see `draws_in_parts`), each held alone."""
    found = list(map(partial(_of_draws, framework=framework), parts))  # a loop would hold the part before the next one
    columns: dict[str, object] = {"region": list(known.regions)}
    columns |= {name: np.concatenate([part[name] for part in found]) for name in found[0]}
    for scheme in framework.weights:
        columns[scheme.id] = total_under(known, framework, scheme.id)
    return pd.DataFrame(columns)


def _of_draws(drawn: Drawn, framework: Framework) -> dict[str, Numbers]:
    """The columns that the draws give, of all of their regions."""
    starts = range(0, max(len(drawn.regions), 1), _REGIONS)
    blocks = [_summary(drawn.totals[at : at + _REGIONS], drawn.ranks[at : at + _REGIONS], framework) for at in starts]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def _summary(totals: Numbers, ranks: Ranks, framework: Framework) -> dict[str, Numbers]:
    """The columns that the draws give, of some regions: quantiles copy what they are taken of."""
    tail = (1 - framework.uncertainty.draws.interval) / 2
    columns: dict[str, Numbers] = dict(zip(("total_low", "total_high"), _within(totals, tail, "linear"), strict=True))
    columns["total_error"] = _error_of_bounds(totals, tail)
    columns |= dict(zip(("rank_low", "rank_high"), _within(ranks, tail, "nearest"), strict=True))
    bound = max(predicate.lower for predicate in framework.predicates)
    columns["share_at_least_bound"] = reaches(totals, bound).mean(axis=1)
    return columns


def total_under(known: Known, framework: Framework, scheme: str) -> Numbers:
    """The total of each region under a named weighting as it is declared."""
    weights = scheme_of(framework, scheme).weights
    parts = [Part(known.scores[:, place], weight, _WHOLE) for place, weight in enumerate(weights)]
    return np.asarray(weighted_mean(parts).score)


def _error_of_bounds(totals: Numbers, tail: float) -> Numbers:
    """Half of the 95 % interval of either quantile, by the binomial distribution of how many draws lie below it."""
    if not totals.size:
        return np.zeros(len(totals))
    apart = STANDARD_ERRORS_OF_95 * np.sqrt(tail * (1 - tail) / totals.shape[1])
    places = np.clip([tail - apart, tail + apart, 1 - tail - apart, 1 - tail + apart], 0, 1)
    lower, upper, lower_end, upper_end = np.quantile(totals, places, axis=1)
    return np.asarray(np.maximum(upper - lower, upper_end - lower_end) / 2)


def _within(values: Numbers | Ranks, tail: float, method: Literal["linear", "nearest"]) -> Numbers:
    if not values.size:
        return np.empty((2, len(values)))
    return np.asarray(np.quantile(values, [tail, 1 - tail], axis=1, method=method), dtype=np.float64)
