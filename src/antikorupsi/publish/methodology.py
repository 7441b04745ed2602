"""What is assessed and by which rules, as a page of markdown written from the framework files.

`make pages` writes it into docs/methodology.md; a test keeps that page equal to the files.
"""

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any

from antikorupsi.common import DEFAULT_FRAMEWORK, count_of
from antikorupsi.publish.general_rules import GENERAL_RULES
from antikorupsi.rules import (
    SOURCES,
    AtLeast,
    Bands,
    Criterion,
    Framework,
    Indicator,
    LabelAtLeast,
    LabelInConsecutiveYears,
    Rule,
    WithBasis,
    frameworks,
    indicator_weights,
)

_HEAD = """# Methodology

What is assessed and by which rules. This page is written from the framework files
`src/antikorupsi/rules/frameworks/data/*.yaml`, by which the workbook itself judges: `make pages`. A basis is *mission*
(the project's mandate), *published* (by the address given) or *assumption* (nobody published it; every report lists it,
and a parameter or the file changes it).

## Rules that hold for every framework

"""


def methodology() -> str:
    """The whole page as markdown: the default framework first."""
    names = [DEFAULT_FRAMEWORK, *(name for name in frameworks.available() if name != DEFAULT_FRAMEWORK)]
    sections = [_framework(frameworks.load(name), frameworks.load(DEFAULT_FRAMEWORK)) for name in names]
    rules = [fill(f"- **{name}.** {text}", 120, subsequent_indent="  ") for name, text in GENERAL_RULES]
    return "\n".join([_HEAD + "\n".join(rules) + "\n", *sections])


def _framework(framework: Framework, usual: Framework) -> str:
    """One framework; of one that differs from the default in its criteria only, those that differ."""
    lines = [f"## {framework.title.en} (`{framework.id}`)\n", f"{framework.description.en}\n"]
    apart: dict[str, Any] = {"id": "", "title": None, "description": None, "criteria": []}
    if framework != usual and framework.model_copy(update=apart) == usual.model_copy(update=apart):
        differing = [criterion for criterion in framework.criteria if criterion not in usual.criteria]
        return "\n".join([*lines, f"As `{usual.id}`, but for these criteria.\n", _criteria(differing)])
    parts = [_criteria(framework.criteria), _indicators(framework), _weights(framework), _decisions(framework)]
    return "\n".join([*lines, *parts, _uncertainty(framework), _bands(framework)])


def _criteria(criteria: list[Criterion]) -> str:
    if not criteria:
        return "There are no criteria: every region is assessed.\n"
    rows = [
        [
            f"{criterion.name.en} (`{criterion.id}`)",
            criterion.owner,
            f"`{criterion.instrument}`: {', '.join(criterion.items)}",
            _rule(criterion.rule),
            _years(criterion.comparable_years),
            *_founded(criterion),
        ]
        for criterion in criteria
    ]
    head = ["criterion", "published by", "figure", "met when", "years it can judge", *_BASIS]
    variants = [
        [criterion.name.en, _rule(variant.rule), *_founded(variant)]
        for criterion in criteria
        for variant in criterion.variants
        if variant.rule != criterion.rule
    ]
    others = ["Other thresholds that are known; reports show the verdict under each.\n"] if variants else []
    tables = [_table(["criterion", "met when", *_BASIS], variants)] if variants else []
    return "\n".join(["### Criteria\n", _table(head, rows), *others, *tables])


def _indicators(framework: Framework) -> str:
    rows = [
        [
            f"{component.number} {component.name.en}",
            f"{indicator.number} {indicator.name.en} (`{indicator.id}`)",
            _feed(indicator),
        ]
        for component in framework.components
        for indicator in component.indicators
    ]
    return "\n".join(["### Components and indicators\n", _table(["component", "indicator", "figure it takes"], rows)])


def _feed(indicator: Indicator) -> str:
    if indicator.takes:
        return f"`{indicator.takes}`"
    return f"`{indicator.may_take}`, where the panel gave no score" if indicator.may_take else ""


def _weights(framework: Framework) -> str:
    schemes = {scheme.id: indicator_weights(framework, scheme.id) for scheme in framework.weights}
    rows = [
        [str(indicator.number), *(f"{100 * weights[indicator.id]:.2f}%" for weights in schemes.values())]
        for indicator in framework.indicators
    ]
    named = [
        [
            scheme.name.en + (" (default)" if scheme.id == framework.default_weights else ""),
            f"`{scheme.id}`",
            *_founded(scheme),
        ]
        for scheme in framework.weights
    ]
    shares = _table(["indicator", *(scheme.name.en for scheme in framework.weights)], rows)
    return "\n".join(["### Weights\n", _table(["weighting", "id", *_BASIS], named), "Shares of the total:\n", shares])


def _decisions(framework: Framework) -> str:
    rows = [[subject, value, *_founded(founded)] for subject, value, founded in _decided(framework)]
    return "\n".join(["### Scores, totals and limits\n", _table(["what", "value", *_BASIS], rows)])


