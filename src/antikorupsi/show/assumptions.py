"""What the report rests on because nobody published it, and what a parameter changed."""

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup
from antikorupsi.rules import Assumption
from antikorupsi.show.by_parameter import changed_by_parameter


def assumptions(view: RegionAssessment) -> Html:
    """One row per assumption: what it decides and why it was made; what a parameter changed comes first."""
    say = view.language.say
    rows = [_row(view, assumption) for assumption in view.assumptions]
    warning = changed_by_parameter(view.assessment, view.language)
    return markup.joined(
        markup.heading(say("Assumptions"), "asumsi"),
        markup.bullets(warning) if warning else None,
        markup.table([say("Assumption"), say("Why")], rows, say("What nobody published and this report assumes")),
    )


def _row(view: RegionAssessment, assumption: Assumption) -> list[str | Markup]:
    why = view.language.pick(assumption.note) if assumption.note else assumption.source
    return [view.language.pick(assumption.subject), why]
