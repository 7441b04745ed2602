"""The units are without fault to systemd itself, well fenced, and judge the exit codes as the documentation says."""

import re
import subprocess
from pathlib import Path

import pytest

from antikorupsi.cli.faults import FAULT
from tests.deploy.deployed import DEPLOY, INSTALLED, as_installed_here, check_arguments

UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = ("workbook.service", "workbook-watch.service")
TIMERS = ("workbook.timer", "workbook-watch.timer")
EXPOSURE = 20  # tenths, of 100; systemd calls up to 29 OK


@pytest.fixture
def units(tmp_path) -> Path:
    """Copies of the units that name folders which are there, and no user."""
    for unit in UNITS:
        text = as_installed_here(unit.read_text(encoding="utf-8"))
        (tmp_path / unit.name).write_text(re.sub(r"^(User|Group)=.*\n", "", text, flags=re.MULTILINE))
    return tmp_path


@pytest.fixture
def analyze(systemd):
    """Has systemd judge its arguments."""
    return lambda *asked: subprocess.run([systemd, *asked], capture_output=True, text=True, check=False, timeout=60)


def settings(name, key):
    """All values of a key in a unit, as they stand there."""
    return re.findall(rf"^{key}=(.*)$", (DEPLOY / "systemd" / name).read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_systemd_finds_no_fault(units, analyze):
    found = analyze("verify", *(str(units / unit.name) for unit in UNITS))
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("written", "fault"),
    [("ProtectSystem=strict", "ProtectSytem=strict"), ("/bin/workbook run", "/bin/workbok run")],
    ids=["unknown setting", "command that is not there"],
)
def test_systemd_would_find_a_fault(units, written, fault, analyze):
    unit = units / "workbook.service"
    unit.write_text(unit.read_text().replace(written, fault))
    assert analyze("verify", str(unit)).stderr


@pytest.mark.parametrize("timer", TIMERS)
def test_timers_name_times_that_systemd_understands(timer, analyze):
    (when,) = settings(timer, "OnCalendar")
    assert "Next elapse" in analyze("calendar", when).stdout


@pytest.mark.parametrize("service", SERVICES)
def test_services_are_fenced_in(service, analyze):
    judged = analyze("security", "--offline=true", f"--threshold={EXPOSURE}", str(DEPLOY / "systemd" / service))
    assert judged.returncode == 0, judged.stdout


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_service_may_write_to_lies_in_the_project_and_holds_no_spreadsheets(service):
    (written,) = settings(service, "ReadWritePaths")
    assert written.split() == [f"{INSTALLED}/reports", f"{INSTALLED}/data/processed"]


@pytest.mark.parametrize("service", SERVICES)
def test_the_commands_are_the_workbooks(service):
    (line,) = settings(service, "ExecStart")
    assert line.startswith(f"{INSTALLED}/.venv/bin/workbook ")
    check_arguments(line)


def test_errors_in_spreadsheets_and_a_stop_are_no_failure_of_the_run_and_everything_is_one_of_the_watch():
    assert settings("workbook.service", "SuccessExitStatus") == ["1 143"]
    assert str(FAULT) not in settings("workbook.service", "SuccessExitStatus")[0].split()
    assert settings("workbook-watch.service", "SuccessExitStatus") == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_failure_is_told_by_a_unit_that_is_there(service):
    (told_by,) = settings(service, "OnFailure")
    assert (DEPLOY / "systemd" / told_by.replace("@%n", "@")).is_file()
