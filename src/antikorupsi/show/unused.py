"""Figures that were received and count nowhere: why, in words, beside what they are about."""

from collections.abc import Sequence
from typing import NamedTuple

from antikorupsi.assess import PeriodTables, RegionAssessment
from antikorupsi.common import Language, address, is_missing
from antikorupsi.ingest import Observation
from antikorupsi.rules import FINAL_STAGE, PANEL, Indicator, instrument_name
from antikorupsi.show.figure_words import deciding_years, observed_figure, verdict_when, when_of
from antikorupsi.show.number_words import total_number
from antikorupsi.show.wording import BAR_WORDS, DOUBT_WORDS, REASON_WORDS, STAGE_WORDS, VERDICT_WORDS, WHY_WORDS
from helpers.eligibility import VerdictRow

_MOST_RANGES = 12
PUBLISHED = "nilai_akhir"


class Received(NamedTuple):
    """Figures that were received and count nowhere for one reason: the sentence, and their cells, one a line.

    `short` is the figures with one word for the reason: hijau (2021): old data.
    """

    said: str
    cells: str
    short: str = ""


def unused_reason_text(why: str, instrument: str, assessment: PeriodTables, language: Language) -> str:
    """What stands beside a figure of an instrument that counts nowhere, or not yet."""
    said = why_unused_text(why, instrument, assessment, language)
    return said if why == "awaits_panel" else language.say("received, not used: {why}", why=said)


def why_unused_text(why: str, instrument: str, assessment: PeriodTables, language: Language) -> str:
    """Why a figure of an instrument counts nowhere; of one that is too new also the years whose figures count."""
    said = language.say(WHY_WORDS[why])
    if why != "later_year":
        return said
    return language.say("{why}; {counting} count", why=said, counting=_counting(instrument, assessment, language))


def _counting(instrument: str, assessment: PeriodTables, language: Language) -> str:
    """Of which years figures of an instrument count: those that may decide, else all before the assessment."""
    year = assessment.as_of.assessment_year
    if instrument == PUBLISHED:
        return language.say("totals of {year} and before", year=year)
    criteria = [each for each in assessment.framework.criteria if each.instrument == instrument]
    years = sorted({year for criterion in criteria for year in deciding_years(criterion, assessment)})
    if not years:
        return language.say("figures of {year} and before", year=year - 1)
    return language.say("figures of {years}", years=language.listing([str(each) for each in years]))


def without_received(reason: str, language: Language) -> str:
    """A reason without the words before it, for where they stand already: received, not used: old data is old data."""
    return reason.removeprefix(language.say("received, not used: {why}", why=""))


def ranges_text(ranges: Sequence[str], language: Language) -> str:
    """Ranges of cells in a row; of many the first ones, and how many more there are."""
    if len(ranges) <= _MOST_RANGES:
        return ", ".join(ranges)
    first = ", ".join(ranges[:_MOST_RANGES])
    return language.say("{first} and {count} more [range|ranges]", first=first, count=len(ranges) - _MOST_RANGES)


def unused_of(view: RegionAssessment, verdict: VerdictRow) -> list[Received]:
    """What was received for a criterion and may not decide it, one entry a reason.

    Of a criterion that was judged only what is newer than the figure that decides.
    """
    criterion = view.framework.criterion(verdict.criterion)
    newer = [
        figure
        for figure in view.unused_rows
        if figure.instrument == criterion.instrument
        and figure.item in criterion.items
        and (verdict.status == "no_data" or figure.year > verdict.year)
    ]
    return _by_reason(view, [(figure, figure.why) for figure in newer])


def unused_for(view: RegionAssessment, indicator: Indicator) -> list[Received]:
    """What was received from another instrument for an indicator and is not its score, one entry a reason.

    Of each reason the newest figures; of an indicator that takes a figure and waits for the panel, that figure alone.
    """
    score = view.score("indicator", indicator.id)
    if score is not None and score["origin"] == "instrument":
        return []
    waiting = "awaits_panel" if indicator.takes else "no_panel"
    feeds = [feed for feed in (indicator.takes, indicator.may_take) if feed]
    why = {(address(row), row.item): row.why for row in view.unused_rows}
    by_reason: dict[str, list[Observation]] = {}
    for row in view.observation_rows:
        if f"{row.instrument}.{row.item}" in feeds:
            reason = why.get((address(row), row.item), "" if view.stage else waiting)
            by_reason.setdefault(reason, []).append(row)
    reasons = ["awaits_panel"] if "awaits_panel" in by_reason else [reason for reason in by_reason if reason]
    return [_named(view, _newest(by_reason[reason]), reason) for reason in reasons]


def _named(view: RegionAssessment, figures: list[Observation], why: str) -> Received:
    """The figures of one instrument and reason, after its name in their year."""
    name = instrument_name(figures[0].instrument, view.language.code, figures[0].year)
    [received] = _by_reason(view, [(figure, why) for figure in figures])
    return received._replace(said=f"{name}: {received.said}")


def _newest(figures: Sequence[Observation]) -> list[Observation]:
    year = max(figure.year for figure in figures)
    return [figure for figure in figures if figure.year == year]


