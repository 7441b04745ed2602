"""Which deliveries `periode.yaml` names: an instrument of a year, from whom, by when and of which regions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from antikorupsi.common import KeyPath, Mistake, among, did_you_mean
from antikorupsi.rules import RegionError, Regions, instrument_by_id

KEY = "deliveries"
_YEARS = range(1900, 2100)
_EVERY_OTHER = "every region that no other entry names"


class WrittenDelivery(BaseModel):
    """An entry of `deliveries` in `periode.yaml`; only the instrument must be written.

    `from` is the sender, `due` the day by which it is expected, `arrived` the day on which it came, `regions` whose
    figures it holds: names or codes, or the two digits of a province; without them every region that no other entry of
    the instrument and year names.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    instrument: str
    sender: str | None = Field(default=None, alias="from", min_length=1)
    due: date | None = None
    year: int | None = None
    regions: list[str] = []
    arrived: date | None = None


@dataclass(frozen=True)
class NamedDelivery:
    """A delivery that a period names; of whom and by when where it says so, `codes` None for all other regions."""

    instrument: str
    year: int
    sender: str | None
    due: date | None
    arrived: date | None
    codes: tuple[str, ...] | None


def usual_year(instrument: str, assessment_year: int) -> int:
    """The newest year of an instrument that an assessment can use: of checks and papers, which come out in it, its own.

    Figures count that are of years before the assessment.
    """
    return assessment_year - 1 if instrument_by_id()[instrument].usual_release else assessment_year


def usual_due(instrument: str, year: int) -> date:
    """The day of the usual release of an instrument; of one that is released on no usual day, the last of the year."""
    release = instrument_by_id()[instrument].usual_release
    return release.of(year) if release else date(year, 12, 31)


def read_deliveries(written: Sequence[WrittenDelivery], regions: Regions, year: int) -> tuple[NamedDelivery, ...]:
    """The deliveries that the entries of a period of that year name; `delivery_mistakes` has found nothing in them."""
    return tuple(
        NamedDelivery(
            each.instrument,
            usual_year(each.instrument, year) if each.year is None else each.year,
            each.sender,
            each.due,
            each.arrived,
            tuple(dict.fromkeys(code for named in each.regions for code in _codes_of(named, regions)))
            if each.regions
            else None,
        )
        for each in written
    )


def delivery_mistakes(written: Sequence[WrittenDelivery], regions: Regions, year: int) -> Iterator[Mistake]:
    """What is wrong in entries whose form is right: unknown instruments and regions, and a figure of two senders."""
    known = instrument_by_id()
    seen: set[tuple[str, int, str]] = set()
    for i, each in enumerate(written):
        path: KeyPath = (KEY, i)
        if each.instrument not in known:
            remedy = f"{did_you_mean(each.instrument, known)} {among(sorted(known))}".strip()
            yield Mistake((*path, "instrument"), f"there is no instrument {each.instrument!r}", remedy)
            continue
        if each.year is not None and each.year not in _YEARS:
            remedy = f"Write one from {_YEARS[0]} to {_YEARS[-1]}."
            yield Mistake((*path, "year"), f"{each.year} is no year of figures", remedy)
        of_year = usual_year(each.instrument, year) if each.year is None else each.year
        codes: list[str] = [] if each.regions else [_EVERY_OTHER]
        for j, named in enumerate(each.regions):
            try:
                codes += _codes_of(named, regions)
            except RegionError as error:
                remedy = "Write names or codes in quotes, or the two digits of a province."
                yield Mistake((*path, "regions", j), str(error).rstrip("."), remedy)
        for code in dict.fromkeys(codes):
            if (each.instrument, of_year, code) in seen:
                problem = f"{code} stands in another entry of {each.instrument} {of_year} too"
                yield Mistake((*path, "regions"), problem, "Name one sender for each region.")
            seen.add((each.instrument, of_year, code))


def _codes_of(named: str, regions: Regions) -> list[str]:
    """The region of a name or code, or all of a province by its two digits; raises RegionError where there is none."""
    of_province = [region.code for region in regions if region.province_code == named]
    return of_province or [regions.find(named).code]
