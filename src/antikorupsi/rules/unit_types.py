"""What a period says of the units it lists: their type, the words for them, and the headings of their columns."""

from pydantic import Field

from antikorupsi.common import UnitWords
from antikorupsi.rules.basis import Strict, Text, Words
from antikorupsi.rules.own import UnitHeadings

_TAKEN = ("kabupaten", "kota", "desa", "kabupaten_kota", "provinsi")  # types that other lists hold


class ManyWords(Strict):
    """The words for several units; Indonesian has no plural, so that they may be left out there."""

    id: Words | None = None
    en: Words


class Units(Strict):
    """What `periode.yaml` says of the units it lists: their type, the words for one and several, and the headings.

    `name_headings` and `code_headings` are the headings of the columns in which spreadsheets name a unit.
    """

    type: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    one: Text
    many: ManyWords
    name_headings: list[Words] = Field(min_length=1)
    code_headings: list[Words] = Field(min_length=1)

    @property
    def words(self) -> UnitWords:
        """The words of pages."""
        return UnitWords(
            (("id", self.one.id, self.many.id or self.one.id), ("en", self.one.en, self.many.en)),
            self.name_headings[0],
            self.code_headings[0],
        )

    @property
    def headings(self) -> UnitHeadings:
        """The headings by which spreadsheets name units."""
        return UnitHeadings(tuple(self.name_headings), tuple(self.code_headings), self.words)

    def fault(self) -> tuple[str, str] | None:
        """What is wrong with the type, and the remedy; None for nothing."""
        if self.type in _TAKEN:
            return f"{self.type!r} is a type that the workbook knows", "Write another word, or leave units out."
        return None
