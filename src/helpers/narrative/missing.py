"""What is missing, and what would settle the verdict."""

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.markup import Html
from helpers.wording import REASON_WORDS, threshold


def missing(view: RegionAssessment) -> Html:
    """A point for every criterion without a verdict and one for the indicators without a score."""
    say = view.language.say
    points = [
        _criterion(view, row["criterion"], row["reason"])
        for _, row in view.verdicts.iterrows()
        if row["status"] == "no_data"
    ]
    points += _indicators(view)
    title = markup.heading(say("Missing data"), "data-kurang")
    if not points:
        return markup.joined(
            title, markup.paragraph(say("Nothing is missing: every criterion and indicator has a figure."))
        )
    return markup.joined(title, markup.bullets(points))


def _criterion(view: RegionAssessment, identifier: str, reason: str) -> str:
    criterion = view.framework.criterion(identifier)
    return view.language.say(
        "{criterion} ({owner}): {reason}. Needed: {threshold}.",
        criterion=view.language.pick(criterion.name),
        owner=criterion.owner,
        reason=view.language.say(REASON_WORDS[reason]),
        threshold=threshold(criterion, view.language),
    )


def _indicators(view: RegionAssessment) -> list[str]:
    unscored = [own.number for own in view.framework.indicators if view.score("indicator", own.id) is None]
    if not unscored:
        return []
    if len(unscored) == len(view.framework.indicators):
        return [view.language.say("The panel's scores of all {count} indicators.", count=len(unscored))]
    return [
        view.language.say(
            "The panel's scores of indicators {numbers}.", numbers=view.language.listing([str(n) for n in unscored])
        )
    ]
