"""Where a region stands: every region a dot on the scale of each measure (of very many: bars), this one marked."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.ticker import MaxNLocator

from antikorupsi.assess import PositionRow, RegionAssessment
from antikorupsi.common import Html, each_row, is_missing, markup
from antikorupsi.show.charts.strips import Limits, Strip, Strips, limits_around
from antikorupsi.show.charts.style import DARK_PINK, LIGHT_GREY, TURQUOISE, shown
from antikorupsi.show.wording import measure_name, measured, place_among

_MOST_DOTS = 600  # more regions than that are counted in bars, so that no chart grows with their number
_BARS, _FOOT = 80, -0.4

Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def positions(view: RegionAssessment) -> Html | None:
    """A strip of dots per measure: the province's regions in turquoise, this region marked; None without any."""
    own = [row for row in each_row(view.positions, PositionRow) if not is_missing(row.rank)]
    if not own:
        return None
    drawing = Strips(len(own), each=0.85, below=0.22)
    together = view.assessment.ranked_together
    peers = [together[row.measure, "" if is_missing(row.year) else str(row.year)] for row in own]
    for place, row in enumerate(own):
        _draw(drawing, place, row, peers[place], view)
    many = any(len(group) > _MOST_DOTS for group in peers)
    title = _title(view, own[0])
    numbers = "; ".join(_spoken(view, row) for row in own)
    explained = view.language.say(
        "Diamond: this region; turquoise: other regions of {province}; grey: all others.", province=view.region.province
    )
    if many:
        explained = view.language.say(
            "Diamond: this region. The bars count the others, since they are too many for a dot each: "
            "turquoise those of {province}, grey all.",
            province=view.region.province,
        )
    return markup.joined(shown(drawing.figure, title, f"{title}. {numbers}"), markup.paragraph(explained, "chart-note"))


def _draw(drawing: Strips, place: int, row: PositionRow, peers: pd.DataFrame, view: RegionAssessment) -> None:
    year = "" if is_missing(row.year) else f" {row.year}"
    values = peers["value"].to_numpy("float64")
    across = limits_around(values)
    strip = drawing.strip(place, measure_name(view, row.measure) + year, across, up=(-0.5, 0.9))
    ticks = _ticks(across)
    strip.ticks(ticks, [view.language.bound(tick) for tick in ticks], grid=True)
    near = peers["region"].str.startswith(f"{view.region.province_code}.").to_numpy("bool")
    if len(peers) > _MOST_DOTS:
        _draw_bars(strip, values, near)
    else:
        others = (peers["region"] != view.region.code).to_numpy("bool")
        _draw_dots(strip, values[others], near[others])
    strip.dots([row.value], [0], DARK_PINK, marker="D", markersize=8)
    said = measured(row, view.framework, view.language)
    strip.words(row.value, 0.45, said, color=DARK_PINK)


def _ticks(across: Limits) -> list[float]:
    """Some six round numbers on the scale."""
    found = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]).tick_values(*across)
    return [float(tick) for tick in found if across[0] <= tick <= across[1]]


def _draw_dots(strip: Strip, values: Values, near: Flags) -> None:
    """A dot for each region, spread out so that they do not hide each other; those of the province on top."""
    height = np.random.default_rng(7).uniform(-0.3, 0.3, len(values))
    for chosen, colour in ((~near, LIGHT_GREY), (near, TURQUOISE)):
        strip.dots(values[chosen], height[chosen], colour, markersize=3.5)


def _draw_bars(strip: Strip, values: Values, near: Flags) -> None:
    """How many regions there are by value, and in front of them how many of the province."""
    edges = np.histogram_bin_edges(values, _BARS)
    everywhere, inside = (np.histogram(own, edges)[0] for own in (values, values[near]))
    for counts, colour in ((everywhere, LIGHT_GREY), (inside, TURQUOISE)):
        strip.bars(0.8 * counts / everywhere.max() + _FOOT, edges, _FOOT, colour)


def _title(view: RegionAssessment, row: PositionRow) -> str:
    return view.language.say(
        "{measure}, rank of {region}: {place}",
        measure=measure_name(view, row.measure),
        region=view.region.name,
        place=place_among(row, view.language),
    )


def _spoken(view: RegionAssessment, row: PositionRow) -> str:
    place = place_among(row, view.language)
    return f"{measure_name(view, row.measure)}: {measured(row, view.framework, view.language)} ({place})"
