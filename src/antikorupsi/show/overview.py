"""What was found over all regions: sentences, and the criteria as a chart."""

from collections import Counter
from collections.abc import Collection, Mapping

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import Html, Language, markup, tag
from antikorupsi.show.by_parameter import changed_by_parameter
from antikorupsi.show.certainty import unread_files
from antikorupsi.show.chart_style import DARK_BLUE, LIGHT_GREY, ORANGE, TEXT, new_figure, shown
from antikorupsi.show.verdict import simulation_notice
from antikorupsi.show.wording import COUNT_WORDS, ELIGIBILITY_WORDS

_MOST_NAMED = 3  # criteria that a sentence names; more are counted


def overview_title(view: CountryView) -> Html:
    """The title of the overview, with the province if it is of one."""
    assessment, words = view.assessment, view.words
    of_province = assessment.period.regions.find_province(view.province) if view.province else None
    place = of_province.name if of_province else words.say("Indonesia")
    whole = words.say("Workbook Kabupaten/Kota Antikorupsi")
    return markup.joined(
        simulation_notice(words) if assessment.period.simulated else None,
        tag("h1", words.say("Overview: {place}", place=place)),
        tag("p", overview_under(assessment, words), class_="under-title", data_workbook=whole),
    )


def overview_under(assessment: Assessment, words: Language) -> str:
    """What stands under the title of a page about many regions: the programme, the year and the day of the verdicts."""
    return words.say(
        "Anti-corruption pilot regencies and cities · assessment year {year} · verdicts as of {day}",
        year=assessment.period.year,
        day=words.date(assessment.as_of.day),
    )


def overview_summary(view: CountryView) -> Html:
    """What was found: of the criteria that are known how many are met, why nobody is eligible yet, and the verdicts.

    What a file that cannot be read makes uncertain, and what parameters changed, comes first.
    """
    assessment, words = view.assessment, view.words
    codes = assessment.codes_in(view.province)
    unread = unread_files(assessment, words)
    warnings = [*([unread] if unread else []), *changed_by_parameter(assessment, words)]
    warned = Markup("").join(markup.paragraph(warning, "certainty") for warning in warnings)
    if not assessment.framework.criteria:
        return markup.joined(warned, markup.paragraph(_by_predicate(assessment, codes, words)))
    eligibility = assessment.eligibility.reindex(codes)
    found = {status: int((eligibility == status).sum()) for status in ELIGIBILITY_WORDS}
    unassessed = found.pop("not_assessed")
    counts = [
        _count(status, eligibility, assessment, words)
        for status in found
        if found[status] or status != "awaiting_checks"
    ]
    assessed = len(codes) - unassessed
    counts_of = assessment.counts_by_criterion(codes)
    why = _why_none(counts_of, codes, assessment, words)
    return markup.joined(
        warned,
        markup.paragraph(_found(sum(counts_of.values(), Counter()), words), "headline") if assessed else None,
        markup.paragraph(why) if assessed and not found["eligible"] else None,
        markup.paragraph(f"{words.say('{count} regions', count=assessed)}: {'; '.join(counts)}.") if assessed else None,
        markup.paragraph(_listed(unassessed, words)) if unassessed else None,
    )


def _count(status: str, eligibility: pd.Series, assessment: Assessment, words: Language) -> str:
    """How many regions have a verdict; of one that is given, for how many it is certain."""
    codes = eligibility.index[eligibility == status]
    word = words.say(ELIGIBILITY_WORDS[status])
    known = [certain for code in codes if (certain := assessment.certainty_of(code)) is not None]
    if not known:
        return words.say("{word}: {count}", word=word, count=len(codes))
    return words.say("{word}: {count} ({certain} of them certain)", word=word, count=len(codes), certain=sum(known))


def _found(counts: Counter[str], words: Language) -> str:
    """Of the criteria that are known how many are met, and of how many there is no figure yet that may decide."""
    met, known = counts["meets"], counts["meets"] + counts["fails"]
    return words.say(
        "Of the {known} criteria that are known, {met} are met; for {open} of {all} there is no figure yet that may "
        "decide.",
        known=words.number(known, 0),
        met=words.number(met, 0),
        open=words.number(counts["no_data"], 0),
        all=words.number(counts.total(), 0),
    )


def _why_none(
    counts: Mapping[str, Counter[str]], codes: Collection[str], assessment: Assessment, words: Language
) -> str:
    """Why no region is eligible yet: the criteria that none is known to meet, else how many at most one meets."""
    unmet = [
        words.pick(criterion.name) for criterion in assessment.framework.criteria if not counts[criterion.id]["meets"]
    ]
    if len(unmet) > _MOST_NAMED:
        count = len(assessment.framework.criteria)
        return words.say(
            "None can be eligible yet: for {unmet} of the {count} criteria, no figure shows any region meeting them.",
            unmet=len(unmet),
            count=count,
        )
    if unmet:
        return words.say(
            "None can be eligible yet: no figure shows any region meeting {criteria}.",
            criteria=words.listing(unmet),
        )
    most = max(assessment.counts_by_region[code]["meets"] for code in codes)
    return words.say(
        "None is eligible: the nearest meets {most} of {count} criteria.",
        most=most,
        count=len(assessment.framework.criteria),
    )


def _listed(count: int, words: Language) -> str:
    """How many regions are listed and not assessed."""
    return words.say(
        "{count} administrative regions without a budget of their own are listed and not assessed.", count=count
    )


def _by_predicate(assessment: Assessment, codes: list[str], words: Language) -> str:
    """How many regions reach the predicate, stay below it and have no final total."""
    totals = [assessment.totals[code] for code in codes if code in assessment.totals]
    lowest = min(assessment.framework.predicates, key=lambda known: known.lower)
    reached = sum(assessment.framework.predicate(total) is not None for total in totals)
    name = words.pick(lowest.name)
    counts = (
        words.say("{word}: {count}", word=name, count=reached),
        words.say("{word}: {count}", word=words.say("below {predicate}", predicate=name), count=len(totals) - reached),
        words.say("{word}: {count}", word=words.say("no total yet"), count=len(codes) - len(totals)),
    )
    return words.say("{count} regions", count=words.number(len(codes), 0)) + ": " + "; ".join(counts) + "."


_COLOURS = {"meets": DARK_BLUE, "fails": ORANGE, "no_data": LIGHT_GREY}


def criteria_coverage(view: CountryView) -> Html | None:
    """A bar per criterion: how many regions meet it, fail it and have no data; None where there are no criteria."""
    assessment = view.assessment
    if not assessment.framework.criteria:
        return None
    words = view.words
    codes = assessment.codes_in(view.province)
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
    met = sum(count["meets"] for count in counts.values())
    title = words.say(
        "{met} of {all} criteria are met; grey is where there is no figure that may decide",
        met=words.number(met, 0),
        all=words.number(sum(count.total() for count in counts.values()), 0),
    )
    spoken = "; ".join(
        f"{words.pick(criterion.name)}: "
        + ", ".join(f"{words.say(COUNT_WORDS[status])} {counts[criterion.id][status]}" for status in _COLOURS)
        for criterion in assessment.framework.criteria
    )
    return markup.joined(markup.heading(words.say("Criteria"), "kriteria"), shown(figure, title, f"{title}. {spoken}"))
