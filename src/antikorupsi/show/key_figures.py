"""The figures of the total that a reader asks for first, each with the way to its sources."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import PositionRow, RegionAssessment
from antikorupsi.common import Html, each_row, reaches, tag
from antikorupsi.rules import FINAL_STAGE
from antikorupsi.show.figure_words import measure_name, place_among, predicate_name, total_cells
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import total_number
from antikorupsi.show.unused import no_total
from antikorupsi.show.wording import STAGE_WORDS

Tile = tuple[str, str, str, Markup]  # what it is, the figure, what to know of it, its references


def key_figures(view: RegionAssessment) -> Html | None:
    """A list of terms: the total and its rank if it has one, indicators that reach the bound, indicators with a score.

    None where criteria decide and the panel scored nothing: the head has said all there is.
    """
    if view.framework.criteria and view.stage is None:
        return None
    tiles = [_total(view), *_rank(view), *_reached(view), _scored(view)]
    shown = [
        tag("div", tag("dt", name), tag("dd", tag("strong", figure), marks, tag("span", more)))
        for name, figure, more, marks in tiles
    ]
    return Html(tag("dl", *shown, class_="key-figures"))


def _total(view: RegionAssessment) -> Tile:
    say = view.language.say
    published = view.published_total
    if view.total is not None:
        name = predicate_name(view.total, view.framework, view.language)
        if view.stage and view.stage != FINAL_STAGE and not view.framework.criteria:
            name = say(STAGE_WORDS[view.stage])  # only the final stage earns a predicate
        return (
            say("Total"),
            total_number(view.total, view.framework, view.language),
            name,
            reference_marks(view, total_cells(view)),
        )
    if published is not None:
        name = predicate_name(published["score"], view.framework, view.language)
        return (
            say("Published total"),
            total_number(published["score"], view.framework, view.language),
            name,
            reference_marks(view, published["cells"]),
        )
    why = no_total(view)
    return say("Total"), "–", why.said, reference_marks(view, why.cells)


def _rank(view: RegionAssessment) -> Iterator[Tile]:
    """The rank of the total; no other figure ranks a region."""
    for row in each_row(view.positions[view.positions["measure"] == "total"], PositionRow):
        if pd.notna(row.rank):
            say = view.language.say
            yield say("Rank"), place_among(row, view.language), measure_name(view, row.measure), Markup("")


def _reached(view: RegionAssessment) -> Iterator[Tile]:
    """How many scores reach the bound; of no scores there is nothing to say."""
    say, bound = view.language.say, view.framework.bound
    scores = _scores(view)
    if not scores:
        return
    reached = say("{met} of {count}", met=sum(reaches(score, bound) for score in scores), count=len(scores))
    name = say("Indicators of {bound} or more", bound=view.language.bound(bound))
    yield name, reached, say("of those with a score"), Markup("")


def _scored(view: RegionAssessment) -> Tile:
    say, count = view.language.say, len(view.framework.indicators)
    stage = say(STAGE_WORDS[view.stage]) if view.stage else say("no data yet")
    return (
        say("Indicators with a score"),
        say("{met} of {count}", met=len(_scores(view)), count=count),
        stage,
        Markup(""),
    )


def _scores(view: RegionAssessment) -> list[float]:
    """The scores of the latest stage."""
    scored = (view.score("indicator", indicator.id) for indicator in view.framework.indicators)
    return [float(row["score"]) for row in scored if row is not None]
