"""Where a region stands among all regions, its type and its province: table and chart."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from markupsafe import Markup
from matplotlib.ticker import MaxNLocator

from antikorupsi.assess import PositionRow, RegionAssessment
from antikorupsi.common import Html, address, each_row, is_missing, markup, small, tag
from antikorupsi.show.chart_strips import Limits, Strip, Strips, limits_around
from antikorupsi.show.chart_style import DARK_PINK, LIGHT_GREY, TURQUOISE, shown
from antikorupsi.show.figure_words import measure_name, measured, place_among, total_cells
from antikorupsi.show.marks import reference_marks
from helpers.scoring import AMONG

_NATIONAL_RANK = re.compile(r"\bperingkat (?:ke-)?(\d{1,3}) (?:nasional|se-?indonesia)\b", re.IGNORECASE)


def table(view: RegionAssessment) -> Html:
    """One row per measure: figure, year and its rank among the regions that are known to have one of that year.

    A column stands for all regions, those of the type and of the province, where any rank among them can be said.
    """
    say = view.language.say
    title = markup.heading(say("Position among its peers"), "posisi")
    if view.positions.empty:
        return markup.joined(title, markup.paragraph(say("No figure of this region can be ranked yet.")))
    among = dict(zip(AMONG, (say("All regions"), _type_heading(view), view.region.province), strict=True))
    told = [suffix for suffix in AMONG if view.positions[f"rank{suffix}"].notna().any()]
    headings = [say("Measure"), say("Figure"), *(among[suffix] for suffix in told)]
    rows = [_row(view, row, told) for row in each_row(view.positions, PositionRow)]
    numeric = range(1, len(headings))
    return markup.joined(
        title,
        markup.table(headings, rows, say("Ranks before rounding"), numeric=numeric, class_="positions"),
        markup.paragraph(_explained(view)),
    )


def _explained(view: RegionAssessment) -> str:
    """What ranks are among, what a whole number leaves open, and why a rank may not be said."""
    ranking, say = view.framework.ranking, view.language.say
    return say(
        "Rank of those with a figure of the same year; rank 1 is the highest; equal figures share a rank. A whole "
        "number may be rounded: it is read as plus or minus 0.5. A dash: fewer than {regions} known, or fewer than "
        "{share} % of them, or all of one province.",
        regions=ranking.least_regions,
        share=view.language.number(100 * ranking.least_share, 0),
    )


def _type_heading(view: RegionAssessment) -> str:
    if view.region.level == "desa":
        return view.region.kabupaten
    return view.language.say("All kota") if view.region.type == "kota" else view.language.say("All kabupaten")


def _row(view: RegionAssessment, row: PositionRow, told: Sequence[str]) -> list[str | Markup]:
    name = measure_name(view, row.measure)
    if pd.notna(row.year):
        name = f"{name} {row.year}"
    cells = _cells(view, row)
    published = {"": _published_rank(view, cells)}
    return [
        name,
        tag("span", measured(row, view.framework, view.language), reference_marks(view, cells)),
        *(tag("span", _rank(view, row, suffix)) + published.get(suffix, "") for suffix in told),
    ]


def _published_rank(view: RegionAssessment, cells: str) -> Markup:
    """The rank among all that the source of a figure says, where its remark says one."""
    notes = [row.note for row in view.observation_rows if address(row) in cells.split("\n") and pd.notna(row.note)]
    found = next(filter(None, map(_NATIONAL_RANK.search, notes)), None)
    return small(view.language.say("published: {rank} of all", rank=found[1]), class_="note") if found else Markup("")


def _cells(view: RegionAssessment, row: PositionRow) -> str:
    """The cells of a ranked figure: those of its verdict, of the published total, or of all indicators."""
    if row.measure == "total":
        return total_cells(view)
    if row.measure == "published_total":
        return "" if view.published_total is None else str(view.published_total["cells"])
    return next(str(verdict.cells) for verdict in view.verdict_rows if verdict.criterion == row.measure)


def _rank(view: RegionAssessment, row: PositionRow, suffix: str) -> str:
    place, ties = place_among(row, view.language, suffix), getattr(row, f"ties{suffix}")
    shared = pd.notna(ties) and ties > 1 and getattr(row, f"best{suffix}") == getattr(row, f"worst{suffix}")
    return place + (" " + view.language.say("(shared with {others} more)", others=ties - 1) if shared else "")


_MOST_DOTS = 600  # more regions than that are counted in bars, so that no chart grows with their number
_BARS, _FOOT = 80, -0.4
Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def chart(view: RegionAssessment) -> Html | None:
    """A strip of dots per measure: the province's regions in turquoise, this region marked; None without any."""
    ranked = [row for row in each_row(view.positions, PositionRow) if not is_missing(row.rank)]
    if not ranked:
        return None
    drawing = Strips(len(ranked), each=0.85, below=0.22)
    together = view.assessment.ranked_together
    peers = [together[row.measure, "" if is_missing(row.year) else str(row.year)] for row in ranked]
    for place, row in enumerate(ranked):
        _draw(drawing, place, row, peers[place], view)
    many = any(len(group) > _MOST_DOTS for group in peers)
    title = _title(view, ranked[0])
    numbers = "; ".join(_spoken(view, row) for row in ranked)
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
    everywhere, inside = (np.histogram(part, edges)[0] for part in (values, values[near]))
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
