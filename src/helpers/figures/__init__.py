"""The charts a notebook shows: one call, one chart, as SVG inside a figure element."""

from helpers.figures.criteria import criteria
from helpers.figures.indicators import indicators
from helpers.figures.overview import criteria_coverage
from helpers.figures.places import places
from helpers.figures.positions import positions
from helpers.figures.trend import trend

__all__ = ["criteria", "criteria_coverage", "indicators", "places", "positions", "trend"]
