"""Text for a terminal, without control characters: text from files may not control it or look like another line."""

import re
from contextlib import suppress
from typing import Any

from rich.console import Console

# Control characters except tab and line end, marks of text direction, surrogates.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """The text with U+FFFD for every control character and direction mark."""
    return _STEERING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`printable` text with line ends and tabs replaced."""
    return printable(_ENDS.sub(" ", text))


class SafeConsole(Console):
    """A console that prints only printable text, as it is: without markup, colours or wrapping."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Prints as a console does; `options` override what a text gets here. Tables are fitted to the width."""
        plain = {"markup": False, "highlight": False, "soft_wrap": all(isinstance(each, str) for each in objects)}
        options = plain | options
        super().print(*[printable(each) if isinstance(each, str) else each for each in objects], **options)

    def on_broken_pipe(self) -> None:
        """Prints nothing more if the reader has gone, such as `head`; the command goes on and keeps its exit code."""
        with suppress(SystemExit):
            super().on_broken_pipe()
