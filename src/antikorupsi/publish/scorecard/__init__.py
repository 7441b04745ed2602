"""One region's report as a workbook that recomputes itself: whoever changes a figure sees the verdict move."""

from antikorupsi.publish.scorecard.writing import write_scorecard

__all__ = [
    "write_scorecard",
]
