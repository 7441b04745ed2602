"""How verdicts, figures and sources are put into words and signs, the same in tables, sentences and the index."""

import math
from collections.abc import Iterable
from datetime import date
from typing import Protocol

import pandas as pd
from markupsafe import Markup, escape

from antikorupsi.assess import STANDARD_ERRORS_OF_95, PeriodTables, Pilot, PositionRow, RegionAssessment
from antikorupsi.common import Language, is_missing, paragraph, small, tag
from antikorupsi.ingest import Observation
from antikorupsi.rules import AtLeast, Basis, Criterion, Framework, LabelAtLeast, LabelInConsecutiveYears, Region
from helpers.eligibility import Eligibility, VerdictRow


def marked(text: str) -> str:
    """Marks a text for translation without translating it."""
    return text


_OPEN = marked("cannot be judged yet")
STATUS_WORDS = {"meets": marked("meets"), "fails": marked("fails"), "no_data": marked("no data yet")}
# Over counts of criteria: figures may have been received for those that cannot be judged.
COUNT_WORDS = STATUS_WORDS | {"no_data": _OPEN}
STATUS_SIGNS = {"meets": "●", "fails": "✕", "no_data": "○", "undeciding": "○"}
ELIGIBILITY_WORDS = {
    "eligible": marked("eligible"),
    "awaiting_checks": marked("all known criteria met, legal status awaited"),
    "not_eligible": marked("not eligible"),
    "undetermined": marked("undetermined"),
    "not_assessed": marked("not assessed"),
}
VERDICT_WORDS = STATUS_WORDS | {"undeciding": _OPEN} | ELIGIBILITY_WORDS
ELIGIBILITY_SIGNS = {
    "eligible": "●",
    "awaiting_checks": "◐",
    "not_eligible": "✕",
    "undetermined": "○",
    "not_assessed": "–",
}
VERDICT_SIGNS = STATUS_SIGNS | ELIGIBILITY_SIGNS
STAGE_WORDS = {
    "calon": marked("candidate"),
    "mandiri": marked("self-assessment"),
    "monev": marked("monitoring and evaluation"),
    "penilaian": marked("assessment"),
    "penetapan": marked("designation"),
}
LABEL_WORDS = STAGE_WORDS | {
    "hijau": marked("green"),
    "kuning": marked("yellow"),
    "merah": marked("red"),
    "tidak ada": marked("none"),
    "ada": marked("present"),
}
# How far a region came in the programme, as a badge and as a sentence.
MADE_WORDS = {
    "pilot": marked("The KPK made the region a pilot in {year}."),
    "assessed": marked("The KPK assessed the region in {year}."),
    "candidate": marked("The KPK named the region a candidate for {year}."),
}
MADE_ON = marked("The KPK made the region a pilot of {year} on {day}.")
PILOT_WORDS = {
    "pilot": marked("pilot of {year}"),
    "assessed": marked("assessed in {year}"),
    "candidate": marked("candidate of {year}"),
}
SEVERITY_WORDS = {
    "fault": marked("fault of the workbook"),
    "error": marked("error"),
    "warning": marked("warning"),
    "note": marked("remark"),
}
BASIS_WORDS: dict[Basis, str] = {
    "mission": marked("mandate"),
    "published": marked("published"),
    "assumption": marked("assumption"),
}
REASON_WORDS = {
    "nothing_published": marked("no figure has been received"),
    "only_parts": marked("other figures of the instrument have been received, not the one that is judged"),
    "contradicted": marked("the sources differ and do not give the same verdict"),
    "one_year_only": marked("only one of the two latest audited years is known"),
    "not_assessed": marked("an administrative region without a budget of its own is not assessed"),
}
# Why a figure that was received may not decide: the same on page, index, in trace, results and scorecard.
BAR_WORDS = {
    "interim": marked("interim"),
    "later_year": marked("of the assessment year or later"),
    "too_late": marked("published after the day of the verdict"),
    "checked_later": marked("checked after the day of the verdict"),
    "stale": marked("old data"),
    "not_comparable": marked("not comparable"),
    "open_remainder": marked("open remainder"),
    "contradicted": marked("contradicted"),
}
NO_VERDICT_WORDS = BAR_WORDS | REASON_WORDS
# Why a figure that was received counts nowhere.
WHY_WORDS = BAR_WORDS | {
    "not_assessed": marked("an administrative region is not assessed"),
    "part": marked("another figure of the instrument is judged"),
    "other_year": marked("the working paper is not of the year of the assessment"),
    "taken_instead": marked("the indicator takes the figure of another instrument"),
    "no_panel": marked("the panel's score is what counts, and there is none yet"),
    "awaits_panel": marked("becomes the score once the panel has scored the region"),
    "panel_decides": marked("the panel's score is what counts"),
    "no_rule": marked("no rule of the framework uses it"),
}
# Why a verdict is not certain.
DOUBT_WORDS = {
    "year_inferred": marked("the year of the figure was inferred, not stated"),
    "remainder": marked("the region is counted among those left over, not named"),
    "own_claim": marked("only the region itself says so"),
    "other_threshold": marked("another known threshold gives another verdict"),
    "whole_number": marked("the figure is a whole number next to the threshold and may be rounded"),
    "old_check": marked("the check is more than two years old"),
}

