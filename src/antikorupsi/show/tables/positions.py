"""Where a region stands among all regions, its type (of a village: its kabupaten) and its province."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, each_row, markup, tag
from antikorupsi.show.wording import measure_name, measured, reference_marks, total_cells


def positions(view: RegionAssessment) -> Html:
    """One row per measure: figure, year and its rank among the regions that have a figure of that year."""
    say = view.language.say
    title = markup.heading(say("Position among its peers"), "posisi")
    if view.positions.empty:
        return markup.joined(title, markup.paragraph(say("No figure of this region can be ranked yet.")))
    headings = [say("Measure"), say("Figure"), say("All regions"), _type_heading(view), view.region.province]
    rows = [_row(view, row) for row in each_row(view.positions)]
    explained = say("Rank of those with a figure of the same year; rank 1 is the highest; equal figures share a rank.")
    return markup.joined(
        title,
        markup.table(headings, rows, say("Ranks before rounding"), numeric=[1, 2, 3, 4], class_="positions"),
        markup.paragraph(explained),
    )


def _type_heading(view: RegionAssessment) -> str:
    if view.region.level == "desa":
        return view.region.kabupaten
    return view.language.say("All kota") if view.region.type == "kota" else view.language.say("All kabupaten")


def _row(view: RegionAssessment, row: Any) -> list[str | Markup]:
    name = measure_name(view, row.measure)
    if pd.notna(row.year):
        name = f"{name} {row.year}"
    return [
        name,
        tag("span", measured(row, view.framework, view.language), reference_marks(view, _cells(view, row))),
        *(_rank(view, row, suffix) for suffix in _SUFFIXES),
    ]


def _cells(view: RegionAssessment, row: Any) -> str:
    """The cells of a ranked figure: those of its verdict, of the published total, or of all indicators."""
    if row.measure == "total":
        return total_cells(view)
    if row.measure == "published_total":
        return "" if view.published_total is None else str(view.published_total["cells"])
    return next(str(verdict.cells) for verdict in view.verdict_rows if verdict.criterion == row.measure)


_SUFFIXES = ("", "_in_type", "_in_province")


def _rank(view: RegionAssessment, row: Any, suffix: str) -> str:
    rank, ranked, ties = (getattr(row, f"{name}{suffix}") for name in ("rank", "ranked", "ties"))
    place = view.language.say("{rank} of {ranked}", rank=rank, ranked=ranked)
    return place + (" " + view.language.say("(shared by {ties})", ties=ties) if ties > 1 else "")
