"""One file holds the colours of charts, pages and workbooks, and its words can be read on what is behind them."""

import re
from itertools import product

import pytest

from antikorupsi.common import palette
from tests.setup.declared import ROOT

# Fictitious agencies have colours of their own; pages in JupyterLab take those of JupyterLab.
OTHER_LOOKS = ("simulate", "show/exploring/style.py")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|Color=\"[0-9A-F]{6,8}\"|color=\"[0-9A-F]{6,8}\"")


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """From 1 (alike) to 21 (black and white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_no_other_file_of_the_package_names_a_colour():
    files = [path for path in (ROOT / "src").rglob("*.*") if path.suffix in {".py", ".css", ".j2", ".js", ".typ"}]
    others = [path for path in files if not any(part in str(path) for part in ("common/palette.py", *OTHER_LOOKS))]
    found = {str(path.relative_to(ROOT)): set(COLOUR.findall(path.read_text(encoding="utf-8"))) for path in others}
    assert {name: colours for name, colours in found.items() if colours} == {}


@pytest.mark.parametrize("page", [palette.LIGHT_PAGE, palette.DARK_PAGE])
def test_words_on_pages_can_be_read_on_paper_and_on_shade(page):
    pairs = product(("ink", "soft", "blue", "pink", "orange"), ("paper", "shade"))
    assert {pair for pair in pairs if contrast(page[pair[0]], page[pair[1]]) < 4.5} == set()


def test_charts_stand_out_from_white_and_each_mark_from_its_neighbour():
    marks = (palette.DARK_BLUE, palette.TURQUOISE, palette.DARK_PINK, palette.GREY)
    assert {mark for mark in marks if contrast(mark, palette.WHITE) < 3} == set()
    assert contrast(palette.DARK_BLUE, palette.TURQUOISE) >= 3
    assert contrast(palette.TURQUOISE, palette.DARK_PINK) >= 3


def test_every_colour_of_a_chart_stands_out_in_the_dark_too():
    dark, lines = palette.DARK_PAGE, {"line", "grid", "paper"}
    assert set(palette.IN_THE_DARK.values()) <= dark.keys()
    marks = {name for name in palette.IN_THE_DARK.values() if name not in lines}
    assert {name for name in marks if contrast(dark[name], dark["paper"]) < 3} == set()


def test_light_and_dark_pages_have_the_same_variables():
    assert palette.LIGHT_PAGE.keys() == palette.DARK_PAGE.keys()
    assert palette.css_variables().count("--ink:") == 2
