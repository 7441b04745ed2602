"""How much of what is asked for is known, by measure and by region: chart and table."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.chart_colours import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY
from antikorupsi.show.chart_rows import Rows, new_rows
from antikorupsi.show.chart_style import shown
from antikorupsi.show.marks import more_of, named

_MOST = 20  # regions that are named


def table(view: CountryView) -> Html:
    """How many regions have how many criteria known, and the scored regions that stay below the least coverage."""
    assessment, words = view.assessment, view.words
    return markup.joined(_criteria(assessment, words), *_indicators(assessment, words))


def _criteria(assessment: Assessment, words: Language) -> Markup | None:
    """One row per number of criteria known: the regions, and whether they reach the least coverage."""
    say = words.say
    if not assessment.framework.criteria:
        return None
    least = assessment.framework.minimum_coverage.value
    table = method.coverage_by_region(method.criterion_known_by_region(assessment), least)
    rows = [
        [
            say("{rank} of {ranked}", rank=known, ranked=group["of"].iloc[0]),
            f"{words.number(100 * group['share'].iloc[0], 1, least=0, beside=[100 * least])}%",
            words.number(len(group), 0),
            say("yes") if group["enough"].iloc[0] else say("no"),
        ]
        for known, group in sorted(table.groupby("known"), reverse=True)
    ]
    headings = [say("Criteria known"), say("Share"), say("Regions"), _reached(assessment, words)]
    return markup.table(headings, rows, say("Regions by how many criteria are known"), numeric=[1, 2])


def _indicators(assessment: Assessment, words: Language) -> list[Markup | None]:
    """The scored regions below the least coverage, the least known first; a sentence where there is none."""
    say = words.say
    least = assessment.framework.minimum_coverage.value
    table = method.coverage_by_region(method.indicator_scores_by_region(assessment).notna(), least)
    if table.empty:
        return [markup.paragraph(method.too_few_scored(0, say("The coverage of the scored regions"), words))]
    below = table[~table["enough"]].sort_values("share", kind="stable")
    said = say(
        "{enough} of the {count} [region|regions] scored at the final stage [enough:has|have] a score for {least}% "
        "of the indicators.",
        enough=words.number(int(table["enough"].sum()), 0),
        count=words.number(len(table), 0),
        least=words.bound(100 * least),
    )
    if below.empty:
        return [markup.paragraph(said)]
    rows = [
        [
            named(assessment.period.regions.get(row.region)),
            say("{rank} of {ranked}", rank=row.known, ranked=row.of),
            f"{words.number(100 * row.share, 1, least=0, beside=[100 * least])}%",
        ]
        for row in each_row(below.head(_MOST), method.RegionCoverageRow)
    ]
    headings = [say("Region"), say("Indicators with a score"), say("Share")]
    listed = markup.table(headings, rows, say("Scored regions below the line"), numeric=[1, 2])
    return [markup.paragraph(said), listed, more_of(len(below), _MOST, words)]


def _reached(assessment: Assessment, words: Language) -> str:
    least = words.bound(100 * assessment.framework.minimum_coverage.value)
    return words.say("{least}% reached", least=least)


def chart(view: CountryView) -> Html:
    """A dot per criterion (of all regions) and indicator (of those scored): the share that is known, and the line.

    The line is the framework's least coverage. Without scores a sentence stands in the indicators' place.
    """
    assessment = view.assessment
    words, least = view.words, assessment.framework.minimum_coverage.value
    scores = method.indicator_scores_by_region(assessment)
    criteria = method.coverage_by_measure(method.criterion_known_by_region(assessment), least)
    indicators = method.coverage_by_measure(scores.notna(), least) if len(scores) else criteria.iloc[:0]
    table = pd.concat([criteria, indicators], ignore_index=True)
    title = markup.heading(words.say("Coverage"), "cakupan")
    unscored = None if len(scores) else markup.paragraph(_unscored(words))
    if table.empty:
        return markup.joined(title, unscored)
    rows = _draw(assessment, table, words)
    rows.divide(len(criteria))
    said = words.say(
        "{enough} of {count} [measure|measures] [enough:is|are] known for {least}% of the regions or more",
        enough=int(table["enough"].sum()),
        count=len(table),
        least=words.bound(100 * least),
    )
    names = method.measure_names(assessment.framework, words)
    spoken = "; ".join(
        f"{names[row.measure]}: {_count(row.known, row.of, words)}"
        for row in each_row(table, method.MeasureCoverageRow)
    )
    note = words.say(
        "Filled dot: the {least}% that JRC and OECD ask for are reached; hollow: less. Criteria: of all regions; "
        "indicators: of those that the panel scored at the final stage.",
        least=words.bound(100 * least),
    )
    chart = shown(rows.figure, said, f"{said}. {spoken}")
    return markup.joined(title, chart, markup.paragraph(note, "chart-note"), unscored)


def _draw(assessment: Assessment, table: pd.DataFrame, words: Language) -> Rows:
    names = method.measure_names(assessment.framework, words)
    rows = new_rows([names[measure] for measure in table["measure"]])
    for place, row in zip(rows.places, each_row(table, method.MeasureCoverageRow), strict=True):
        colour = DARK_BLUE if row.enough else DARK_PINK
        rows.axes.plot([0, 100 * row.share], [place, place], color=LIGHT_GREY, linewidth=3, solid_capstyle="butt")
        face = colour if row.enough else "white"
        rows.axes.plot(100 * row.share, place, "o", color=colour, markerfacecolor=face, markersize=6, clip_on=False)
        rows.beside(place, _count(row.known, row.of, words))
    bound = 100 * assessment.framework.minimum_coverage.value
    rows.axes.axvline(bound, color=GREY, linewidth=1)
    rows.axes.set_xlim(0, 102)
    ticks = [0, 25, 50, bound, 100]
    rows.axes.set_xticks(ticks, [f"{words.bound(tick)}%" for tick in ticks])
    return rows


def _count(known: int, of: int, words: Language) -> str:
    return words.say("{rank} of {ranked}", rank=words.number(known, 0), ranked=words.number(of, 0))


def _unscored(words: Language) -> str:
    return words.say(
        "The coverage of the indicators cannot be shown: there are no scores of the panel at the final stage."
    )
