"""How sure the verdict is, and how far the total moves, in sentences: what they rest on."""

from collections.abc import Iterator

from markupsafe import Markup

from antikorupsi.assess import BoundRow, PeriodTables, RegionAssessment, VariantRow
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.rules import LabelInConsecutiveYears, weight_scheme
from antikorupsi.show.figure_words import in_sentence, predicate_name, threshold, variant_of, verdict_figures
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import bounds_of_draws, share_of_draws, total_number
from antikorupsi.show.wording import DOUBT_WORDS, ELIGIBILITY_WORDS
from helpers.eligibility import VerdictRow


def certainty(view: RegionAssessment) -> Html:
    """One paragraph: on which assumptions the verdict rests, and how sure total and rank are."""
    sentences = [unread_files(view.assessment, view.language) or _firmness(view), _spread(view)]
    return Html(markup.paragraph(Markup(" ").join(sentence for sentence in sentences if sentence), "certainty"))


def unread_files(assessment: PeriodTables, language: Language) -> str:
    """Which files of the period the workbook could not read, so that nothing is certain; empty where it read all."""
    files = [fault.file for fault in assessment.faults]
    if not files:
        return ""
    return language.say(
        "A fault of the workbook kept it from reading these files: {files}. No verdict of this period is certain.",
        files=language.listing(files),
    )


def _firmness(view: RegionAssessment) -> str | Markup:
    """Whether the verdict is certain, and the reason where it is not; where no criteria give it, the weights could."""
    say = view.language.say
    if not view.framework.criteria:
        return _assumed_weights(view)
    told = {
        "undetermined": say(
            "The verdict is open: the criteria that cannot be judged yet can make the region eligible or not."
        ),
        "awaiting_checks": say("The verdict is open: only the legal status is missing."),
        "not_assessed": not_assessed(view.language),
    }
    if view.eligibility in told:
        return told[view.eligibility]
    if other := _other_verdict(view):
        return other
    if not view.is_certain:
        return say("The verdict is not certain yet: {doubts}.", doubts="; ".join(_doubts(view)))
    return Markup(" ").join([_certain(view), *_assumed(view)])


def _certain(view: RegionAssessment) -> str | Markup:
    """The sentence that the verdict is certain; of a failure, with the figure that settles it."""
    say = view.language.say
    if view.eligibility != "not_eligible":
        return say("The verdict is certain.")
    verdict = next(figure for figure in _deciding(view) if not figure.doubts)
    criterion = view.framework.criterion(verdict.criterion)
    figure = verdict_figures(verdict, view.framework, view.language)
    dated = figure if isinstance(criterion.rule, LabelInConsecutiveYears) else f"{figure}, {verdict.year}"
    said = say(
        "The verdict is certain: {criterion} ({figure}) is not met, whatever is missing.",
        criterion=in_sentence(view.criterion_name(criterion.id)),
        figure=dated,
    )
    return markup.tag("span", said, reference_marks(view, verdict.cells))


def not_assessed(language: Language) -> str:
    """Why an administrative region is not assessed, as a sentence."""
    return language.say(
        "An administrative city or regency has no budget and no audit opinion of its own: it is listed, not assessed."
    )


def _deciding(view: RegionAssessment) -> list[VerdictRow]:
    """The verdicts on criteria that make the verdict on the region: the failures, else all."""
    decisive = "fails" if view.eligibility == "not_eligible" else "meets"
    return [row for row in view.verdict_rows if row.status == decisive]


def _doubts(view: RegionAssessment) -> Iterator[str]:
    """By criterion why its verdict is not certain."""
    for figure in _deciding(view):
        if figure.doubts:
            name = in_sentence(view.criterion_name(figure.criterion))
            yield f"{name} ({', '.join(view.language.say(DOUBT_WORDS[doubt]) for doubt in figure.doubts.split())})"


def _assumed(view: RegionAssessment) -> Iterator[str]:
    """A sentence that names the assumed thresholds without which the verdict would not follow; none without any."""
    certain = [view.framework.criterion(figure.criterion) for figure in _deciding(view) if not figure.doubts]
    assumed = [in_sentence(view.criterion_name(verdict.id)) for verdict in certain if verdict.basis == "assumption"]
    if assumed and (view.eligibility == "eligible" or len(assumed) == len(certain)):
        names = view.language.listing(assumed)
        yield view.language.say("It rests on assumed thresholds: {names}.", names=names)


