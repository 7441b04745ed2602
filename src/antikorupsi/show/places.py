"""Where the region lies: all regions of the country as dots, this one marked."""

from collections.abc import Iterable
from math import isnan

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, paragraph, tag
from antikorupsi.rules import Region
from antikorupsi.show.chart_style import DARK_PINK, GREY, TURQUOISE

WEST, EAST, NORTH, SOUTH = 94.5, 141.5, 6.5, -11.5  # degrees: the frame of Indonesia
SCALE = 20  # units of the drawing a degree; so near the equator a degree is as wide as it is high
_MOST_DOTS, _CELL = 600, 6  # villages are so many that dots a third of a degree apart show where they lie


def place(region: Region) -> tuple[float, float] | None:
    """Where a region stands in the drawing; None without coordinates, and for fictitious ones, which lie nowhere."""
    if region.simulated or isnan(region.latitude) or isnan(region.longitude):
        return None
    return (region.longitude - WEST) * SCALE, (NORTH - region.latitude) * SCALE


def frame() -> str:
    """The box of the drawing as SVG wants it."""
    return f"0 0 {(EAST - WEST) * SCALE:g} {(NORTH - SOUTH) * SCALE:g}"


def places(view: RegionAssessment) -> Html | None:
    """A dot for every region, larger in the same province, this one a diamond with its name; None without places.

    Of a fictitious region a sentence says that it lies nowhere.
    """
    if view.region.simulated:
        nowhere = view.language.say("{region} is fictitious: it has no place on the map.", region=view.region.name)
        return Html(paragraph(nowhere))
    coordinates = place(view.region)
    if coordinates is None:
        return None
    regions = list(view.assessment.period.regions)
    code = view.region.province_code
    province = [region for region in regions if region.province_code == code]
    title = view.language.say(
        "{region} is one of {count} regions of {province} and of {all} in Indonesia",
        region=view.region.name,
        count=len(province),
        province=view.region.province,
        all=len(regions),
    )
    x, y = coordinates
    drawing = tag(
        "svg",
        _dots((region for region in regions if region.province_code != code), GREY, 4),
        _dots(province, TURQUOISE, 7),
        tag("path", d=f"M{x:.0f} {y - 11:.0f}l9 11l-9 11l-9-11z", fill=DARK_PINK),
        _name(view.region.name, x, y),
        viewBox=frame(),
        role="img",
        aria_label=title,
        font_size="24",
    )
    chart = tag("div", drawing, class_="chart", tabindex="0")
    return Html(tag("figure", tag("figcaption", title), chart, class_="place"))


def _name(name: str, x: float, y: float) -> Markup:
    """The name beside the place, towards the middle of the country, on a white edge that sets it off from the dots."""
    anchor, shift = ("end", -12) if x > (EAST - WEST) * SCALE / 2 else ("start", 12)
    at = {"x": f"{x + shift:.0f}", "y": f"{y + 8:.0f}", "text_anchor": anchor}
    edge = tag("text", name, **at, fill="white", stroke="white", stroke_width="7", stroke_linejoin="round")
    return edge + tag("text", name, **at, fill=DARK_PINK)


def _dots(regions: Iterable[Region], colour: str, width: int) -> Markup:
    """Many dots as one path: a line of no length with round ends is a dot. Of very many those of one cell are one."""
    known: list[tuple[float, float]] = [coordinates for coordinates in map(place, regions) if coordinates is not None]
    if len(known) > _MOST_DOTS:
        known = list(dict.fromkeys((_CELL * round(x / _CELL), _CELL * round(y / _CELL)) for x, y in known))
    path = "".join(f"M{x:.0f} {y:.0f}h.1" for x, y in known)
    style = "stroke-linecap: round"  # as a style: the charts of matplotlib bring a rule that outdoes an attribute
    return tag("path", d=path, stroke=colour, stroke_width=str(width), style=style, fill="none")
