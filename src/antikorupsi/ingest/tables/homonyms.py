"""Short names that mean something else beside certain words: SPM beside SPP and SP2D is a payment order."""

from collections.abc import Iterable

from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.rules import instrument_by_id


def homonym_in(texts: Iterable[str], instrument_id: str) -> str:
    """The first word of some normalised texts beside which the short name of an instrument means something else.

    None does where a text holds the instrument's name in full.
    """
    instrument = instrument_by_id()[instrument_id]
    if not instrument.homonyms:
        return ""
    padded = f" {' | '.join(texts)} "
    if any(f" {phrase} " in padded for phrase in phrases(instrument) if len(phrase.split()) > 1):
        return ""
    return next((word for word in map(normalised, instrument.homonyms) if f" {word} " in padded), "")