def _assumed_weights(view: RegionAssessment) -> str:
    """A sentence that names the assumed weights of a total; empty without a total."""
    scheme = weight_scheme(view.framework, view.assessment.weights)
    if view.total is None or scheme.basis != "assumption":
        return ""
    name = in_sentence(view.language.pick(scheme.name))
    return view.language.say("The total rests on assumed weights: {name}.", name=name)


def _other_verdict(view: RegionAssessment) -> str:
    """A sentence on the first other known threshold that changes the verdict; empty without one."""
    others = (row for row in each_row(view.variants, VariantRow) if row.differs and row.eligibility != view.eligibility)
    row = next(others, None)
    if row is None:
        return ""
    criterion = variant_of(view.framework, row.criterion, row.variant)
    return view.language.say(
        "The verdict hangs on one threshold: with {criterion} {threshold}, which is known too, it would be {verdict}.",
        criterion=in_sentence(view.criterion_name(criterion.id)),
        threshold=threshold(criterion, view.language),
        verdict=view.language.say(ELIGIBILITY_WORDS[row.eligibility]),
    )


def _spread(view: RegionAssessment) -> str:
    """How often the total reaches the highest predicate, and between which ranks the region lies."""
    moved, say, number = view.assessment.total_range(view.region.code), view.language.say, view.language.number
    if moved is None:
        return ""
    top = max(view.framework.predicates, key=lambda predicate: predicate.lower)
    share = share_of_draws(moved["share_at_least_bound"], view.language)
    name = view.language.pick(top.name)
    if _scores_are_drawn(view):
        reached = say("{predicate} in {share} of plausible weightings and scores", predicate=name, share=share)
    else:
        reached = say("{predicate} in {share} of plausible weightings", predicate=name, share=share)
    row = view.score("total", "total")
    if "ranks" in set(view.not_run["step"]) or row is None:
        return f"{reached}."
    rank, best, worst = (number(value, 0) for value in (row["rank"], moved["rank_low"], moved["rank_high"]))
    if best == worst:
        return f"{reached}; " + say("rank {rank}, the same in almost all of them.", rank=rank)
    return f"{reached}; " + say("rank {rank}, between {best} and {worst}.", rank=rank, best=best, worst=worst)


def _scores_are_drawn(view: RegionAssessment) -> bool:
    """Whether the draws vary the region's scores too, not the weights alone."""
    return not {"assessors", "survey"} <= set(view.not_run["step"])


def weights_sentences(view: RegionAssessment) -> str:
    """The sentences that never leave a total: how far it moves in the draws, and how far it can move at all."""
    moved, say, number = view.assessment.total_range(view.region.code), view.language.say, view.language.number
    if moved is None:
        return ""
    values = dict(zip(("low", "high"), bounds_of_draws(moved, view.framework, view.language), strict=True))
    values["interval"] = number(100 * view.framework.uncertainty.draws.interval, 0)
    if _scores_are_drawn(view):
        text = say(
            "The weights are not published and assessors differ: in {interval}% of plausible weightings and scores the "
            "total lies between {low} and {high}.",
            **values,
        )
    else:
        text = say(
            "The weights are not published: in {interval}% of plausible weightings the total lies between {low} and "
            "{high}.",
            **values,
        )
    return f"{text} {_exact(view)}"


def _exact(view: RegionAssessment) -> str:
    """What holds under every weighting, without any draw."""
    say, framework = view.language.say, view.framework
    [row] = (row for row in each_row(view.bounds, BoundRow) if (row.family, row.treatment) == ("all", "neutral"))
    low, high = (predicate_name(end, framework, view.language) for end in (row.low, row.high))
    said = say(
        "With these scores and whatever weights it lies between {low} and {high}",
        low=total_number(row.low, framework, view.language),
        high=total_number(row.high, framework, view.language),
    )
    return f"{said}; " + say("so it is {predicate} under all of them.", predicate=low) if low == high else f"{said}."
