"""What the columns of each agency's files mean: one YAML file an instrument, and the models that check it."""

from antikorupsi.rules.instruments.loading import (
    column_name,
    column_of,
    common_columns,
    instrument_by_id,
    instrument_name,
    instrument_short_name,
    yearly_items,
)
from antikorupsi.rules.instruments.models import DAYS, Column, Instrument, Role
from antikorupsi.rules.instruments.survey_models import Dimension, NumberBand, RespondentGroups, SurveyDescription

__all__ = [
    "DAYS",
    "Column",
    "Dimension",
    "Instrument",
    "NumberBand",
    "RespondentGroups",
    "Role",
    "SurveyDescription",
    "column_name",
    "column_of",
    "common_columns",
    "instrument_by_id",
    "instrument_name",
    "instrument_short_name",
    "yearly_items",
]
