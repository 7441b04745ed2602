"""How a report was made: period, framework, weights, versions."""

from importlib.metadata import version

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup
from antikorupsi.show.figure_words import in_sentence


def provenance(view: RegionAssessment) -> Html:
    """The last section of a report: what it would take to make it again."""
    say = view.language.say
    scheme = next(scheme for scheme in view.framework.weights if scheme.id == view.assessment.weights)
    made = say(
        "Made from data/raw/{period} by the framework {framework}, weights: {weights}; workbook {version}. "
        "The same inputs give the same report.",
        period=view.assessment.period.name,
        framework=view.framework.id,
        weights=in_sentence(view.language.pick(scheme.name)),
        version=version("workbook-antikorupsi"),
    )
    return markup.joined(markup.heading(say("How this report was made"), "cara"), markup.paragraph(made))
