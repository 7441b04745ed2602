"""What an instrument file may say: how its workbooks are recognised and what their columns mean."""

from calendar import monthrange
from datetime import date
from functools import cached_property
from math import isfinite, nan
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from antikorupsi.common import LANGUAGES
from antikorupsi.rules.basis import Basis, Text, Words
from antikorupsi.rules.instruments.survey_models import SurveyDescription

Role = Literal[
    "number", "code", "region", "province", "year", "stage", "status", "item", "note", "url", "published",
    "retrieved", "quoted", "prepared", "basis", "dated", "assessor", "bps_code", "personal", "village_code",
    "village", "kecamatan", "kabupaten",
]  # fmt: skip
DAYS: tuple[Role, ...] = ("published", "retrieved", "dated")  # the roles of columns that hold a day
Unit = Literal["points", "percent", "index", "level", "people"]
Layout = Literal["region_rows", "panel", "respondents"]
PANEL_ITEMS = ("skor", "pleno")  # what working papers give of an indicator: the mean of the assessors, the plenary's


class Strict(BaseModel):
    """A record that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Column(Strict):
    """One column: the headings it goes by, and either its role in the row or the item it measures (or both).

    `names` are the headings it goes by in all languages; any of them may carry a year ("Indeks SPI 2023"), and where
    `by_year` is set a heading that is nothing but a year means this column. Of an item of a survey, `asked` are words
    of which the text of its question holds one. `called` is what reports call it, by language, where that is not its
    first name. `range` bounds a number, `unit` says what it counts; `labels` maps each label to the spellings it is
    found in; `or_number` names the item of numbers that stand in a column of labels: the score behind them. `words` is
    the one plain sentence that explains the column to senders and in docs/data-dictionary.md. A
    `personal` column is never read. `renamed` holds later names by the first year they are used for.

    `part_of` names the item that a sub-figure is a part of: it is optional, replaces no main figure, and has a `basis`
    and a `source` for being such a part. It is one from the year `since` to the year `until`, always where these are
    not written. A sub-figure that `corrects` is subtracted from its total and is no score on its scale. `made_of` says
    that a total is the sum of all its parts, or their mean by whatever weights, so that these bound it.
    """

    names: list[Words] = Field(min_length=1)
    asked: list[str] = []
    called: dict[str, Words] = {}
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
    renamed: dict[int, Text] = {}
    part_of: str | None = None
    made_of: Literal["mean", "sum"] | None = None
    corrects: bool = False
    since: int | None = None
    until: int | None = None
    basis: Basis | None = None
    source: str | None = None

    @cached_property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """Every label, followed by the spellings it is found in."""
        return tuple((label, *spellings) for label, spellings in self.labels.items())

    def name_in(self, language: str, year: int | None = None) -> str:
        """What reports in a language call the column, where it was renamed by the year of the figure."""
        if later := _name_of_year(self.renamed, year):
            return later.in_language(language)
        return self.called.get(language, self.names[0])

    def is_part_in(self, year: int) -> bool:
        """Whether the column is a part of its total in a year."""
        return self.part_of is not None and (self.since or year) <= year <= (self.until or year)

    def share_of_scale(self, value: float) -> float:
        """The place of a number on the column's scale: 0 at its lowest, 1 at its highest; nan without a scale."""
        lowest, highest = self.range or (nan, nan)
        return (value - lowest) / (highest - lowest)

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

    @model_validator(mode="after")
    def is_called_in_known_languages(self) -> Self:
        """Refuses a name in a language that reports are not written in."""
        if unknown := self.called.keys() - LANGUAGES.keys():
            raise ValueError(f"there is no language {min(unknown)!r}; there are: {', '.join(LANGUAGES)}")
        return self

    @model_validator(mode="after")
    def range_goes_upwards(self) -> Self:
        """Refuses a range whose ends are not numbers, or whose first is not the lower one."""
        if self.range is not None and not (all(map(isfinite, self.range)) and self.range[0] < self.range[1]):
            raise ValueError(f"the range of {self.names} must be two numbers, the lower one first")
        return self

    @model_validator(mode="after")
    def sub_figure_is_optional_and_has_a_source(self) -> Self:
        """Refuses a sub-figure without basis, source or scale, one that is required, and one that is a main figure."""
        if self.part_of is None:
            return self
        if self.basis is None or not self.source:
            raise ValueError(f"column {self.names} is a part of {self.part_of} and needs a basis and a source")
        if self.type != "number" or self.range is None:
            raise ValueError(f"column {self.names} is a part of {self.part_of} and needs type number and a range")
        if self.required or self.by_year:
            raise ValueError(f"column {self.names} is a part of {self.part_of}: it is optional and no main figure")
        return self


