"""Short names that mean something else beside certain words: SPM beside SPP and SP2D is a payment order."""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.rules import instrument_by_id

_SHORTEST = 3  # letters of a short name that may be spelt out
_LINKS = frozenset({"dan", "atas", "di", "untuk", "yang", "of", "for", "and", "the", "in", "on"})


def homonym_in(texts: Iterable[str], instrument_id: str) -> str:
    """The first word of some normalised texts beside which the short name of an instrument means something else.

    None does where a text holds the instrument's name in full.
    """
    instrument = instrument_by_id()[instrument_id]
    said = list(texts)
    if other := next(filter(None, (_spelt_otherwise(text, instrument_id) for text in said)), ""):
        return other
    if not instrument.homonyms:
        return ""
    padded = f" {' | '.join(said)} "
    if any(f" {phrase} " in padded for phrase in phrases(instrument) if len(phrase.split()) > 1):
        return ""
    return next((word for word in map(normalised, instrument.homonyms) if f" {word} " in padded), "")


@lru_cache(maxsize=2**12)
def _spelt_otherwise(text: str, instrument_id: str) -> str:
    """The words beside a short name that spell it out as another thing: `Social Progress Index (SPI)`; "" for none."""
    said = text.split()
    for place, word in enumerate(said):
        if word not in _short_names(instrument_id):
            continue
        before, behind = _spelling(said[:place][::-1], word[::-1])[::-1], _spelling(said[place + 1 :], word)
        for spelt in (before, behind):
            if spelt and 2 * sum(word in _own_words(instrument_id) for word in spelt) < len(spelt):
                return " ".join(spelt)
    return ""


def _spelling(beside: Iterable[str], letters: str) -> list[str]:
    """The first words of a text that begin with some letters, links such as `dan` left out; none where they do not."""
    found = list(islice((word for word in beside if word not in _LINKS), len(letters)))
    fits = [len(word) > 1 and word[0] == letter for word, letter in zip(found, letters, strict=False)]
    return found if len(fits) == len(letters) and all(fits) else []


@cache
def _short_names(instrument_id: str) -> frozenset[str]:
    """The phrases of an instrument that are one word of at least three letters."""
    known = phrases(instrument_by_id()[instrument_id])
    return frozenset(phrase for phrase in known if " " not in phrase and len(phrase) >= _SHORTEST)


@cache
def _own_words(instrument_id: str) -> frozenset[str]:
    """The words of the names of an instrument."""
    instrument = instrument_by_id()[instrument_id]
    names = (*instrument.recognised_by, instrument.name.id, instrument.name.en)
    return frozenset(word for name in names for word in normalised(name).split())
