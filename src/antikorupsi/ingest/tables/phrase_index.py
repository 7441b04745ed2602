"""Hundreds of phrases, of which a text holds few: only those are looked for whose first word it holds."""

from collections import defaultdict
from collections.abc import Iterable


class PhraseIndex:
    """Normalised phrases in a fixed order, by their first words."""

    def __init__(self, ordered: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place, phrase in enumerate(ordered):
            self._by_first[phrase.partition(" ")[0]].append((place, phrase))

    def within(self, text: str) -> list[str]:
        """The phrases that a normalised text holds as whole words, in the order of the index."""
        padded, found = f" {text} ", []
        for word in self._by_first.keys() & set(text.split(" ")):
            found += [each for each in self._by_first[word] if f" {each[1]} " in padded]
        return [phrase for _, phrase in sorted(found)]

    def begins(self, text: str) -> bool:
        """Whether a normalised text is one of the phrases, or begins with one and a blank."""
        padded = f"{text} "
        return any(padded.startswith(f"{phrase} ") for _, phrase in self._by_first.get(text.partition(" ")[0], ()))
