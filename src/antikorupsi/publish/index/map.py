"""All regions as dots on a map without borders: where they lie, and by shape and colour what the verdict is."""

from collections.abc import Sequence

from markupsafe import Markup

from antikorupsi.common import Language, tag
from antikorupsi.publish.index.rows import IndexRow
from antikorupsi.show import ELIGIBILITY_WORDS, frame, place, status_mark

_SHAPES = {
    "eligible": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "awaiting_checks": "M0-4a4 4 0 1 0 0 8zM0-4a4 4 0 1 1 0 8",
    "not_eligible": "M-4-4L4 4M4-4L-4 4",
    "undetermined": "",
    "not_assessed": "M-3 0L3 0",
}
_RING = "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0"


def dot_map(rows: Sequence[IndexRow], words: Language) -> Markup:
    """A figure with a dot for every region that has coordinates; empty where none has any, or no criteria judge them.

    It repeats what the table says, so screen readers hear its one sentence and go on.
    """
    placed = [row for row in rows if row.eligibility and place(row.region) is not None]
    if not placed:
        return Markup("")
    said = words.say("Map of the {count} regions; the table below holds the same.", count=len(placed))
    svg = tag("svg", *[_dot(row, words) for row in placed], viewBox=frame(), role="img", aria_label=said)
    legend = [status_mark(each, words) for each in ELIGIBILITY_WORDS]
    return tag("figure", svg, tag("figcaption", Markup(" · ").join(legend)), class_="map")


def _dot(row: IndexRow, words: Language) -> Markup:
    """The shape of a region's verdict at its place, with its name for those who point at it."""
    x, y = place(row.region) or (0.0, 0.0)
    verdict = row.eligibility or "undetermined"
    name = f"{row.region.name}: {words.say(ELIGIBILITY_WORDS[verdict])}"
    return tag(
        "path",
        tag("title", name),
        d=_SHAPES[verdict] or _RING,
        transform=f"translate({x:.1f} {y:.1f})",
        class_=verdict,
        data_daerah=row.region.code,
    )
