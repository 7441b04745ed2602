"""Executed notebooks into pages: checked, rendered, put in place in one step; and the index of all reports."""

from helpers.publish.checking import IncompleteReportError, check_executed
from helpers.publish.index import write_index
from helpers.publish.placing import Placed, place_report
from helpers.publish.rendering import render_html

__all__ = ["IncompleteReportError", "Placed", "check_executed", "place_report", "render_html", "write_index"]
