"""The signs that point to footnotes, and the texts of these."""

import re
from functools import lru_cache

_SIGN = r"[*#^\u00a7\u2020\u2021\u00b9\u00b2\u00b3\u2074-\u2079]+"
_POINTING = re.compile(rf"(?<=.){_SIGN}")
_NUMBERED = re.compile(r"(?<=\w)\s*\(?(\d|[a-z])\)$", re.IGNORECASE)  # 2025 1), 2025 a)
_FOOTNOTE = re.compile(rf"^\(?({_SIGN}|(?:\d|[a-zA-Z])(?=\)))\)?[\s:.=-]*(.*)", re.DOTALL)


@lru_cache(maxsize=2**14)
def marks_in(text: str) -> frozenset[str]:
    """The signs in a text that point to footnotes; one at its beginning does not."""
    bare = text.strip().lstrip("*")
    return frozenset((*_POINTING.findall(bare), *(mark.lower() for mark in _NUMBERED.findall(bare))))


def footnote_in(text: str) -> tuple[str, str] | None:
    """The sign at the beginning of a text and the text behind it; None for a text that is no footnote."""
    match = _FOOTNOTE.match(text)
    return (match[1].lower(), match[2]) if match and match[2] else None
