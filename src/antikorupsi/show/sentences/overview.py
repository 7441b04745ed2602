"""The head of the overview: the country, or one province, in a few sentences."""

from antikorupsi.assess import Assessment
from antikorupsi.common import Html, Language, markup, tag
from antikorupsi.show.sentences.certainty import unread_files
from antikorupsi.show.sentences.verdict import simulation_notice
from antikorupsi.show.wording import ELIGIBILITY_WORDS


def overview_title(assessment: Assessment, language: str = "id", province: str = "") -> Html:
    """The title of the overview, with the province if it is of one."""
    words = assessment.words(language)
    of_province = assessment.period.regions.find_province(province) if province else None
    place = of_province.name if of_province else words.say("Indonesia")
    whole = words.say("Workbook Kabupaten/Kota Antikorupsi")
    under = words.say(
        "Anti-corruption pilot regencies and cities · assessment year {year} · verdicts as of {day}",
        year=assessment.period.year,
        day=words.date(assessment.as_of.day),
    )
    return markup.joined(
        simulation_notice(words) if assessment.period.simulated else None,
        tag("h1", words.say("Overview: {place}", place=place)),
        tag("p", under, class_="under-title", data_workbook=whole),
    )


def overview_summary(assessment: Assessment, language: str = "id", province: str = "") -> Html:
    """How many regions are eligible, not eligible and undetermined, and how many figures that rests on."""
    words = assessment.words(language)
    codes = assessment.codes(province)
    unread = unread_files(assessment, words)
    warned = markup.paragraph(unread, "certainty") if unread else None
    if not assessment.framework.criteria:
        return markup.joined(warned, markup.paragraph(_by_predicate(assessment, codes, words)))
    eligibility = assessment.eligibility.reindex(codes)
    found = {status: int((eligibility == status).sum()) for status in ELIGIBILITY_WORDS}
    unassessed = found.pop("not_assessed")
    counts = [
        words.say("{word}: {count}", word=words.say(ELIGIBILITY_WORDS[status]), count=count)
        for status, count in found.items()
        if count or status != "awaiting_checks"
    ]
    assessed = len(codes) - unassessed
    verdicts = assessment.verdicts[
        assessment.verdicts["region"].isin(codes) & (assessment.verdicts["reason"] != "not_assessed")
    ]
    known = int((verdicts["status"] != "no_data").sum())
    share = words.say(
        "{known} of {all} verdicts on criteria can be given; for the rest there is no figure yet that may decide.",
        known=words.number(known, 0),
        all=words.number(len(verdicts), 0),
    )
    return markup.joined(
        warned,
        markup.paragraph(f"{words.say('{count} regions', count=assessed)}: {'; '.join(counts)}.") if assessed else None,
        markup.paragraph(_listed(unassessed, words)) if unassessed else None,
        markup.paragraph(share),
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
