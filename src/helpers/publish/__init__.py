"""Executed notebooks into pages: checked, rendered, put in place in one step; and the index of all reports."""

from helpers.publish.checking import IncompleteReportError, check_executed
from helpers.publish.index import write_index
from helpers.publish.pdf import Attached, NetworkRefusedError, check_available, render_pdf
from helpers.publish.placing import place_files, place_text
from helpers.publish.rendering import render_html

__all__ = [
    "Attached",
    "IncompleteReportError",
    "NetworkRefusedError",
    "check_available",
    "check_executed",
    "place_files",
    "place_text",
    "render_html",
    "render_pdf",
    "write_index",
]
