"""What a figure, a threshold or a place is called, and which figure a verdict rests on."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import pandas as pd

from antikorupsi.assess import DueBasis, PeerRow, PeriodTables, PositionRow, RegionAssessment
from antikorupsi.common import Language, is_missing
from antikorupsi.ingest import Observation
from antikorupsi.rules import AtLeast, Criterion, Framework, LabelAtLeast, LabelInConsecutiveYears
from antikorupsi.show.number_words import observed, total_number
from antikorupsi.show.wording import DUE_BASIS_WORDS, LABEL_WORDS
from helpers.eligibility import VerdictRow, open_years


class Worded(Protocol):
    """Whatever says by which framework and in which language figures are shown, such as the view of a region."""

    @property
    def framework(self) -> Framework:
        """The rules by which figures are judged."""

    @property
    def language(self) -> Language:
        """The language of the words."""


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


def verdict_figures(verdict: VerdictRow | PeerRow, framework: Framework, language: Language) -> str:
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


def due_words(due: date, basis: DueBasis, language: Language) -> str:
    """The day by which a delivery is due; of one that nobody named, on what it rests."""
    day = language.date(due)
    if basis == "named":
        return day
    return language.say("{day} ({basis})", day=day, basis=language.say(DUE_BASIS_WORDS[basis]))


def in_sentence(name: str) -> str:
    """The name of a criterion inside a sentence: with a small letter unless it is a proper name or an abbreviation.

    >>> [in_sentence(name) for name in ("Opini BPK", "Survei Penilaian Integritas (SPI)", "BPK audit opinion")]
    ['opini BPK', 'Survei Penilaian Integritas (SPI)', 'BPK audit opinion']
    """
    first, _, rest = name.partition(" ")
    is_proper = rest[:1].isupper() and rest[1:2].islower()
    return name if is_proper or not first[1:].islower() else name[:1].lower() + name[1:]


def names_in_a_list(names: Iterable[str]) -> str:
    """Names of criteria in a cell, one after another; the first begins the cell."""
    first, *others = names
    return ", ".join([first, *map(in_sentence, others)])


def threshold(criterion: Criterion, language: Language) -> str:
    """The rule of a criterion in a few words."""
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        named = rule.called is not None and rule.called.bound == rule.threshold
        bound = language.pick(rule.called) if named and rule.called else language.bound(rule.threshold)
        return (
            language.say("above {bound}", bound=bound) if rule.strict else language.say("at least {bound}", bound=bound)
        )
    if isinstance(rule, LabelAtLeast):
        return language.say("at least {bound}", bound=rule.minimum)
    if isinstance(rule, LabelInConsecutiveYears):
        return language.say("{label} in {years} [year|years] in a row", label=rule.accepted[0], years=rule.years)
    requirement = criterion.checks.requirement if criterion.checks else None
    return language.pick(requirement) if requirement else label_words(rule.accepted, language)


def variant_of(framework: Framework, criterion: str, place: int) -> Criterion:
    """A criterion with the rule, basis and source of one of its variants."""
    known = framework.criterion(criterion)
    variant = known.variants[place]
    return known.model_copy(update={"rule": variant.rule, "basis": variant.basis, "source": variant.source})


def deciding_years(criterion: Criterion, assessment: PeriodTables) -> list[int]:
    """The years whose figures may decide a criterion, the earliest first; of consecutive years those of a pair."""
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return sorted(open_years(criterion, None, assessment.framework, assessment.as_of))
    newest = assessment.as_of.assessment_year - 1
    return list(range(newest + 1 - int(assessment.framework.oldest_figure_years.value), newest + 1))


def place_among(row: PositionRow, language: Language, suffix: str = "") -> str:
    """A rank of positions among those that are known: 7 of 32 known, 2–9 of 41 known; a dash where none can be said."""
    rank, best, worst, ranked = (getattr(row, f"{name}{suffix}") for name in ("rank", "best", "worst", "ranked"))
    if pd.isna(rank):
        return "–"
    return language.say("{rank} of {ranked} known", rank=rank if best == worst else f"{best}–{worst}", ranked=ranked)


def total_cells(view: RegionAssessment, component: str = "") -> str:
    """The cells of all indicator scores that a total, or the score of one component, is made of."""
    indicators = [indicator.id for indicator in view.framework.indicators]
    wanted = [indicator for indicator in indicators if component in ("", view.framework.component_of(indicator).id)]
    rows = [view.score("indicator", identifier) for identifier in wanted]
    return "\n".join(str(row["cells"]) for row in rows if row is not None)


def predicate_name(total: float, framework: Framework, language: Language) -> str:
    """The predicate of a total; below the lowest one it is called just that, since no other names are published."""
    predicate = framework.predicate(total)
    if predicate is not None:
        return language.pick(predicate.name)
    lowest = min(framework.predicates, key=lambda known: known.lower)
    return language.say("below {predicate}", predicate=language.pick(lowest.name))


def component_name(view: Worded, identifier: str) -> str:
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


def measured(row: PositionRow, framework: Framework, language: Language) -> str:
    """A ranked figure: totals with two decimals, as they are published; others as they were observed."""
    if row.measure in ("total", "published_total"):
        return total_number(row.value, framework, language)
    return observed(row.value, language, bounds_of(framework.criterion(row.measure), framework, row.year))
