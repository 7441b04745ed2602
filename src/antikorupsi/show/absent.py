"""The sections that a region's page does not have, in one line."""

from collections.abc import Callable

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment, review_codes
from antikorupsi.common import Html, tag
from antikorupsi.show.actions import actions
from antikorupsi.show.assumptions import method_link
from antikorupsi.show.changes import changes
from antikorupsi.show.findings import findings
from antikorupsi.show.positions import table as positions
from antikorupsi.show.replies import replies
from antikorupsi.show.reviews import reviews
from antikorupsi.show.sub_figures import sub_figures
from antikorupsi.show.survey import survey_results
from antikorupsi.show.trend import trend
from antikorupsi.show.wording import marked


def _scores(view: RegionAssessment) -> object:
    return view.stage


_SECTIONS: dict[str, Callable[[RegionAssessment], object]] = {
    marked("scores of the panel"): _scores,
    marked("rank"): positions,
    marked("trend"): trend,
    marked("parts of the figures"): sub_figures,
    marked("survey"): survey_results,
    marked("findings on the data"): findings,
    marked("reviews"): reviews,
    marked("replies"): replies,
    marked("action plan"): actions,
}


def absent(view: RegionAssessment, previous: str = "") -> Html:
    """One line: what is not there yet, the way to the method, and the hash by which a copy can be checked."""
    say = view.language.say
    names = [say(name) for name, section in _SECTIONS.items() if section(view) is None]
    names += [say("changes")] if changes(view, previous) is None else []
    not_there = [tag("b", say("Not there yet:")), f" {', '.join(names)}. "] if names else []
    if view.eligibility == "not_assessed":
        not_there = []
    said = [
        say("Content hash: {hash}.", hash=view.content_hash),
        say("Review code: {code}.", code=review_codes(view.assessment)[view.region.code]),
    ]
    codes = Markup(" ").join(tag("span", code, class_="unbroken") for code in said)
    return Html(tag("p", *not_there, method_link(view), ". ", codes, class_="absent"))
