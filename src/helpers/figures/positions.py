"""Where a region stands: every region a dot on the scale of each measure (of very many: bars), this one marked."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.figures.style import DARK_PINK, LIGHT_GREY, TURQUOISE, new_strips, shown
from helpers.markup import Html
from helpers.wording import measure_name, measured

_MOST_DOTS = 600  # more regions than that are counted in bars, so that no chart grows with their number
_BARS = 80


def positions(view: RegionAssessment) -> Html | None:
    """A strip of dots per measure: the province's regions in turquoise, this region marked; None without any."""
    if view.positions.empty:
        return None
    own = list(view.positions.iterrows())
    figure, strips = new_strips(0.85 * len(own), len(own), below=0.22)
    many = False
    for axes, (_, row) in zip(strips, own, strict=True):
        peers = _peers(view, row)
        near = peers["region"].str.startswith(f"{view.region.province_code}.")
        many = many or len(peers) > _MOST_DOTS
        (_draw_bars if len(peers) > _MOST_DOTS else _draw_dots)(axes, peers["value"], near)
        axes.plot(row["value"], 0, "D", color=DARK_PINK, markersize=8)
        axes.annotate(
            measured(row["value"], row["measure"], view.language),
            (row["value"], 0.45),
            ha="center",
            fontsize=8,
            color=DARK_PINK,
        )
        axes.set_ylim(-0.5, 0.9)
        axes.set_yticks([])
        axes.xaxis.set_major_formatter(lambda value, _: view.language.number(value, 2, least=0))
        year = "" if pd.isna(row["year"]) else f" {row['year']}"
        axes.set_title(measure_name(view, row["measure"]) + year, fontsize=8, loc="left")
    title = _title(view, own[0][1])
    numbers = "; ".join(_spoken(view, row) for _, row in own)
    explained = view.language.say(
        "Diamond: this region; turquoise: other regions of {province}; grey: all others.", province=view.region.province
    )
    if many:
        explained = view.language.say(
            "Diamond: this region. The bars count the others, since they are too many for a dot each: "
            "turquoise those of {province}, grey all.",
            province=view.region.province,
        )
    return markup.joined(shown(figure, title, f"{title}. {numbers}"), markup.paragraph(explained, "chart-note"))


def _draw_dots(axes: Axes, values: pd.Series, near: pd.Series) -> None:
    """A dot for each region, spread out so that they do not hide each other."""
    height = np.random.default_rng(7).uniform(-0.3, 0.3, len(values))
    axes.scatter(values, height, s=12, color=near.map({True: TURQUOISE, False: LIGHT_GREY}))


def _draw_bars(axes: Axes, values: pd.Series, near: pd.Series) -> None:
    """How many regions there are by value, and below them how many of the province."""
    edges = np.histogram_bin_edges(values, _BARS)
    everywhere, inside = (np.histogram(own, edges)[0] for own in (values, values[near]))
    for counts, colour in ((everywhere, LIGHT_GREY), (inside, TURQUOISE)):
        axes.bar(edges[:-1], 0.8 * counts / everywhere.max(), np.diff(edges), -0.4, align="edge", color=colour)


def _peers(view: RegionAssessment, row: pd.Series) -> pd.DataFrame:
    all_positions = view.assessment.positions
    same = all_positions["measure"] == row["measure"]
    peers: pd.DataFrame = all_positions[same & (all_positions["year"] == row["year"]).fillna(pd.isna(row["year"]))]
    return peers


def _title(view: RegionAssessment, row: pd.Series) -> str:
    return view.language.say(
        "{measure}: {region} is number {rank} of {ranked} with a figure",
        measure=measure_name(view, row["measure"]),
        region=view.region.name,
        rank=row["rank"],
        ranked=row["ranked"],
    )


def _spoken(view: RegionAssessment, row: pd.Series) -> str:
    place = view.language.say("{rank} of {ranked}", rank=row["rank"], ranked=row["ranked"])
    return f"{measure_name(view, row['measure'])}: {measured(row['value'], row['measure'], view.language)} ({place})"
