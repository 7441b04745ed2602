"""What every decision of a framework carries: its words, who decided it and where that is written."""

from typing import Literal

from helpers.framework.rules import Strict, Words

Basis = Literal["mission", "published", "assumption"]


class Text(Strict):
    """The same words in Indonesian and English."""

    id: Words
    en: Words

    def in_language(self, language: str) -> str:
        """The words in the language asked for ("id" or "en")."""
        return self.en if language == "en" else self.id


class Founded(Strict):
    """Something that was decided: by whom (`basis`), where it is written (`source`) and what to know of it (`note`)."""

    basis: Basis
    source: Words
    note: Text | None = None
