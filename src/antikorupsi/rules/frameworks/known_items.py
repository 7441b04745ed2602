"""The instruments and items a framework may name, with the scale of those that hold numbers."""

from collections.abc import Mapping
from functools import cache

from antikorupsi.rules.instruments import Instrument, instrument_by_id

Range = tuple[float, float]

# What is computed from a file and stands in none of its columns. IKM: Permenpan RB 14/2017, NRR of 1 to 4 times 25.
_COMPUTED: Mapping[str, dict[str, Range | None]] = {
    "respondents": {"ikm": (25, 100)},
    "panel": {"skor": (0, 100), "pleno": (0, 100)},
}


@cache
def known_items() -> Mapping[str, Mapping[str, Range | None]]:
    """By instrument and item: lowest and highest value; None for an item that holds labels."""
    return {name: _items(instrument) for name, instrument in instrument_by_id().items()}


def _items(instrument: Instrument) -> Mapping[str, Range | None]:
    if instrument.layout in _COMPUTED:
        return _COMPUTED[instrument.layout]
    return {str(column.item): column.range for column in instrument.measured}


def holds_labels(instrument: str, item: str) -> bool:
    """Whether an item is known to hold labels and no numbers."""
    return item in known_items().get(instrument, {}) and scale_of(instrument, item) is None


def scale_of(instrument: str, item: str) -> Range | None:
    """The lowest and highest value of an item; None for one that holds labels or that no instrument has."""
    return known_items().get(instrument, {}).get(item)


def has_levels(instrument: str, item: str) -> bool:
    """Whether the numbers of an item are levels, whole by nature and each with a name of its own."""
    known = instrument_by_id().get(instrument)
    columns = [column for column in (known.measured if known else []) if column.item == item]
    return any(column.type == "number" and bool(column.labels) for column in columns)
