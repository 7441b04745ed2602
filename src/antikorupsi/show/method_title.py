"""The head of the page on the method: what is examined, and how many regions have the data for it."""

from antikorupsi.assess import CountryView, method
from antikorupsi.common import Html, markup, tag
from antikorupsi.show.verdict import simulation_notice


def method_title(view: CountryView) -> Html:
    """The title, the framework and weights examined, and how many regions have figures, scores and a total."""
    assessment = view.assessment
    words, framework, say = view.words, assessment.framework, view.words.say
    schemes = {scheme.id: words.pick(scheme.name) for scheme in framework.weights}
    under = say(
        "{framework} ({id}) · weights: {weights} · assessment year {year}",
        framework=words.pick(framework.title),
        id=framework.id,
        weights=schemes[assessment.weights],
        year=assessment.period.year,
    )
    totals = method.totals_by_region(assessment)
    judged = say(
        "At least one criterion can be judged of {judged} of {all} [region|regions].",
        judged=words.number(len(assessment.judged_codes()), 0),
        all=words.number(len(assessment.assessed_codes()), 0),
    )
    examined = say(
        "{scored} [region was|regions were] scored at the final stage, and {totals} of these [has|have] a total. "
        "What cannot be computed from the figures is said in its place.",
        scored=words.number(len(totals), 0),
        totals=words.number(int(totals.count()), 0),
    )
    return markup.joined(
        simulation_notice(words) if assessment.period.simulated else None,
        tag("h1", say("The method examined")),
        tag("p", under, class_="under-title"),
        markup.paragraph(f"{judged} {examined}" if framework.criteria else examined),
    )
