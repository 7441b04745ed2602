"""The regions nearest to being eligible, as a table on the page of the country."""

from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView, ShortlistRow
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.figure_words import names_in_a_list
from antikorupsi.show.marks import status_mark, with_badge

_MOST = 10


def shortlist(view: CountryView) -> Html | None:
    """One row per region: criteria met, open and refuted, nearest first; the day where it is not that of the page.

    Those that are eligible are not listed. None where no other meets a criterion, and on the page of a province. The
    files of results have all rows.
    """
    assessment = view.assessment
    words, table, say = view.words, assessment.shortlist, view.words.say
    if view.province or table.empty:
        return None
    shown = table.head(_MOST)
    headings = [say("Region"), say("Met"), say("What cannot be judged yet"), say("What is not met"), say("Verdict")]
    caption = say(
        "The {shown} nearest of {count} [region that meets|regions that meet] a criterion and [is|are] not eligible "
        "yet",
        shown=len(shown),
        count=len(table),
    )
    if assessment.shortlist_day != assessment.as_of:
        caption += "; " + say(
            "judged here as of {day}, since when the newest figure is known, after the day of the verdicts",
            day=words.date(assessment.shortlist_day.day),
        )
    rows = [_row(row, assessment, words) for row in each_row(shown, ShortlistRow)]
    title = markup.heading(say("Which regions are nearest to being eligible"), "terdekat-layak")
    return markup.joined(title, markup.table(headings, rows, caption, numeric=[1], class_="shortlist"))


def _row(row: ShortlistRow, assessment: Assessment, words: Language) -> list[str]:
    return [
        with_badge(assessment.period.regions.get(row.region), assessment, words, ""),
        words.say("{met} of {count}", met=row.met, count=row.met + row.open + row.refuted),
        _listed(row.open_criteria, assessment, words),
        _listed(row.refuted_criteria, assessment, words),
        _verdict(row, words),
    ]


def _verdict(row: ShortlistRow, words: Language) -> str | Markup:
    """The verdict; where the legal status alone is open, what would make it eligible."""
    if row.eligibility == "awaiting_checks":
        return words.say("eligible as soon as the letters on the legal status are there")
    return status_mark(row.eligibility, words)


def _listed(criteria: str, assessment: Assessment, words: Language) -> str:
    names = [words.pick(assessment.framework.criterion(criterion).name) for criterion in criteria.split()]
    return names_in_a_list(names) if names else "–"
