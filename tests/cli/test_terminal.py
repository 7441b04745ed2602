"""Nothing that came from a file steers the terminal or makes a line of its own."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.cli.terminal import SafeConsole, one_line, printable

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
