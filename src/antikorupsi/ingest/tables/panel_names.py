"""Names of indicators as working papers write them: in full, shortened, misspelt, or as initials such as UPG."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from rapidfuzz import fuzz

from antikorupsi.ingest.tables.headings import normalised

# Limits of likeness (assumptions). Another indicator's name is at least as like as the first, and by the second more
# like than the row's own: of the weight of shared words, and of 100 for the spelling of whole names.
_LIKE, _APART = 0.55, 0.4
_ALIKE, _SPELT_APART = 85, 15
_UNLIKE, _SPELT_UNLIKE = 0.2, 50  # below both a text is no name of the indicator, however it is shortened
_WHOLE = 0.9  # the part of a name's weight from which on a longer text holds all of the name
_SAME = 80  # of 100: two spellings of one word
_MOST_TEXTS = 2**12  # whose likeness is kept
_SHORTEST_STEM = 4  # letters of a cut word, or of one that may be misspelt
_SPELLINGS = {
    "whistle blowing": "whistleblowing",
    "wbs": "whistleblowing system",
    "antikorupsi": "anti korupsi",
    "spbe": "digitalisasi proses",
}
_FUNCTION_WORDS = {
    *("ada", "tidaknya", "dan", "dengan", "dalam", "dari", "untuk", "terhadap", "yang", "oleh", "pada", "di", "ke"),
    *("serta", "atau", "indikator", "aspek", "no", "nomor", "indicator", "a", "an", "and", "by", "for", "from", "how"),
    *("in", "into", "of", "on", "or", "the", "to", "with"),
}


@lru_cache(maxsize=2**12)
def _tokens(text: str) -> tuple[str, ...]:
    said = f" {normalised(text)} "
    for written, meant in _SPELLINGS.items():
        said = said.replace(f" {written} ", f" {meant} ")
    tokens = re.findall(r"[^\W\d]{2,}", said)
    return tuple(dict.fromkeys(token for token in tokens if token not in _FUNCTION_WORDS))


@lru_cache(maxsize=2**16)
def _same(one: str, other: str) -> bool:
    """Whether two words are one: equal, cut short, or spelt alike."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_STEM:
        return False
    return one.startswith(other) or other.startswith(one) or fuzz.ratio(one, other) >= _SAME


def _holds(name: tuple[str, ...], word: str) -> bool:
    """Whether a name has a word, or words in a row that begin with the letters of it."""
    initials = "".join(token[0] for token in name)
    return any(_same(word, token) for token in name) or (len(word) > 2 and word in initials)


@dataclass(frozen=True)
class IndicatorNames:
    """The names of a framework's indicators; a word counts the more, the fewer of them have it."""

    names: Mapping[str, Collection[str]]

    def other_than(self, numbered: str, text: str) -> str | None:
        """The indicator that a text clearly names where its row is numbered as `own`; None where it names none."""
        said = normalised(text)
        if said in map(normalised, self.names.get(numbered, ())):
            return None
        if spelt := _clearly_best(self._spelling(said), numbered, _ALIKE, _SPELT_APART):
            return spelt
        best = _clearly_best(self._likeness(said), numbered, _LIKE, _APART)
        return best if best and self._weight_of_shared(best, said) >= log(len(self.names) / 2) else None

    def is_name(self, text: str) -> bool:
        """Whether a text clearly names an indicator."""
        return self.other_than("", text) is not None

    def is_strange(self, numbered: str, text: str) -> bool:
        """Whether a text shares next to nothing with the name of its own indicator: `Opini BPK` as the twelfth."""
        said = normalised(text)
        unlike = (
            self._likeness(said).get(numbered, 1.0) < _UNLIKE
            and self._spelling(said).get(numbered, 100.0) < _SPELT_UNLIKE
        )
        return unlike and bool(_tokens(text))

    def may_mean(self, indicator: str, text: str) -> bool:
        """Whether a text is rather like the name of an indicator and not clearly that of another one."""
        likeness = self._likeness(normalised(text)).get(indicator, 0.0)
        return likeness >= _LIKE and self.other_than(indicator, text) is None

    def _spelling(self, said: str) -> dict[str, float]:
        """How like a text is to each indicator's whole name, letter by letter, of 100."""
        return {
            indicator: max((fuzz.token_sort_ratio(said, normalised(name)) for name in names), default=0.0)
            for indicator, names in self.names.items()
        }

    @cached_property
    def _likeness(self) -> Callable[[str], dict[str, float]]:
        """How much of a text's words each indicator's name has; asked once, however many papers repeat the text."""
        return lru_cache(maxsize=_MOST_TEXTS)(
            lambda said: {indicator: self._shared(indicator, said) for indicator in self.names}
        )

    def _shared(self, indicator: str, text: str) -> float:
        """The weight of the words shared with a name as a part of the text's words; 1 if it has all of the name's."""
        written = _tokens(text)
        weights = {word: self._weight(word) for word in written}
        whole = sum(weights.values())
        best = 0.0
        for name in self._tokens_of[indicator]:
            shared = sum(weight for word, weight in weights.items() if _holds(name, word))
            best = max(best, shared / whole if whole else 0.0, self._contained(name, written))
        return best

    def _contained(self, name: tuple[str, ...], written: tuple[str, ...]) -> float:
        """1 where a text has all of a name's words, or nearly all of their weight; else 0."""
        weights = {word: self._weight(word) for word in name}
        shared = sum(weight for word, weight in weights.items() if any(_same(word, each) for each in written))
        return float(len(name) > 1 and shared >= _WHOLE * sum(weights.values()) > 0)

    def _weight_of_shared(self, indicator: str, text: str) -> float:
        """The weight of the heaviest word that a text shares with a name."""
        names = self._tokens_of[indicator]
        shared = (word for word in _tokens(text) if any(_holds(name, word) for name in names))
        return max(map(self._weight, shared), default=0.0)

    @cached_property
    def _weight(self) -> Callable[[str], float]:
        """The weight of a word."""

        def weight(word: str) -> float:
            having = sum(any(_holds(name, word) for name in names) for names in self._tokens_of.values())
            return log(len(self.names) / max(having, 1))

        return lru_cache(maxsize=_MOST_TEXTS)(weight)

    @cached_property
    def _tokens_of(self) -> dict[str, list[tuple[str, ...]]]:
        return {indicator: [_tokens(name) for name in names] for indicator, names in self.names.items()}


def indicator_names(names: Mapping[str, Collection[str]]) -> IndicatorNames:
    """The names of a framework's indicators; all papers of it share what is known of the texts that they repeat."""
    return _shared_names(tuple((indicator, tuple(of_indicator)) for indicator, of_indicator in names.items()))


@lru_cache(maxsize=8)
def _shared_names(names: tuple[tuple[str, tuple[str, ...]], ...]) -> IndicatorNames:
    return IndicatorNames(dict(names))


def _clearly_best(likeness: Mapping[str, float], numbered: str, least: float, apart: float) -> str | None:
    """The indicator most alike, where that is enough and its own is clearly less alike."""
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if best and likeness[best] >= max(least, likeness.get(numbered, 0.0) + apart) else None
