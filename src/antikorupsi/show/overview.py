"""What was found over all regions, in sentences."""

from collections import Counter
from collections.abc import Collection, Mapping

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import CHANGES_PAGE, Html, Language, markup, tag
from antikorupsi.show.by_parameter import changed_by_parameter
from antikorupsi.show.certainty import not_assessed, unread_files
from antikorupsi.show.deliveries import deliveries_notice
from antikorupsi.show.figure_words import in_sentence
from antikorupsi.show.places import name_of_all
from antikorupsi.show.province_map import known_by_province
from antikorupsi.show.verdict import simulation_notice
from antikorupsi.show.wording import ELIGIBILITY_WORDS

_FEW_PROVINCES = 2
_MOST_NAMED = 3  # criteria that a sentence names; more are counted


def overview_title(view: CountryView) -> Html:
    """The title of the overview, with the province if it is of one."""
    assessment, words = view.assessment, view.words
    of_province = assessment.period.regions.find_province(view.province) if view.province else None
    place = of_province.name if of_province else name_of_all(assessment, words)
    whole = words.say("Workbook Kabupaten/Kota Antikorupsi")
    return markup.joined(
        simulation_notice(words) if assessment.period.simulated else None,
        tag("h1", words.say("Overview: {place}", place=place)),
        tag("p", overview_under(assessment, words), class_="under-title", data_workbook=whole),
        None if view.province else _to_changes(words),
    )


def _to_changes(words: Language) -> Markup:
    """The way to the page of what changed, which lies beside the overview."""
    return tag("p", tag("a", words.say("What changed over all regions"), href=CHANGES_PAGE), class_="links on-screen")


def overview_under(assessment: Assessment, words: Language) -> str:
    """What stands under the title of a page about many regions: the programme, the year and the day of the verdicts."""
    return words.say(
        "Anti-corruption pilot regencies and cities · assessment year {year} · verdicts as of {day}",
        year=assessment.period.year,
        day=words.date(assessment.as_of.day),
    )


def overview_summary(view: CountryView) -> Html:
    """How many of the known criteria are met, why no region is eligible yet, and the number of each verdict.

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
        markup.paragraph(f"{words.say('{count} [region|regions]', count=assessed)}: {'; '.join(counts)}.")
        if assessed
        else None,
        *_unassessed(unassessed, assessed, words),
    )


def overview_highlights(view: CountryView) -> Html | None:
    """Where most is known, which agency's figures are awaited most; each sentence only where it holds."""
    assessment, words = view.assessment, view.words
    said = [] if view.province else [_best_known(assessment, words)]
    missing = assessment.missing_figures
    of_place = missing[missing["region"].isin(assessment.codes_in(view.province))]
    if not of_place.empty:
        counts = of_place.groupby("owner")["figures"].sum().sort_values(ascending=False, kind="stable")
        count, most = words.number(counts.sum(), 0), words.number(counts.iloc[0], 0)
        if len(counts) == 1:
            text = words.say(
                "{count} [figure is|figures are] missing for regions that fail no criterion, awaited from {agency}.",
                count=count,
                agency=counts.index[0],
            )
        elif counts.iloc[0] > counts.iloc[1:].max():
            text = words.say(
                "Of the {count} [figure that is|figures that are] missing for regions that fail no criterion, most "
                "are awaited from {agency} ({most}).",
                count=count,
                agency=counts.index[0],
                most=most,
            )
        else:
            text = words.say("{count} [figure is|figures are] missing for regions that fail no criterion.", count=count)
        said.append(text)
    late = None if view.province else deliveries_notice(assessment, words)
    sentences = [markup.paragraph(sentence) for sentence in (*said, late) if sentence]
    return markup.joined(*sentences) if sentences else None


def _best_known(assessment: Assessment, words: Language) -> str | None:
    """The provinces of which most and least is known; None where there are fewer than three."""
    known = known_by_province(assessment)
    ranked = sorted((each for each in known if known[each].of), key=lambda province: -known[province].share)
    if len(ranked) <= _FEW_PROVINCES or not assessment.framework.criteria:
        return None
    names = {province.code: province.name for province in assessment.period.regions.provinces}
    least = [names[each] for each in ranked if known[each].share == known[ranked[-1]].share]
    return words.say(
        "Most is known of {best} ({most} of its criteria), least of {worst} ({least}).",
        best=names[ranked[0]],
        most=known[ranked[0]].percent(words),
        worst=words.listing(least[:_MOST_NAMED])
        if len(least) <= _MOST_NAMED
        else words.say("{count} [province|provinces]", count=len(least)),
        least=known[ranked[-1]].percent(words),
    )


