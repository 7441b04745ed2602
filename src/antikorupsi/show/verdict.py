"""The head of a report: the region, its verdict and the sentences that give it."""

from collections.abc import Sequence

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment, day_of_choice, yearly_check
from antikorupsi.common import Html, Language, is_missing, markup, tag
from antikorupsi.rules import FINAL_STAGE
from antikorupsi.show.certainty import certainty
from antikorupsi.show.checks_of_pilots import YEARLY_CHECK, lost_criteria
from antikorupsi.show.figure_words import in_sentence, predicate_name, total_cells, verdict_figures, verdict_when
from antikorupsi.show.marks import (
    pilot_badge,
    predicate_mark,
    predicate_verdict,
    reference_marks,
    status_mark,
    status_of,
)
from antikorupsi.show.number_words import total_number
from antikorupsi.show.unused import no_total
from antikorupsi.show.wording import MADE_ON, MADE_WORDS, NO_VERDICT_WORDS, STAGE_WORDS
from helpers.eligibility import VerdictRow


def title(view: RegionAssessment) -> Html:
    """The region's name, province, code and period; on simulated data the word SIMULASI, on every printed page."""
    say = view.language.say
    region = view.region
    under = say(
        "{province} · code {code} · assessment year {year} · verdict as of {day}",
        province=region.place or view.framework_title,
        code=region.code,
        year=view.assessment.period.year,
        day=view.language.date(view.assessment.as_of.day),
    )
    return markup.joined(
        simulation_notice(view.language) if view.simulated else None,
        tag("h1", region.name),
        tag("p", badge, class_="badges") if (badge := pilot_badge(view.pilot, view.language)) else None,
        tag("p", under, class_="under-title", data_workbook=say("Workbook Kabupaten/Kota Antikorupsi")),
    )


def simulation_notice(language: Language) -> Markup:
    """What every page on simulated data says, on screen at the top and on paper on every page.

    The word for paper is hidden until the style sheet prints it, so that a notebook, which has none, says it once.
    """
    text = language.say("The figures and the regions of this page are made up for training and tests.")
    return tag("p", tag("strong", "SIMULASI"), " ", text, class_="simulation", role="note") + tag(
        "div", "SIMULASI", class_="simulation-mark", aria_hidden="true", hidden=""
    )


def verdict(view: RegionAssessment) -> Html:
    """The verdict: eligibility by the criteria, then the total by the panel or as it was published."""
    published = view.published_total
    cells = published["cells"] if view.total is None and published is not None else total_cells(view)
    by_criteria = bool(view.framework.criteria)
    assessed = by_criteria and view.eligibility != "not_assessed"
    told = view.pilot or view.total is not None or published is not None or not by_criteria or no_total(view).cells
    total = _total_sentence(view) if told else ""  # the panel scores those that are chosen
    sentences = " ".join(filter(None, [_not_met(view) if assessed else "", total]))
    word = status_mark(view.eligibility, view.language) if by_criteria else predicate(view)
    outcome = view.eligibility if by_criteria else predicate_verdict(view.final_total, view.framework)
    return Html(
        tag(
            "div",
            markup.paragraph(word, "verdict-word"),
            markup.paragraph(counts_sentence(view), "verdict-counts") if assessed else Markup(""),
            tag("p", sentences, reference_marks(view, cells)) if sentences else Markup(""),
            certainty(view),
            _reconciled(view),
            class_=f"verdict {outcome}",
        )
    )


def _reconciled(view: RegionAssessment) -> Markup:
    """What the KPK made of the region beside what public data say of it; empty where it is not in the programme."""
    if view.pilot is None or not view.framework.criteria:
        return Markup("")
    say, pilot = view.language.say, view.pilot
    day = view.language.date(pilot.day) if pilot.day else ""
    made = say(MADE_ON, year=pilot.year, day=day) if day else say(MADE_WORDS[pilot.standing], year=pilot.year)
    failing = [row for row in view.verdict_rows if row.status == "fails"]
    if failing:
        said = say(
            "Public data say otherwise ({figures}): the KPK may have used other figures, or an earlier day.",
            figures=view.language.listing([_figure_of(view, verdict) for verdict in failing]),
        )
    else:
        said = ""
    check = yearly_check(view)
    lost = lost_criteria(view, check) if check else _lost_by_candidate(view, failing)
    to_check = tag("a", say("Yearly check of the pilot"), href=f"#{YEARLY_CHECK}") if check else ""
    cells = "\n".join([*pilot.cells, *(verdict.cells for verdict in failing)])
    sentences = [made, said, lost, *([_at_choice(view)] if view.verdicts_at_choice else []), to_check]
    return tag("p", Markup(" ").join(filter(None, sentences)), reference_marks(view, cells), class_="pilot")


def _lost_by_candidate(view: RegionAssessment, failing: Sequence[VerdictRow]) -> str:
    """The failing criteria that met at the choice of a region that is no pilot; "" where there are none."""
    met_then = {row.criterion for row in view.verdicts_at_choice if row.status == "meets"}
    lost = [_figure_of(view, row) for row in failing if row.criterion in met_then]
    return (
        view.language.say("No longer met since its choice: {figures}.", figures=view.language.listing(lost))
        if lost
        else ""
    )


