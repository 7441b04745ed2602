"""The assumptions behind the verdict and the total of a region, and what a parameter changed."""

from collections.abc import Iterator

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment, VariantRow
from antikorupsi.common import METHOD_PAGE, Html, each_row, markup, tag
from antikorupsi.rules import Criterion, weight_scheme
from antikorupsi.show.by_parameter import changed_by_parameter
from antikorupsi.show.figure_words import threshold, variant_of
from antikorupsi.show.wording import ELIGIBILITY_WORDS


def assumptions(view: RegionAssessment) -> Html | None:
    """One row per assumption behind this verdict or total; what a parameter changed comes first.

    All others stand on the page of the method. None where the verdict rests on no assumption.
    """
    say = view.language.say
    rows = [*_thresholds(view), *_weights(view)]
    warning = changed_by_parameter(view.assessment, view.language)
    if not rows and not warning:
        return None
    caption = say("What nobody published and this result rests on")
    table = markup.table([say("Assumption"), say("What it changes")], rows, caption, class_="assumed")
    title = markup.heading(say("Assumed for this result"), "asumsi")
    content = [title, *([markup.bullets(warning)] if warning else [])]
    return Html(tag("section", *content, *([table] if rows else []), class_="half"))


def method_link(view: RegionAssessment) -> Markup:
    """The way to the page with all assumptions and methods of the publication."""
    return tag("a", view.language.say("Method and all assumptions"), href=METHOD_PAGE)


def _thresholds(view: RegionAssessment) -> Iterator[list[str]]:
    """The thresholds by which a figure was judged that are assumed, or known in another variant too."""
    for verdict in view.verdict_rows:
        criterion = view.framework.criterion(verdict.criterion)
        if verdict.status == "no_data" or criterion.overridden_from is not None:
            continue
        said = []
        if criterion.basis == "assumption":
            said.append(
                view.language.say(
                    "Nobody published the condition; assumed: {threshold}.",
                    threshold=threshold(criterion, view.language),
                )
            )
        said += _variants(view, criterion)
        if said:
            yield [view.criterion_name(criterion.id), " ".join(said)]


def _variants(view: RegionAssessment, criterion: Criterion) -> Iterator[str]:
    """What the other thresholds of a criterion that are known would give."""
    say = view.language.say
    for row in each_row(view.variants, VariantRow):
        if row.criterion != criterion.id or row.status == "no_data":
            continue
        other = threshold(variant_of(view.framework, row.criterion, int(row.variant)), view.language)
        if not row.differs:
            yield say("Another condition that is known ({threshold}) gives the same result.", threshold=other)
        elif row.eligibility != view.eligibility:
            verdict = say(ELIGIBILITY_WORDS[row.eligibility])
            yield say(
                "With {threshold}, which is known too, the result would be: {verdict}.",
                threshold=other,
                verdict=verdict,
            )
        else:
            yield say(
                "With {threshold}, which is known too, this criterion alone would turn out otherwise.", threshold=other
            )


def _weights(view: RegionAssessment) -> Iterator[list[str]]:
    scheme = weight_scheme(view.framework, view.assessment.weights)
    if scheme.basis == "assumption" and (view.total is not None or not view.framework.criteria):
        name = view.language.say("Weights: {name}", name=view.language.pick(scheme.name))
        yield [name, view.language.pick(scheme.note) if scheme.note else scheme.source]