def _count(status: str, eligibility: pd.Series, assessment: Assessment, words: Language) -> str:
    """How many regions have a verdict; of one that is given, for how many it is certain."""
    codes = eligibility.index[eligibility == status]
    word = words.say(ELIGIBILITY_WORDS[status])
    known = [certain for code in codes if (certain := assessment.certainty_of(code)) is not None]
    if not known:
        return words.say("{word} {count}", word=word, count=len(codes))
    if not any(known):
        return words.say("{word} {count} ([not|none of them] certain)", word=word, count=len(codes))
    return words.say("{word} {count} ({certain} of them certain)", word=word, count=len(codes), certain=sum(known))


def _found(counts: Counter[str], words: Language) -> str:
    """Of the criteria that are known how many are met, and of how many there is no figure yet that may decide."""
    met, known = counts["meets"], counts["meets"] + counts["fails"]
    if not known:
        return words.say(
            "For none of the {all} [criterion|criteria] is there a figure yet that may decide.",
            all=words.number(counts.total(), 0),
        )
    said = words.say(
        "Of the {known} [criterion that is|criteria that are] known, {met} [is|are] met",
        known=words.number(known, 0),
        met=words.number(met, 0),
    )
    if not counts["no_data"]:
        return f"{said}."
    open_, all_ = words.number(counts["no_data"], 0), words.number(counts.total(), 0)
    return words.say(
        "{said}; for {open} of {all} there is no figure yet that may decide.", said=said, open=open_, all=all_
    )


def _why_none(
    counts: Mapping[str, Counter[str]], codes: Collection[str], assessment: Assessment, words: Language
) -> str:
    """Why no region is eligible yet: the criteria that none is known to meet, else how many at most one meets."""
    unmet = [
        in_sentence(words.pick(criterion.name))
        for criterion in assessment.framework.criteria
        if not counts[criterion.id]["meets"]
    ]
    if len(unmet) > _MOST_NAMED:
        count = len(assessment.framework.criteria)
        return words.say(
            "None can be eligible yet: for {unmet} of the {count} [criterion|criteria], no figure shows any region "
            "meeting [unmet:it|them].",
            unmet=len(unmet),
            count=count,
        )
    if unmet:
        return words.say(
            "None can be eligible yet: no figure shows any region meeting the criterion of {criteria}.",
            criteria=words.listing(unmet),
        )
    most = max(assessment.counts_by_region[code]["meets"] for code in codes)
    return words.say(
        "None is eligible: the nearest meets {most} of {count} [criterion|criteria].",
        most=most,
        count=len(assessment.framework.criteria),
    )


def _unassessed(count: int, assessed: int, words: Language) -> list[Markup]:
    """How many regions are listed and not assessed; where that are all, that and why."""
    if not count:
        return []
    said = words.say(
        "{count} administrative [region|regions] without a budget of [its|their] own [is|are] listed and not assessed.",
        count=count,
    )
    if assessed:
        return [markup.paragraph(said)]
    none = markup.paragraph(words.say("No region of this province is assessed."), "headline")
    return [none, markup.paragraph(not_assessed(words))]


def _by_predicate(assessment: Assessment, codes: list[str], words: Language) -> str:
    """How many regions reach the predicate, stay below it and have no final total."""
    say = words.say
    totals = [assessment.totals[code] for code in codes if code in assessment.totals]
    lowest = min(assessment.framework.predicates, key=lambda known: known.lower)
    reached = sum(assessment.framework.predicate(total) is not None for total in totals)
    name = words.pick(lowest.name)
    counts = (
        say("{word}: {count}", word=name, count=reached),
        say("{word}: {count}", word=say("below {predicate}", predicate=name), count=len(totals) - reached),
        say("{word}: {count}", word=say("no total yet"), count=len(codes) - len(totals)),
    )
    return say("{count} [region|regions]", count=words.number(len(codes), 0)) + ": " + "; ".join(counts) + "."
