"""The one place that speaks to `svy`: 95 % intervals of weighted means under a sampling design."""

from typing import Any

import numpy as np

from antikorupsi.ingest.surveys.columns import Numbers
from antikorupsi.ingest.surveys.design import Codes, Design

CONFIDENCE = 0.95

Bounds = tuple[float, float]
NO_INTERVAL: Bounds = (np.nan, np.nan)


def intervals(values: Numbers, design: Design, groups: Codes | None = None) -> dict[int, Bounds]:
    """By group (all respondents are group 0): the interval of the weighted mean, by Taylor linearisation.

    A stratum with a single respondent or cluster is centred at the mean of all, which errs on the wide side. Without a
    degree of freedom there is no interval.
    """
    if design.degrees_of_freedom < 1:
        return {}
    import polars  # with svy, half a second that a period without new survey files does not pay
    import svy

    named = {"stratum": design.stratum, "psu": design.cluster, "pop_size": design.population}
    known = {name: column for name, column in named.items() if column is not None}
    columns: dict[str, Any] = {"value": values, "weight": design.weights, **known}
    parts: dict[str, Any] = {name: name for name in known}
    if design.stratum is not None:
        parts["singleton"] = "center"
    if groups is not None:
        columns["group"] = groups
    sample = svy.Sample(polars.DataFrame(columns), svy.Design(wgt="weight", **parts))
    by = None if groups is None else "group"
    estimated: Any = sample.estimation.mean("value", by=by, alpha=1 - CONFIDENCE)
    rows = estimated.to_polars().to_dicts()
    return {int(row.get("group", 0)): _bounds(row["lci"], row["uci"]) for row in rows}


def _bounds(lower: float | None, upper: float | None) -> Bounds:
    return NO_INTERVAL if lower is None or upper is None else (float(lower), float(upper))
