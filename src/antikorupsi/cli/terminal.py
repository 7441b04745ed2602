"""What is printed on a terminal: nothing that came from a file may steer it, or look like another line."""

import re
from typing import Any

from rich.console import Console

# Control characters but for the tab and the end of a line, signs that turn the direction of what follows, surrogates.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """The text with a replacement sign for every character that a terminal would obey."""
    return _STEERING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The same on one line, whatever stands in it."""
    return printable(_ENDS.sub(" ", text))


class SafeConsole(Console):
    """A console that prints texts as they are and obeys none of them."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Prints as a console does; texts without what steers a terminal, and without markup unless it is asked for."""
        options.setdefault("markup", False)
        super().print(*[printable(each) if isinstance(each, str) else each for each in objects], **options)