def no_total(view: RegionAssessment) -> Received:
    """Why no final total can be computed, and the cells that say so.

    Too few scores, a total that was published without its scores or does not count, or nothing received.
    """
    say, earlier = view.language.say, view.earlier_total
    if view.stage:
        return Received(say("too few indicators have a score"), "")
    if view.published_total is not None:
        return Received(say("the published total came without the scores it is made of"), "")
    if earlier is not None:
        total, stage = total_number(earlier["score"], view.framework, view.language), STAGE_WORDS[earlier.stage]
        said = say("only that of an earlier stage was published, {total} ({stage})", total=total, stage=say(stage))
        return Received(said, earlier["cells"])
    totals = [(row, row.why) for row in view.unused_rows if (row.instrument, row.item) == (PUBLISHED, "nilai")]
    final = [(figure, why) for figure, why in totals if figure.stage == FINAL_STAGE] or totals
    if final and {why for _, why in final} == {"too_late"}:  # a page of an earlier day does not tell what came later
        later = WHY_WORDS["too_late"]
        return Received(say(later), _cells([figure for figure, _ in final]))
    if final:
        received = _by_reason(view, final)
        return Received(
            "; ".join(received_figure.short for received_figure in received),
            "\n".join(received_figure.cells for received_figure in received),
        )
    return Received(say("no score of the panel for the year of the assessment has been received"), "")


def unscored_words(view: RegionAssessment, indicator: Indicator) -> str:
    """What stands in place of the score of an indicator that has none: whether anything was received for it."""
    status = "undeciding" if unused_for(view, indicator) else "no_data"
    return view.language.say(VERDICT_WORDS[status])


def reasons_of(verdict: VerdictRow, received: Sequence[Received], language: Language) -> list[str]:
    """Why a criterion has no verdict, where what was received for it does not say so."""
    if verdict.reason in REASON_WORDS:
        return [language.say(REASON_WORDS[verdict.reason])]
    return [] if received or not verdict.reason else [language.say(BAR_WORDS[verdict.reason])]


def remarks_of(verdict: VerdictRow, received: Sequence[Received], language: Language) -> list[str]:
    """Why a criterion has no verdict, or why one that is given is not certain: on pages, in trace and scorecard."""
    doubts = (language.say(DOUBT_WORDS[doubt]) for doubt in verdict.doubts.split())
    return [
        *reasons_of(verdict, received, language),
        *(language.say("not certain: {doubt}", doubt=doubt) for doubt in doubts),
    ]


def superseded_of(view: RegionAssessment, verdict: VerdictRow) -> list[Received]:
    """The figures of a criterion whose place the one that decides has taken, in one entry if there are any."""
    criterion = view.framework.criterion(verdict.criterion)
    elsewhere = {*verdict.cells.splitlines(), *(address(figure) for figure in view.unused_rows)}
    older = [
        figure
        for figure in view.observation_rows
        if not is_missing(verdict.year) and figure.instrument == criterion.instrument and figure.item in criterion.items
        if address(figure) not in elsewhere
    ]
    if not older:
        return []
    by = view.language.say("superseded by the figure of {when}", when=verdict_when(view, verdict))
    return [Received(f"{_listed(view, older)}: {by}", _cells(older), by)]


def why_undeciding(view: RegionAssessment) -> dict[tuple[str, str], str]:
    """By address of a cell and item: what is said of a figure that decides nothing and counts nowhere."""
    said = {
        (address(figure), figure.item): unused_reason_text(
            figure.why, figure.instrument, view.assessment, view.language
        )
        for figure in view.unused_rows
    }
    items = {address(figure): figure.item for figure in view.observation_rows}
    for verdict in view.verdict_rows:
        for received in superseded_of(view, verdict):
            said |= {(cell, items[cell]): received.short for cell in received.cells.splitlines()}
    return said


def unused_papers(view: RegionAssessment) -> list[Received]:
    """The working papers that were received and are not those of the assessment, in one entry if there are any."""
    papers = [figure for figure in view.unused_rows if figure.instrument == PANEL and figure.why == "other_year"]
    if not papers:
        return []
    years = view.language.listing([str(year) for year in sorted({figure.year for figure in papers})])
    why = unused_reason_text("other_year", PANEL, view.assessment, view.language)
    return [Received(view.language.say("Working papers of {years}: {why}.", years=years, why=why), _cells(papers))]


def _by_reason(view: RegionAssessment, figures: Sequence[tuple[Observation, str]]) -> list[Received]:
    by_reason: dict[str, list[Observation]] = {}
    for figure, why in figures:
        by_reason.setdefault(why, []).append(figure)
    return [
        Received(
            f"{_listed(view, alike)}: {unused_reason_text(why, alike[0].instrument, view.assessment, view.language)}",
            _cells(alike),
            f"{_listed(view, alike)}: {why_unused_text(why, alike[0].instrument, view.assessment, view.language)}",
        )
        for why, alike in by_reason.items()
    ]


def _listed(view: RegionAssessment, figures: Sequence[Observation]) -> str:
    """Figures with their years or days: 62,1 (2025), kuning (2021), ada (7 November 2025)."""
    said = (
        f"{observed_figure(figure, view.framework, view.language)} ({when_of(figure, view.language)})"
        for figure in figures
    )
    return ", ".join(dict.fromkeys(said))


def _cells(figures: Sequence[Observation]) -> str:
    return "\n".join(address(figure) for figure in figures)
