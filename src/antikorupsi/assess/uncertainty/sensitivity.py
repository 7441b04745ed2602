"""Which assumption moves a total most: Sobol indices of its variance, source by source.

The first-order index of a source is the share of the variance that would be gone if the source were known; the total
index is what would be left if everything else were known. The estimators are those of SALib (Saltelli et al. 2010).
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.random import SeedSequence

from antikorupsi.assess.uncertainty.draws import totals_of
from antikorupsi.assess.uncertainty.samples import DRAWN, Sample, draw
from antikorupsi.assess.uncertainty.sources import Known
from antikorupsi.rules import Framework
from helpers.scoring import Numbers

COLUMNS = {"region": "str", "source": "str", "first": "float64", "total": "float64"}
EVERYWHERE = ""  # stands for all regions together
Answers = TypeVar("Answers")
_NO_SPREAD = 1e-12  # variance in squared points: rounding, no uncertainty


def influence_by_region_and_source(known: Known, framework: Framework, declared: str) -> pd.DataFrame:
    """One row per region (and one for all, region "") and source that is varied: Sobol indices `first` and `total`.

    All sources are varied at once, as in the draws; missing scores are taken as each of the declared treatments, all
    equally likely. A region whose total does not vary has no rows. Of all regions together, a source's index is the
    mean weighted by the regions' variances.
    """
    sources = [name for name in DRAWN if framework.uncertainty.source(name).varied]
    if not known.regions or not sources:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    samples = framework.uncertainty.draws.samples
    one, other = (
        draw(known, framework, declared, seeds, samples)
        for seeds in SeedSequence([framework.uncertainty.draws.seed, samples]).spawn(2)
    )
    first, total, spread = indices(lambda sample: totals_of(known, sample), one, other, sources, Sample.with_answers_of)
    rows = [
        (region, source, first[source][at], total[source][at])
        for at, region in enumerate(known.regions)
        if spread[at] > _NO_SPREAD
        for source in sources
    ]
    if (whole := spread.sum()) > _NO_SPREAD:
        shares = spread / whole
        rows += [(EVERYWHERE, name, float(first[name] @ shares), float(total[name] @ shares)) for name in sources]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def indices(
    model: Callable[[Answers], Numbers],
    one: Answers,
    other: Answers,
    sources: list[str],
    mix: Callable[[Answers, str, Answers], Answers],
) -> tuple[Mapping[str, Numbers], Mapping[str, Numbers], Numbers]:
    """First-order and total index of each source, and the variance, of a model of two independent samples.

    `model` gives one row a draw, one column an output; `mix(one, source, other)` is `one` with the answers of a source
    taken from `other`.
    """
    from SALib.analyze import sobol

    base, changed = model(one), model(other)
    middle = np.vstack([base, changed]).mean(axis=0)
    base, changed = base - middle, changed - middle
    first, total = {}, {}
    for source in sources:
        mixed = model(mix(one, source, other)) - middle
        first[source] = np.asarray(sobol.first_order(base, mixed, changed))
        total[source] = np.asarray(sobol.total_order(base, mixed, changed))
    return first, total, np.vstack([base, changed]).var(axis=0)
