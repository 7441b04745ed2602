"""Texts without the characters that nobody sees: names that look alike are one name."""

import unicodedata
from functools import lru_cache

# Signs that change how others are drawn, or join them, and belong to no category of their own.
_UNSEEN_MARKS = frozenset("\u034f\u180b\u180c\u180d") | {chr(code) for code in range(0xFE00, 0xFE10)}


@lru_cache(maxsize=2**14)
def as_seen(text: str) -> str:
    """The text with letters composed, without zero-width signs, soft hyphens, byte-order and direction marks."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf" and sign not in _UNSEEN_MARKS)
