"""Assessments that many tests look at, loaded once a session, and programs of the system, which mark who uses them."""

import os
import shutil
import subprocess

import pytest
from hypothesis import settings

from antikorupsi.common import sources
from antikorupsi.rules import OwnRules, use
from helpers import Assessment
from tests import marking, prepared
from tests.written_workbooks import faults_of, is_ours
from warm_kernels import Template

MOST_CHECKED = 12  # workbooks of one test
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

# A fault of the program while a file is read is raised, here and in the processes that tests start.
os.environ["WORKBOOK_STRICT"] = "1"

# No test asserts how long something takes. A run of the tests repeats its examples, so that it fails for what was
# changed; HYPOTHESIS_PROFILE=searching looks for new ones.
settings.register_profile("repeating", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeating"))


pytest_runtest_protocol = marking.pytest_runtest_protocol
pytest_runtest_teardown = marking.pytest_runtest_teardown
pytest_fixture_setup = marking.pytest_fixture_setup


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marks
def pytest_collection_modifyitems(items):
    """Modules with slow tests begin first: at the end of all, one worker would wait for the other."""
    marking.mark_by_fixtures(items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def every_written_workbook_is_whole(request):
    """After a test, holds the workbooks of ours in its folder against the standard; a country of them by a sample."""
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    ours = [path for path in sorted(folder.rglob("*.xlsx")) if path.is_file() and is_ours(path)] if folder else []
    assert {path.name: found for path in ours[:MOST_CHECKED] if (found := faults_of(path))} == {}


@pytest.fixture(autouse=True)
def rules_of_the_package():
    """After a test, forgets the framework and instruments of a period that it loaded."""
    yield
    use(OwnRules())


@pytest.fixture(scope="session", autouse=True)
def forked_templates():
    """Runs of the tests' own process fork their templates from one that has the modules imported; see `prepared`."""
    prepared.fork_templates()


@pytest.fixture
def templates_started_anew(monkeypatch):
    """Each run starts a template of its own, whose hashes of texts differ from those of others."""
    monkeypatch.setattr("antikorupsi.run.kernels.Template", Template)


@pytest.fixture(scope="session")
def assessment_2025():
    """The published figures."""
    return Assessment.load("2025")


@pytest.fixture(scope="session")
def assessment_contoh():
    """The simulated set of eight fictitious regions."""
    return Assessment.load("contoh")


@pytest.fixture
def with_change_in(monkeypatch, tmp_path):
    """A function that changes one file of a room or module in a copy of the source, of which hashes are then taken."""
    copy = tmp_path / "source"
    shutil.copytree(sources._SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(sources, "_SOURCE", copy)

    def change(name: str) -> None:
        place = copy.joinpath(*name.split("."))
        changed = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        changed.write_text(changed.read_text(encoding="utf-8") + "\n# another word\n", encoding="utf-8")
        sources._hash_of.cache_clear()

    sources._hash_of.cache_clear()
    yield change
    sources._hash_of.cache_clear()


@pytest.fixture(scope="session")
def browser():
    """Debian's or the system's Chromium; CI installs it, so its absence is a failure and no reason to skip."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert executable, "no Chromium on this machine: install Debian's package chromium"
    from playwright.sync_api import sync_playwright  # most tests need no browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def convert(tmp_path_factory):
    """Has LibreOffice write files anew: `convert(files, "ods", folder)`, many in one call, all with one profile.

    CI installs it, so its absence is a failure and no reason to skip.
    """
    command = shutil.which("soffice") or shutil.which("libreoffice")
    assert command, "no LibreOffice on this machine: install Debian's package libreoffice-calc"
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def written(files, suffix, folder):
        options = ["--headless", "--convert-to", suffix, "--outdir", folder, *files]
        subprocess.run([command, profile, *options], check=True, capture_output=True, timeout=300)

    return written


@pytest.fixture(scope="session")
def systemd():
    """The command that judges units; CI installs it, so its absence is a failure and no reason to skip."""
    command = shutil.which("systemd-analyze")
    assert command, "systemd-analyze is missing: install Debian's package systemd"
    return command


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A running JupyterLab."""
    from tests.running_lab import Lab

    running = Lab(tmp_path_factory.mktemp("lab"))
    yield running
    running.close()
