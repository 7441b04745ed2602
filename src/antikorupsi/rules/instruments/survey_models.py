"""What an instrument file may say of a survey: its questions, scale and points, its groups and its sampling design."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from antikorupsi.rules.basis import Basis, Text


class _Strict(BaseModel):
    """A record that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class QualityBand(_Strict):
    """A word for indices from `lowest` on, up to the next band; an index is rounded to two decimals before."""

    label: str
    lowest: float


class NumberBand(_Strict):
    """A group of a number such as the age: both ends belong to it."""

    label: str
    lowest: float
    highest: float


class Dimension(_Strict):
    """A column by which the result is broken down; `bands` groups its numbers, else each of its words is a group."""

    item: str
    name: Text
    bands: list[NumberBand] = []


class RespondentGroup(_Strict):
    """A kind of respondents: its weight in the index, and the questions it is asked where these are not all."""

    label: str
    name: Text
    weight: float = Field(gt=0)
    items: list[str] = []


class RespondentGroups(_Strict):
    """The column that tells kinds of respondents apart, and how much each counts; `basis` says who says so.

    Weights are relative. Kinds are sampled apart from one another: each is a stratum of its own.
    """

    item: str
    basis: Basis
    reason: Text
    groups: list[RespondentGroup]


class SurveyDescription(_Strict):
    """A survey of respondents in rows; `items` and the other columns are named by the item of the instrument's column.

    The index is the mean of the items' means, each moved from the answers' `scale` onto `points`; the answers to
    `reversed` items count the other way round. `index` is what the index is called among the observations. `foot` are
    words by which rows below the answers begin that sum them up; `answered_on` are headings of columns that say when
    somebody answered.
    """

    index: str
    index_name: Text
    items: list[str] = Field(min_length=1)
    scale: tuple[float, float]
    points: tuple[float, float]
    reversed: list[str] = []
    whole: bool = True
    bands: list[QualityBand] = []
    dimensions: list[Dimension] = []
    respondent_groups: RespondentGroups | None = None
    weight: str | None = None
    stratum: str | None = None
    cluster: str | None = None
    population: str | None = None
    foot: list[str] = []
    answered_on: list[str] = []
    minimum_sample: int = 10

    @model_validator(mode="after")
    def agrees_with_itself(self) -> Self:
        """Refuses a scale without length and items that are reversed or asked of a group but are not there."""
        groups = self.respondent_groups.groups if self.respondent_groups else []
        named = {*self.reversed, *(item for group in groups for item in group.items)}
        if unknown := sorted(named - set(self.items)):
            raise ValueError(f"not among the items of the survey: {', '.join(unknown)}")
        if self.scale[0] >= self.scale[1]:
            raise ValueError(f"the scale {self.scale} does not rise")
        return self

    def quality(self, index: float) -> str | None:
        """The word for an index, None where the survey has none."""
        reached = [band for band in self.bands if round(index, 2) >= band.lowest]
        return max(reached, key=lambda band: band.lowest).label if reached else None
