"""Whether a criterion can be judged: its figures exist, its threshold is on their scale, its labels are known."""

from collections.abc import Collection, Iterator, Mapping

from antikorupsi.common import KeyPath, Mistake, among, did_you_mean
from antikorupsi.rules.frameworks.checking_items import instrument_faults, item_faults
from antikorupsi.rules.frameworks.criteria import Criterion
from antikorupsi.rules.frameworks.models import Bands, Framework
from antikorupsi.rules.frameworks.rules import AtLeast, LabelAtLeast, LabelInConsecutiveYears, LabelIs, Rule
from antikorupsi.rules.instruments import holds_labels, labels_of, scale_of


def criterion_faults(
    criterion: Criterion, path: KeyPath, framework: Framework, items: Mapping[str, Collection[str]]
) -> Iterator[Mistake]:
    """Every contradiction within one criterion, and between it and the bands it is judged through."""
    yield from instrument_faults((*path, "instrument"), criterion.instrument, items)
    for i, item in enumerate(criterion.items):
        yield from item_faults((*path, "items", i), criterion.instrument, item, items)
    yield from year_faults((*path, "comparable_years"), criterion.comparable_years)
    yield from _kind_of_figure(criterion, path)
    yield from _rule(criterion, criterion.rule, (*path, "rule"))
    yield from _label_faults(criterion, criterion.rule, (*path, "rule"))
    if isinstance(criterion.rule, LabelAtLeast):
        yield from _banded_figures(criterion, criterion.rule, path, framework)
    for i, variant in enumerate(criterion.variants):
        of_rule = (*path, "variants", i, "rule")
        if variant.rule.kind != criterion.rule.kind:
            remedy = "Write a rule of the criterion's own kind."
            yield Mistake((*of_rule, "kind"), f"{variant.rule.kind} stands beside {criterion.rule.kind}", remedy)
        else:
            yield from _rule(criterion, variant.rule, of_rule)


def _rule(criterion: Criterion, rule: Rule, path: KeyPath) -> Iterator[Mistake]:
    if isinstance(rule, AtLeast):
        yield from _threshold(criterion, rule, (*path, "threshold"))
    if isinstance(rule, LabelAtLeast):
        yield from _labels(rule, path)


def year_faults(path: KeyPath, years: tuple[int | None, int | None]) -> Iterator[Mistake]:
    """A fault where the first year comes after the last."""
    first, last = years
    if first is not None and last is not None and first > last:
        yield Mistake(path, f"{first} comes after {last}", "Write the first year first.")


def _kind_of_figure(criterion: Criterion, path: KeyPath) -> Iterator[Mistake]:
    """Numbers are for at_least; label_at_least may read them too, through bands; the other rules read labels."""
    for i, item in enumerate(criterion.items):
        named, kind = f"{criterion.instrument}.{item}", criterion.rule.kind
        if isinstance(criterion.rule, AtLeast) and holds_labels(criterion.instrument, item):
            yield Mistake((*path, "items", i), f"{named} holds labels, {kind} compares numbers", "Use label_at_least.")
        if isinstance(criterion.rule, LabelIs | LabelInConsecutiveYears) and scale_of(criterion.instrument, item):
            yield Mistake((*path, "items", i), f"{named} holds numbers, {kind} compares labels", "Use at_least.")


def _threshold(criterion: Criterion, rule: AtLeast, path: KeyPath) -> Iterator[Mistake]:
    for item in criterion.items:
        scale = scale_of(criterion.instrument, item)
        if scale and not scale[0] <= rule.threshold <= scale[1]:
            remedy = f"Write a number from {scale[0]:g} to {scale[1]:g}."
            yield Mistake(path, f"{rule.threshold:g} is off the scale of {criterion.instrument}.{item}", remedy)


def _labels(rule: LabelAtLeast, path: KeyPath) -> Iterator[Mistake]:
    known = among(rule.order)
    if len(set(rule.order)) < len(rule.order):
        yield Mistake((*path, "order"), "a label stands there twice", "Write each label once, the best first.")
    if rule.minimum not in rule.order:
        remedy = f"{did_you_mean(rule.minimum, rule.order)} {known}".strip()
        yield Mistake((*path, "minimum"), f"label {rule.minimum!r} is not in order", remedy)
    for label, counted in rule.equals.items():
        if label in rule.order:
            yield Mistake((*path, "equals", label), f"label {label!r} is in order already", "Remove one of the two.")
        if counted not in rule.order:
            remedy = f"{did_you_mean(counted, rule.order)} {known}".strip()
            yield Mistake((*path, "equals", label), f"label {counted!r} is not in order", remedy)


def _label_faults(criterion: Criterion, rule: Rule, path: KeyPath) -> Iterator[Mistake]:
    """Labels of a rule that no cell can hold, since the instrument does not know them."""
    known = list(dict.fromkeys(label for item in criterion.items for label in labels_of(criterion.instrument, item)))
    if not known:
        return
    if isinstance(rule, LabelIs):
        written: list[tuple[KeyPath, str]] = [(("accepted",), rule.accepted)]
    elif isinstance(rule, LabelInConsecutiveYears):
        written = [(("accepted", i), label) for i, label in enumerate(rule.accepted)]
    elif isinstance(rule, LabelAtLeast):
        written = [(("order", i), label) for i, label in enumerate(rule.order)]
    else:
        return
    for below, label in written:
        if label not in known:
            problem = f"{criterion.instrument} has no label {label!r}"
            yield Mistake((*path, *below), problem, f"{did_you_mean(label, known)} {among(known)}".strip())


def _banded_figures(criterion: Criterion, rule: LabelAtLeast, path: KeyPath, framework: Framework) -> Iterator[Mistake]:
    """A number judged by labels needs classes in every comparable year, with labels the rule knows."""
    for i, item in enumerate(criterion.items):
        if scale_of(criterion.instrument, item) is None:
            continue
        used = [bands for bands in framework.bands if (bands.instrument, bands.item) == (criterion.instrument, item)]
        if not _covered(criterion.comparable_years, used):
            remedy = "Narrow comparable_years to the years of the bands, or add bands."
            yield Mistake(
                (*path, "items", i), f"{criterion.instrument}.{item} has no bands in some comparable year", remedy
            )
        labels = {band.label: None for bands in used for band in bands.bands}
        for label in labels:
            if label not in rule.order and label not in rule.equals:
                remedy = f"Say under equals which label of order {label!r} counts as."
                yield Mistake((*path, "rule"), f"the rule does not know the band {label!r} of {item}", remedy)


def _covered(years: tuple[int | None, int | None], used: list[Bands]) -> bool:
    """Whether every comparable year has bands; an open end needs bands that are open there too."""
    starts = [bands.years[0] for bands in used]
    ends = [bands.years[1] for bands in used]
    first, last = years
    if first is None and None not in starts:
        return False
    if last is None and None not in ends:
        return False
    known = [year for year in (*starts, *ends, first, last) if year is not None]
    if not known:
        return bool(used)
    low, high = (first if first is not None else min(known)), (last if last is not None else max(known))
    return all(any(bands.hold_in(year) for bands in used) for year in range(low, high + 1))
