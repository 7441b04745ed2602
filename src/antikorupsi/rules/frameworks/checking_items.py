"""Whether the instruments and items a framework names exist, and fit as a score."""

from collections.abc import Collection, Iterator, Mapping

from antikorupsi.common import KeyPath, Mistake, among, did_you_mean
from antikorupsi.rules.frameworks.models import Framework
from antikorupsi.rules.instruments import scale_of


def instrument_faults(path: KeyPath, instrument: str, items: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """A fault where there is no such instrument."""
    if instrument not in items:
        remedy = f"{did_you_mean(instrument, items)} {among(sorted(items))}".strip()
        yield Mistake(path, f"there is no instrument {instrument!r}", remedy)


def item_faults(path: KeyPath, instrument: str, item: str, items: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """A fault where a known instrument has no such item."""
    known = items.get(instrument)
    if known is not None and item not in known:
        remedy = f"{did_you_mean(item, known)} {among(known)}".strip()
        yield Mistake(path, f"{instrument} has no item {item!r}", remedy)


def feed_faults(framework: Framework, items: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """Faults in what indicators take: unknown figures, and figures on another scale than the scores."""
    for i, component in enumerate(framework.components):
        for j, indicator in enumerate(component.indicators):
            path = ("components", i, "indicators", j)
            if indicator.takes and indicator.may_take:
                yield Mistake((*path, "may_take"), "takes is written too, and always wins", "Keep one of the two.")
            for key, feed in (("takes", indicator.takes), ("may_take", indicator.may_take)):
                if feed:
                    yield from _one_feed((*path, key), feed, framework, items)


def _one_feed(
    path: KeyPath, feed: str, framework: Framework, items: Mapping[str, Collection[str]]
) -> Iterator[Mistake]:
    instrument, dot, item = feed.partition(".")
    if not dot or not instrument or not item:
        yield Mistake(path, f"{feed!r} is not an instrument and an item", "Write both with a dot between: mcp.total.")
        return
    yield from instrument_faults(path, instrument, items)
    yield from item_faults(path, instrument, item, items)
    scale = scale_of(instrument, item)
    lowest, highest = framework.scale.lowest, framework.scale.highest
    if scale and (scale[0] < lowest or scale[1] != highest):
        problem = f"{feed} runs from {scale[0]:g} to {scale[1]:g}, scores from {lowest:g} to {highest:g}"
        yield Mistake(path, problem, "Take a figure whose best value is the best score.")
