"""Legal status beside scores: how did regions stand whose heads were later under investigation?"""

from datetime import date

from antikorupsi.assess import Assessment, CountryView, StandingRow, standing_before_checks
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.show.marks import named, status_mark
from antikorupsi.show.number_words import observed


def legal_status(view: CountryView) -> Html:
    """One row per region under investigation and criterion with a number: the figure of the day before, and its place.

    No person is named. A sentence where no region is, or none of them has a figure.
    """
    assessment, words, say = view.assessment, view.words, view.words.say
    table = standing_before_checks(assessment)
    regions = table["region"].nunique()
    known = table[table["value"].notna()]
    if known.empty:
        none = say(
            "{count} [region is|regions are] under investigation; no figure of [it|theirs] was known the day before.",
            count=regions,
        )
        return Html(markup.paragraph(none))
    headings = [say("Region"), say("Under investigation from"), say("Criterion"), say("Figure")]
    headings += [say("Year"), say("Verdict"), say("Higher than")]
    rows = [_row(row, assessment, words) for row in each_row(known, StandingRow)]
    limits = say(
        "{known} of the {count} [region|regions] under investigation had a figure known on the day before. So few "
        "show that a high score does not rule an investigation out; whether it makes one rarer they cannot show.",
        known=known["region"].nunique(),
        count=regions,
    )
    caption = say("How regions stood the day before an investigation of their heads became known")
    return markup.joined(markup.table(headings, rows, caption, numeric=[3, 4]), markup.paragraph(limits))


def _row(row: StandingRow, assessment: Assessment, words: Language) -> list[str]:
    others = {"lower": row.others_lower, "count": row.others_known}
    higher = (
        words.say("{lower} of {count} [other|others] known", **others)
        if row.others_known
        else words.say("no others known")
    )
    return [
        named(assessment.period.regions.get(row.region)),
        words.date(date.fromisoformat(row.checked)),
        words.pick(assessment.framework.criterion(row.criterion).name),
        observed(row.value, words),
        "–" if is_missing(row.year) else str(row.year),
        status_mark(row.status, words),
        higher,
    ]
