"""What an instrument file may say: how its workbooks are recognised and what their columns mean."""

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from antikorupsi.rules.basis import Text
from antikorupsi.rules.instruments.survey_models import SurveyDescription

Role = Literal[
    "number",
    "code",
    "region",
    "province",
    "year",
    "stage",
    "status",
    "item",
    "note",
    "url",
    "published",
    "retrieved",
    "quoted",
    "basis",
    "dated",
    "assessor",
    "bps_code",
    "personal",
    "village_code",
    "village",
    "kecamatan",
    "kabupaten",
]
DAYS: tuple[Role, ...] = ("published", "retrieved", "dated")  # the roles of columns that hold a day
Unit = Literal["points", "percent", "index", "level", "people"]
Layout = Literal["region_rows", "panel", "respondents"]


class Strict(BaseModel):
    """A record that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(Strict):
    """One column: the headings it goes by, and either its role in the row or the item it measures (or both).

    `names` are the headings it goes by in both languages; any of them may carry a year ("Indeks SPI 2023"), and where
    `by_year` is set a heading that is nothing but a year means this column. Of an item of a survey, `asked` are words
    of which the text of its question holds one. `english` is what reports in English call it where its first name is
    Indonesian. `range` bounds a number, `unit` says what it counts; `labels` maps each label to the spellings it is
    found in; `or_number` names the item of numbers that stand in a column of labels: the score behind them. `words` is
    the one plain sentence that explains the column to senders and in docs/data-dictionary.md. A
    `personal` column is never read.
    """

    names: list[str]
    asked: list[str] = []
    english: str | None = None
    role: Role | None = None
    item: str | None = None
    type: Literal["number", "label", "text"] = "text"
    unit: Unit | None = None
    range: tuple[float, float] | None = None
    labels: dict[str, list[str]] = {}
    by_year: bool = False
    or_number: str | None = None
    required: bool = False
    words: Text | None = None

    def name_in(self, language: str) -> str:
        """What reports in a language call the column."""
        return self.english if language == "en" and self.english else self.names[0]

    @model_validator(mode="after")
    def says_what_it_is(self) -> Self:
        """Refuses a column without role and item, without a sentence, and a label column without labels."""
        if self.role is None and self.item is None:
            raise ValueError(f"column {self.names} needs a role or an item")
        if self.type == "label" and not self.labels:
            raise ValueError(f"column {self.names} is of type label and lists no labels")
        if self.words is None and self.role != "personal":
            raise ValueError(f"column {self.names} needs words: one plain sentence in id and en")
        return self


class UsualRelease(Strict):
    """The day by which the figures of a year are usually published: month and day, so many years after that year."""

    years_after: int = Field(ge=0)
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    note: Text

    def of(self, year: int) -> date:
        """The day by which the figures of a year are usually out."""
        return date(year + self.years_after, self.month, self.day)


class Instrument(Strict):
    """One kind of workbook: who sends it, the words it is recognised by, its layout and its columns.

    `parts` are words for figures of a part of what the main figure is of, such as internal for a survey: in a title or
    group heading they say that the column is not the main figure. `subjects` is the closed list of the persons that
    figures are about, empty where they are about regions. `homonyms` are words beside which the short name means
    something else. `interim` are words for a time within the year, which
    say that a figure of it is not final. `usual_release` is the assumption by when its figures are known where nobody
    says when one was published. `ignored` names columns that are known and hold
    nothing to read; any other unknown column is a finding. `villages` says that it measures villages too, so that there
    is a form of it for them.
    """

    id: str
    name: Text
    owner: str
    villages: bool = False
    layout: Layout = "region_rows"
    recognised_by: list[str]
    parts: list[str] = []
    subjects: list[str] = []
    homonyms: list[str] = []
    interim: list[str] = []
    columns: list[Column]
    usual_release: UsualRelease | None = None
    ignored: list[str] = []
    survey: SurveyDescription | None = None

    @property
    def measured(self) -> list[Column]:
        """The columns that hold figures."""
        return [column for column in self.columns if column.item]