def _figure_of(view: RegionAssessment, verdict: VerdictRow) -> str:
    """A criterion with the figure that its verdict rests on: SPI 69,81 (2025)."""
    figure, when = verdict_figures(verdict, view.framework, view.language), verdict_when(view, verdict)
    return f"{in_sentence(view.criterion_name(verdict.criterion))} {figure}" + ("" if when in figure else f" ({when})")


def _at_choice(view: RegionAssessment) -> str:
    """The verdict as of the day of the choice, in one sentence: met, failed by which figures, or nothing known."""
    say, verdicts = view.language.say, view.verdicts_at_choice
    known = [verdict for verdict in verdicts if verdict.status != "no_data"]
    failing = [_figure_of(view, verdict) for verdict in known if verdict.status == "fails"]
    day = view.language.date(day_of_choice(view.pilot.chosen if view.pilot else 0).day)
    if not known:
        return say("On {day}, the day assumed for its choice, no criterion could be judged.", day=day)
    return say(
        "On {day}, the day assumed for its choice, {met} of the {known} [criterion|criteria] known [met:was|were] "
        "met{failing}.",
        day=day,
        met=len(known) - len(failing),
        known=len(known),
        failing=say("; not met: {names}", names=view.language.listing(failing)) if failing else "",
    )


def verdict_sentences(view: RegionAssessment) -> str:
    """What the criteria and the totals say, without the word for the verdict itself."""
    assessed = bool(view.framework.criteria) and view.eligibility != "not_assessed"
    return " ".join(filter(None, [eligibility_sentence(view) if assessed else "", _total_sentence(view)]))


def predicate(view: RegionAssessment) -> Markup:
    """The verdict where the framework has no criteria: what the total of the final stage is called."""
    return predicate_mark(view.final_total, view.framework, view.language)


def counts_sentence(view: RegionAssessment) -> str:
    """Of how many criteria that are known how many are met, and how many are not known."""
    say, statuses = view.language.say, [status_of(row) for row in view.verdict_rows]
    met, open_, count = statuses.count("meets"), statuses.count("undeciding"), len(statuses)
    known, none = met + statuses.count("fails"), statuses.count("no_data")
    if not known and not open_:
        return say("None of the {count} [criterion|criteria] has data yet.", count=count)
    parts = [say("{met} of {known} known [criterion|criteria] met", met=met, known=known)] if known else []
    if open_:  # the first part says what is counted
        counted = say("{open} cannot be judged yet", open=open_)
        parts += [counted if parts else say("{open} [criterion|criteria] cannot be judged yet", open=open_)]
    parts += [say("{none} [has|have] no data yet", none=none)] if none else []
    return "; ".join(parts) + "."


def eligibility_sentence(view: RegionAssessment) -> str:
    """How many criteria are met; by name those that fail, those whose figures do not decide, and those without any."""
    say = view.language.say
    received = say("Received, but not deciding: {names}.", names=_names(view, "undeciding"))
    unknown = say("No data yet: {names}.", names=_names(view, "no_data"))
    shown = (
        counts_sentence(view),
        _not_met(view),
        received if _names(view, "undeciding") else "",
        unknown if _names(view, "no_data") else "",
    )
    return " ".join(filter(None, shown))


def _not_met(view: RegionAssessment) -> str:
    names = _names(view, "fails")
    return view.language.say("Not met: {names}.", names=names) if names else ""


def _names(view: RegionAssessment, status: str) -> str:
    """The criteria of a status by name."""
    return view.language.listing([_short_name(view, row) for row in view.verdict_rows if status_of(row) == status])


def _short_name(view: RegionAssessment, verdict: VerdictRow) -> str:
    """The name of a criterion, with the year of a failing figure that is not of the newest possible one.

    Where figures were received and do not decide, with the reason.
    """
    name = in_sentence(view.criterion_name(verdict.criterion))
    if status_of(verdict) == "undeciding":
        return f"{name} ({view.language.say(NO_VERDICT_WORDS[verdict.reason])})"
    newest = view.assessment.as_of.assessment_year - 1
    is_older = verdict.status == "fails" and not is_missing(verdict.year) and verdict.year < newest
    return f"{name} ({verdict.year})" if is_older else name


def _total_sentence(view: RegionAssessment) -> str:
    """The total and its predicate, or that there is none; nothing where none is asked for."""
    say = view.language.say
    published = view.published_total
    if view.total is not None and view.stage and view.stage != FINAL_STAGE and not view.framework.criteria:
        return say(
            "The panel's total at the stage {stage} is {total}; the final stage decides.",
            stage=say(STAGE_WORDS[view.stage]),
            total=total_number(view.total, view.framework, view.language),
        )
    if view.total is not None:
        return say(
            "The panel's total is {total}, {predicate}.",
            total=total_number(view.total, view.framework, view.language),
            predicate=predicate_name(view.total, view.framework, view.language),
        )
    if published is not None:
        return say(
            "The published total of {year} is {total}, {predicate}; scores by indicator were not published.",
            total=total_number(published["score"], view.framework, view.language),
            year=published["year"],
            predicate=predicate_name(published["score"], view.framework, view.language),
        )
    if view.eligibility == "not_assessed":
        return ""
    return say("There is no total: {why}.", why=no_total(view).said)
