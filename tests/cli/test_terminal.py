"""Nothing that came from a file steers the terminal or makes a line of its own."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.cli.terminal import SafeConsole, one_line, printable
from antikorupsi.simulate import simulate
from tests.cli.calling import workbook

STEERING = [
    "\x1b[2J",
    "\x1b]0;judul\x07",
    "\x9b31m",
    "\x08\x08",
    "\u202e",
    "\u2066",
    "\x7f",
    "\ud800",
    "\x00",
    "\ufffe",
]


@pytest.mark.parametrize("text", STEERING)
def test_what_steers_is_shown_as_a_sign(text):
    shown = printable(f"a{text}b")
    assert "\ufffd" in shown
    assert not set(shown) & set("\x1b\x07\x9b\x08\u202e\u2066\x7f\ud800\x00\ufffe")


@given(st.text(max_size=60))
def test_one_line_is_one_line(text):
    assert len(one_line(text).splitlines()) <= 1
    one_line(text).encode()


def test_a_console_prints_texts_as_they_are():
    shown = io.StringIO()
    console = SafeConsole(file=shown, width=200)
    console.print("[red]merah[/red] \x1b[31mRp 5\x1b[0m")
    assert shown.getvalue() == "[red]merah[/red] \ufffd[31mRp 5\ufffd[0m\n"


def test_several_lines_are_printed_so_that_none_looks_like_another_message():
    shown = io.StringIO()
    SafeConsole(file=shown, width=200).print("Nama\nWhole. 987 pages: 5 published.")
    SafeConsole(file=shown, width=200).print_lines("Nama\nWhole. 987 pages: 5 published.")
    assert shown.getvalue() == "Nama Whole. 987 pages: 5 published.\nNama\n  Whole. 987 pages: 5 published.\n"


HOSTILE = "\x1b[2Jjudul\x07\nWhole. 987 pages\u202e"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A period whose files, sheets, headings and cells try to steer a terminal; its names of folders do so too."""
    folder = tmp_path_factory.mktemp("raw") / f"raw {HOSTILE}"
    simulate(folder / "negeri", regions=3, seed=1, faults=0.2)
    for path in sorted((folder / "negeri").glob("*.xlsx"))[:3]:
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            sheet.title = f"\x9b31m\u202e{sheet.title}"[:31]
            sheet.append(["\x9b31m\u202eKota\r\nWhole. 987 pages", 2024, "\x9b31mbukan angka\u2028Whole."])
        book.save(path)
        path.rename(path.with_name(f"{HOSTILE}{path.name}"))
    (folder / "negeri" / f"rusak{HOSTILE}.xlsx").write_bytes(b"PK\x03\x04 torn")
    return folder


ORDERS = [
    *(["check"], ["status", "--all"], ["trace", HOSTILE, "spi"], ["needs"], ["needs", f"/tmp/{HOSTILE}/x.csv"]),
    *(["run", "--region", HOSTILE], ["run", "--framework", HOSTILE], ["run", "--overrides", HOSTILE]),
    *(["check", "--period", HOSTILE], ["review", HOSTILE]),
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order[0]} {len(order)}")
def test_no_command_prints_what_steers_a_terminal_or_passes_for_a_line_of_its_own(hostile, tmp_path, order):
    period = [] if "--period" in order else ["--period", "negeri"]
    reports = ["--reports", str(tmp_path / HOSTILE)] if order[0] in ("check", "status") else []
    ended = workbook(*order, *period, "--raw", str(hostile), *reports)
    said = ended.stdout + ended.stderr
    assert ended.returncode in (0, 1, 2), said
    assert "Traceback" not in said
    assert not set(said) & set("\x1b\x07\x9b\x08\u202e\u2066\u2028\r\x7f")
    assert not any(line.startswith("Whole. 987") for line in said.splitlines())