def _decided(framework: Framework) -> Iterator[tuple[str, str, WithBasis]]:
    """Every other decision: what it is about and what was decided."""
    yield "Grouping of indicators", "as above", framework.grouping
    yield "Scale of a score", f"{framework.scale.lowest:g} to {framework.scale.highest:g}", framework.scale
    yield "Scores of several assessors", "pleno, else mean", framework.panel_mean
    coverage = framework.minimum_coverage
    yield "Least coverage for a total", f"{100 * coverage.value:g}%", coverage
    yield "A figure decides for", f"{framework.oldest_figure_years.value:g} years", framework.oldest_figure_years
    rules = framework.which_figure_decides
    yield "Known in time", "by the day of the verdict", rules.known_in_time
    yield "Said of the region", "by name, or in a closed statement", rules.said_of_the_region
    yield "Of the same instrument", "no forerunner, no successor", rules.same_instrument
    yield "Final", "never interim", rules.final
    yield "Not contradicted", "sources give one verdict", rules.not_contradicted
    yield "Certain", "as the note says", rules.certain
    for criterion in framework.criteria:
        if criterion.checks:
            of_labels = criterion.checks.stands_years.items()
            stands = ", ".join(f"{label}: {count_of(years, 'year', 'years')}" for label, years in of_labels)
            yield f"A check stands for, {criterion.name.en}", stands, criterion.checks
        if criterion.successor:
            yield f"Not comparable from, {criterion.name.en}", str(criterion.successor.first_year), criterion.successor
    ranking = framework.ranking
    regions = count_of(ranking.least_regions, "region", "regions")
    provinces = count_of(ranking.least_provinces, "province", "provinces")
    among = f"{regions}, {ranking.least_share:.0%} of all, {provinces}"
    yield "A rank is said among at least", among, ranking
    if framework.trend:
        yield "A trend is said from", f"{framework.trend.least_years} comparable years", framework.trend
    if framework.peers:
        nearness = f"{framework.peers.count}; another province as far as {framework.peers.other_province:g} times"
        yield "Nearest peers, by population within the type", f"{nearness} the population", framework.peers
    for predicate in framework.predicates:
        yield f"Predicate {predicate.name.en}", f"from {predicate.lower:g}", predicate
    if framework.strict_reading:
        above = f"every component above {framework.strict_reading.above:g}"
        yield "Strict reading, beside the verdict", above, framework.strict_reading


def _uncertainty(framework: Framework) -> str:
    draws = framework.uncertainty.draws
    settings = f"{draws.count} draws, seed {draws.seed}, interval {100 * draws.interval:g}%, {draws.samples} samples"
    rows = [["draws", settings, *_founded(draws)]]
    for name in SOURCES:
        source = framework.uncertainty.source(name)
        written = source.model_dump(exclude={"varied", "basis", "source", "note"})
        said = ", ".join(f"{key} {_plain(value)}" for key, value in written.items())
        rows.append(
            [name, ("varied" if source.varied else "not varied") + (f": {said}" if said else ""), *_founded(source)]
        )
    return "\n".join(["### Uncertainty\n", _table(["source", "setting", *_BASIS], rows)])


def _bands(framework: Framework) -> str:
    rows = [
        [f"`{bands.instrument}.{bands.item}`", _years(bands.years), _classes(bands), *_founded(bands)]
        for bands in framework.bands
    ]
    if not rows:
        return ""
    return "\n".join(["### Classes of scales\n", _table(["figure", "years", "classes", *_BASIS], rows)])


def _classes(bands: Bands) -> str:
    return "; ".join(f"{each.lower:g}–{each.upper:g} {each.name.en}" for each in bands.bands)


def _rule(rule: Rule) -> str:
    if isinstance(rule, AtLeast):
        return f"{'above' if rule.strict else 'at least'} {rule.threshold:g}"
    if isinstance(rule, LabelAtLeast):
        equal = ", ".join(f"{label} as {other}" for label, other in rule.equals.items())
        return f"at least {rule.minimum} of {', '.join(rule.order)}" + (f" ({equal})" if equal else "")
    if isinstance(rule, LabelInConsecutiveYears):
        return f"{' or '.join(rule.accepted)} in the latest {rule.years} years, in a row"
    return f"{rule.accepted}"


def _years(years: tuple[int | None, int | None]) -> str:
    first, last = years
    if first == last:
        return "all" if first is None else str(first)
    return f"{first or 'start'} to {last or 'now'}"


_BASIS = ("basis", "source", "note")


def _founded(founded: WithBasis) -> list[str]:
    return [founded.basis, founded.source, founded.note.en if founded.note else ""]


def _plain(value: object) -> str:
    return (
        ", ".join(map(str, value))
        if isinstance(value, list)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in markdown; a bar in a cell would end it."""
    lines = [[cell.replace("|", "/").replace("\n", " ") for cell in row] for row in (head, *rows)]
    written = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([written[0], "|" + "---|" * len(lines[0]), *written[1:], ""])
