"""Assessments that many tests look at, loaded once a session."""

import pytest
from hypothesis import settings

from helpers import Assessment

settings.register_profile("untimed", deadline=None)  # no test asserts how long something takes
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def assessment_2025():
    """The published figures."""
    return Assessment.load("2025")


@pytest.fixture(scope="session")
def assessment_contoh():
    """The simulated set of eight fictitious regions."""
    return Assessment.load("contoh")
