"""Texts for CSV files, escaped so that no spreadsheet program runs them as formulas."""

_LIVE = (  # the last four: full-width forms
    "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20",
)  # fmt: skip
_SHIELD = "'"


def escape_formula(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet program would read it as a formula."""
    return f"{_SHIELD}{text}" if text.lstrip(_SHIELD).startswith(_LIVE) else text


def unescape_formula(text: str) -> str:
    """The inverse of `escape_formula`."""
    return text[1:] if text.startswith(_SHIELD) and text.lstrip(_SHIELD).startswith(_LIVE) else text
