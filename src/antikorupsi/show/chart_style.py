"""The one style of all charts by matplotlib, and their way into the page: SVG, the same bytes for the same figures."""

import io
import re
from typing import Any

import matplotlib as mpl
from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antikorupsi.common import Html, tag
from antikorupsi.show.chart_colours import GRID, LIGHT_GREY, TEXT, TICK_TEXT

WIDTH = 6.7  # inches: 170 mm, the text width of an A4 page
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "workbook", "font.family": "sans-serif", "font.size": 9,
    "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False, "axes.grid": True,
    "axes.axisbelow": True, "grid.color": GRID, "grid.linewidth": 0.8, "axes.edgecolor": LIGHT_GREY,
    "xtick.labelsize": 8, "ytick.labelsize": 8, "xtick.color": TICK_TEXT, "ytick.color": TICK_TEXT,
    "ytick.major.size": 0, "xtick.major.size": 0, "text.color": TEXT, "axes.labelcolor": TICK_TEXT,
}  # fmt: skip


def new_figure(height: float) -> tuple[Figure, Axes]:
    """A figure of page width, in the shared style, that makes room for names beside it; the height is in inches."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        return figure, figure.subplots()


def shown(figure: Figure, title: str, alternative: str) -> Html:
    """The figure as inline SVG under a sentence as title; `alternative` gives its numbers in words."""
    drawn = io.StringIO()
    with mpl.rc_context(STYLE):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    svg = _slim(drawn.getvalue()).replace("<svg ", f'<svg role="img" aria-label="{escape(alternative)}" ', 1)
    return Html(tag("figure", tag("figcaption", title), tag("div", Markup(svg), class_="chart", tabindex="0")))


def _slim(drawn: str) -> str:
    """The SVG without its frame, ids that nothing refers to, and more than two decimals."""
    svg = drawn[drawn.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    for measure in ("width", "height"):
        svg = re.sub(rf'(<svg[^>]*?) {measure}="[^"]*"', r"\1", svg, count=1)
    referred = set(re.findall(r"#([\w.-]+)", svg))
    svg = re.sub(r' id="([^"]+)"', lambda found: found[0] if found[1] in referred else "", svg)
    svg = re.sub(r"<[^>]*>", lambda element: _rounded(element[0]), svg)  # texts keep theirs: 01.01.01.2001
    return re.sub(r"\n\s*", "\n", svg)


def _rounded(element: str) -> str:
    """The attributes of an element with at most two decimals in each number."""
    return re.sub(r"-?\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), element)
