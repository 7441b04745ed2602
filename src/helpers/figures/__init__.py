"""The charts a notebook shows: one call, one chart, as SVG inside a figure element."""

from helpers.figures.aggregation import aggregation
from helpers.figures.correlations import correlations, indicator_correlations
from helpers.figures.coverage import coverage
from helpers.figures.criteria import criteria
from helpers.figures.distributions import distributions
from helpers.figures.indicators import indicators
from helpers.figures.overview import criteria_coverage
from helpers.figures.places import places
from helpers.figures.positions import positions
from helpers.figures.relation import mcp_and_spi
from helpers.figures.trend import trend
from helpers.figures.weights import effective_weights

__all__ = [
    "aggregation",
    "correlations",
    "coverage",
    "criteria",
    "criteria_coverage",
    "distributions",
    "effective_weights",
    "indicator_correlations",
    "indicators",
    "mcp_and_spi",
    "places",
    "positions",
    "trend",
]
