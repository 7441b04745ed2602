"""What every entry of a rule file carries: its words, who decided it and where that is written."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from antikorupsi.common import LANGUAGES

Basis = Literal["mission", "published", "assumption"]

BY_PARAMETER = "parameter"  # the source of what a parameter changed

Words = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A record that refuses unknown keys and turns no type into another: a slip in YAML is never read as something."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Text(Strict):
    """The same words in each of the `LANGUAGES`; those that only some texts are translated into may be left out."""

    id: Words
    en: Words

    def in_language(self, language: str) -> str:
        """The words in the language asked for, else in the one that stands for it."""
        words: str | None = getattr(self, language, None)
        return words or self.in_language(LANGUAGES[language].otherwise)

    @property
    def by_language(self) -> dict[str, str]:
        """The words by the code of their language, as a finding keeps names that its sentence is made of."""
        return {code: self.in_language(code) for code in LANGUAGES}


class WithBasis(Strict):
    """Something that was decided: by whom (`basis`), where it is written (`source`) and what to know of it (`note`)."""

    basis: Basis
    source: Words
    note: Text | None = None
