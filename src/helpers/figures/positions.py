"""Where a region stands: every region a dot on the scale of each measure, this one marked."""

import numpy as np
import pandas as pd

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.figures.style import DARK_PINK, LIGHT_GREY, TURQUOISE, new_strips, shown
from helpers.markup import Html
from helpers.wording import measure_name, measured


def positions(view: RegionAssessment) -> Html | None:
    """A strip of dots per measure: the province's regions in turquoise, this region marked; None without any."""
    if view.positions.empty:
        return None
    own = list(view.positions.iterrows())
    figure, strips = new_strips(0.85 * len(own), len(own), below=0.22)
    province = _province_codes(view)
    for axes, (_, row) in zip(strips, own, strict=True):
        peers = _peers(view, row)
        near = peers["region"].isin(province)
        height = np.random.default_rng(7).uniform(
            -0.3, 0.3, len(peers)
        )  # spread out so that dots do not hide each other
        axes.scatter(peers["value"], height, s=12, color=near.map({True: TURQUOISE, False: LIGHT_GREY}))
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
    return markup.joined(shown(figure, title, f"{title}. {numbers}"), markup.paragraph(explained, "chart-note"))


def _peers(view: RegionAssessment, row: pd.Series) -> pd.DataFrame:
    all_positions = view.assessment.positions
    same = all_positions["measure"] == row["measure"]
    peers: pd.DataFrame = all_positions[same & (all_positions["year"] == row["year"]).fillna(pd.isna(row["year"]))]
    return peers


def _province_codes(view: RegionAssessment) -> set[str]:
    return {
        region.code for region in view.assessment.period.regions if region.province_code == view.region.province_code
    }


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
