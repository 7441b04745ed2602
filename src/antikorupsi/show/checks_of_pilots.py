"""The yearly check of pilots: each criterion as of the choice, at the end of each year since, and now; who lost one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import (
    OUTCOMES,
    CheckedCriterion,
    CountryView,
    Outcome,
    RegionAssessment,
    YearlyCheck,
    day_of_choice,
    yearly_check,
)
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.show.anchors import criterion_anchor
from antikorupsi.show.figure_words import in_sentence, threshold, verdict_figures, verdict_when
from antikorupsi.show.marks import named_where_made, pilot_badge, reference_marks, status_mark, status_of
from antikorupsi.show.wording import marked
from helpers.eligibility import AsOf, VerdictRow

YEARLY_CHECK = "pemeriksaan-tahunan"  # the anchor of the section
_MOST_DAYS = 4  # columns of days: the choice, and the latest ones
_OUTCOME_WORDS: dict[Outcome, str] = {
    "lost": marked("criterion no longer met"),
    "fails": marked("criterion not met"),
    "unknown_since": marked("met before, cannot be judged now"),
    "unknown": marked("cannot be judged yet"),
    "meets": marked("criterion met"),
}
_LOOKS: dict[Outcome, str] = {"lost": "action-overdue", "fails": "action-overdue", "meets": "action-done"}


def pilot_check(view: RegionAssessment) -> Html | None:
    """One row per criterion: verdict and figure on each day of the checks, and what came of it; None for no pilot."""
    check = yearly_check(view)
    if check is None:
        return None
    say = view.language.say
    shown = _shown_days(check.days)
    headings = [say("Criterion"), *(_day_words(view, check.days[place], check) for place in shown), say("Outcome")]
    rows = [_row(view, each, shown) for each in check.criteria]
    caption = say("Yearly check against the {count} [criterion|criteria]", count=len(rows))
    return markup.joined(
        markup.heading(say("Yearly check of the pilot"), YEARLY_CHECK),
        markup.paragraph(_summary(view, check)),
        markup.table(headings, rows, caption, class_="actions"),
        markup.paragraph(checks_explained(view), "chart-note"),
    )


def pilot_checks(view: CountryView, folder: Path) -> Html | None:
    """One row per pilot, those that lost most criteria first: what is lost or fails, how many are met; None without."""
    found = []
    for code in view.assessment.pilots:
        of_region = view.assessment.region(code, view.words.code)
        if check := yearly_check(of_region):
            found.append((of_region, check))
    if not found:
        return None
    say = view.words.say
    found.sort(key=lambda pair: ([-len(pair[1].of_outcome(each)) for each in OUTCOMES], pair[0].region.code))
    headings = [say("Region"), say("Criteria no longer met, or not met"), say("Met"), say("Cannot be judged yet")]
    lost = sum(bool(check.of_outcome("lost")) for _, check in found)
    caption = say("Pilots: {count}, with a criterion no longer met: {lost}", count=len(found), lost=lost)
    rows = [_national_row(of_region, check, folder) for of_region, check in found]
    table = markup.table(headings, rows, caption, numeric=[2, 3], class_="actions")
    return markup.joined(table, markup.paragraph(checks_explained(found[0][0]), "chart-note"))


def lost_criteria(view: RegionAssessment, check: YearlyCheck) -> str:
    """The criteria that a pilot no longer meets, with the figures then and now: SPI 75,05 (2022) → 69,81 (2025)."""
    lost = view.language.listing([_then_and_now(view, each) for each in check.of_outcome("lost")])
    return view.language.say("Criterion no longer met: {figures}.", figures=lost) if lost else ""


def checks_explained(view: RegionAssessment) -> str:
    """By which rules and on which days pilots are checked."""
    return view.language.say(
        "Every day is judged by the rules of {framework} and by what was published by then. The day of the choice is "
        "an assumption (17 January). A criterion is no longer met where a figure says so; without a figure it is open.",
        framework=view.framework.id,
    )


def _shown_days(days: Sequence[AsOf]) -> list[int]:
    """The places of the days that have a column: the first, and the latest ones."""
    places = list(range(len(days)))
    return places if len(places) <= _MOST_DAYS else [0, *places[1 - _MOST_DAYS :]]


def _day_words(view: RegionAssessment, day: AsOf, check: YearlyCheck) -> str:
    words = view.language.date(day.day)
    is_choice = day == check.days[0] and day == day_of_choice(check.pilot.chosen)
    return view.language.say("At its choice, {day}", day=words) if is_choice else words


def _summary(view: RegionAssessment, check: YearlyCheck) -> str:
    """How many criteria are met now, and how many not, in one sentence; what is lost by name."""
    say = view.language.say
    sentence = say(
        "As of {day}, of {count} [criterion|criteria]: met {met}, not met {failing}, cannot be judged {open}.",
        day=view.language.date(check.days[-1].day),
        met=len(check.of_outcome("meets")),
        count=len(check.criteria),
        failing=len(check.of_outcome("lost")) + len(check.of_outcome("fails")),
        open=len(check.of_outcome("unknown_since")) + len(check.of_outcome("unknown")),
    )
    return f"{sentence} {lost_criteria(view, check)}".rstrip()


def _row(view: RegionAssessment, checked: CheckedCriterion, shown: Sequence[int]) -> list[str | Markup]:
    criterion = view.framework.criterion(checked.criterion)
    name = tag("a", view.criterion_name(checked.criterion), href=f"#{criterion_anchor(checked.criterion)}")
    head = name + small(threshold(criterion, view.language), class_="note")
    days = [_figure(view, checked.verdicts[place]) for place in shown]
    return [head, *days, _outcome(view, checked)]


def _figure(view: RegionAssessment, verdict: VerdictRow) -> Markup:
    """A verdict of one day: its sign and word, and the figure with its year and source."""
    mark = status_mark(status_of(verdict), view.language)
    if verdict.status == "no_data":
        return mark
    return mark + small(Markup("").join([_figure_and_year(view, verdict), reference_marks(view, verdict.cells)]))


def _outcome(view: RegionAssessment, checked: CheckedCriterion) -> Markup:
    return tag("span", view.language.say(_OUTCOME_WORDS[checked.outcome]), class_=_LOOKS.get(checked.outcome))


def _figure_and_year(view: RegionAssessment, verdict: VerdictRow) -> str:
    """A figure with its year, which labels of several years hold already: 69,81 (2025); WTP (2023), WTP (2022)."""
    figure, when = verdict_figures(verdict, view.framework, view.language), verdict_when(view, verdict)
    return figure if when in figure else f"{figure} ({when})"


def _then_and_now(view: RegionAssessment, checked: CheckedCriterion) -> str:
    name, now = in_sentence(view.criterion_name(checked.criterion)), _figure_and_year(view, checked.now)
    before = checked.met_before
    return f"{name} {_figure_and_year(view, before)} → {now}" if before else f"{name} {now}"


def _national_row(view: RegionAssessment, check: YearlyCheck, folder: Path) -> list[str | Markup]:
    name = named_where_made(view.region, folder)
    badge = pilot_badge(check.pilot, view.language)
    met = str(len(check.of_outcome("meets")))
    lines = list(_failing_lines(view, check))
    unknown = str(len(check.of_outcome("unknown_since")) + len(check.of_outcome("unknown")))
    return [name + Markup(" ") + badge, markup.bullets(lines) if lines else "–", met, unknown]


def _failing_lines(view: RegionAssessment, check: YearlyCheck) -> Iterator[Markup]:
    """What is lost, then what fails, each with its figures, its threshold and the word for it."""
    outcomes: tuple[Outcome, ...] = ("lost", "fails")
    for outcome in outcomes:
        for checked in check.of_outcome(outcome):
            condition = threshold(view.framework.criterion(checked.criterion), view.language)
            word = _outcome(view, checked)
            said = view.language.say("condition: {threshold}", threshold=condition)
            yield tag("span", word, ": ", _then_and_now(view, checked)) + small(said, class_="note")
