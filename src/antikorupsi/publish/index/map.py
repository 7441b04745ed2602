"""All regions as dots on a map without borders: where they lie, and by shape and colour what the verdict is."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from antikorupsi.common import Language, small, tag
from antikorupsi.publish.index.rows import IndexRow
from antikorupsi.show import ELIGIBILITY_WORDS, frame, place, status_mark
from helpers.eligibility import Eligibility

SHAPES: Mapping[Eligibility, str] = {  # by verdict: the path of its dot
    "eligible": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "awaiting_checks": "M0-4a4 4 0 1 0 0 8zM0-4a4 4 0 1 1 0 8",
    "not_eligible": "M-4-4L4 4M4-4L-4 4",
    "undetermined": "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
    "not_assessed": "M-3 0L3 0",
}


def dot_map(rows: Sequence[IndexRow], words: Language, *, drawn: bool = True) -> Markup:
    """A figure with a dot for every region with coordinates, linked to its report; empty without criteria or dots.

    Dots that are not `drawn` are left to the script. The table below holds the same, so the dots take no keyboard
    focus, and screen readers get the caption only.
    """
    placed = [row for row in rows if row.eligibility and place(row.region) is not None]
    if not placed:
        return Markup("")
    label = words.say(
        "Map of the {count} [region|regions]; the table below holds the same.", count=words.number(len(placed), 0)
    )
    dots = [_dot(row, words) for row in placed] if drawn else []
    svg = tag("svg", *dots, viewBox=frame(), aria_hidden="true")
    legend = [status_mark(each, words) for each in ELIGIBILITY_WORDS]
    return tag("figure", svg, tag("figcaption", small(label), Markup(" · ").join(legend)), class_="map")


def _dot(row: IndexRow, words: Language) -> Markup:
    """The shape of a region's verdict at its place, with its name as a tooltip and a link to its report."""
    x, y = place(row.region) or (0.0, 0.0)
    verdict: Eligibility = row.eligibility or "undetermined"
    name = f"{row.region.name}: {words.say(ELIGIBILITY_WORDS[verdict])}"
    dot = tag(
        "path",
        tag("title", name),
        d=SHAPES[verdict],
        transform=f"translate({x:.1f} {y:.1f})",
        class_=verdict,
        data_daerah=row.region.code,
    )
    return tag("a", dot, href=row.page, tabindex="-1") if row.page else dot
