"""How much is known of each region, against the 65 % that JRC and OECD ask for."""

from markupsafe import Markup

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.wording import more_of, named

Row = list[str | Markup]
_MOST = 20  # regions that are named


def coverage_by_region(assessment: Assessment, language: str = "id") -> Html:
    """How many regions have how many criteria known, and the scored regions that stay below the least coverage."""
    words = assessment.words(language)
    return markup.joined(_criteria(assessment, words), *_indicators(assessment, words))


def _criteria(assessment: Assessment, words: Language) -> Markup | None:
    """One row per number of criteria known: the regions, and whether they reach the least coverage."""
    if not assessment.framework.criteria:
        return None
    least = assessment.framework.minimum_coverage.value
    table = method.coverage_by_region(method.criterion_known_by_region(assessment), least)
    rows: list[Row] = [
        [
            words.say("{rank} of {ranked}", rank=known, ranked=group["of"].iloc[0]),
            f"{words.number(100 * group['share'].iloc[0], 1, least=0, beside=[100 * least])}%",
            words.number(len(group), 0),
            words.say("yes") if group["enough"].iloc[0] else words.say("no"),
        ]
        for known, group in sorted(table.groupby("known"), reverse=True)
    ]
    headings = [words.say("Criteria known"), words.say("Share"), words.say("Regions"), _reached(assessment, words)]
    return markup.table(headings, rows, words.say("Regions by how many criteria are known"), numeric=[1, 2])


def _indicators(assessment: Assessment, words: Language) -> list[Markup | None]:
    """The scored regions below the least coverage, the least known first; a sentence where there is none."""
    least = assessment.framework.minimum_coverage.value
    table = method.coverage_by_region(method.indicator_scores_by_region(assessment).notna(), least)
    if table.empty:
        return [markup.paragraph(method.too_few_scored(0, words.say("The coverage of the scored regions"), words))]
    below = table[~table["enough"]].sort_values("share", kind="stable")
    said = words.say(
        "{enough} of the {count} regions scored at the final stage have a score for {least}% of the indicators.",
        enough=words.number(int(table["enough"].sum()), 0),
        count=words.number(len(table), 0),
        least=words.bound(100 * least),
    )
    if below.empty:
        return [markup.paragraph(said)]
    rows: list[Row] = [
        [
            named(assessment.period.regions.get(own.region)),
            words.say("{rank} of {ranked}", rank=own.known, ranked=own.of),
            f"{words.number(100 * own.share, 1, least=0, beside=[100 * least])}%",
        ]
        for own in each_row(below.head(_MOST), method.RegionCoverageRow)
    ]
    headings = [words.say("Region"), words.say("Indicators with a score"), words.say("Share")]
    listed = markup.table(headings, rows, words.say("Scored regions below the line"), numeric=[1, 2])
    return [markup.paragraph(said), listed, more_of(len(below), _MOST, words)]


def _reached(assessment: Assessment, words: Language) -> str:
    least = words.bound(100 * assessment.framework.minimum_coverage.value)
    return words.say("{least}% reached", least=least)
