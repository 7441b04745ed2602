"""The result of one group of a survey's respondents, as a row of the table `groups`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyGroup:
    """A group of respondents and its index with the interval; a suppressed one keeps no value, count or name."""

    region: str
    instrument: str
    year: int
    dimension: str
    group: str
    respondents: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    label: str = ""
    suppressed: bool = False
    simulated: bool = False
    file: str
    sheet: str
    cell: str
