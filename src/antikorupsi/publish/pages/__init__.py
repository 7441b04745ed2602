"""Executed notebooks into pages that stand alone: checked, rendered, drawn as PDF, marked when out of date."""

from antikorupsi.publish.pages.checking import check_executed
from antikorupsi.publish.pages.marking import marked_out_of_date, without_mark
from antikorupsi.publish.pages.pdf import Attached, check_available, render_pdf
from antikorupsi.publish.pages.rendering import exporter, render_html
from antikorupsi.publish.pages.style import TEMPLATES, style_sheet

__all__ = [
    "TEMPLATES",
    "Attached",
    "check_available",
    "check_executed",
    "exporter",
    "marked_out_of_date",
    "render_html",
    "render_pdf",
    "style_sheet",
    "without_mark",
]