# The sources of uncertainty, as "what moves a total is ...", and the steps that work on them.
SOURCE_WORDS = {
    "weights": marked("the weights"),
    "grouping": marked("the grouping of the total"),
    "assessors": marked("the disagreement of the assessors"),
    "survey": marked("the error of the survey"),
    "missing": marked("the indicators without a score"),
}
STEP_WORDS = SOURCE_WORDS | {
    "draws": marked("how far the total moves"),
    "thresholds": marked("the variants of thresholds"),
    "ranks": marked("how far the rank moves"),
    "sensitivity": marked("which assumption matters most"),
}
# Why a step could not run, and what would let it.
NOT_RUN_WORDS = {
    "no_scores": (
        marked("there are no scores of the panel"),
        marked("Send the working papers of the panel."),
    ),
    "published_only": (
        marked("only the total was published, not the scores of the indicators"),
        marked("Publish or send the scores of the indicators."),
    ),
    "too_few_scores": (
        marked("too few indicators have a score for a total"),
        marked("Send the scores that are missing."),
    ),
    "no_assessors": (
        marked("no score is the mean of two or more assessors"),
        marked("Send the score of each assessor, not the result alone."),
    ),
    "no_survey": (
        marked("no score is the index of a survey with an interval"),
        marked("It runs where the index of a survey is a score."),
    ),
    "no_figure": (marked("the criterion has no figure that could be judged"), marked("Send the missing figure.")),
    "earlier_stage": (marked("only totals of the final stage are ranked"), marked("Score the final stage.")),
    "one_region": (marked("only one region has a total"), marked("Assess more regions.")),
    "no_spread": (
        marked("nothing that is varied moves the total"),
        marked("Vary more sources in the framework, if others are uncertain."),
    ),
    "switched_off": (
        marked("switched off in the framework or by parameter"),
        marked("Set it to varied in the framework."),
    ),
}
# Why nothing is said of a trend; a criterion without a figure or without a scale has none to speak of.
NO_TREND_WORDS = {
    "too_few_years": marked("fewer than {least} comparable years are known"),
}
DIRECTION_WORDS = {"rises": marked("up"), "falls": marked("down"), "stays": marked("unchanged")}
# What kind of source an address is.
SOURCE_KIND_WORDS = {
    "": marked("no address"),
    "agency": marked("agency"),
    "government": marked("other government office"),
    "region": marked("the region itself"),
    "press": marked("press"),
    "aggregator": marked("document-sharing site"),
}
# What a trend means for a criterion by the next assessment, and whether a total can reach the highest predicate.
OUTLOOK_WORDS = {
    "reaches": marked("reaches the threshold"),
    "stays_below": marked("does not reach the threshold"),
    "holds": marked("stays above the threshold"),
    "falls_below": marked("falls below the threshold"),
    "open": marked("may lie on either side of the threshold"),
}
REACH_WORDS = {
    "reached": marked("reached"),
    "not_reachable": marked("out of reach even with the highest scores"),
    "no_total": marked("too few indicators"),
}
# What the working papers lack in evidence.
LACKING_WORDS = {
    "absent": marked("none for indicators {numbers}"),
    "in_part": marked("in part for {numbers}"),
    "unnamed": marked("not named beside the score of {numbers}"),
    "unscored": marked("named, but without a score, for {numbers}"),
}


def named(region: Region) -> Markup:
    """The name of a region in a list of many; villages share theirs, so their code and place stand below it."""
    place = f"{region.code} · {region.kecamatan}, {region.kabupaten}"
    return tag("span", region.name) + small(place, class_="note") if region.level == "desa" else escape(region.name)


