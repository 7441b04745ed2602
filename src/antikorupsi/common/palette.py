"""The colours of charts, pages and written workbooks: all that one changes to give them another look.

Charts are drawn in the colours of the UK Government Analysis Function, 3:1 contrast with white and between neighbours;
on a dark page each becomes the page's own lighter one. Colours of words on pages have 4.5:1 with the paper and with the
shade behind them (WCAG 2.2, 1.4.3).
"""

DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, GREY = "#12436D", "#28A197", "#801650", "#F46A25", "#6B7280"
LIGHT_GREY, GRID, MIDDLE_GREY = "#D1D5DB", "#E5E7EB", "#8A929E"
RUST, TEAL = "#A13D08", "#1B7A70"  # words in orange and in turquoise: 4.5:1 with white
TEXT, TICK_TEXT = "#111827", "#374151"
WHITE = "#FFFFFF"

# Names of the style sheets' variables; print takes the light ones.
LIGHT_PAGE = {
    "ink": TEXT, "soft": "#4B5563", "line": LIGHT_GREY, "paper": WHITE, "shade": "#F3F4F6", "blue": DARK_BLUE,
    "pink": DARK_PINK, "orange": RUST, "teal": TEAL, "others": MIDDLE_GREY, "grid": GRID,
}  # fmt: skip
DARK_PAGE = {
    "ink": "#E5E7EB", "soft": "#A9B1BD", "line": "#3B4450", "paper": "#12161C", "shade": "#1D242D",
    "blue": "#8FBDE8", "pink": "#F29CC3", "orange": "#F5A06B", "teal": "#5FD0C5", "others": "#7D8794",
    "grid": "#2A323D",
}  # fmt: skip
# The variable that takes the place of a chart's colour on a dark page.
IN_THE_DARK = {
    DARK_BLUE: "blue", RUST: "orange", ORANGE: "orange", DARK_PINK: "pink", TURQUOISE: "teal", TEAL: "teal",
    MIDDLE_GREY: "others", GREY: "soft", TICK_TEXT: "soft", LIGHT_GREY: "line", GRID: "grid", TEXT: "ink",
    WHITE: "paper",
}  # fmt: skip

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
    dark_page = f":root {{ color-scheme: dark; {dark} }}\n{_dark_charts()}"
    return (
        f":root {{ color-scheme: light; {light} }}\n@media screen and (prefers-color-scheme: dark) {{ {dark_page} }}\n"
    )


def _dark_charts() -> str:
    """Rules that replace the colours of charts, as attributes or, where matplotlib drew them, as styles."""
    return "\n".join(
        f'svg :is([{what}="{colour}"], [style*="{what}: {colour.lower()}"]) {{ {what}: var(--{name}) !important; }}'
        for colour, name in IN_THE_DARK.items()
        for what in ("fill", "stroke")
    )
