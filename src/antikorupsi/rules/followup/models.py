"""What the file of a form may say: what a row is, and what its columns hold."""

from typing import Literal, Self

from pydantic import Field, model_validator

from antikorupsi.rules.basis import Strict, Text, Words
from antikorupsi.rules.own import UnitHeadings
from antikorupsi.rules.regions import Level

Kind = Literal["code", "region", "day", "choice", "text", "subject", "review_code"]


class ColumnForOthers(Strict):
    """What differs in a column of a form for villages or units; what is left out is as for kabupaten and kota.

    In the words and the example for units «unit» and so on are the words for them, as in `UnitWords`.
    """

    name: Words | None = None
    words: Text | None = None
    example: str | None = None
    required: bool | None = None


class FormForOthers(Strict):
    """What differs in a form for villages or units besides its columns."""

    name: Text | None = None

    owner: Text | None = None
    one_row: Text | None = None


def _with_words(text: Text, units: UnitHeadings) -> Text:
    """A text with the words for units in their places."""
    return Text(**{language: units.words.put_into(said, language) for language, said in text.by_language.items()})


class FollowupColumn(Strict):
    """One column: the headings it goes by, and what its cells hold.

    A `subject` is a criterion or an indicator; `choices` maps each word that tables keep to its spellings, of which the
    first stands in the form. A form is known by its columns that are `telling`.
    """

    key: Words
    names: list[Words] = Field(min_length=1)
    kind: Kind
    required: bool = False
    telling: bool = False
    choices: dict[str, list[Words]] = Field(default={})
    words: Text
    example: str = ""
    for_villages: ColumnForOthers = Field(default_factory=ColumnForOthers)
    for_units: ColumnForOthers = Field(default_factory=ColumnForOthers)

    def of_villages(self) -> Self:
        """The column as it is in a form for villages: its heading there is the first of its names."""
        given = self.for_villages.model_dump(exclude_none=True, exclude={"name", "words"})
        if self.for_villages.words:
            given["words"] = self.for_villages.words
        name = self.for_villages.name or self.names[0]
        given["names"] = [name, *(each for each in self.names if each != name)]
        return self.model_copy(update=given)

    def of_units(self, units: UnitHeadings) -> Self:
        """The column as it is in a form for units of a type of the period's own, by their headings and words."""
        first = (self.for_units.name,) if self.for_units.name else ()
        own = {"code": units.codes, "region": units.names}.get(self.kind, first)
        given: dict[str, object] = {"names": [*own, *(each for each in self.names if each not in own)]}
        if self.for_units.words:
            given["words"] = _with_words(self.for_units.words, units)
        if self.for_units.example is not None:
            given["example"] = units.words.put_into(self.for_units.example, "id")
        if self.for_units.required is not None:
            given["required"] = self.for_units.required
        return self.model_copy(update=given)

    @model_validator(mode="after")
    def reads_what_forms_for_others_say(self) -> Self:
        """Refuses a heading for villages or units that is none of the names by which the column is read."""
        for key, given in (("for_villages", self.for_villages), ("for_units", self.for_units)):
            if given.name not in (None, *self.names):
                raise ValueError(f"{key}.name is {given.name!r}, which is none of its names")
        return self


class FollowupForm(Strict):
    """One form: what it is called, who fills it, what one row is; `main` is the column whose cell is cited."""

    id: Words
    name: Text
    owner: Text
    one_row: Text
    main: Words
    columns: list[FollowupColumn]
    for_villages: FormForOthers = Field(default_factory=FormForOthers)
    for_units: FormForOthers = Field(default_factory=FormForOthers)

    def of_level(self, level: Level) -> Self:
        """The form for those whom a list of regions holds: for villages with headings and words of theirs."""
        if level != "desa":
            return self
        own = self.for_villages
        given = {"owner": own.owner or self.owner, "one_row": own.one_row or self.one_row}
        return self.model_copy(update={**given, "columns": [column.of_villages() for column in self.columns]})

    def of_units(self, units: UnitHeadings) -> Self:
        """The form for units of a type of the period's own."""
        said = self.for_units.model_dump(exclude_none=True)
        given = {key: _with_words(getattr(self.for_units, key), units) for key in said}
        return self.model_copy(update={**given, "columns": [column.of_units(units) for column in self.columns]})

    @property
    def telling(self) -> list[FollowupColumn]:
        """The columns by which a sheet is known to be this form."""
        return [column for column in self.columns if column.telling]

    @model_validator(mode="after")
    def is_known_by_its_columns(self) -> Self:
        """Refuses a form without telling columns, without a region, and one that cites a column it does not have."""
        if not self.telling or not any(column.kind in ("code", "region") for column in self.columns):
            raise ValueError("a form needs a column of the region, and one that is telling")
        if self.main not in {column.key for column in self.columns}:
            raise ValueError(f"main is {self.main!r}, which is no key of a column")
        return self
