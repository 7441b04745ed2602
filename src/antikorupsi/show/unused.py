"""Figures that were received and count nowhere: why, in words, beside what they are about."""

from collections.abc import Sequence
from typing import NamedTuple

from antikorupsi.assess import RegionAssessment, UnusedFigure
from antikorupsi.common import Language, address, is_missing
from antikorupsi.ingest import Observation
from antikorupsi.rules import PANEL
from antikorupsi.show.wording import (
    BAR_WORDS,
    DOUBT_WORDS,
    REASON_WORDS,
    marked,
    observed_figure,
    verdict_when,
    when_of,
)
from helpers.eligibility import VerdictRow

WHY_WORDS = {
    "interim": marked("it is interim"),
    "too_late": marked("it was not out by the day of the verdict, or is not of a year before the assessment"),
    "checked_later": marked("it is dated after the day of the verdict"),
    "stale": marked("it is too old to decide"),
    "not_comparable": marked("the rule cannot judge figures of its year"),
    "open_remainder": marked("it speaks of the others without a number that closes"),
    "contradicted": marked("a newer statement on the others says otherwise"),
    "not_assessed": marked("an administrative region is not assessed"),
    "part": marked("another figure of the instrument is judged"),
    "other_year": marked("the working paper is not of the year of the assessment"),
    "taken_instead": marked("the indicator takes the figure of another instrument"),
    "no_panel": marked("it counts only beside scores of the panel, of which there are none"),
    "panel_decides": marked("the panel scored the indicator itself"),
    "no_rule": marked("no rule of the framework uses it"),
}
_MOST_RANGES = 12


class Received(NamedTuple):
    """Figures that were received and count nowhere for one reason: the sentence, and their cells, one a line.

    `short` is the figures with one word for the reason: hijau (2021): old data.
    """

    said: str
    cells: str
    short: str = ""


def said_unused(why: str, language: Language) -> str:
    """What stands beside a figure that counts nowhere."""
    return language.say("received, not used, because {why}", why=language.say(WHY_WORDS[why]))


def said_ranges(ranges: Sequence[str], language: Language) -> str:
    """Ranges of cells in a row; of many the first ones, and how many more there are."""
    if len(ranges) <= _MOST_RANGES:
        return ", ".join(ranges)
    first = ", ".join(ranges[:_MOST_RANGES])
    return language.say("{first} and {count} more ranges", first=first, count=len(ranges) - _MOST_RANGES)


def unused_of(view: RegionAssessment, verdict: VerdictRow) -> list[Received]:
    """What was received for a criterion and may not decide it, one entry a reason.

    Of a criterion that was judged only what is newer than the figure that decides.
    """
    criterion = view.framework.criterion(verdict.criterion)
    newer = [
        own
        for own in view.unused_rows
        if own.instrument == criterion.instrument
        and own.item in criterion.items
        and (verdict.status == "no_data" or own.year > verdict.year)
    ]
    return _by_reason(view, newer)


def reasons_of(verdict: VerdictRow, received: Sequence[Received], language: Language) -> list[str]:
    """Why a criterion has no verdict, where what was received for it does not say so."""
    if verdict.reason in REASON_WORDS:
        return [language.say(REASON_WORDS[verdict.reason])]
    return [] if received or not verdict.reason else [language.say(BAR_WORDS[verdict.reason])]


def remarks_of(verdict: VerdictRow, received: Sequence[Received], language: Language) -> list[str]:
    """Why a criterion has no verdict, or why one that is given is not certain: on pages, in trace and scorecard."""
    doubts = (language.say(DOUBT_WORDS[own]) for own in verdict.doubts.split())
    return [
        *reasons_of(verdict, received, language),
        *(language.say("not certain: {doubt}", doubt=own) for own in doubts),
    ]


def superseded_of(view: RegionAssessment, verdict: VerdictRow) -> list[Received]:
    """The figures of a criterion whose place the one that decides has taken, in one entry if there are any."""
    criterion = view.framework.criterion(verdict.criterion)
    elsewhere = {*verdict.cells.splitlines(), *(address(own) for own in view.unused_rows)}
    older = [
        own
        for own in view.observation_rows
        if not is_missing(verdict.year) and own.instrument == criterion.instrument and own.item in criterion.items
        if address(own) not in elsewhere
    ]
    if not older:
        return []
    by = view.language.say("superseded by the figure of {when}", when=verdict_when(view, verdict))
    return [Received(f"{_listed(view, older)}: {by}", _cells(older), by)]


def why_undeciding(view: RegionAssessment) -> dict[tuple[str, str], str]:
    """By address of a cell and item: what is said of a figure that decides nothing and counts nowhere."""
    said = {(address(own), own.item): said_unused(own.why, view.language) for own in view.unused_rows}
    items = {address(own): own.item for own in view.observation_rows}
    for verdict in view.verdict_rows:
        for own in superseded_of(view, verdict):
            said |= {(cell, items[cell]): own.short for cell in own.cells.splitlines()}
    return said


def unused_papers(view: RegionAssessment) -> list[Received]:
    """The working papers that were received and are not those of the assessment, in one entry if there are any."""
    papers = [own for own in view.unused_rows if own.instrument == PANEL and own.why == "other_year"]
    if not papers:
        return []
    years = view.language.listing([str(year) for year in sorted({own.year for own in papers})])
    why = said_unused("other_year", view.language)
    return [Received(view.language.say("Working papers of {years}: {why}.", years=years, why=why), _cells(papers))]


def _by_reason(view: RegionAssessment, figures: Sequence[UnusedFigure]) -> list[Received]:
    by_reason: dict[str, list[UnusedFigure]] = {}
    for own in figures:
        by_reason.setdefault(own.why, []).append(own)
    return [
        Received(
            f"{_listed(view, own)}: {said_unused(why, view.language)}",
            _cells(own),
            f"{_listed(view, own)}: {view.language.say(BAR_WORDS.get(why, WHY_WORDS[why]))}",
        )
        for why, own in by_reason.items()
    ]


def _listed(view: RegionAssessment, figures: Sequence[Observation]) -> str:
    """Figures with their years or days: 62,1 (2025), kuning (2021), ada (7 November 2025)."""
    said = (f"{observed_figure(own, view.framework, view.language)} ({when_of(own, view.language)})" for own in figures)
    return ", ".join(dict.fromkeys(said))


def _cells(figures: Sequence[Observation]) -> str:
    return "\n".join(address(own) for own in figures)
