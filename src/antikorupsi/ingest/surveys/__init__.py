"""Respondents' answers into an index with its interval and breakdowns; nothing of a single respondent leaves it."""

from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS
from antikorupsi.ingest.surveys.groups import BLANK, HIDDEN, looks_personal
from antikorupsi.ingest.surveys.other_tables import EXCERPT
from antikorupsi.ingest.surveys.reading import LEFT_OUT, read_survey

__all__ = [
    "BLANK",
    "EXCERPT",
    "HIDDEN",
    "LEAST_RESPONDENTS",
    "LEFT_OUT",
    "looks_personal",
    "read_survey",
]
