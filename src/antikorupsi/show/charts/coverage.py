"""For how many regions each criterion and each indicator is known, against the 65 % that the JRC asks for."""

import pandas as pd

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.charts.rows import Rows, new_rows
from antikorupsi.show.charts.style import DARK_BLUE, DARK_PINK, GREY, LIGHT_GREY, shown


def coverage(assessment: Assessment, language: str = "id") -> Html:
    """A dot per criterion (of all regions) and indicator (of those scored): the share that is known, and the line.

    The line is the framework's least coverage. Without scores a sentence stands in the indicators' place.
    """
    words, least = assessment.words(language), assessment.framework.minimum_coverage.value
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
        "{enough} of {count} measures are known for {least}% of the regions or more",
        enough=int(table["enough"].sum()),
        count=len(table),
        least=words.bound(100 * least),
    )
    names = method.measure_names(assessment.framework, words)
    spoken = "; ".join(
        f"{names[own.measure]}: {_count(own.known, own.of, words)}"
        for own in each_row(table, method.MeasureCoverageRow)
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
    rows = new_rows([names[own] for own in table["measure"]])
    for place, own in zip(rows.places, each_row(table, method.MeasureCoverageRow), strict=True):
        colour = DARK_BLUE if own.enough else DARK_PINK
        rows.axes.plot([0, 100 * own.share], [place, place], color=LIGHT_GREY, linewidth=3, solid_capstyle="butt")
        face = colour if own.enough else "white"
        rows.axes.plot(100 * own.share, place, "o", color=colour, markerfacecolor=face, markersize=6, clip_on=False)
        rows.beside(place, _count(own.known, own.of, words))
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
