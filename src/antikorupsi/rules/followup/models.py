"""What the file of a form may say: what a row is, and what its columns hold."""

from typing import Literal, Self

from pydantic import Field, model_validator

from antikorupsi.rules.basis import Strict, Text, Words

Kind = Literal["code", "region", "day", "choice", "text", "subject", "review_code"]


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


class FollowupForm(Strict):
    """One form: what it is called, who fills it, what one row is; `main` is the column whose cell is cited."""

    id: Words
    name: Text
    owner: Text
    one_row: Text
    main: Words
    columns: list[FollowupColumn]

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
