"""Figures that were received and count nowhere: why, in words, beside what they are about."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from antikorupsi.assess import PANEL, RegionAssessment
from antikorupsi.common import Language, address
from antikorupsi.show.wording import BAR_WORDS, REASON_WORDS, label_words, marked, observed_figure

WHY_WORDS = {
    "interim": marked("it is interim"),
    "too_late": marked("it was not out by the day of the verdict, or is not of a year before the assessment"),
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


def unused_of(view: RegionAssessment, verdict: Any) -> list[Received]:
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


def reasons_of(verdict: Any, received: Sequence[Received], language: Language) -> list[str]:
    """Why a criterion has no verdict, where neither what was received for it nor the head of the page says so."""
    if verdict.reason in ("", "not_assessed"):
        return []
    if verdict.reason in REASON_WORDS:
        return [language.say(REASON_WORDS[verdict.reason])]
    return [] if received else [language.say(BAR_WORDS[verdict.reason])]


def unused_papers(view: RegionAssessment) -> list[Received]:
    """The working papers that were received and are not those of the assessment, in one entry if there are any."""
    papers = [own for own in view.unused_rows if own.instrument == PANEL and own.why == "other_year"]
    if not papers:
        return []
    years = view.language.listing([str(year) for year in sorted({own.year for own in papers})])
    why = said_unused("other_year", view.language)
    return [Received(view.language.say("Working papers of {years}: {why}.", years=years, why=why), _cells(papers))]


def _by_reason(view: RegionAssessment, figures: Sequence[Any]) -> list[Received]:
    by_reason: dict[str, list[Any]] = {}
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


def _listed(view: RegionAssessment, figures: Sequence[Any]) -> str:
    """Figures with their years: 62,1 (2025), kuning (2021)."""
    said = (f"{_figure(view, own)} ({own.year})" for own in figures)
    return ", ".join(dict.fromkeys(said))


def _figure(view: RegionAssessment, row: Any) -> str:
    if pd.isna(row.value):
        return label_words(str(row.label), view.language)
    return observed_figure(row, view.framework, view.language)


def _cells(figures: Sequence[Any]) -> str:
    return "\n".join(address(own) for own in figures)
