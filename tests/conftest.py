"""Assessments that many tests look at, loaded once a session, and the browser."""

import shutil

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from helpers import Assessment

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

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


@pytest.fixture(scope="session")
def browser():
    """Debian's or the system's Chromium; CI installs it, so its absence is a failure and no reason to skip."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert executable, "no Chromium on this machine: install Debian's package chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield chromium
        chromium.close()
