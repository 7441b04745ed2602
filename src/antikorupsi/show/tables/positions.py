"""Where a region stands among all regions, its type (of a village: its kabupaten) and its province."""

import re
from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import PositionRow, RegionAssessment
from antikorupsi.common import Html, address, each_row, markup, small, tag
from antikorupsi.show.wording import measure_name, measured, place_among, reference_marks, total_cells
from helpers.scoring import AMONG

_NATIONAL_RANK = re.compile(r"\bperingkat (?:ke-)?(\d{1,3}) (?:nasional|se-?indonesia)\b", re.IGNORECASE)


def positions(view: RegionAssessment) -> Html:
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
