"""What the file of a form may say: what a row is, and what its columns hold."""

from typing import Literal, Self

from pydantic import Field, model_validator

from antikorupsi.rules.basis import Strict, Text, Words
from antikorupsi.rules.regions import Level

Kind = Literal["code", "region", "day", "choice", "text", "subject", "review_code"]


class ColumnForVillages(Strict):
    """What differs in a column of a form for villages; what is left out is as for kabupaten and kota."""

    name: Words | None = None
    words: Text | None = None
    example: str | None = None
    required: bool | None = None


class FormForVillages(Strict):
    """What differs in a form for villages besides its columns."""

    owner: Text | None = None
    one_row: Text | None = None


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
    for_villages: ColumnForVillages = Field(default_factory=ColumnForVillages)

    def of_villages(self) -> Self:
        """The column as it is in a form for villages: its heading there is the first of its names."""
        given = self.for_villages.model_dump(exclude_none=True, exclude={"name", "words"})
        if self.for_villages.words:
            given["words"] = self.for_villages.words
        name = self.for_villages.name or self.names[0]
        given["names"] = [name, *(each for each in self.names if each != name)]
        return self.model_copy(update=given)

    @model_validator(mode="after")
    def reads_what_forms_for_villages_say(self) -> Self:
        """Refuses a heading for villages that is none of the names by which the column is read."""
        if self.for_villages.name not in (None, *self.names):
            raise ValueError(f"for_villages.name is {self.for_villages.name!r}, which is none of its names")
        return self


class FollowupForm(Strict):
    """One form: what it is called, who fills it, what one row is; `main` is the column whose cell is cited."""

    id: Words
    name: Text
    owner: Text
    one_row: Text
    main: Words
    columns: list[FollowupColumn]
    for_villages: FormForVillages = Field(default_factory=FormForVillages)

    def of_level(self, level: Level) -> Self:
        """The form for those whom a list of regions holds: for villages with headings and words of theirs."""
        if level != "desa":
            return self
        own = self.for_villages
        given = {"owner": own.owner or self.owner, "one_row": own.one_row or self.one_row}
        return self.model_copy(update={**given, "columns": [column.of_villages() for column in self.columns]})

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
