"""Which verdicts differ under another framework."""

from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView, method
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.rules import Framework
from antikorupsi.show.figure_words import threshold
from antikorupsi.show.marks import more_of, named, status_mark
from antikorupsi.show.number_words import observed

_MOST = 25  # regions that are listed


def frameworks_compared(view: CountryView) -> Html:
    """For each other framework the verdicts that differ on the same figures: region, criterion, both thresholds."""
    assessment, words = view.assessment, view.words
    title = markup.heading(words.say("Frameworks compared"), "kerangka")
    others = method.rivals_of(assessment.framework) if assessment.framework.criteria else []
    if not others:
        none = words.say("There is no other framework with criteria that these figures could be judged by.")
        return markup.joined(title, markup.paragraph(none))
    return markup.joined(title, *[part for other in others for part in _compared(assessment, other, words)])


def _compared(assessment: Assessment, other: Framework, words: Language) -> list[Markup | None]:
    say = words.say
    table = method.difference_by_region_and_criterion(assessment, other)
    flips = table.loc[table["flips"], "region"].nunique()
    framework_id = assessment.framework.id
    if table.empty:
        same = say(
            "{own} and {other} give the same verdict on every criterion in all {count} [region|regions].",
            own=framework_id,
            other=other.id,
            count=words.number(len(assessment.assessed_codes()), 0),
        )
        return [markup.paragraph(same)]
    said = say(
        "Under {other} instead of {own}, {differing} [verdict on a criterion differs|verdicts on criteria differ], "
        "and the verdict on {flips} of {count} [region|regions] flips.",
        own=framework_id,
        other=other.id,
        differing=words.number(len(table), 0),
        flips=words.number(flips, 0),
        count=words.number(len(assessment.assessed_codes()), 0),
    )
    first = table.sort_values(["flips", "region"], ascending=[False, True], kind="stable")
    rows = [_row(each, assessment, other, words) for each in each_row(first.head(_MOST), method.DifferenceRow)]
    headings = [say("Region"), say("Criterion"), say("Figure")]
    headings += [framework_id, other.id, say("Verdict under {framework}", framework=framework_id)]
    headings += [say("Verdict under {framework}", framework=other.id)]
    caption = say("Verdicts that differ between {own} and {other}", own=framework_id, other=other.id)
    return [
        markup.paragraph(said),
        markup.table(headings, rows, caption, numeric=[2]),
        more_of(len(first), _MOST, words),
    ]


def _row(row: method.DifferenceRow, assessment: Assessment, other: Framework, words: Language) -> list[str]:
    known = {criterion.id: criterion for criterion in [*other.criteria, *assessment.framework.criteria]}
    figure = row.label if is_missing(row.value) else f"{observed(row.value, words)} ({row.year})"
    return [
        named(assessment.period.regions.get(row.region)),
        words.pick(known[row.criterion].name),
        str(figure),
        _judged(row.status, assessment.framework, row.criterion, words),
        _judged(row.other_status, other, row.criterion, words),
        status_mark(row.eligibility, words),
        status_mark(row.other_eligibility, words),
    ]


def _judged(status: object, framework: Framework, criterion: str, words: Language) -> str | Markup:
    """The status of a criterion under a framework and its threshold; a dash where the framework does not have it."""
    if not isinstance(status, str):
        return "–"
    rule = threshold(framework.criterion(criterion), words)
    return status_mark(status, words) + markup.small(rule, class_="note")
