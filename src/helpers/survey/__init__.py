"""Respondents' answers into an index with its interval and breakdowns; nothing of a single respondent leaves it."""

from helpers.survey.disclosure import LEAST_RESPONDENTS
from helpers.survey.estimates import SatisfactionIndex, satisfaction_index
from helpers.survey.groups import HIDDEN
from helpers.survey.overlaps import keep_one_sheet_of_each_survey
from helpers.survey.personal import looks_personal
from helpers.survey.reading import read_survey
from helpers.survey.samples import needed_respondents

__all__ = [
    "HIDDEN",
    "LEAST_RESPONDENTS",
    "SatisfactionIndex",
    "keep_one_sheet_of_each_survey",
    "looks_personal",
    "needed_respondents",
    "read_survey",
    "satisfaction_index",
]
