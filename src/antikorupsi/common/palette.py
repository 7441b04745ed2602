"""The colours of charts, pages and written workbooks: all that one changes to give them another look.

Charts are drawn on white, also on a dark page: UK Government Analysis Function, 3:1 contrast with white and between
neighbours. Colours of words on pages have 4.5:1 with the paper and with the shade behind them (WCAG 2.2, 1.4.3).
"""

DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, GREY = "#12436D", "#28A197", "#801650", "#F46A25", "#6B7280"
LIGHT_GREY, GRID = "#D1D5DB", "#E5E7EB"
TEXT, TICK_TEXT = "#111827", "#374151"
WHITE = "#FFFFFF"

# Names of the style sheets' variables; print takes the light ones.
LIGHT_PAGE = {
    "ink": TEXT,
    "soft": "#4B5563",
    "line": LIGHT_GREY,
    "paper": WHITE,
    "shade": "#F3F4F6",
    "blue": DARK_BLUE,
    "pink": DARK_PINK,
    "orange": "#A13D08",
    "chart": WHITE,
}
DARK_PAGE = {
    "ink": "#E5E7EB",
    "soft": "#A9B1BD",
    "line": "#3B4450",
    "paper": "#12161C",
    "shade": "#1D242D",
    "blue": "#8FBDE8",
    "pink": "#F29CC3",
    "orange": "#F5A06B",
    "chart": WHITE,
}

# Sheets: lines, what one may fill in or change, and marked cells by severity.
SHEET_LINE = "#9AA5B1"
FORM_CELL, INPUT_CELL = "#FFFDF3", "#FFF4CC"
SEVERITY = {"fault": "#E4DFEC", "error": "#FFC7CE", "warning": "#FFEB9C", "note": "#DDEBF7"}


def argb(colour: str) -> str:
    """A colour as workbooks write it: `#12436D` is `FF12436D`."""
    return f"FF{colour[1:]}"


def css_variables() -> str:
    """The colours of a page as variables of a style sheet, for light and dark screens and for paper."""
    light, dark = (
        " ".join(f"--{name}: {colour};" for name, colour in page.items()) for page in (LIGHT_PAGE, DARK_PAGE)
    )
    return (
        f":root {{ color-scheme: light; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {dark} }} }}\n"
    )
