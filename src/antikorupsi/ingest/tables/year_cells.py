"""Cells of columns of years that say more than a year: a target, a part, or words that nothing explains."""

from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Value, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.named_parts import names_part
from antikorupsi.ingest.tables.other_measures import listed_measure
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.rules import instrument_by_id


def fault_beside_year(cell: Value, instrument_id: str) -> Fault | None:
    """What is wrong with a figure whose cell of the year says more than the year, a time of it or a status."""
    return _fault(text_of(cell), instrument_id) if isinstance(cell, str) else None


@lru_cache(maxsize=2**12)
def _fault(text: str, instrument_id: str) -> Fault | None:
    said = normalised(text)
    instrument = instrument_by_id()[instrument_id]
    if quantity_in(said, instrument_id) or names_part(said, instrument_id) or listed_measure(said):
        return Fault("other_quantity", {"quantity": text, "instrument": instrument.name.id})
    return Fault("unclear_year", {"value": text}) if left_over(said, instrument_id) else None
