"""The items of instruments that a criterion or indicator may name, with the scale of those that hold numbers."""

from collections.abc import Mapping
from functools import cache

from antikorupsi.rules.instruments.loading import column_of, instrument_by_id

Range = tuple[float, float]


@cache
def items_by_instrument() -> Mapping[str, Mapping[str, Range | None]]:
    """By instrument and item: lowest and highest value; None for an item that holds labels."""
    return {name: instrument.scales for name, instrument in instrument_by_id().items()}


def holds_labels(instrument: str, item: str) -> bool:
    """Whether an item is known to hold labels and no numbers."""
    return item in items_by_instrument().get(instrument, {}) and scale_of(instrument, item) is None


def scale_of(instrument: str, item: str) -> Range | None:
    """The lowest and highest value of an item; None for one that holds labels or that no instrument has."""
    return items_by_instrument().get(instrument, {}).get(item)


def labels_of(instrument: str, item: str) -> tuple[str, ...]:
    """The labels that an item may hold; empty for one of numbers or one that no instrument has."""
    column = column_of(instrument, item)
    return tuple(column.labels) if column is not None and column.type == "label" else ()


def has_levels(instrument: str, item: str) -> bool:
    """Whether the numbers of an item are levels, whole by nature and each with a name of its own."""
    known = instrument_by_id().get(instrument)
    columns = [column for column in (known.measured if known else []) if column.item == item]
    return any(column.type == "number" and bool(column.labels) for column in columns)