def named_in_text(region: Region) -> str:
    """The name of a region in a chart or a plain cell; of a village, which may share it, with the code."""
    return f"{region.name} {region.code}" if region.level == "desa" else region.name


def pilot_badge(pilot: Pilot | None, language: Language) -> Markup:
    """How far a region came in the programme, as a badge beside its name; empty where it is not in it."""
    if pilot is None:
        return Markup("")
    return tag("span", language.say(PILOT_WORDS[pilot.standing], year=pilot.year), class_=f"badge {pilot.standing}")


def with_badge(region: Region, assessment: PeriodTables, language: Language) -> Markup:
    """The name of a region in a list of many, with its badge where it is in the programme."""
    badge = pilot_badge(assessment.pilots.get(region.code), language)
    return named(region) + (Markup(" ") + badge if badge else "")


def status_of(verdict: VerdictRow) -> str:
    """Meets, fails, no_data, or undeciding where figures were received; not_assessed where the region is not."""
    if verdict.reason == "not_assessed":
        return "not_assessed"
    return "undeciding" if verdict.reason not in ("", "nothing_published") else str(verdict.status)


def status_mark(status: str, language: Language) -> Markup:
    """A verdict on a criterion or on a region as sign and word, so that it never rests on colour alone."""
    sign = tag("span", VERDICT_SIGNS[status], aria_hidden="true")
    return tag("span", sign, " ", language.say(VERDICT_WORDS[status]), class_=f"status {status}")


def verdict_mark(eligibility: str, certain: bool | None, language: Language) -> Markup:
    """The verdict on a region as sign and word, with a note where it is given and not certain."""
    mark = status_mark(eligibility, language)
    return mark if certain is not False else mark + small(language.say("not certain yet"), class_="note")


def predicate_mark(total: float | None, framework: Framework, language: Language) -> Markup:
    """What the final total makes of a region that no criteria judge, as sign and word."""
    verdict = predicate_verdict(total, framework)
    sign = tag("span", ELIGIBILITY_SIGNS[verdict], aria_hidden="true")
    word = language.say("no total yet") if total is None else predicate_name(total, framework, language)
    return tag("span", sign, " ", word, class_=f"status {verdict}")


def predicate_verdict(total: float | None, framework: Framework) -> Eligibility:
    """Whether a final total reaches a predicate, in the words of the other verdict; undetermined without a total."""
    if total is None:
        return "undetermined"
    return "not_eligible" if framework.predicate(total) is None else "eligible"


def observed(value: float, language: Language, beside: Iterable[float] = ()) -> str:
    """A figure as it was published: as many decimals as it has, at most three; more where a bound in `beside` asks."""
    return language.number(value, 3, least=0, beside=beside)


def total_number(value: float, framework: Framework, language: Language) -> str:
    """A score, component or total: two decimals, or as many as show on which side of the framework's bounds it lies."""
    return language.number(value, beside=framework.total_bounds)


def amount(value: float, language: Language, decimals: int = 3, least: int = 0) -> str:
    """What is missing or to spare: never printed as zero where it is not."""
    return language.number(value, decimals, least=least, beside=[0.0])


def percent(share: float, least: float, language: Language) -> str:
    """A share (0 to 1) in whole percent, or with the decimals that show whether it reaches the least one."""
    return f"{language.number(100 * share, 0, beside=[100 * least])}%"


def signed(value: float, language: Language, least: int = 0, beside: Iterable[float] = ()) -> str:
    """A change with its sign, at most three decimals and at least `least`: +1,2 or −0,355.

    With 0 `beside` it a change that is one is never printed as none.
    """
    shown = language.number(abs(value), 3, least=least, beside=beside)
    sign = "" if not shown.strip("0,.") else "−" if value < 0 else "+"
    return sign + shown


def two_decimals(value: float, language: Language, beside: Iterable[float] = ()) -> str:
    """A number that may be below zero, with a true minus sign; one that cannot be computed is a dash."""
    if math.isnan(value):
        return "–"
    shown = language.number(abs(value), beside=[abs(bound) for bound in beside])
    return f"−{shown}" if value < 0 and shown.strip("0,.") else shown


def more_of(count: int, shown: int, language: Language) -> Markup | None:
    """The sentence that says how many more there are than a table shows; None where it shows all."""
    if count <= shown:
        return None
    return paragraph(language.say("And {count} more.", count=language.number(count - shown, 0)))


