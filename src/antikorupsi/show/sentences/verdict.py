"""The head of a report: whose it is, and the verdict in one sentence."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import FINAL_STAGE, RegionAssessment
from antikorupsi.common import Html, Language, markup, tag
from antikorupsi.show.sentences.certainty import certainty
from antikorupsi.show.wording import (
    MADE_WORDS,
    STAGE_WORDS,
    eligibility_mark,
    pilot_badge,
    predicate_mark,
    predicate_name,
    predicate_verdict,
    reference_marks,
    total_cells,
    total_number,
)


def title(view: RegionAssessment) -> Html:
    """The region's name, province, code and period; on simulated data the word SIMULASI, on every printed page."""
    say = view.language.say
    region = view.region
    under = say(
        "Assessment report, anti-corruption pilot regencies and cities"
        " · {province} · code {code} · assessment year {year} · verdict as of {day}",
        province=region.place,
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
    said = [*([eligibility_sentence(view)] if assessed else []), _total_sentence(view)]
    sentences = " ".join(sentence for sentence in said if sentence)
    word = eligibility_mark(view.eligibility, view.language) if by_criteria else predicate(view)
    outcome = view.eligibility if by_criteria else predicate_verdict(view.final_total, view.framework)
    return Html(
        tag(
            "div",
            markup.paragraph(word, "verdict-word"),
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
    known = [own for own in view.verdict_rows if own.status != "no_data"]
    met = sum(own.status == "meets" for own in known)
    made = say(MADE_WORDS[pilot.standing], year=pilot.year)
    if view.eligibility == "not_eligible":
        said = say("Public data of the criteria say otherwise: the KPK may have used other figures, or an earlier day.")
    elif not known:
        said = say("Public data say nothing of the criteria yet.")
    else:
        said = say("By public data {met} of the {known} criteria that are known are met.", met=met, known=len(known))
    return tag("p", f"{made} {said}", reference_marks(view, "\n".join(pilot.cells)), class_="pilot")


def predicate(view: RegionAssessment) -> Markup:
    """The verdict where the framework has no criteria: what the total of the final stage is called."""
    return predicate_mark(view.final_total, view.framework, view.language)


def eligibility_sentence(view: RegionAssessment) -> str:
    """How many criteria are met, and by name those that fail and those without data."""
    say = view.language.say
    names: dict[str, list[str]] = {"meets": [], "fails": [], "no_data": []}
    for own in view.verdict_rows:
        names[own.status].append(_short_name(view, own))
    met = say(
        "{region} meets {met} of the {count} criteria.",
        region=view.region.name,
        met=len(names["meets"]),
        count=len(view.verdict_rows),
    )
    failed = say("Not met: {names}.", names=view.language.listing(names["fails"])) if names["fails"] else ""
    unknown = say("No data yet: {names}.", names=view.language.listing(names["no_data"])) if names["no_data"] else ""
    return " ".join(sentence for sentence in (met, failed, unknown) if sentence)


def _short_name(view: RegionAssessment, verdict: Any) -> str:
    """The name of a criterion, with the year of a failing figure that is not of the newest possible one."""
    name = view.criterion_name(verdict.criterion)
    newest = view.assessment.as_of.assessment_year - 1
    is_older = verdict.status == "fails" and pd.notna(verdict.year) and verdict.year < newest
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
    return "" if view.eligibility == "not_assessed" else say("There is no total: too few indicators have a score.")
