"""Text without control characters: text from files may not steer a terminal, a log or a mail."""

import re

# Control characters except tab and line end, marks of text direction, surrogates.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """The text with U+FFFD for every control character and direction mark."""
    return _STEERING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`printable` text with line ends and tabs replaced."""
    return printable(_ENDS.sub(" ", text))
