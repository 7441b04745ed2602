"""How much is known of the country: verdicts by criterion."""

from antikorupsi.assess import Assessment
from antikorupsi.common import Html, markup
from antikorupsi.show.charts.style import DARK_BLUE, LIGHT_GREY, ORANGE, TEXT, new_figure, shown
from antikorupsi.show.wording import COUNT_WORDS

_COLOURS = {"meets": DARK_BLUE, "fails": ORANGE, "no_data": LIGHT_GREY}


def criteria_coverage(assessment: Assessment, language: str = "id", province: str = "") -> Html | None:
    """A bar per criterion: how many regions meet it, fail it and have no data; None where there are no criteria."""
    if not assessment.framework.criteria:
        return None
    words = assessment.words(language)
    codes = assessment.codes_in(province)
    counts = assessment.counts_by_criterion(codes)
    figure, axes = new_figure(0.7 + 0.34 * len(assessment.framework.criteria))
    names = [words.pick(criterion.name) for criterion in assessment.framework.criteria]
    for place, criterion in enumerate(assessment.framework.criteria):
        left = 0
        for status, colour in _COLOURS.items():
            count = counts[criterion.id][status]
            axes.barh(place, count, left=left, color=colour, height=0.7)
            if count >= 0.04 * len(codes):
                light = status == "meets"
                axes.text(
                    left + count / 2,
                    place,
                    str(count),
                    ha="center",
                    va="center",
                    fontsize=8,
                    color="white" if light else TEXT,
                )
            left += count
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.grid(visible=False)
    axes.set_xticks([])
    for status, colour in _COLOURS.items():
        axes.barh(0, 0, color=colour, label=words.say(COUNT_WORDS[status]))
    axes.legend(loc="upper left", bbox_to_anchor=(0, 0), ncols=3, frameon=False, fontsize=8)
    met = sum(own["meets"] for own in counts.values())
    title = words.say(
        "{met} of {all} criteria are met; grey is where there is no figure that may decide",
        met=words.number(met, 0),
        all=words.number(sum(own.total() for own in counts.values()), 0),
    )
    spoken = "; ".join(
        f"{words.pick(own.name)}: "
        + ", ".join(f"{words.say(COUNT_WORDS[status])} {counts[own.id][status]}" for status in _COLOURS)
        for own in assessment.framework.criteria
    )
    return markup.joined(markup.heading(words.say("Criteria"), "kriteria"), shown(figure, title, f"{title}. {spoken}"))
