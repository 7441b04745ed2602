"""Respondents' answers into an index with its interval and breakdowns; nothing of a single respondent leaves it."""

from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS
from antikorupsi.ingest.surveys.estimates import SatisfactionIndex, satisfaction_index
from antikorupsi.ingest.surveys.excerpts import EXCERPT
from antikorupsi.ingest.surveys.groups import BLANK, HIDDEN
from antikorupsi.ingest.surveys.personal import looks_personal
from antikorupsi.ingest.surveys.reading import LEFT_OUT, read_survey
from antikorupsi.ingest.surveys.samples import needed_respondents

__all__ = [
    "BLANK",
    "EXCERPT",
    "HIDDEN",
    "LEAST_RESPONDENTS",
    "LEFT_OUT",
    "SatisfactionIndex",
    "looks_personal",
    "needed_respondents",
    "read_survey",
    "satisfaction_index",
]
