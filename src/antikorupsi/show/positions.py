"""Where a region stands among all regions, its type and its province: table and chart."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import PositionRow, RegionAssessment
from antikorupsi.common import Html, address, each_row, is_missing, markup, small, tag
from antikorupsi.show.chart_colours import OTHERS, PROVINCE, THIS_REGION
from antikorupsi.show.chart_strips import Limits, Strip, figure, limits_around
from antikorupsi.show.figure_words import measure_name, measured, place_among, total_cells
from antikorupsi.show.marks import reference_marks
from helpers.scoring import AMONG

_NATIONAL_RANK = re.compile(r"\bperingkat (?:ke-)?(\d{1,3}) (?:nasional|se-?indonesia)\b", re.IGNORECASE)


def table(view: RegionAssessment) -> Html | None:
    """One row per ranked measure: figure, year and its rank among the regions that are known to have one of that year.

    A column stands for all regions, those of the type and of the province, where any rank among them can be said. None
    where none can.
    """
    say = view.language.say
    title = markup.heading(say("Position among its peers"), "posisi")
    among = dict(zip(AMONG, (say("All regions"), _type_heading(view), view.region.province), strict=True))
    shown = AMONG[:1] if view.region.is_unit and not view.region.province else AMONG  # all are of one type
    told = [suffix for suffix in shown if view.positions[f"rank{suffix}"].notna().any()]
    if not told:
        return None
    headings = [say("Measure"), say("Figure"), *(among[suffix] for suffix in told)]
    ranked = view.positions[view.positions[[f"rank{suffix}" for suffix in told]].notna().any(axis=1)]
    rows = [_row(view, row, told) for row in each_row(ranked, PositionRow)]
    numeric = range(1, len(headings))
    return markup.joined(
        title,
        markup.table(headings, rows, say("Ranks before rounding"), numeric=numeric, class_="positions"),
        markup.paragraph(_explained_ranks(rows, view), "chart-note"),
    )


def _explained_ranks(rows: Sequence[Sequence[str]], view: RegionAssessment) -> str:
    """What rank 1 is, and where a rank is missing why; phones leave such cells out."""
    say, without = view.language.say, tag("span", "–")
    highest, missing = say("Rank 1 is the highest."), say("No rank: too few are known.")
    return f"{highest} {missing}" if any(without in row for row in rows) else highest


def _type_heading(view: RegionAssessment) -> str:
    if view.region.level == "desa":
        return view.region.kabupaten
    if view.region.is_unit:
        return view.language.say("All regions")
    return view.language.say("All kota") if view.region.type == "kota" else view.language.say("All kabupaten")


def _row(view: RegionAssessment, row: PositionRow, told: Sequence[str]) -> list[str]:
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
    return (
        small(view.language.say("published: rank {rank} nationally", rank=found[1]), class_="note")
        if found
        else Markup("")
    )


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
_BARS = 80
Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def chart(view: RegionAssessment) -> Html | None:
    """A strip of dots per measure: the province's regions in turquoise, this region marked; None without any."""
    ranked = [row for row in each_row(view.positions, PositionRow) if not is_missing(row.rank)]
    if not ranked:
        return None
    together = view.assessment.ranked_together
    peers = [together[row.measure, "" if is_missing(row.year) else str(row.year)] for row in ranked]
    pictures = [_drawn(row, group, view) for row, group in zip(ranked, peers, strict=True)]
    many = any(len(group) > _MOST_DOTS for group in peers)
    explained = _explained_bars(view) if many else "; ".join(_dots_there(peers, view)) + "."
    return markup.joined(figure(_title(view, ranked[0]), pictures), markup.paragraph(explained, "chart-note"))


def _explained_bars(view: RegionAssessment) -> str:
    if not view.region.province:
        return view.language.say(
            "Diamond: this region. The bars count the others, since they are too many for a dot each."
        )
    return view.language.say(
        "Diamond: this region. The bars count the others, since they are too many for a dot each: "
        "turquoise those of {province}, grey all.",
        province=view.region.province,
    )


def _dots_there(peers: Sequence[pd.DataFrame], view: RegionAssessment) -> Iterator[str]:
    """What the marks mean that are in any of the pictures."""
    say, others = view.language.say, pd.concat(peers)["region"]
    others = others[others != view.region.code]
    near = others.isin(_of_province(view))
    yield say("Diamond: this region")
    if near.any():
        yield say("turquoise: other regions of {province}", province=view.region.province)
    if not near.all():
        yield say("grey: all others")


def _of_province(view: RegionAssessment) -> set[str]:
    """The codes of the province's regions; none where units lie in no province."""
    return set(view.assessment.codes_in(view.region.province_code)) if view.region.province_code else set()


def _drawn(row: PositionRow, peers: pd.DataFrame, view: RegionAssessment) -> Markup:
    year = "" if is_missing(row.year) else f" {row.year}"
    values = peers["value"].to_numpy("float64")
    across = limits_around(values)
    strip = Strip(measure_name(view, row.measure) + year, across, up=(-0.5, 0.9), height=46)
    ticks = _ticks(across)
    strip.ticks(ticks, [view.language.bound(tick) for tick in ticks], grid=True)
    near = peers["region"].isin(_of_province(view)).to_numpy("bool")
    if len(peers) > _MOST_DOTS:
        _draw_bars(strip, values, near)
    else:
        others = (peers["region"] != view.region.code).to_numpy("bool")
        _draw_dots(strip, values[others], near[others])
    strip.diamond((row.value, 0), THIS_REGION)
    strip.words((row.value, 0.42), measured(row, view.framework, view.language), THIS_REGION)
    return strip.drawn(_spoken(view, row))


def _ticks(across: Limits) -> list[float]:
    """Some four round numbers on the scale."""
    from matplotlib.ticker import MaxNLocator  # what commands print of a position has no scale

    found = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(*across)
    return [float(tick) for tick in found if across[0] <= tick <= across[1]]


def _draw_dots(strip: Strip, values: Values, near: Flags) -> None:
    """A dot for each region, spread out so that they do not hide each other; those of the province on top."""
    height = np.random.default_rng(7).uniform(-0.3, 0.3, len(values))
    for chosen, colour in ((~near, OTHERS), (near, PROVINCE)):
        strip.dots(zip(values[chosen].tolist(), height[chosen].tolist(), strict=True), colour, 4.5)


def _draw_bars(strip: Strip, values: Values, near: Flags) -> None:
    """How many regions there are by value, and in front of them how many of the province."""
    edges = np.histogram_bin_edges(values, _BARS)
    everywhere, inside = (np.histogram(part, edges)[0] for part in (values, values[near]))
    for counts, colour in ((everywhere, OTHERS), (inside, PROVINCE)):
        strip.bars(0.8 * counts / everywhere.max(), edges, colour)


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
