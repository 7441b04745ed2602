"""The charts a notebook shows: one call, one chart, as SVG inside a figure element."""

from antikorupsi.show.aggregation import chart as aggregation
from antikorupsi.show.correlations import correlations, indicator_correlations
from antikorupsi.show.coverage import chart as coverage
from antikorupsi.show.criteria_counts import criteria_coverage
from antikorupsi.show.distributions import chart as distributions
from antikorupsi.show.mcp_and_spi import chart as mcp_and_spi
from antikorupsi.show.positions import chart as positions
from antikorupsi.show.province_map import province_overview, province_place
from antikorupsi.show.trend import trend
from antikorupsi.show.weights import chart as effective_weights

__all__ = [
    "aggregation", "correlations", "coverage", "criteria_coverage", "distributions", "effective_weights",
    "indicator_correlations", "mcp_and_spi", "positions", "province_overview", "province_place", "trend",
]  # fmt: skip
