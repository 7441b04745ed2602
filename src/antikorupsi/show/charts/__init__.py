"""The charts a notebook shows: one call, one chart, as SVG inside a figure element."""

from antikorupsi.show.charts.aggregation import aggregation
from antikorupsi.show.charts.correlations import correlations, indicator_correlations
from antikorupsi.show.charts.coverage import coverage
from antikorupsi.show.charts.criteria import criteria
from antikorupsi.show.charts.distributions import distributions
from antikorupsi.show.charts.indicators import indicators
from antikorupsi.show.charts.overview import criteria_coverage
from antikorupsi.show.charts.places import frame, place, places
from antikorupsi.show.charts.positions import positions
from antikorupsi.show.charts.relation import mcp_and_spi
from antikorupsi.show.charts.trend import trend
from antikorupsi.show.charts.weights import effective_weights

__all__ = [
    "aggregation",
    "correlations",
    "coverage",
    "criteria",
    "criteria_coverage",
    "distributions",
    "effective_weights",
    "frame",
    "indicator_correlations",
    "indicators",
    "mcp_and_spi",
    "place",
    "places",
    "positions",
    "trend",
]
