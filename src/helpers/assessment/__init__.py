"""The whole in one object: `Assessment.load("2025")` and the slice of one region."""

from helpers.assessment.assessment import FINAL_STAGE, Assessment
from helpers.assessment.period import Period, available_periods
from helpers.assessment.positions import position_by_region_and_measure
from helpers.assessment.region import RegionAssessment

__all__ = [
    "FINAL_STAGE",
    "Assessment",
    "Period",
    "RegionAssessment",
    "available_periods",
    "position_by_region_and_measure",
]
