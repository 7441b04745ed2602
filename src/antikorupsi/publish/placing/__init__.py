"""Where files of a publication lie, and how they are put in place in one step."""

from antikorupsi.publish.placing.folders import (
    REGION_SECTIONS,
    claim_reports,
)
from antikorupsi.publish.placing.journal import Journal
from antikorupsi.publish.placing.placing import place_files, place_text

__all__ = [
    "REGION_SECTIONS",
    "Journal",
    "claim_reports",
    "place_files",
    "place_text",
]
