"""What regions need, over all of them: the nearest gaps to the thresholds, and the fewest indicators to lift totals."""

from antikorupsi.assess import Aim, CountryView, ImprovementRow, NeedRow
from antikorupsi.common import Html, Language, each_row, is_missing, markup, tag
from antikorupsi.show.figure_words import names_in_a_list
from antikorupsi.show.marks import with_badge
from antikorupsi.show.number_words import amount, total_number
from antikorupsi.show.wording import OUTLOOK_WORDS, REACH_WORDS

_MOST = 20  # rows for the whole country; the page of a province has all of its rows


def nearest_gaps(view: CountryView) -> Html | None:
    """One row per region that fails a criterion, fewest failures and smallest gap first; None where none fails.

    The page of the country has the first 20 of them, all of them are in the files of results.
    """
    assessment, needs, say = view.assessment, view.assessment.needs, view.words.say
    failing = needs[needs["region"].isin(assessment.codes_in(view.province)) & (needs["failing"] != "")]
    if failing.empty:
        return None
    order = failing.assign(count=failing["failing"].str.count(" ")).sort_values(
        ["count", "share", "region"], na_position="last"
    )
    shown = order if view.province else order.head(_MOST)
    aim = Aim(assessment.period.year)
    headings = [say("Region"), say("Number not met"), say("Not met, the nearest first"), say("Missing for the nearest")]
    headings += [say("Trend until {year}", year=aim.next_assessment), say("Criteria that cannot be judged yet")]
    caption = say(
        "The {shown} of {count} [region that fails|regions that fail] the fewest; among equals the smallest share of "
        "the scale first",
        shown=len(shown),
        count=len(failing),
    )
    rows = [_gap_row(row, view) for row in each_row(shown, NeedRow)]
    title = markup.heading(say("What is nearest to a threshold"), "terdekat")
    table = markup.table(headings, rows, caption, numeric=[1, 5])
    return markup.joined(title, tag("details", tag("summary", say("Regions that fail the fewest criteria")), table))


def _gap_row(row: NeedRow, view: CountryView) -> list[str]:
    words = view.words
    region = view.assessment.period.regions.get(row.region)
    names = {criterion.id: words.pick(criterion.name) for criterion in view.framework.criteria}
    distance, share = _amount(row.distance, words), _amount(100 * row.share, words, 1)
    missing = {
        "points": words.say("{points} [point|points], {share}% of the scale", points=distance, share=share),
        "steps": words.say("{steps} [step|steps], {share}% of the scale", steps=distance, share=share),
    }
    return [
        with_badge(region, view.assessment, words, "../" if view.province else ""),
        str(len(row.failing.split())),
        names_in_a_list(
            names[criterion]
            for criterion in sorted(row.failing.split(), key=lambda criterion: criterion != row.nearest)
        ),
        missing.get(row.unit, "–"),
        words.say(OUTLOOK_WORDS[row.outlook]) if row.outlook else "–",
        str(len(row.without_data.split())),
    ]


def _amount(value: float, words: Language, decimals: int = 3) -> str:
    return "–" if is_missing(value) else amount(value, words, decimals)


def improvements(view: CountryView) -> Html | None:
    """One row per region and weighting: its total, and the fewest indicators to the highest predicate; None without.

    Totals are those of the latest stage at which the panel scored the region.
    """
    words, found, say = view.words, view.assessment.improvements, view.words.say
    if found.empty:
        return None
    headings = [say("Region"), say("Weights"), say("Total"), say("Missing"), say("Fewest indicators")]
    headings += [say("Which, at the highest score"), say("Points that their scores must rise")]
    rows = [_improvement_row(row, view) for row in each_row(found, ImprovementRow)]
    caption = say("What would lift totals to {bound}", bound=words.bound(view.framework.bound))
    return Html(markup.table(headings, rows, caption, numeric=[2, 3, 4, 6]))


def _improvement_row(row: ImprovementRow, view: CountryView) -> list[str]:
    framework, words = view.framework, view.words
    names = {scheme.id: words.pick(scheme.name) for scheme in framework.weights}
    who = [with_badge(view.assessment.period.regions.get(row.region), view.assessment, words), names[row.weights]]
    total = "–" if is_missing(row.total) else total_number(row.total, framework, words)
    if row.state != "reachable":
        return [*who, total, "–", "–", words.say(REACH_WORDS[row.state]), "–"]
    numbers = sorted(framework.indicator(indicator).number for indicator in row.indicators.split())
    which = ", ".join(str(number) for number in numbers)
    return [*who, total, amount(row.missing, words, 2, 2), str(row.count), which, amount(row.points, words, 1, 1)]
