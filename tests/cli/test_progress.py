"""What a run says while it is at work: plain lines off a terminal, in the language that was asked for."""

import io
from contextlib import suppress
from pathlib import Path

import pytest

from antikorupsi.cli import progress
from antikorupsi.cli.logging import RunLog
from antikorupsi.cli.progress import ReportProgress
from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.common import Language, WorkbookError
from antikorupsi.run import Event

FOLDER = Path("/reports/2025")


def shown(monkeypatch, events, language="en", first=3.0, each=3.0):
    """The lines that are printed of some events: the first page is there after some seconds, then one after another."""
    now, printed = 0.0, io.StringIO()
    monkeypatch.setattr(progress.time, "monotonic", lambda: now)
    with ReportProgress(SafeConsole(file=printed, width=40), Language(language), FOLDER) as at_work:
        for event in events:
            now += (each if now else first) if event.what in ("made", "completed") else 0.0
            at_work.handle(event)
    return printed.getvalue().splitlines()


def made(count):
    return [Event("made", f"Kota {number}", f"daerah/kota-{number}.html", seconds=1.5) for number in range(count)]


def test_a_line_stands_for_every_tenth_of_the_pages(monkeypatch):
    lines = shown(monkeypatch, [Event("begun", count=553), *made(553)])
    assert lines[:3] == ["Reading the spreadsheets.", "553 pages to make.", f"First page: {FOLDER}/daerah/kota-0.html"]
    assert [int(line.split()[0]) for line in lines[3:]] == [56, 111, 166, 222, 277, 332, 388, 443, 498]


def test_the_time_left_is_that_of_the_pages_left_at_the_pace_so_far(monkeypatch):
    waited_for_a_kernel = 60.0  # no measure of the pages to come
    lines = shown(monkeypatch, [Event("begun", count=100), *made(100)], first=waited_for_a_kernel, each=2.0)
    assert "10 of 100 pages, 3 min left" in lines
    assert "50 of 100 pages, 2 min left" in lines
    assert "60 of 100 pages, 80 s left" in lines


def test_files_beside_the_pages_are_counted_afterwards_from_the_start(monkeypatch):
    completed = [Event("completed", event.name, event.page) for event in made(20)]
    events = [Event("begun", count=20), *made(20), Event("completing", count=20), *completed]
    lines = shown(monkeypatch, events)
    afterwards = lines.index("Pages are in place; making PDFs and scorecards of 20.")
    counted = [int(line.split()[0]) for line in lines[afterwards + 1 :]]
    assert counted == [2, 4, 6, 8, 10, 12, 14, 16, 18]
    assert "First page" not in "".join(lines[afterwards:])


def test_the_first_page_is_one_that_is_there(monkeypatch):
    failed = Event("failed", "Kota Gagal", "daerah/kota-gagal.html", "KeyError: 'x'")
    lines = shown(monkeypatch, [Event("begun", count=3), failed, *made(2)])
    assert [line for line in lines if line.startswith("First page")] == [f"First page: {FOLDER}/daerah/kota-0.html"]


def test_progress_is_said_in_the_language_asked_for(monkeypatch):
    lines = shown(monkeypatch, [Event("begun", count=20), *made(20), Event("closing")], "id")
    assert lines[0] == "Membaca berkas data."
    assert lines[1] == "20 halaman akan dibuat."
    assert lines[2].startswith("Halaman pertama: /")
    assert "10 dari 20 halaman, sisa waktu 30 detik" in lines
    assert lines[-1] == "Menulis indeks dan hasil."


def test_names_from_data_neither_steer_nor_break_a_line(monkeypatch):
    steering = "Kota\x1b[2J\nAsri"
    events = [
        Event("begun", count=2),
        Event("retried", steering, "a.html", steering),
        Event("made", steering, steering),
    ]
    lines = shown(monkeypatch, events)
    assert len(lines) == 4
    assert "\x1b" not in "".join(lines)


def broken_off(path, error):
    """Raises an error within a log; what the log held before."""
    with suppress(BaseException), RunLog(str(path)):
        begun = path.read_text(encoding="utf-8")
        raise error
    return begun


@pytest.mark.parametrize(
    ("error", "last"),
    [
        (WorkbookError("There is no region."), "refused"),
        (KeyError("x"), "crashed"),
        (KeyboardInterrupt(), "interrupted"),
    ],
)
def test_the_log_says_from_the_start_that_a_run_was_called_and_why_it_broke_off(tmp_path, error, last):
    path = tmp_path / "run.jsonl"
    assert '"event": "started"' in broken_off(path, error)
    ended = path.read_text(encoding="utf-8").splitlines()[-1]
    assert ended.startswith('{"at": "')
    assert f'"event": "{last}"' in ended
    assert str(error) in ended
    assert ("Traceback" in ended) == (last == "crashed")
