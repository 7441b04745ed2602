"""MCP beside SPI: what an administration does against corruption as the KPK monitors it, and as people see it."""

from dataclasses import dataclass

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.method.correlations import LEAST_REGIONS
from antikorupsi.assess.method.pairing import divergence_by_region, figures_by_region_and_year, relation_by_year
from antikorupsi.rules import AtLeast

ITEMS = (("mcp", "total"), ("spi", "total"))


@dataclass(frozen=True)
class Relation:
    """MCP and SPI side by side: `by_year` as relation_by_year, `regions` as divergence_by_region (first: MCP).

    `year` is that of `regions`, the latest with enough pairs; None where there is none. `thresholds` are those of the
    criteria that read MCP and SPI as numbers.
    """

    by_year: pd.DataFrame
    regions: pd.DataFrame
    year: int | None
    thresholds: tuple[float | None, float | None]


def mcp_and_spi(assessment: Assessment) -> Relation:
    """The relation of final MCP and SPI figures of the same region and year, of years before the assessment."""
    period = assessment.period
    paired = figures_by_region_and_year(assessment.kept_observations, period.regions, ITEMS, period.year)
    by_year = relation_by_year(paired)
    enough = by_year.loc[by_year["regions"] >= LEAST_REGIONS, "year"]
    year = int(enough.max()) if len(enough) else None
    of_year = paired[paired["year"] == year] if year is not None else paired.iloc[:0]
    first, second = (_threshold(assessment, instrument) for instrument, _ in ITEMS)
    return Relation(by_year, divergence_by_region(of_year), year, (first, second))


def _threshold(assessment: Assessment, instrument: str) -> float | None:
    for criterion in assessment.framework.criteria:
        if criterion.instrument == instrument and isinstance(criterion.rule, AtLeast):
            return criterion.rule.threshold
    return None