def _name_of_year(names: dict[int, Text], year: int | None) -> Text | None:
    """The latest of the names whose first year is not after a year; None where there is none or no year is given."""
    started = [first for first in names if year is not None and first <= year]
    return names[max(started)] if started else None


class CommonColumns(Strict):
    """What the file of common columns holds."""

    columns: list[Column]


_NO_LEAP_YEAR = 2023


class UsualRelease(Strict):
    """The day by which the figures of a year are usually published: month and day, so many years after that year."""

    years_after: int = Field(ge=0)
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    note: Text

    @model_validator(mode="after")
    def is_a_day_of_every_year(self) -> Self:
        """Refuses a day that a year without a leap day does not have, such as 30 February."""
        if self.day > monthrange(_NO_LEAP_YEAR, self.month)[1]:
            raise ValueError(f"month {self.month} has no day {self.day} in every year")
        return self

    def of(self, year: int) -> date:
        """The day by which the figures of a year are usually out."""
        return date(year + self.years_after, self.month, self.day)

    def earliest(self, year: int) -> date:
        """The first day on which figures of a year can be there: that after the year where they come out later."""
        return date(year + min(self.years_after, 1), 1, 1)


class Instrument(Strict):
    """One kind of workbook: who sends it, the words it is recognised by, its layout and its columns.

    `parts` are words for figures of a part of what the main figure is of, such as internal for a survey: in a title or
    group heading they say that the column is not the main figure. `subjects` is the closed list of the persons that
    figures are about, empty where they are about regions; `counts_persons` says that they are about all persons with a
    duty, so that a title which names some of them is about a part. `of_offices` says that offices have a figure of
    their own too, which their reports on themselves hold. `homonyms` are words beside which the short name means
    something else. `interim` are words for a time within the year, which say that a figure of it is not final.
    `usual_release` is the assumption by when its figures are known where nobody says when one was published. `ignored`
    names columns that are known and hold
    nothing to read; any other unknown column is a finding. `villages` says that it measures villages too, so that there
    is a form of it for them. `renamed` holds later names by the first year they are used for: MCSP from 2025.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Text
    renamed: dict[int, Text] = {}
    owner: str
    villages: bool = False
    layout: Layout = "region_rows"
    recognised_by: list[Words] = Field(min_length=1)
    parts: list[str] = []
    subjects: list[str] = []
    counts_persons: bool = False
    of_offices: bool = False
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

    @property
    def scales(self) -> dict[str, tuple[float, float] | None]:
        """The range of each item that a framework may name, None for labels; of a survey these are its index alone."""
        if self.survey is not None:
            return {self.survey.index: self.survey.points}
        if self.layout == "panel":
            scored = [column.range for column in self.columns if column.type == "number" and column.item]
            return dict.fromkeys(PANEL_ITEMS, next(iter(scored), None))
        return {str(column.item): column.range for column in self.measured}

    @cached_property
    def questions(self) -> tuple[Column, ...]:
        """The columns of the questions of a survey."""
        return tuple(column for column in self.columns if self.survey and column.item in self.survey.items)

    @cached_property
    def names_of_questions(self) -> tuple[tuple[str, ...], ...]:
        """The names of each question of a survey."""
        return tuple(tuple(question.names) for question in self.questions)

    def parts_of(self, whole: Column) -> list[Column]:
        """The columns of figures that are parts of another, in any year."""
        return [column for column in self.measured if column.part_of == whole.item]

    @cached_property
    def parts_of_parts(self) -> frozenset[str]:
        """The items that are parts of sub-figures, such as the dimensions of the survey's respondents."""
        sub_figures = {column.item for column in self.measured if column.part_of}
        return frozenset(str(column.item) for column in self.measured if column.part_of in sub_figures)

    def name_in(self, language: str, year: int | None = None) -> str:
        """The name in a language that was used for figures of a year; the first name where no year is given."""
        return (_name_of_year(self.renamed, year) or self.name).in_language(language)

    @model_validator(mode="after")
    def parts_have_totals(self) -> Self:
        """Refuses a sub-figure of an item that the instrument does not have."""
        items = {column.item for column in self.measured}
        for column in self.measured:
            if column.part_of and column.part_of not in items:
                raise ValueError(f"column {column.names} is a part of {column.part_of}, which is no item")
        return self
