"""Texts in CSV files of ours: none of them is a formula to the spreadsheet program that opens the file."""

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four: wide signs
_SHIELD = "'"


def shielded(text: str) -> str:
    """The text, with an apostrophe before it where a program would run it; `unshielded` gives it back."""
    return f"{_SHIELD}{text}" if text.lstrip(_SHIELD).startswith(_LIVE) else text


def unshielded(text: str) -> str:
    """The text that was shielded."""
    return text[1:] if text.startswith(_SHIELD) and text.lstrip(_SHIELD).startswith(_LIVE) else text
