"""Text for a terminal, without control characters: text from files may not control it or look like another line."""

from contextlib import suppress
from typing import Any

from rich.console import Console

from antikorupsi.common import one_line, printable

__all__ = ["SafeConsole", "one_line", "printable"]


class SafeConsole(Console):
    """A console that prints only printable text, each as one line, as it is: without markup, colours or wrapping."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Prints as a console does; `options` override what a text gets here. Tables are fitted to the width."""
        plain = {"markup": False, "highlight": False, "soft_wrap": all(isinstance(each, str) for each in objects)}
        options = plain | options
        super().print(*[one_line(each) if isinstance(each, str) else each for each in objects], **options)

    def print_lines(self, text: str) -> None:
        """Prints a text of several lines; all but the first are indented, so that none looks like one of its own."""
        for number, line in enumerate(text.splitlines()):
            self.print(f"  {line}" if number else line)

    def on_broken_pipe(self) -> None:
        """Prints nothing more if the reader has gone, such as `head`; the command goes on and keeps its exit code."""
        with suppress(SystemExit):
            super().on_broken_pipe()
