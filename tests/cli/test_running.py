"""The commands run and status, as schedules call them: quiet, logged, and telling by their exit codes."""

import json
import os
import pty
import shutil
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from antikorupsi.common.project import root
from tests.cli.calling import COMMAND, workbook, workbook_started_anew

pytestmark = pytest.mark.slow

RUN = ("run", "--period", "contoh", "--formats", "html", "--region", "kota-contoh-baru")
STATUS = ("status", "--period", "contoh")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder of reports made under cron's environment, with a log; and how that run ended."""
    folder = tmp_path_factory.mktemp("published")
    log = folder / "run.jsonl"
    command = [str(COMMAND), *RUN, "--reports", str(folder), "--log", str(log)]
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "SHELL": "/bin/sh"}
    ended = subprocess.run(command, check=False, capture_output=True, text=True, env=bare, stdin=subprocess.DEVNULL)
    return folder, ended, [json.loads(line) for line in log.read_text().splitlines()]


def test_off_a_terminal_plain_lines_say_what_is_done_and_where_the_first_page_is(published):
    folder, ended, lines = published
    first = next(line["page"] for line in lines if line["event"] == "made")
    assert ended.stdout.splitlines()[:3] == [
        *("Reading the spreadsheets.", "3 pages to make."),
        f"First page: {folder}/contoh/{first}",
    ]
    assert ended.stdout.splitlines()[-2:] == [
        "Writing the index and the results.",
        f"3 pages made. Index: {folder}/contoh/index.html",
    ]
    assert all(character.isprintable() or character == "\n" for character in ended.stdout)


def test_faults_are_said_apart_from_progress(published):
    _, ended, _ = published
    assert ended.stderr == "6 errors in the spreadsheets; see: workbook check --period contoh\n"
    assert ended.returncode == 1


def test_the_log_has_a_line_for_every_step_with_its_time(published):
    _, _, lines = published
    assert [line["event"] for line in lines] == [
        *("started", "begun", "noted"),
        *("made", "made", "made"),
        *("closing", "finished"),
    ]
    assert all(line["at"].endswith("+00:00") for line in lines)
    assert {line["name"] for line in lines[3:6]} == {"ringkasan", "Provinsi Contoh", "Kota Contoh Baru"}
    assert all(line["seconds"] > 0 for line in lines[3:6])
    assert lines[1]["count"] == lines[-1]["count"] == 3


def test_the_status_counts_what_is_published_and_never_made(published):
    ended = workbook_started_anew(*STATUS, "--reports", str(published[0]))
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Whole. 10 pages: 3 published, 7 never made. The last run ended 20")
    listed = workbook(*STATUS, "--reports", str(published[0]), "--all").stdout
    assert "Kota Contoh Baru published (made 20" in listed
    assert "Kota Contoh Asri never made\n" in listed


def test_the_status_says_what_is_late_asked_again_too_and_every_delivery_on_request(published):
    reports = ("--reports", str(published[0]))
    late = "  SPIP internal-control maturity 2024 from Inspektorat Provinsi Contoh: late by 44 days, due on 14 November"
    counted = "8 late, 1 not due yet, 1 complete but late and 1 complete."
    for _ in range(2):
        ended = workbook(*STATUS, *reports)
        assert (ended.returncode, counted in ended.stdout, late in ended.stdout) == (0, True, True), ended.stdout
        assert "Biro Organisasi" not in ended.stdout
    assert "from Biro Organisasi Provinsi Contoh: complete on" in workbook(*STATUS, *reports, "--all").stdout
    measured = workbook(*STATUS, *reports, "--today", "2025-11-15").stdout
    assert "from Inspektorat Provinsi Contoh: late by 1 day, due on 14 November 2025" in measured


def test_silence_is_noticed(published, tmp_path):
    reports = ("--reports", str(published[0]))
    assert workbook(*STATUS, *reports, "--max-age", "26h").returncode == 0
    manifest = published[0] / "contoh" / "manifest.json"
    kept = manifest.read_text()
    manifest.write_text(kept.replace(json.loads(kept)["finished"], "2026-01-01T00:00:00+00:00"))
    late = workbook(*STATUS, *reports, "--max-age", "26h")
    manifest.write_text(kept)
    assert (late.returncode, late.stdout.splitlines()[-1]) == (1, "No run has ended within 26h.")
    never = workbook(*STATUS, "--reports", str(tmp_path), "--max-age", "26h")
    assert (never.returncode, never.stdout.splitlines()[-1]) == (1, "No run has ended within 26h.")


