"""Texts as a workbook may hold them: XML 1.0 characters, escaped underscores, bounded length.

ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a spreadsheet program reads `_x0031_` as 1, so the underscore itself must be
escaped where a text holds such a sequence.
"""

import re

LONGEST_TEXT = 32_000  # UTF-16 units; a cell takes 32,767
LONGEST_NAME = 31  # UTF-16 units of the name of a sheet
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def without_illegal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids: most control characters, surrogates, U+FFFE and U+FFFF."""
    return _NOT_IN_XML.sub("", text)


def cell_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text for a cell or comment; one that is too long is cut and ends with an ellipsis."""
    legal = _ESCAPE.sub("_x005F_", without_illegal(text))
    if 2 * len(legal) <= longest or utf16_units(legal) <= longest:
        return legal
    return _cut(legal, longest - 1).rstrip("_") + "…"  # a cut escape would be read as another text


def utf16_units(text: str) -> int:
    """The length of a text as spreadsheet programs count it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(text: str, units: int) -> str:
    """The start of a text, at most this many UTF-16 units."""
    head = text[:units]
    while utf16_units(head) > units:
        head = head[: len(head) - max(1, (utf16_units(head) - units) // 2)]
    return re.sub(r"_x[0-9A-Fa-f]{0,4}$", "", head)


def name_text(text: str, longest: int = LONGEST_NAME) -> str:
    """The text as the name of a sheet may hold it; forbidden characters become blanks."""
    clean = re.sub(r"[\\/*?:\[\]\t\n\r]", " ", without_illegal(text))
    return _cut(_ESCAPE.sub(" ", clean).strip("' "), longest).strip("' ")
