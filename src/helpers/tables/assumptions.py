"""What the report rests on because nobody published it, and what a parameter changed."""

from markupsafe import Markup

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.markup import Html, tag


def assumptions(view: RegionAssessment) -> Html:
    """One row per assumption: what it decides and why it was made; thresholds changed by parameter come first."""
    say = view.language.say
    rows = [_row(view, assumption.subject, assumption.source, assumption.note) for assumption in view.assumptions]
    changed = [criterion for criterion in view.framework.criteria if criterion.overridden_from is not None]
    warning = [
        say(
            "The threshold of {criterion} was changed by parameter; the framework says {value}.",
            criterion=view.language.pick(criterion.name),
            value=criterion.overridden_from,
        )
        for criterion in changed
    ]
    return markup.joined(
        markup.heading(say("Assumptions"), "asumsi"),
        markup.bullets(warning) if warning else None,
        markup.table([say("Assumption"), say("Why")], rows, say("What nobody published and this report assumes")),
    )


def _row(view: RegionAssessment, subject: object, source: str, note: object) -> list[str | Markup]:
    said = view.language.pick(note) if note is not None else source  # type: ignore[arg-type]
    return [tag("span", view.language.pick(subject)), said]  # type: ignore[arg-type]
