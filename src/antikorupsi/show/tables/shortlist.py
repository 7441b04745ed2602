"""Which regions are nearest to being eligible: a table for the country, or for one province."""

from typing import Any

from markupsafe import Markup

from antikorupsi.assess import Assessment
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.wording import named, status_mark
from helpers.eligibility import AsOf

_MOST = 20  # rows for the whole country; a province has all of its own


def shortlist(assessment: Assessment, language: str = "id", province: str = "") -> Html | None:
    """One row per region: criteria met, open and refuted, nearest first, with the day as of which and why that one.

    None where no region meets a criterion. The page of the country has the first 20, the files of results have all.
    """
    words, table = assessment.words(language), assessment.shortlist
    own = table[table["region"].isin(assessment.codes_in(province))]
    if own.empty:
        return None
    shown = own if province else own.head(_MOST)
    headings = [words.say("Region"), words.say("Met"), words.say("Open"), words.say("Refuted")]
    headings += [words.say("What is still open"), words.say("What is refuted"), words.say("Verdict")]
    caption = words.say(
        "The {shown} nearest of {count} regions that meet a criterion, as of {day}",
        shown=len(shown),
        count=len(own),
        day=_day(assessment, words),
    )
    rows = [_row(row, assessment, words) for row in each_row(shown)]
    title = markup.heading(words.say("Which regions are nearest to being eligible"), "terdekat-layak")
    return markup.joined(title, markup.table(headings, rows, caption, numeric=[1, 2, 3], class_="shortlist"))


def _day(assessment: Assessment, words: Language) -> str:
    """The day, and whether it was asked for or is that since when the newest figure is known."""
    day = words.date(assessment.shortlist_day.day)
    if assessment.as_of != AsOf.end_of(assessment.period.year):
        return words.say("{day}, the day that was asked for", day=day)
    return words.say(
        "{day}, since when the newest figure is known (by its own date, else by the usual release of its instrument)",
        day=day,
    )


def _row(row: Any, assessment: Assessment, words: Language) -> list[str | Markup]:
    return [
        named(assessment.period.regions.get(row.region)),
        *(str(count) for count in (row.met, row.open, row.refuted)),
        _listed(row.open_criteria, assessment, words),
        _listed(row.refuted_criteria, assessment, words),
        _verdict(row, words),
    ]


def _verdict(row: Any, words: Language) -> str | Markup:
    """The verdict; where the legal status alone is open, what would make it eligible."""
    if row.eligibility == "awaiting_checks":
        return words.say("eligible as soon as the letters on the legal status are there")
    return status_mark(row.eligibility, words)


def _listed(criteria: str, assessment: Assessment, words: Language) -> str:
    names = [words.pick(assessment.framework.criterion(own).name) for own in criteria.split()]
    return ", ".join(names) or "–"