@contextmanager
def manifest_with(folder, **changed):
    """Within the block, the manifest of the last run says something else."""
    path = folder / "contoh" / "manifest.json"
    kept = path.read_text()
    path.write_text(json.dumps(json.loads(kept) | changed))
    yield
    path.write_text(kept)


def test_a_last_run_in_the_future_is_an_alarm_and_a_skew_of_clocks_is_none(published):
    looked = (*STATUS, "--reports", str(published[0]), "--max-age", "26h")
    ends = [(datetime.now(UTC) + timedelta(minutes=minutes)).isoformat(timespec="seconds") for minutes in (2, 20)]
    with manifest_with(published[0], finished=ends[0]):
        assert workbook(*looked).returncode == 0
    with manifest_with(published[0], finished=ends[1]):
        late = workbook(*looked)
    assert late.returncode == 1
    assert late.stdout.splitlines()[-1].startswith(f"The last run is said to have ended in the future, at {ends[1]}")


def test_a_last_run_that_ended_at_no_time_is_an_alarm(published):
    with manifest_with(published[0], finished="tomorrow\x1b[2J"):
        late = workbook(*STATUS, "--reports", str(published[0]), "--max-age", "26h")
    assert (late.returncode, late.stdout.splitlines()[-1]) == (1, "No run has ended within 26h.")
    assert "\x1b" not in late.stdout


def test_that_a_later_run_made_other_formats_ages_no_page(published):
    with manifest_with(published[0], formats=["html", "pdf", "xlsx"]):
        ended = workbook(*STATUS, "--reports", str(published[0]))
    assert ended.stdout.startswith("Whole. 10 pages: 3 published, 7 never made.")


def test_a_locale_that_lacks_characters_stops_no_command_and_changes_no_page(published, tmp_path):
    narrow = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    reports = ("--reports", str(tmp_path))
    for arguments in (("check", "--language", "id", "--period", "contoh", *reports), (*RUN, *reports)):
        command = [str(COMMAND), *arguments]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, env=narrow)
        assert ended.returncode == 1, ended.stderr
        assert "Traceback" not in ended.stderr
    assert (tmp_path / "contoh" / "findings.xlsx").is_file()
    page, known = (folder / "contoh" / "daerah" / "kota-contoh-baru.ipynb" for folder in (tmp_path, published[0]))
    shown, usual = (json.loads(path.read_text(encoding="utf-8"))["cells"] for path in (page, known))
    assert [cell.get("outputs") for cell in shown[2:]] == [cell.get("outputs") for cell in usual[2:]]


def test_a_damaged_page_is_named_and_not_whole(published):
    page = published[0] / "contoh" / "daerah" / "kota-contoh-baru.html"
    kept = page.read_bytes()
    page.write_bytes(kept[:1000])
    ended = workbook(*STATUS, "--reports", str(published[0]))
    page.write_bytes(kept)
    assert ended.returncode == 1
    assert "Kota Contoh Baru altered since they were published" in ended.stdout
    assert "Not whole." in ended.stdout


def test_on_a_terminal_a_bar_shows_the_progress_and_the_index_is_named(published):
    ours, theirs = pty.openpty()
    command = [str(COMMAND), *RUN, "--reports", str(published[0]), "--force"]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env=os.environ | {"TERM": "xterm"}):
        os.close(theirs)
        said = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    assert "3/3" in said
    assert "warm kernels" in said
    assert "3 pages made. Index: " in said


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other side has ended
        return b""


def test_spreadsheets_may_lie_anywhere_and_be_named_from_where_one_stands(tmp_path):
    shutil.copytree(root() / "data" / "raw" / "contoh", tmp_path / "masuk" / "contoh")
    ended = workbook(*RUN, "--raw", "masuk", "--reports", "laporan", folder=tmp_path)
    assert ended.returncode == 1, ended.stderr
    page = tmp_path / "laporan" / "contoh" / "daerah" / "kota-contoh-baru.html"
    assert page.is_file()
    shown = workbook(*STATUS, "--raw", "masuk", "--reports", "laporan", folder=tmp_path)
    assert "3 published, 7 never made" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--log", "/nowhere/run.jsonl"), "There is no folder /nowhere to write run.jsonl into"),
        (("--formats", "docx"), "There is no format docx"),
        (("--region", "Kota Entah"), "Kota Entah"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(tmp_path, arguments, said):
    ended = workbook("run", "--period", "contoh", "--reports", str(tmp_path), *arguments)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(Path(tmp_path).rglob("*.html")) == []
