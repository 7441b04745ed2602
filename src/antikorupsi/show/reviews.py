"""Who has looked at a report, what was found, and whether its contents are still those that were looked at."""

from collections import Counter
from datetime import date
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import CountryView, RegionAssessment, Standing, review_state, standings_by_region, standings_of
from antikorupsi.common import Html, Language, located, markup, small, tag
from antikorupsi.show.changes import figure_name, side
from antikorupsi.show.marks import as_written, cell_words, named_where_made
from antikorupsi.show.review_list import unreviewed
from antikorupsi.show.wording import marked

REVIEW_STATE_WORDS = {
    "unreviewed": marked("not reviewed yet"),
    "reviewed": marked("reviewed, contents the same"),
    "changed": marked("changed since the review"),
    "objected": marked("objection"),
}
_STATES = {
    "reviewed": marked("Reviewed on {day} by {office}"),
    "approved": marked("Approved on {day} by {office}"),
    "objection": marked("Objection of {day} by {office}"),
}
_MOST_CHANGES = 3


def reviews(view: RegionAssessment, history: str = "") -> Html | None:
    """One line a review: who, when, whether the contents are the same since, and what differs; None without any.

    `history` is the folder of reports whose earlier publications reviews are held against.
    """
    folder = located(history) if history else None
    lines = [_line(view, standing) for standing in standings_of(view.assessment, view.region.code, folder)]
    return Html(tag("div", *lines, class_="reviews")) if lines else None


def reviews_to_do(view: CountryView, folder: Path) -> Html:
    """What a reviewer has to look at: regions with an objection, changed since their review, and how many are left."""
    say, standings = view.words.say, standings_by_region(view.assessment, folder)
    states = {region: review_state(found) for region, found in standings.items()}
    counts = Counter(states.values())
    left = len(unreviewed(view.assessment))
    said = (
        say("No report has been reviewed yet.")
        if not states
        else say(
            "{reviewed} reviewed with the same contents, {changed} changed since, {objected} with an objection, "
            "{left} not reviewed.",
            reviewed=counts["reviewed"],
            changed=counts["changed"],
            objected=counts["objected"],
            left=left,
        )
    )
    rows = []
    for state in ("objected", "changed"):
        for region in (code for code, found in states.items() if found == state):
            of_region = view.assessment.region(region, view.words.code)
            lines = [_line(of_region, each) for each in standings[region]]
            rows.append(
                [named_where_made(of_region.region, folder), say(REVIEW_STATE_WORDS[state]), Markup("").join(lines)]
            )
    headings = [say("Region"), say("State"), say("Reviews")]
    table = markup.table(headings, rows, say("To look at again"), class_="reviews") if rows else None
    return markup.joined(markup.paragraph(said), table)


def subject(view: RegionAssessment, about: str) -> str:
    """What an answer is about: the name of the criterion, number and name of the indicator, or the whole report."""
    if not about:
        return view.language.say("the whole report")
    if about in {criterion.id for criterion in view.framework.criteria}:
        return view.criterion_name(about)
    if about in {indicator.id for indicator in view.framework.indicators}:
        indicator = view.framework.indicator(about)
        return f"{indicator.number}. {view.language.pick(indicator.name)}"
    return about


def day_words(day: str, language: Language) -> str:
    """A day of an answer as reports write days."""
    return language.date(date.fromisoformat(day))


def _line(view: RegionAssessment, standing: Standing) -> Markup:
    review, say = standing.review, view.language.say
    office = as_written(f"{review.office}, {review.function}" if review.function else review.office)
    head = Markup(say(_STATES[review.state])).format(day=day_words(review.day, view.language), office=office)  # noqa: S704 our own words
    if review.about or review.state == "objection":
        head = Markup(say("{said}, on {subject}")).format(said=head, subject=subject(view, review.about))  # noqa: S704
    checked = _prepared(standing, view.language) if review.state == "approved" else ""
    notes = [note for note in (as_written(review.remark) if review.remark else "", checked) if note]
    return tag(
        "p",
        tag("b", head),
        f": {_same(view, standing)}",
        *(small(note, class_="note") for note in notes),
        small(cell_words(review), class_="note"),
        class_=f"review {review.state if standing.same else 'changed'}",
    )


def _same(view: RegionAssessment, standing: Standing) -> str:
    """Whether the contents are those that were reviewed."""
    say = view.language.say
    if standing.same:
        return say("contents the same since.")
    if standing.of_region:
        other = view.assessment.period.regions.get(standing.of_region).name
        return say("the code {code} is that of the page of {region}.", code=standing.review.review_code, region=other)
    if standing.changes is None:
        nearest = say(" Nearest: {code}.", code=standing.nearest) if standing.nearest else ""
        said = say(
            "contents not the same, or the code {code} was mistyped: no earlier publication here has it.",
            code=standing.review.review_code,
        )
        return said + nearest
    if not standing.changes:
        return say("contents changed since: the thresholds.")
    shown = [
        f"{figure_name(view, change)} {side(view, change, 'before')} → {side(view, change, 'after')}"
        for change in standing.changes[:_MOST_CHANGES]
    ]
    more = len(standing.changes) - len(shown)
    shown += [say("{count} more", count=more)] if more else []
    return say("contents changed since: {changes}.", changes="; ".join(shown))


def _prepared(standing: Standing, language: Language) -> str:
    """Whether who reviewed is another than who prepared the figures."""
    if standing.prepared is None:
        return language.say("Who prepared the figures is not written; whether it was another office was not checked.")
    if standing.prepared:
        return language.say("The same office and function prepared figures of this report.")
    return ""
