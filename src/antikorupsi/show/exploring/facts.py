"""What is said of choices: the verdict, the total and its rank, and what they do to all regions."""

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, Language, markup, tag
from antikorupsi.rules import Framework
from antikorupsi.show.exploring.choices import Choices
from antikorupsi.show.exploring.outcome import Outcome
from antikorupsi.show.figure_words import predicate_name
from antikorupsi.show.marks import named_in_text
from antikorupsi.show.number_words import moved_between, observed, total_number
from antikorupsi.show.sentences import verdict
from antikorupsi.show.tables import criteria
from antikorupsi.show.wording import ELIGIBILITY_WORDS


def facts(view: RegionAssessment, tried: Outcome, usual: Outcome, choices: Choices) -> Html:
    """The verdict on the region, what was tried, its total with rank and interval, all regions, and the criteria."""
    parts = (
        simulated(view),
        tag("h2", f"{named_in_text(view.region)} · {view.assessment.period.name} · {view.framework.id}"),
        verdict(view),
        _tried(choices, view.framework, view.language),
        _total(view, tried),
        _everywhere(tried, usual, view.language),
        criteria(view),
    )
    return markup.joined(*parts)


def simulated(view: RegionAssessment) -> Markup | None:
    """What stands above every figure that is made up."""
    if not view.simulated:
        return None
    text = view.language.say("The figures and the regions of this page are made up for training and tests.")
    return tag("p", tag("strong", "SIMULASI"), " ", text, role="note")


def _tried(choices: Choices, framework: Framework, language: Language) -> Markup:
    """What differs from the framework, in one sentence."""
    say = language.say
    if not choices.overrides:
        return markup.paragraph(say("Nothing differs from the framework {framework}.", framework=framework.id))
    thresholds = {criterion.id: language.pick(criterion.name) for criterion in framework.criteria}
    told = [
        f"{thresholds[name]} {language.bound(value) if isinstance(value, float | int) else value}"
        if name in thresholds
        else say(
            "weight of indicator {number} × {factor}",
            number=framework.indicator(name).number,
            factor=observed(float(value), language),
        )
        for name, value in choices.overrides.items()
    ]
    return markup.paragraph(say("Tried: {what}.", what=language.listing(told)))


def _total(view: RegionAssessment, tried: Outcome) -> Markup:
    """Total, predicate, rank, and how far they move; why there is nothing to move where there is no total."""
    say, number, total = view.language.say, view.language.number, view.total
    if total is None:
        return markup.paragraph(say("Weights move nothing here: there are no scores of the panel yet."))
    moved, name = view.assessment.total_range(view.region.code), predicate_name(total, view.framework, view.language)
    said = say("Total {total} ({predicate})", total=total_number(total, view.framework, view.language), predicate=name)
    drawn = say(
        "in {interval}% of {draws} [draw|draws] {between}",
        interval=number(100 * view.framework.uncertainty.draws.interval, 0),
        draws=number(tried.draws, 0),
        between=moved_between(moved, view.framework, view.language),
    )
    if view.region.code not in tried.ranks.index or moved is None:
        return markup.paragraph(
            say("{total}; {drawn}. Only totals of the final stage are ranked.", total=said, drawn=drawn)
        )
    return markup.paragraph(
        say(
            "{total}, rank {rank} of {count}; {drawn}, rank {best} to {worst}.",
            total=said,
            drawn=drawn,
            rank=number(tried.ranks[view.region.code], 0),
            count=number(len(tried.ranks), 0),
            best=number(moved["rank_low"], 0),
            worst=number(moved["rank_high"], 0),
        )
    )


def _everywhere(tried: Outcome, usual: Outcome, language: Language) -> Markup:
    """How many regions get which verdict, as tried and by the period's framework."""
    say = language.say
    other = sum(tried.eligibility[code] != verdict for code, verdict in usual.eligibility.items())
    rows = [
        [name, *[language.number(outcome.counts[word], 0) for word in ELIGIBILITY_WORDS]]
        for name, outcome in ((say("as tried"), tried), (say("as in the framework"), usual))
    ]
    headings = [say("All regions"), *[say(word) for word in ELIGIBILITY_WORDS.values()]]
    caption = say("All regions: {count} [is|are] judged otherwise", count=language.number(other, 0))
    return markup.table(headings, rows, caption, numeric=range(1, 4))
