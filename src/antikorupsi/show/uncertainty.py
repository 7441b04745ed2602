"""How sure a total is: which assumption and which indicator matter most, and what missing scores could do."""

import math

import pandas as pd

from antikorupsi.assess import STANDARD_ERRORS_OF_95, InfluenceRow, RegionAssessment
from antikorupsi.common import Html, each_row, markup
from antikorupsi.show.number_words import margin_of_share, share_of_spread, total_number
from antikorupsi.show.robustness import not_examined
from antikorupsi.show.wording import SOURCE_WORDS


def uncertainty(view: RegionAssessment) -> Html | None:
    """Which assumption matters most, which indicator, what missing ones could do, and what was not examined.

    None without a total of scores.
    """
    say = view.language.say
    if view.assessment.total_range(view.region.code) is None:
        if view.stage is None:
            return None  # the head says that only a total was published, or nothing
        return markup.joined(markup.heading(say("How sure the total is"), "kepastian"), not_examined(view))
    points = [_matters(view), _leaving_out(view), _missing(view)]
    title = markup.heading(say("How sure the total is"), "kepastian")
    return markup.joined(title, markup.bullets(point for point in points if point), not_examined(view))


def _matters(view: RegionAssessment) -> str:
    """The source with the largest total index."""
    if view.influences.empty:
        return ""
    rows = list(each_row(view.influences.sort_values("total", ascending=False, kind="stable"), InfluenceRow))
    row = rows[0]
    alone, together = (share_of_spread(index, view.language) for index in (row.first, row.total))
    margin = margin_of_share(max(row.first_error, row.total_error))
    said = view.language.say(
        "What matters most for the total: {source}. It makes {alone} of the spread by itself, and {together} together "
        "with the other assumptions.",
        source=view.language.say(SOURCE_WORDS[row.source]),
        alone=alone,
        together=together,
    )
    known = view.language.say(
        "By the number of draws these shares are known to ± {margin} percentage points.", margin=margin
    )
    near = [view.language.say(SOURCE_WORDS[other.source]) for other in rows[1:] if _may_be_as_large(other, row)]
    if not near:
        return f"{said} {known}"
    as_much = view.language.say(
        "The draws cannot tell whether it is less than {sources}.", sources=view.language.listing(near)
    )
    return f"{said} {known} {as_much}"


def _may_be_as_large(row: InfluenceRow, largest: InfluenceRow) -> bool:
    """Whether two total indices lie within the error of the draws of each other."""
    error = math.hypot(row.total_error, largest.total_error)
    return bool(largest.total - row.total <= STANDARD_ERRORS_OF_95 * error)


def _leaving_out(view: RegionAssessment) -> str:
    """The indicator without which the total would be farthest from what it is."""
    if view.left_out.empty:
        return ""
    row = view.left_out.sort_values("change", key=abs, ascending=False, kind="stable").iloc[0]
    indicator = view.framework.indicator(row["indicator"])
    said = view.language.say(
        "The indicator that matters most is {number}, {name}: without it the total would be {total}",
        number=indicator.number,
        name=view.language.pick(indicator.name),
        total=total_number(row["total"], view.framework, view.language),
    )
    return f"{said}." if pd.isna(row["rank"]) else f"{said}, " + view.language.say("at rank {rank}.", rank=row["rank"])


def _missing(view: RegionAssessment) -> str:
    """Between which totals the missing scores leave the region, at the weights as declared."""
    declared = view.bounds[view.bounds["family"] == "declared"]
    if set(declared["treatment"]) <= {"neutral"}:
        return ""
    return view.language.say(
        "{count} [indicator has|indicators have] no score: with the worst [score|scores] for [it|them] the total "
        "would be {low}, with the best [count:one|ones] {high}.",
        count=sum(view.score("indicator", indicator.id) is None for indicator in view.framework.indicators),
        low=total_number(declared["low"].min(), view.framework, view.language),
        high=total_number(declared["high"].max(), view.framework, view.language),
    )
