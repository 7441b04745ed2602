"""What must hold across a framework file beyond the form of its entries: ids, numbers, weights and limits."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from antikorupsi.common import KeyPath, Mistake, among, did_you_mean
from antikorupsi.rules.frameworks.checking_bands import band_faults
from antikorupsi.rules.frameworks.checking_criteria import criterion_faults
from antikorupsi.rules.frameworks.checking_items import feed_faults
from antikorupsi.rules.frameworks.models import Framework


def inconsistencies(framework: Framework, file: str, items: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """Every contradiction in a framework whose form is right; `file` is the file's name without its ending."""
    if framework.id != file:
        yield Mistake(("id",), f"{framework.id!r} is not the name of the file", f"Write {file!r}, or rename the file.")
    yield from _ids(framework)
    yield from _numbers(framework)
    yield from _weights(framework)
    yield from _limits(framework)
    yield from _uncertainty(framework)
    for index, criterion in enumerate(framework.criteria):
        yield from criterion_faults(criterion, ("criteria", index), framework, items)
    yield from feed_faults(framework, items)
    yield from band_faults(framework, items)


def _ids(framework: Framework) -> Iterator[Mistake]:
    yield from _repeated((("criteria", i), criterion.id) for i, criterion in enumerate(framework.criteria))
    yield from _repeated((("components", i), component.id) for i, component in enumerate(framework.components))
    yield from _repeated((path, identifier) for path, identifier, _ in _indicator_places(framework))
    yield from _repeated((("weights", i), scheme.id) for i, scheme in enumerate(framework.weights))


def _repeated(named: Iterable[tuple[KeyPath, str]]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for path, identifier in named:
        if identifier in seen:
            yield Mistake((*path, "id"), f"the id {identifier!r} is used twice", "Give each entry an id of its own.")
        seen.add(identifier)


def _indicator_places(framework: Framework) -> Iterator[tuple[KeyPath, str, int]]:
    for i, component in enumerate(framework.components):
        for j, indicator in enumerate(component.indicators):
            yield ("components", i, "indicators", j), indicator.id, indicator.number


def _numbers(framework: Framework) -> Iterator[Mistake]:
    """Components run from 1 to n, indicators from 1 to m through all of them, and their ids follow."""
    for place, component in enumerate(framework.components, start=1):
        yield from _numbering(("components", place - 1), component.id, component.number, place, f"k{place}")
    for place, (path, identifier, number) in enumerate(_indicator_places(framework), start=1):
        yield from _numbering(path, identifier, number, place, f"i{place:02d}")


def _numbering(path: KeyPath, identifier: str, number: int, place: int, wanted: str) -> Iterator[Mistake]:
    if number != place:
        yield Mistake(
            (*path, "number"), f"number {number} stands where {place} belongs", "Number from 1 without a gap."
        )
    elif identifier != wanted:
        yield Mistake(
            (*path, "id"), f"number {number} has the id {identifier!r}", f"Write {wanted}: working papers use it."
        )


def _weights(framework: Framework) -> Iterator[Mistake]:
    schemes = [scheme.id for scheme in framework.weights]
    if framework.default_weights not in schemes:
        meant = did_you_mean(framework.default_weights, schemes)
        problem = f"there are no weights {framework.default_weights!r}"
        yield Mistake(("default_weights",), problem, f"{meant} {among(schemes)}".strip())
    written = any(scheme.kind == "written" for scheme in framework.weights)
    for path, identifier, _ in _indicator_places(framework):
        weight = framework.indicator(identifier).weight
        if written and weight is None:
            yield Mistake(
                (*path, "weight"), "the key is missing", "Weights of kind written need one for each indicator."
            )
        elif written and weight is not None and weight <= 0:
            yield Mistake((*path, "weight"), f"{weight:g} is not above 0", "Every indicator weighs something.")
        elif not written and weight is not None:
            yield Mistake((*path, "weight"), "no weights of kind written use it", "Remove it, or add such weights.")


def _limits(framework: Framework) -> Iterator[Mistake]:
    lowest, highest = framework.scale.lowest, framework.scale.highest
    if lowest >= highest:
        yield Mistake(("scale", "lowest"), f"{lowest:g} is not below highest ({highest:g})", "Swap or mend them.")
        return
    for i, predicate in enumerate(framework.predicates):
        yield from _within(("predicates", i, "lower"), predicate.lower, lowest, highest)
    if framework.strict_reading:
        yield from _within(("strict_reading", "above"), framework.strict_reading.above, lowest, highest)
    yield from _within(("minimum_coverage", "value"), framework.minimum_coverage.value, 0, 1)
    years = framework.oldest_figure_years.value
    if years < 0 or years != int(years):
        yield Mistake(("oldest_figure_years", "value"), f"{years:g} is no number of years", "Write 0, 1, 2 and so on.")
    yield from _repeated_bounds(framework)


def _repeated_bounds(framework: Framework) -> Iterator[Mistake]:
    seen: set[float] = set()
    for i, predicate in enumerate(framework.predicates):
        if predicate.lower in seen:
            yield Mistake(
                ("predicates", i, "lower"), f"{predicate.lower:g} is used twice", "Give each predicate its own bound."
            )
        seen.add(predicate.lower)


def _uncertainty(framework: Framework) -> Iterator[Mistake]:
    """What is drawn from must be there, and nothing twice: a scheme written twice would be twice as likely."""
    schemes = [scheme.id for scheme in framework.weights]
    path: KeyPath = ("uncertainty", "grouping", "schemes")
    for i, scheme in enumerate(framework.uncertainty.grouping.schemes):
        if scheme not in schemes:
            remedy = f"{did_you_mean(scheme, schemes)} {among(schemes)}".strip()
            yield Mistake((*path, i), f"there are no weights {scheme!r}", remedy)
    for key, named in (("grouping", "schemes"), ("missing", "treatments")):
        words = getattr(framework.uncertainty.source(key), named)
        if len(set(words)) < len(words):
            yield Mistake(("uncertainty", key, named), "a word stands there twice", "Write each once.")


def _within(path: KeyPath, value: float, lowest: float, highest: float) -> Iterator[Mistake]:
    if not lowest <= value <= highest:
        yield Mistake(path, f"{value:g} is off the scale", f"Write a number from {lowest:g} to {highest:g}.")
