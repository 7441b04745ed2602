"""After a publication a program is told what changed: whole, in time, once, and without harm where it fails."""

import json
import os
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from antikorupsi.assess import changes
from antikorupsi.common import Addresses, Language, WorkbookError
from antikorupsi.publish import Message, place_text
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.notifying import call, notice_of, read_command, tell
from antikorupsi.run.publication import Publication
from antikorupsi.run.stopping import Stop

MESSAGE = Message("Dua kalimat. → Selesai.", "/srv/perubahan.html", b'{"changes": []}\n', 3)
KEEP = """
import json, os, sys
given = {name: os.environ[name] for name in ("WORKBOOK_SUMMARY", "WORKBOOK_PAGE", "WORKBOOK_CHANGES")}
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write(json.dumps({"given": given, "read": json.load(sys.stdin)}) + "\\n")
"""
POST = """
import os, sys, urllib.request
request = urllib.request.Request(sys.argv[1], sys.stdin.buffer.read(), {"Content-Type": "application/json"})
urllib.request.urlopen(request, timeout=10)
"""


def python(code, *arguments):
    return (sys.executable, "-c", code, *map(str, arguments))


def why(*arguments, **options):
    """Why a program failed, in English; "" where it did not."""
    found = call(*arguments, **options)
    return found.said(Language("en")) if found else ""