def measured(row: PositionRow, framework: Framework, language: Language) -> str:
    """A ranked figure: totals with two decimals, as they are published; others as they were observed."""
    if row.measure in ("total", "published_total"):
        return total_number(row.value, framework, language)
    return observed(row.value, language, bounds_of(framework.criterion(row.measure), framework, row.year))


class _Judged(Protocol):
    """A row that tells the figure or figures that a criterion was judged by."""

    @property
    def criterion(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def other_value(self) -> float: ...
    @property
    def label(self) -> str: ...
    @property
    def year(self) -> int: ...


class _Dated(Protocol):
    """A row with a year, and of a check its day."""

    @property
    def dated(self) -> str: ...
    @property
    def year(self) -> int: ...


def bounds_of(criterion: Criterion, framework: Framework, year: int | None) -> list[float]:
    """What the figures of a criterion are compared with: its threshold, the known variants, the classes of the year."""
    rules = [criterion.rule, *(variant.rule for variant in criterion.variants)]
    thresholds = [rule.threshold for rule in rules if isinstance(rule, AtLeast)]
    if year is None or is_missing(year):
        return thresholds
    classes = [framework.bounds_of(criterion.instrument, item, int(year)) for item in criterion.items]
    return [*thresholds, *(bound for of_item in classes for bound in of_item)]


def observed_figure(figure: Observation, framework: Framework, language: Language) -> str:
    """An observation's number, with the decimals that the criteria which read it need; without one its label."""
    if figure.value is None or is_missing(figure.value):
        return label_words(str(figure.label), language)
    reading = [
        criterion
        for criterion in framework.criteria
        if criterion.instrument == figure.instrument and figure.item in criterion.items
    ]
    beside = [bound for criterion in reading for bound in bounds_of(criterion, framework, figure.year)]
    return observed(figure.value, language, beside)


def when_of(figure: _Dated, language: Language) -> str:
    """The day that a figure is dated, as of a check; else its year."""
    return language.date(date.fromisoformat(figure.dated)) if figure.dated else str(figure.year)


def verdict_when(view: RegionAssessment, verdict: VerdictRow) -> str:
    """The year of the figure a verdict rests on, of a check its day; a dash where there is none."""
    sources = (view.source_by_address[cell] for cell in verdict.cells.splitlines())
    dated = next((when_of(source, view.language) for source in sources if source.dated), "")
    return dated or ("–" if is_missing(verdict.year) else str(verdict.year))


def verdict_figures(verdict: _Judged, framework: Framework, language: Language) -> str:
    """The figure or figures a verdict rests on: 97,98; 98,19 (A); 79,57 / 79,54; WTP (2023), WTP (2022)."""
    values = [verdict.value, verdict.other_value]
    beside = bounds_of(framework.criterion(verdict.criterion), framework, verdict.year)
    numbers = " / ".join(observed(value, language, beside) for value in values if not is_missing(value))
    labels = [] if is_missing(verdict.label) or not verdict.label else verdict.label.split(", ")
    label = ", ".join(label_words(each, language) for each in labels)
    if numbers and label:
        return f"{numbers} ({label})"
    return numbers or label or "–"


def label_words(label: str, language: Language) -> str:
    """A label in the language of the page; names such as WTP or BB are the same in both."""
    return language.say(LABEL_WORDS[label]) if label in LABEL_WORDS else label


def framework_value(value: str | float | None, language: Language) -> str:
    """The threshold that a parameter replaced, as the framework says it."""
    return language.bound(value) if isinstance(value, float | int) else str(value)


def threshold(criterion: Criterion, language: Language) -> str:
    """The rule of a criterion in a few words."""
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        bound = language.bound(rule.threshold)
        return (
            language.say("above {bound}", bound=bound) if rule.strict else language.say("at least {bound}", bound=bound)
        )
    if isinstance(rule, LabelAtLeast):
        return language.say("at least {bound}", bound=rule.minimum)
    if isinstance(rule, LabelInConsecutiveYears):
        return language.say("{label} in {years} years in a row", label=rule.accepted[0], years=rule.years)
    requirement = criterion.checks.requirement if criterion.checks else None
    return language.pick(requirement) if requirement else label_words(rule.accepted, language)


def variant_of(framework: Framework, criterion: str, place: int) -> Criterion:
    """A criterion with the rule, basis and source of one of its variants."""
    known = framework.criterion(criterion)
    variant = known.variants[place]
    return known.model_copy(update={"rule": variant.rule, "basis": variant.basis, "source": variant.source})


def place_among(row: PositionRow, language: Language, suffix: str = "") -> str:
    """A rank of positions among those that are known: 7 of 32 known, 2–9 of 41 known; a dash where none can be said."""
    rank, best, worst, ranked = (getattr(row, f"{name}{suffix}") for name in ("rank", "best", "worst", "ranked"))
    if pd.isna(rank):
        return "–"
    return language.say("{rank} of {ranked} known", rank=rank if best == worst else f"{best}–{worst}", ranked=ranked)


def reference_marks(view: RegionAssessment, cells: object) -> Markup:
    """Links to the rows of the source table that hold a figure's cells."""
    numbers = sorted(set(view.references(cells))) if isinstance(cells, str) else []
    links = [tag("a", shown, href=f"#sumber-{first}") for first, shown in _runs(numbers)]
    return tag("sup", Markup(", ").join(links), class_="reference") if links else Markup("")


def total_cells(view: RegionAssessment, component: str = "") -> str:
    """The cells of all indicator scores that a total, or the score of one component, is made of."""
    indicators = [indicator.id for indicator in view.framework.indicators]
    wanted = [indicator for indicator in indicators if component in ("", view.framework.component_of(indicator).id)]
    rows = [view.score("indicator", identifier) for identifier in wanted]
    return "\n".join(str(row["cells"]) for row in rows if row is not None)


def _runs(numbers: list[int]) -> list[tuple[int, str]]:
    """Numbers that follow one another as one: 83, 84, 85, 90 are 83–85 and 90, each with its first number."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [(first, str(first) if first == last else f"{first}–{last}") for first, last in runs]


def share_of_draws(share: float, language: Language) -> str:
    """A share of draws in percent; one that is not all or none never rounds to it."""
    if 0 < share < 0.005:
        return language.say("less than {share}%", share=1)
    if 0.995 <= share < 1:
        return language.say("more than {share}%", share=99)
    return f"{language.number(100 * share, 0)}%"


def predicate_name(total: float, framework: Framework, language: Language) -> str:
    """The predicate of a total; below the lowest one it is called just that, since no other names are published."""
    predicate = framework.predicate(total)
    if predicate is not None:
        return language.pick(predicate.name)
    lowest = min(framework.predicates, key=lambda known: known.lower)
    return language.say("below {predicate}", predicate=language.pick(lowest.name))


def moved_between(moved: dict[str, float] | None, framework: Framework, language: Language) -> str:
    """From where to where a total moves in the interval of the draws."""
    return "–" if moved is None else " – ".join(bounds_of_draws(moved, framework, language))


def bounds_of_draws(moved: dict[str, float], framework: Framework, language: Language) -> list[str]:
    """Both ends of the interval of the draws, no finer than finite draws know them, and on their side of a bound."""
    error = moved["total_error"]
    return [
        language.number(
            end, decimals_known(error), beside=[bound for bound in framework.total_bounds if abs(end - bound) > error]
        )
        for end in (moved["total_low"], moved["total_high"])
    ]


def decimals_known(error: float) -> int:
    """How many decimals, at most two, may be printed of a number that may be off by as much as `error`."""
    return sum(error <= unit for unit in (0.1, 0.01))


def share_of_spread(index: float, language: Language) -> str:
    """A Sobol index as a share of the spread in whole percent; its estimate may leave 0 to 1 by a little."""
    return f"{language.number(100 * min(max(index, 0.0), 1.0), 0)}%"


def margin_of_share(error: float) -> int:
    """The margin of a share in percentage points, out of its standard error: half of the 95 % interval, at least 1."""
    return max(1, math.ceil(100 * STANDARD_ERRORS_OF_95 * error))


def share_known(index: float, error: float, language: Language) -> str:
    """A share of the spread with its margin: 61% ± 2."""
    return f"{share_of_spread(index, language)} ± {margin_of_share(error)}"


def component_name(view: RegionAssessment, identifier: str) -> str:
    """The name of a component in the language of the report."""
    names = {component.id: component.name for component in view.framework.components}
    return view.language.pick(names[identifier])


def measure_name(view: RegionAssessment, measure: str) -> str:
    """What a ranked measure is called: a criterion's name, or the total."""
    if measure == "total":
        return view.language.say("Total")
    if measure == "published_total":
        return view.language.say("Published total")
    return view.criterion_name(measure)
