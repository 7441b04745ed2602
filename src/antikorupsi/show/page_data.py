"""What a page says, for programs: a schema.org Dataset with the verdict, the figures and their sources, as JSON-LD.

Addresses, the time and, where a page has no hash of its own, the hash are added where the page is made. The names of
what is measured are those of the columns of `hasil.csv`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from antikorupsi.assess import CountryView, PeriodTables, RegionAssessment
from antikorupsi.common import COMPILATION, Language, is_missing
from antikorupsi.rules import FINAL_STAGE
from antikorupsi.show.anchors import criterion_anchor, indicator_anchor
from antikorupsi.show.places import name_of_all
from antikorupsi.show.verdict import counts_sentence, verdict_sentences
from antikorupsi.show.wording import ELIGIBILITY_WORDS, STAGE_WORDS

Data = dict[str, Any]  # Any: JSON


def region_data(view: RegionAssessment) -> Data:
    """The data of one region's page; `hasPart` holds the scores of the panel."""
    say, region, assessment = view.language.say, view.region, view.assessment
    data = plain_page_data(assessment, view.language, f"{region.name} ({region.code})", simulated=view.simulated)
    verdict = say(ELIGIBILITY_WORDS[view.eligibility]).capitalize()
    data["description"] = f"{verdict}. {counts_sentence(view)}" if view.framework.criteria else verdict_sentences(view)
    data["identifier"] = view.content_hash
    named = ", ".join(filter(None, (region.name, region.place)))
    data["spatialCoverage"] = {"@type": "Place", "name": named, "identifier": region.code}
    data["variableMeasured"] = [*_verdict(view), *_criteria(view), *_totals(view)]
    data["isBasedOn"] = list(_sources(view))
    data["hasPart"] = list(_indicators(view))
    return data


def country_data(view: CountryView) -> Data:
    """The data of a page about all regions, or those of a province: how many have each verdict."""
    assessment, words = view.assessment, view.words
    province = assessment.period.regions.find_province(view.province) if view.province else None
    place = province.name if province else name_of_all(assessment, words)
    data = plain_page_data(assessment, words, words.say("Overview: {place}", place=place))
    data["spatialCoverage"] = {"@type": "Place", "name": place}
    if view.framework.criteria:
        found = Counter(assessment.eligibility.reindex(assessment.codes_in(view.province)))
        data["variableMeasured"] = [
            _measured(verdict, found[verdict], name=words.say(word)) for verdict, word in ELIGIBILITY_WORDS.items()
        ]
    return data


def plain_page_data(assessment: PeriodTables, words: Language, title: str, *, simulated: bool | None = None) -> Data:
    """What the data of any page begin with: name, who made it, period, licence and the words to credit it by."""
    say, period = words.say, assessment.period
    fictitious = period.simulated if simulated is None else simulated
    whole = say("Workbook Kabupaten/Kota Antikorupsi")
    year = say("assessment year {year}", year=period.year)
    day = say("verdicts as of {day}", day=words.date(assessment.as_of.day))
    name = f"{'SIMULASI: ' if fictitious else ''}{title}, {year}"
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "creditText": f"{whole}: {name}" + (f", {day}" if assessment.framework.criteria else ""),
        "creator": {"@type": "Organization", "name": whole},
        "license": COMPILATION.address,
        "inLanguage": words.code,
        "temporalCoverage": str(period.year),
    }


def _verdict(view: RegionAssessment) -> Iterator[Data]:
    if view.framework.criteria:
        yield _measured("eligibility", view.eligibility)
        yield _measured("as_of", view.assessment.as_of.day.isoformat())


def _criteria(view: RegionAssessment) -> Iterator[Data]:
    """The status of each criterion; after it, where there is a verdict, the figure that decides it, with its year."""
    for row in view.verdict_rows:
        yield _measured(f"{row.criterion}_status", row.status, name=view.criterion_name(row.criterion))
        if row.status != "no_data":
            figure = (
                (f"{row.criterion}_label", row.label) if row.label else (f"{row.criterion}_value", _plain(row.value))
            )
            year = "" if is_missing(row.year) else f", {row.year}"
            yield _measured(*figure, anchor=criterion_anchor(row.criterion), description=f"{row.status}{year}")


def _totals(view: RegionAssessment) -> Iterator[Data]:
    computed, published = view.score("total", "total", FINAL_STAGE), view.published_total
    for name, row in (("published_total", published), ("total", computed)):
        if row is not None and not is_missing(row["score"]):
            yield _measured(name, _plain(row["score"]))


def _indicators(view: RegionAssessment) -> Iterator[Data]:
    """The scores of the panel at the latest stage."""
    if view.stage is None:
        return
    scored = [(each, view.score("indicator", each.id)) for each in view.framework.indicators]
    measured = [
        _measured(each.id, _plain(row["score"]), anchor=indicator_anchor(each.id), name=view.language.pick(each.name))
        for each, row in scored
        if row is not None
    ]
    name = view.language.say("Scores of the panel, stage {stage}", stage=view.language.say(STAGE_WORDS[view.stage]))
    yield {"@type": "Dataset", "name": name, "variableMeasured": measured}


def _sources(view: RegionAssessment) -> Iterator[Data]:
    """The cells that verdicts and the published total rest on, each with the addresses it was published at."""
    known, total = view.source_by_address, view.published_total
    cells = [row.cells for row in view.verdict_rows] + ([] if total is None else [str(total["cells"])])
    for cell in dict.fromkeys(line for written in cells for line in written.splitlines()):
        if cell in known:
            source = known[cell]
            web = [part for part in source.url.split("; ") if part.startswith(("https://", "http://"))]
            named = {"@type": "CreativeWork", "@id": f"#sumber-{source.number}", "name": cell}
            yield named | ({"url": web} if web else {})


def _measured(column: str, value: str | float, *, anchor: str = "", name: str = "", description: str = "") -> Data:
    described: Data = {"@type": "PropertyValue", "propertyID": column, "value": value}
    further = {"@id": f"#{anchor}" if anchor else "", "name": name, "description": description}
    return described | {key: text for key, text in further.items() if text}


def _plain(value: Any) -> float:  # Any: a number of numpy or pandas
    """A number as JSON has it, without binary noise; a whole one without decimals."""
    number = round(float(value), 9)
    return int(number) if number.is_integer() else number
