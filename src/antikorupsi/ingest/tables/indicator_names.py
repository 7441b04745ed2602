"""The instruments whose main figures or items indicators of reports are: `Indeks SPI`, `Predikat SAKIP`, `Opini`."""

from functools import lru_cache

from antikorupsi.ingest.tables.headings import columns_by_name, normalised, read_heading, spoken_of
from antikorupsi.ingest.tables.instrument_columns import instrument_named, instrument_of_labels
from antikorupsi.rules import Instrument


@lru_cache(maxsize=2**12)
def instrument_of_indicator(text: str, owner: str = "") -> Instrument | None:
    """The one instrument that a normalised text names with a figure of it; None for any other text.

    `owner` is the name of the region that the whole table is of, which may stand in the text. A text with a year is of
    that year and not of the columns', so it names none.
    """
    rest = f" {text} ".replace(f" {normalised(owner)} ", " ").strip() if owner else text
    heading = read_heading([rest])
    if heading is None or heading.year is not None or len(heading.parts) != 1:
        return None
    found = {each.instrument.id: each.instrument for each in columns_by_name().get(rest, []) if each.instrument}
    said = spoken_of(rest)
    if len(said) == 1 and said <= found.keys():
        named: Instrument | None = found[next(iter(said))]
    else:
        named = instrument_named(rest) if said else instrument_of_labels(rest)
    if named is None or named.layout != "region_rows" or any(column.role for column in named.columns if column.item):
        return None
    return named
