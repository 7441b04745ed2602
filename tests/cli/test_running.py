"""The commands run and status, as schedules call them: quiet, logged, and telling by their exit codes."""

import json
import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

from antikorupsi.common.project import root
from tests.cli.calling import COMMAND, workbook

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


def test_off_a_terminal_only_faults_are_said(published):
    _, ended, _ = published
    assert ended.stdout == ""
    assert ended.stderr == "6 errors in the spreadsheets; see: workbook check --period contoh\n"
    assert ended.returncode == 1


def test_the_log_has_a_line_for_every_step_with_its_time(published):
    _, _, lines = published
    assert [line["event"] for line in lines] == ["begun", "noted", "made", "made", "made", "finished"]
    assert all(line["at"].endswith("+00:00") for line in lines)
    assert {line["name"] for line in lines[2:5]} == {"ringkasan", "Provinsi Contoh", "Kota Contoh Baru"}
    assert all(line["seconds"] > 0 for line in lines[2:5])
    assert lines[0]["count"] == lines[-1]["count"] == 3


def test_the_status_counts_what_is_published_and_never_made(published):
    ended = workbook(*STATUS, "--reports", str(published[0]))
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Whole. 10 pages: 3 published, 7 never made. The last run ended 20")
    listed = workbook(*STATUS, "--reports", str(published[0]), "--all").stdout
    assert "Kota Contoh Baru published (made 20" in listed
    assert "Kota Contoh Asri never made\n" in listed


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
