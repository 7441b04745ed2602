"""What the panel's scores say together: total, coverage, strict reading, and how far the total moves."""

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, tag
from antikorupsi.show.certainty import weights_sentences
from antikorupsi.show.figure_words import component_name
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import percent, total_number
from antikorupsi.show.unused import unused_papers
from antikorupsi.show.wording import STAGE_WORDS


def scores(view: RegionAssessment) -> Html | None:
    """The heading of the scores and the sentences that must be read with the total; None where nothing was scored."""
    say = view.language.say
    title = markup.heading(say("Indicators, components and total"), "indikator")
    if view.stage is None:
        papers = [tag("span", figure.said, reference_marks(view, figure.cells)) for figure in unused_papers(view)]
        return markup.joined(title, *map(markup.paragraph, papers)) if papers else None
    sentences = [_stage(view, view.stage), _coverage(view), weights_sentences(view), _strict(view), _weakest(view)]
    return markup.joined(title, markup.paragraph(" ".join(sentence for sentence in sentences if sentence)))


def _stage(view: RegionAssessment, stage: str) -> str:
    return view.language.say("Latest stage: {stage}.", stage=view.language.say(STAGE_WORDS[stage]))


def _coverage(view: RegionAssessment) -> str:
    say, least = view.language.say, view.framework.minimum_coverage.value
    row = view.score("total", "total")
    covered = 0.0 if row is None else float(row["coverage"])
    if view.total is None:
        return say(
            "Only {share}% of the weight has a score; below {least}% no total is shown.",
            share=percent(covered, least, view.language).rstrip("%"),
            least=view.language.bound(100 * least),
        )
    return say("{share}% of the weight has a score.", share=percent(covered, least, view.language).rstrip("%"))


def _strict(view: RegionAssessment) -> str:
    strict = view.framework.strict_reading
    if strict is None or view.total is None or view.meets_strict_reading is None:
        return ""
    bound = view.language.bound(strict.above)
    if view.meets_strict_reading:
        return view.language.say("Strict reading (every component above {bound}): met.", bound=bound)
    return view.language.say("Strict reading (every component above {bound}): not met.", bound=bound)


def _weakest(view: RegionAssessment) -> str:
    components = view.scores[(view.scores["level"] == "component") & (view.scores["stage"] == view.stage)]
    known = components[components["score"].notna()]
    if known.empty:
        return ""
    weakest = known.sort_values("score", kind="stable").iloc[0]
    return view.language.say(
        "Weakest component: {name} ({score}).",
        name=component_name(view, weakest["id"]),
        score=total_number(weakest["score"], view.framework, view.language),
    )
