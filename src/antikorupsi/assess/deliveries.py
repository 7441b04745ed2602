"""Which deliveries are expected, and what came of each: from how many regions, when, and how late the rest is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

import pandas as pd

from antikorupsi.assess.expected import NamedDelivery, usual_due, usual_year
from antikorupsi.assess.period import Period
from antikorupsi.common import expanded, table_of
from antikorupsi.rules import Criterion, Framework, LabelInConsecutiveYears, instrument_by_id

DueBasis = Literal["named", "usual_release", "year_end"]
DeliveryState = Literal["late", "awaited", "after_due", "arrived"]
STATES: tuple[DeliveryState, ...] = get_args(DeliveryState)


class DeliveryRow(NamedTuple):
    """One delivery: an instrument of a year from a sender, as it stands on a day.

    `due` is its day, `due_basis` on what that rests: named in the period, else assumed. `expected` and `came` count
    regions; `last` is the latest day on which a part of it is known to have come, "" where none is written. `days` are
    those since it was due where it is late, and those from `due` to `last` where it is complete and came later.
    `outdated` counts the regions of which only older figures came, though those of the year are due or there for
    others; `newest` is the newest year of these, 0 where there are none.
    """

    instrument: str
    year: int
    sender: str
    due: str
    due_basis: DueBasis
    expected: int
    came: int
    last: str
    state: DeliveryState
    days: int
    outdated: int
    newest: int


@dataclass(frozen=True)
class Delivery:
    """An instrument of one year from one sender, of some regions, and what came of it.

    `came` are the regions of which a final figure of the year was read, `older` the newest earlier year by each region
    of which only such figures were; `elsewhere` says that figures of the year came of any region.
    """

    instrument: str
    year: int
    sender: str
    due: date
    due_basis: DueBasis
    regions: frozenset[str]
    came: frozenset[str]
    last: str
    older: tuple[tuple[str, int], ...]
    elsewhere: bool

    def days_late(self, today: date) -> int:
        """How many days the part that did not come is late; 0 where all came, and until the day it is due."""
        return max(0, (today - self.due).days) if self.came != self.regions else 0

    def on(self, today: date) -> DeliveryRow:
        """How it stands on a day."""
        late, is_due = self.days_late(today), today > self.due
        after = max(0, (date.fromisoformat(self.last) - self.due).days) if self.last else 0
        is_whole = self.came == self.regions
        state: DeliveryState = ("after_due" if after else "arrived") if is_whole else ("late" if is_due else "awaited")
        outdated = self.older if is_due or self.elsewhere else ()
        return DeliveryRow(
            self.instrument,
            self.year,
            self.sender,
            self.due.isoformat(),
            self.due_basis,
            len(self.regions),
            len(self.came),
            self.last,
            state,
            late or (after if is_whole else 0),
            len(outdated),
            max((year for _, year in outdated), default=0),
        )


def delivery_rows(deliveries: Collection[Delivery], today: date) -> pd.DataFrame:
    """One row per delivery: the latest first, then those that are awaited, those that came late, and the others."""
    rows = [delivery.on(today) for delivery in deliveries]
    return table_of(sorted(rows, key=lambda row: (STATES.index(row.state), -row.days)), DeliveryRow)


def deliveries_of(
    period: Period, framework: Framework, observations: pd.DataFrame, codes: Collection[str]
) -> list[Delivery]:
    """The deliveries of a period, of the regions it assesses: those it names, and the usual one of each criterion.

    Usual is the newest year that may decide the criterion (of consecutive years each), from the agency that publishes
    it, by the usual release of its instrument, of the regions that the period names no other sender for.
    """
    usual = {
        (criterion.instrument, year): criterion.owner
        for criterion in framework.criteria
        for year in _years(criterion, framework, period.year)
    }
    named: dict[tuple[str, int], list[NamedDelivery]] = {key: [] for key in usual}
    for each in period.deliveries:
        named.setdefault((each.instrument, each.year), []).append(each)
    items = {criterion.instrument: criterion.items for criterion in framework.criteria}
    found: list[Delivery] = []
    for (instrument, year), entries in named.items():
        figures = _final_figures(observations, instrument, items.get(instrument))
        taken = {code for each in entries for code in each.codes or ()}
        rest = frozenset(codes) - taken
        if (instrument, year) in usual and all(each.codes is not None for each in entries):
            entries.append(NamedDelivery(instrument, year, usual[instrument, year], None, None, None))
        for each in entries:
            regions = rest if each.codes is None else frozenset(each.codes)
            if regions:
                found.append(_delivery(each, regions, figures, usual.get((instrument, year))))
    return found


def _years(criterion: Criterion, framework: Framework, assessment_year: int) -> Iterator[int]:
    """The newest year whose figures may decide a criterion; of consecutive years each; none where no rule judges it."""
    newest = usual_year(criterion.instrument, assessment_year)
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        yield from range(newest, newest - criterion.rule.years, -1)
        return
    oldest = min(newest, assessment_year - int(framework.oldest_figure_years.value))
    comparable = (year for year in range(newest, oldest - 1, -1) if criterion.rule_in(year) is not None)
    yield from (year for year, _ in zip(comparable, range(1), strict=False))


def _final_figures(observations: pd.DataFrame, instrument: str, items: Collection[str] | None) -> pd.DataFrame:
    """The final figures of an instrument: those a criterion is judged by, without one all but parts of others."""
    of_instrument = observations[(observations["instrument"] == instrument) & (observations["status"] == "final")]
    if items is not None:
        return expanded(of_instrument[of_instrument["item"].isin(list(items))])
    parts = [column.item for column in instrument_by_id()[instrument].measured if column.part_of]
    return expanded(of_instrument[~of_instrument["item"].isin(parts)])


def _due_basis(named: NamedDelivery) -> DueBasis:
    if named.due is not None:
        return "named"
    return "usual_release" if instrument_by_id()[named.instrument].usual_release else "year_end"


def _delivery(named: NamedDelivery, regions: frozenset[str], figures: pd.DataFrame, owner: str | None) -> Delivery:
    of_year = figures[figures["year"] == named.year]
    here = of_year[of_year["region"].isin(regions)]
    came = frozenset(here["region"])
    earlier = figures[(figures["year"] < named.year) & figures["region"].isin(regions - came)]
    newest = earlier.groupby("region")["year"].max()
    days = [day for column in ("published", "dated") for day in here[column].unique() if day]
    return Delivery(
        named.instrument,
        named.year,
        named.sender or owner or instrument_by_id()[named.instrument].owner,
        named.due or usual_due(named.instrument, named.year),
        _due_basis(named),
        regions,
        came,
        str(named.arrived) if named.arrived else max(days, default=""),
        tuple((str(region), int(year)) for region, year in newest.items()),
        not of_year.empty,
    )
