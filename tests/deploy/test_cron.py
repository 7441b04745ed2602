"""The crontab runs under what cron gives it, says nothing unless somebody is needed, and notices a missed night."""

import json
import re
import shlex
import shutil
import subprocess

import pytest
from filelock import FileLock

from tests.deploy.deployed import INSTALLED, ROOT, check_arguments, finished_at, read

pytestmark = pytest.mark.slow

LINES = [line for line in read("cron/workbook.crontab").splitlines() if line and not line.startswith("#")]
VARIABLES = dict(line.split("=", 1) for line in LINES if re.match(r"[A-Z]+=", line))
NIGHT, MORNING = (line.split(maxsplit=5) for line in LINES if not re.match(r"[A-Z]+=", line))
RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))


def run_by_cron(entry, reports, period="contoh"):
    """The command of a line in cron's environment, for one region of a small period, into a folder of its own."""
    chosen = f"--reports {shlex.quote(str(reports))}"
    command = entry[5].replace("workbook status", f"workbook status {chosen}")
    command = command.replace("workbook run", f"workbook run {chosen} --formats html --region kota-contoh-baru")
    command = command.replace("reports/run.jsonl", shlex.quote(str(reports / "run.jsonl")))
    given = {"HOME": str(reports), "LOGNAME": "workbook", "PATH": "/usr/bin:/bin"} | VARIABLES
    given |= {"WORKBOOK": str(ROOT), "PERIOD": period}
    environment = [f"{name}={value}" for name, value in given.items()]
    called = ["env", "-i", *environment, VARIABLES["SHELL"], "-c", command]
    return subprocess.run(
        called, cwd=reports, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=900
    )


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """A folder of reports made by the night's line, and how that ended."""
    reports = tmp_path_factory.mktemp("reports of a night")
    return reports, run_by_cron(NIGHT, reports)


@pytest.mark.parametrize("entry", [NIGHT, MORNING], ids=["night", "morning"])
def test_the_time_fields_are_ones_that_cron_takes(entry):
    for written, (lowest, highest) in zip(entry[:5], RANGES, strict=True):
        assert written == "*" or lowest <= int(written) <= highest


@pytest.mark.parametrize("entry", [NIGHT, MORNING], ids=["night", "morning"])
def test_no_percent_sign_ends_a_command_early(entry):
    assert "%" not in entry[5]


@pytest.mark.parametrize("entry", [NIGHT, MORNING], ids=["night", "morning"])
def test_the_commands_are_the_workbooks(entry):
    called = re.search(r"\.venv/bin/(workbook .*?) 2>&1\)", entry[5])
    check_arguments(called[1].replace('"$PERIOD"', "2025"))


def test_the_folder_is_named_once():
    assert VARIABLES["WORKBOOK"] == INSTALLED
    assert sum(INSTALLED in line for line in LINES) == 1


def test_a_night_with_errors_in_spreadsheets_is_quiet_published_and_logged(night):
    reports, ended = night
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert (reports / "contoh" / "daerah" / "kota-contoh-baru.html").is_file()
    events = [json.loads(line)["event"] for line in (reports / "run.jsonl").read_text().splitlines()]
    assert (events[0], events[-1]) == ("started", "finished")


def test_the_morning_after_is_quiet(night):
    ended = run_by_cron(MORNING, night[0])
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_missed_night_is_told_in_the_morning(night, tmp_path):
    shutil.copytree(night[0] / "contoh", tmp_path / "contoh")
    finished_at(tmp_path, "2026-01-01T02:01:00+00:00")
    assert run_by_cron(MORNING, tmp_path).stdout.endswith("No run has ended within 26h.\n")


def test_a_run_that_meets_another_one_says_so_and_does_nothing(night):
    reports, _ = night
    before = (reports / "contoh" / "manifest.json").read_bytes()
    with FileLock(reports / "contoh" / ".lock"):
        said = run_by_cron(NIGHT, reports).stdout
    assert said.splitlines()[-1].startswith("Another run is at work on ")
    assert (reports / "contoh" / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(("code", "told"), [(0, False), (1, False), (2, True), (70, True), (137, True)])
def test_a_crash_is_told_at_once_and_reports_with_faults_are_not(tmp_path, code, told):
    stand_in = tmp_path / ".venv" / "bin" / "workbook"
    stand_in.parent.mkdir(parents=True)
    stand_in.write_text(f"#!/bin/sh\necho Traceback >&2\nexit {code}\n")
    stand_in.chmod(0o755)
    environment = {"PATH": "/usr/bin:/bin"} | VARIABLES | {"WORKBOOK": str(tmp_path)}
    called = [VARIABLES["SHELL"], "-c", NIGHT[5]]
    ended = subprocess.run(called, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.stdout == ("Traceback\n" if told else "")


def test_wrong_use_is_told_at_once(tmp_path):
    assert "1999" in run_by_cron(NIGHT, tmp_path, period="1999").stdout