def kept(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_the_program_gets_the_list_and_the_summary(tmp_path):
    assert why(python(KEEP, tmp_path / "told"), MESSAGE, Stop()) == ""
    (told,) = kept(tmp_path / "told")
    assert told["read"] == {"changes": []}
    assert told["given"] == {
        "WORKBOOK_SUMMARY": MESSAGE.summary,
        "WORKBOOK_PAGE": MESSAGE.page,
        "WORKBOOK_CHANGES": "3",
    }


def test_a_program_may_leave_the_list_unread():
    large = replace(MESSAGE, content=b" " * 10_000_000)
    assert why(python("pass"), large, Stop()) == ""


@pytest.fixture
def listener():
    """A web server on the loopback: its address and what was posted to it; it answers with the codes in `codes`."""
    posted, codes = [], []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            posted.append((self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(codes.pop(0) if codes else 204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", posted, codes
    server.shutdown()
    server.server_close()


def test_a_webhook_gets_the_list(listener):
    address, posted, _ = listener
    assert why(python(POST, address), MESSAGE, Stop()) == ""
    assert posted == [("application/json", MESSAGE.content)]


def test_no_shell_reads_the_command(tmp_path):
    command = (*python(KEEP, tmp_path / "told"), "; touch", f"{tmp_path}/ran", "$(touch x)")
    assert why(command, MESSAGE, Stop()) == ""
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            python("import sys; sys.exit('\\x1b[31mTidak ada: 0812 3456 7890')"),
            "exit code 1: \ufffd[31mTidak ada: (disam",
        ),
        (python("import os; os.kill(os.getpid(), 9)"), "ended by signal 9."),
        (("/nowhere/program",), "could not be started: /nowhere/program: No such file or directory."),
        (("/",), "could not be started: /: Permission denied."),
    ],
    ids=["exit code", "signal", "not there", "no program"],
)
def test_why_a_program_failed_is_one_harmless_sentence(command, said):
    sentence = why(command, MESSAGE, Stop())
    assert said in sentence
    assert "\n" not in sentence


SLEEP = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(60)
"""


def ends(process):
    """Whether a process ends within some seconds."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


def test_a_program_that_takes_too_long_is_ended_with_what_it_started(tmp_path):
    late = why(python(SLEEP, tmp_path / "child"), MESSAGE, Stop(), seconds=3)
    assert late == "The program of --notify did not end within 3 s and was ended."
    assert ends(int((tmp_path / "child").read_text()))


def test_a_stop_of_the_run_ends_the_program():
    stop = Stop()
    threading.Timer(0.5, stop.handle, [15]).start()
    began = time.monotonic()
    assert (
        why(python("import time; time.sleep(60)"), MESSAGE, stop) == "The program of --notify was ended with the run."
    )
    assert time.monotonic() - began < 30


def test_a_command_is_split_as_a_shell_splits_it():
    assert read_command("sh -c 'mail -s \"$WORKBOOK_SUMMARY\" a b'") == ("sh", "-c", 'mail -s "$WORKBOOK_SUMMARY" a b')
    assert read_command("") == ()
    with pytest.raises(WorkbookError, match=r"No closing quotation"):
        read_command("sh -c 'mail")


def with_spi(assessment, value):
    """The assessment with another SPI of its first region."""
    verdicts = assessment.verdicts.copy()
    verdicts.loc[(verdicts["region"] == "01.01") & (verdicts["criterion"] == "spi"), "value"] = value
    return replace(assessment, verdicts=verdicts)


class Folder:
    """A folder of reports in which assessments are published one after the other, and a program is told."""

    def __init__(self, path):
        self.path, self.day = path, 1

    def publish(self, assessment, command, failed=()):
        """Publishes, tells, and gives why that failed; None where nothing was to be told."""
        if new := changes.to_record(assessment, self.path, date(2026, 3, self.day)):
            place_text(new[1], new[0])
        self.day += 1
        publication = Publication.open(self.path)
        notice = notice_of(publication, assessment, Addresses("contoh"), date(2026, 3, self.day), failed)
        if notice is None:
            return None
        failed = tell(command, notice, publication, Stop(), f"day {self.day}")
        return failed.said(Language("en")) if failed else ""


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_each_change_is_told_once(folder, assessment_contoh, tmp_path):
    command = python(KEEP, tmp_path / "told")
    assert folder.publish(assessment_contoh, command) is None
    assert folder.publish(with_spi(assessment_contoh, 71.5), command) == ""
    assert folder.publish(with_spi(assessment_contoh, 71.5), command) is None
    assert folder.publish(with_spi(assessment_contoh, 72.5), command) == ""
    told = [each["read"]["changes"] for each in kept(tmp_path / "told")]
    assert [(row["value_before"], row["value_after"]) for rows in told for row in rows] == [(78.31, 71.5), (71.5, 72.5)]


def test_what_could_not_be_told_is_told_by_the_next_run_from_where_it_was_told_last(
    folder, assessment_contoh, tmp_path
):
    command, broken = python(KEEP, tmp_path / "told"), python("raise SystemExit(3)")
    folder.publish(assessment_contoh, command)
    folder.publish(with_spi(assessment_contoh, 71.5), command)
    assert "exit code 3" in folder.publish(with_spi(assessment_contoh, 72.5), broken)
    assert "exit code 3" in folder.publish(with_spi(assessment_contoh, 73.5), broken)
    assert folder.publish(with_spi(assessment_contoh, 73.5), command) == ""
    (row,) = kept(tmp_path / "told")[-1]["read"]["changes"]
    assert (row["value_before"], row["value_after"]) == (71.5, 73.5)


def test_a_page_that_failed_is_told_though_nothing_changed(folder, assessment_contoh, tmp_path):
    command = python(KEEP, tmp_path / "told")
    assert folder.publish(assessment_contoh, command, [("Kota Contoh Baru", "MemoryError")]) == ""
    (told,) = kept(tmp_path / "told")
    assert told["read"]["failed"] == [{"name": "Kota Contoh Baru", "error": "MemoryError"}]
    assert told["given"]["WORKBOOK_SUMMARY"].startswith("Gagal dibuat atau dibaca: 1 (Kota Contoh Baru).")


def test_up_to_where_was_told_stands_in_the_manifest_and_older_manifests_are_read(folder, assessment_contoh, tmp_path):
    folder.publish(assessment_contoh, python("pass"))
    Publication.open(tmp_path).finish()
    assert "told" not in json.loads((tmp_path / "manifest.json").read_text())
    folder.publish(with_spi(assessment_contoh, 71.5), python("pass"))
    assert Manifest.read(tmp_path).told == "0002-2026-03-02.csv"
    Publication.open(tmp_path).finish()
    assert Manifest.read(tmp_path).told == "0002-2026-03-02.csv"


def test_a_message_counts_as_untold_from_its_first_attempt_until_it_is_told(folder, assessment_contoh, tmp_path):
    seen = "import json, sys; sys.exit(json.load(open(sys.argv[1]))['untold']['why'])"
    folder.publish(assessment_contoh, python("pass"))
    assert Manifest.read(tmp_path).untold == {}
    said = folder.publish(with_spi(assessment_contoh, 71.5), python(seen, tmp_path / "manifest.json"))
    assert "exit code 1: The run ended before the program of --notify did." in said, "a killed run leaves it untold"
    first = Manifest.read(tmp_path).untold
    assert first == {"since": "day 3", "changes": "1", "why": said}
    folder.publish(with_spi(assessment_contoh, 72.5), python("raise SystemExit(3)"))
    assert Manifest.read(tmp_path).untold["since"] == "day 3"
    Publication.open(tmp_path).finish()
    assert "exit code 3" in Manifest.read(tmp_path).untold["why"], "what follows keeps it"
    folder.publish(with_spi(assessment_contoh, 72.5), python("pass"))
    assert Manifest.read(tmp_path).untold == {}


def test_the_program_has_the_environment_of_the_run(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBOOK_TEST_SECRET", "x")
    code = "import os, sys; sys.exit(os.environ['WORKBOOK_TEST_SECRET'] != 'x')"
    assert why(python(code), MESSAGE, Stop()) == ""
    assert "WORKBOOK_SUMMARY" not in os.environ
