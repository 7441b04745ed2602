"""Assessments that many tests look at, loaded once a session, and the browser."""

import os
import shutil

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from helpers import Assessment

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

# No test asserts how long something takes. A run of the tests repeats its examples, so that it fails for what was
# changed; HYPOTHESIS_PROFILE=searching looks for new ones.
settings.register_profile("repeating", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeating"))


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
