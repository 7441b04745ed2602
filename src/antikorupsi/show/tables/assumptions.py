"""What the report rests on because nobody published it, and what a parameter changed."""

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup
from antikorupsi.rules import TRIED, Assumption
from antikorupsi.show.wording import framework_value


def assumptions(view: RegionAssessment) -> Html:
    """One row per assumption: what it decides and why it was made; what a parameter changed comes first."""
    say = view.language.say
    rows = [_row(view, assumption) for assumption in view.assumptions]
    changed = [criterion for criterion in view.framework.criteria if criterion.overridden_from is not None]
    warning = [
        say(
            "The threshold of {criterion} was changed by parameter; the framework says {value}.",
            criterion=view.criterion_name(criterion.id),
            value=framework_value(criterion.overridden_from, view.language),
        )
        for criterion in changed
    ]
    tried = [scheme.note for scheme in view.framework.weights if scheme.id == view.assessment.weights == TRIED]
    warning += [view.language.pick(note) for note in tried if note]
    return markup.joined(
        markup.heading(say("Assumptions"), "asumsi"),
        markup.bullets(warning) if warning else None,
        markup.table([say("Assumption"), say("Why")], rows, say("What nobody published and this report assumes")),
    )


def _row(view: RegionAssessment, assumption: Assumption) -> list[str | Markup]:
    why = view.language.pick(assumption.note) if assumption.note else assumption.source
    return [view.language.pick(assumption.subject), why]
