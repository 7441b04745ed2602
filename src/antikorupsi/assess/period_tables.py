"""All tables of a period, and what is looked up in them."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from antikorupsi.assess.days import latest_day
from antikorupsi.assess.deliveries import Delivery, deliveries_of, delivery_rows
from antikorupsi.assess.gaps import need_by_region
from antikorupsi.assess.means import Mean, mean_by_item_province_and_year, means_with_enough_regions
from antikorupsi.assess.missing_figures import missing_by_criterion_and_region
from antikorupsi.assess.period import Period
from antikorupsi.assess.pilots import Pilot, pilots_by_region
from antikorupsi.assess.positions import positions_of, rank_by_region_and_measure, ranked_together
from antikorupsi.assess.shortlist import day_of_shortlist, shortlist_by_region
from antikorupsi.assess.unused import unused_figures
from antikorupsi.common import Language, each_row, expanded
from antikorupsi.ingest import with_words
from antikorupsi.rules import FINAL_STAGE, Criterion, Framework
from helpers.eligibility import AsOf, VerdictRow, eligibility_by_region, is_certain, verdict_by_region_and_criterion

COMPACT = ("observations", "scores", "gains")  # tables of many rows that share their texts
_GIVEN = ("eligible", "not_eligible")


class ProgramFault(NamedTuple):
    """A file that the workbook could not read for a fault of its own; `log` is where in the program it lies."""

    file: str
    log: str


@dataclass(frozen=True, eq=False)
class PeriodTables:
    """One period under one framework and weighting.

    `observations`, `findings`, `verdicts` and `scores` are the tables of the design, one row per figure, problem,
    region and criterion, region and score; `accounts` has one row per sheet that was read; `reviews`, `replies` and
    `actions` what offices answered. Six tables from
    `region_ranges` on say how sure totals and verdicts are (see uncertainty.uncertainty_tables), and the last five what
    would change them (see gaps.gap_tables).

    Tables whose names begin with `kept_` are held as they take the least memory: texts as categories (see frames.Word),
    findings without words. `observations`, `scores`, `gains` and `findings` are the same tables for who asks by hand.
    """

    period: Period
    framework: Framework
    weights: str
    as_of: AsOf
    kept_observations: pd.DataFrame
    kept_findings: pd.DataFrame
    missing: pd.DataFrame
    groups: pd.DataFrame
    accounts: pd.DataFrame
    reviews: pd.DataFrame
    replies: pd.DataFrame
    actions: pd.DataFrame
    verdicts: pd.DataFrame
    kept_scores: pd.DataFrame
    region_ranges: pd.DataFrame
    bounds: pd.DataFrame
    influences: pd.DataFrame
    left_out: pd.DataFrame
    variants: pd.DataFrame
    not_run: pd.DataFrame
    gaps: pd.DataFrame
    peers: pd.DataFrame
    kept_gains: pd.DataFrame
    improvements: pd.DataFrame
    lacking_evidence: pd.DataFrame
    given_today: date | None = None

    def rows_of(self, table: str, code: str) -> pd.DataFrame:
        """The rows of one region in a table, such as "verdicts"; the others' are looked at once for all regions."""
        if table not in self._by_region:
            whole = self.findings_by_region if table == "findings" else self.held(table)
            self._by_region[table] = _places_by_region(whole)
        rows, places, ends = self._by_region[table]
        first, end = ends.get(code, (0, 0))
        return expanded(rows.iloc[places[first:end]].reset_index(drop=True))

    def held(self, table: str) -> pd.DataFrame:
        """A table by its name in the form in which it is held: texts as categories where many rows share them."""
        kept: pd.DataFrame = getattr(self, f"kept_{table}" if table in COMPACT else table)
        return kept

    @cached_property
    def observations(self) -> pd.DataFrame:
        """One row per figure, its texts as texts; `kept_observations` takes a tenth of the memory."""
        return expanded(self.kept_observations)

    @cached_property
    def scores(self) -> pd.DataFrame:
        """One row per score, its texts as texts."""
        return expanded(self.kept_scores)

    @cached_property
    def gains(self) -> pd.DataFrame:
        """One row per weighting and indicator: what it could add to a total."""
        return expanded(self.kept_gains)

    @cached_property
    def _by_region(self) -> dict[str, "_ByRegion"]:
        """By table: its rows and where those of each region are."""
        return {}

    def words(self, language: str = "id") -> Language:
        """The words of a language for those whom the framework assesses."""
        units = self.period.own.units
        return Language(language, self.framework.assesses, units.words if units else None)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row per problem: `kept_findings` with `message` and `remedy` in Indonesian, the language of senders."""
        return with_words(self.kept_findings, self.words())

    @cached_property
    def faults(self) -> list[ProgramFault]:
        """The files that the workbook could not read for a fault of its own, and what the log says of each."""
        found = self.kept_findings[self.kept_findings["severity"] == "fault"]
        logs = (json.loads(details).get("log", "") for details in found["details"])
        return [ProgramFault(file, log) for file, log in zip(found["file"], logs, strict=True)]

    @cached_property
    def unused(self) -> pd.DataFrame:
        """One row per figure that was received and counts nowhere, with the reason (see unused.unused_figures)."""
        not_assessed = set(self.codes) - set(self.assessed_codes())
        return unused_figures(self.kept_observations, self.kept_scores, self.framework, self.as_of, not_assessed)

    @cached_property
    def findings_by_region(self) -> pd.DataFrame:
        """The findings, once for each region whose cells they are about: one over a range of cells names several."""
        split = self.findings.assign(region=self.findings["region"].str.split(", "))
        return split.explode("region", ignore_index=True).astype({"region": "str"})

    @cached_property
    def eligibility(self) -> pd.Series:
        """By region code: eligible, awaiting_checks, not_eligible, undetermined or not_assessed."""
        return eligibility_by_region(self.verdicts, self.framework)

    def is_certain(self, code: str) -> bool:
        """Whether no doubt hangs on the verdict on a region; none is certain while a file could not be read."""
        return code in self.certain_codes

    @cached_property
    def certain_codes(self) -> frozenset[str]:
        """The codes of the regions with a certain verdict."""
        return frozenset(
            code
            for code, rows in self.verdict_rows_by_region.items()
            if not self.faults and is_certain([row.status for row in rows], [row.doubts for row in rows])
        )

    @cached_property
    def verdict_rows_by_region(self) -> Mapping[str, list[VerdictRow]]:
        """By region code: its verdicts, one a criterion; no region is there without a criterion."""
        found: dict[str, list[VerdictRow]] = {}
        for row in each_row(self.verdicts, VerdictRow):
            found.setdefault(row.region, []).append(row)
        return found

    def certainty_of(self, code: str) -> bool | None:
        """Whether the verdict given on a region is certain; None where it is open or the region is not assessed."""
        return self.is_certain(code) if self.eligibility[code] in _GIVEN else None

    @cached_property
    def counts_by_region(self) -> dict[str, Counter[str]]:
        """By region code: how many criteria are met, failed and without data; none of regions that are not assessed."""
        return _count(self._assessed, "region")

    def counts_by_criterion(self, codes: Collection[str]) -> dict[str, Counter[str]]:
        """By criterion: how many of the given regions meet it, fail it and have no data."""
        return _count(self._assessed[self._assessed["region"].isin(list(codes))], "criterion")

    @cached_property
    def _assessed(self) -> pd.DataFrame:
        """The verdicts on the regions that are assessed."""
        return self.verdicts[self.verdicts["reason"] != "not_assessed"]

    @property
    def codes(self) -> list[str]:
        """The codes of all regions."""
        return self.codes_in()

    def codes_in(self, province: str = "") -> list[str]:
        """The codes of the regions of a province, of all without one."""
        return [region.code for region in self.period.regions if province in ("", region.province_code)]

    def assessed_codes(self, province: str = "") -> list[str]:
        """The codes without those of administrative regions, which are listed and not assessed."""
        administrative = {region.code for region in self.period.regions if region.is_administrative}
        return [code for code in self.codes_in(province) if code not in administrative]

    def judged_codes(self) -> list[str]:
        """The codes of the regions of which at least one criterion can be judged."""
        return [code for code in self.assessed_codes() if self.counts_by_region[code].keys() & {"meets", "fails"}]

    @cached_property
    def today(self) -> date:
        """The day at which reviews and due dates are measured: the one asked for, else the latest in any input."""
        answers = (self.reviews, self.replies, self.actions)
        arrivals = [each.arrived for each in self.period.deliveries]
        return self.given_today or latest_day(self.kept_observations, *answers, arrivals, self.as_of)

    @cached_property
    def expected_deliveries(self) -> list[Delivery]:
        """Every instrument of a year that is expected from a sender, and what came of it (see deliveries_of)."""
        return deliveries_of(self.period, self.framework, self.kept_observations, self.assessed_codes())

    def delivery_of(self, instrument: str, region: str, year: int | None = None) -> Delivery | None:
        """The delivery that holds a region's figure of a year, without one the newest; None where none is expected."""
        return self._delivery_by_region.get((instrument, region, year))

    @cached_property
    def _delivery_by_region(self) -> dict[tuple[str, str, int | None], Delivery]:
        """By instrument, region and year; by None the newest of these."""
        found: dict[tuple[str, str, int | None], Delivery] = {}
        for each in sorted(self.expected_deliveries, key=lambda delivery: delivery.year):
            for region in each.regions:
                found[each.instrument, region, each.year] = found[each.instrument, region, None] = each
        return found

    def sender_of(self, criterion: Criterion, region: str) -> str:
        """From whom a criterion's figure is expected: the agency that publishes it, unless the period names another."""
        return self._senders.get((criterion.instrument, region), criterion.owner)

    @cached_property
    def _senders(self) -> dict[tuple[str, str], str]:
        """By instrument and region the sender of the newest delivery."""
        newest = self._delivery_by_region.items()
        return {(instrument, region): each.sender for (instrument, region, year), each in newest if year is None}

    @cached_property
    def deliveries(self) -> pd.DataFrame:
        """One row per expected delivery as it stands on `today`, the latest first."""
        return delivery_rows(self.expected_deliveries, self.today)

    @cached_property
    def totals(self) -> pd.Series:
        """By region code: the total of the final stage, the computed one, else the published one."""
        final = expanded(
            self.kept_scores[(self.kept_scores["stage"] == FINAL_STAGE) & self.kept_scores["score"].notna()]
        )
        levels = pd.concat([final[final["level"] == level] for level in ("published", "total")])
        return levels.drop_duplicates("region", keep="last").set_index("region")["score"].rename("total").sort_index()

    def total_of(self, code: str) -> float | None:
        """The final total of a region, None where it has none."""
        total = self.totals.get(code)
        return None if total is None else float(total)

    def total_range(self, code: str) -> dict[str, float] | None:
        """How far a region's total and rank move, by the columns of `ranges`; None without a total."""
        if code not in self.ranges.index:
            return None
        return {str(name): float(value) for name, value in self.ranges.loc[code].to_dict().items()}

    @cached_property
    def ranges(self) -> pd.DataFrame:
        """By region code: how far total and rank move with what is not known (see uncertainty.range_by_region)."""
        return self.region_ranges.set_index("region")

    @cached_property
    def means(self) -> pd.DataFrame:
        """One row per figure's kind, province and year: the mean of its regions."""
        provinces = {region.code: region.province_code for region in self.period.regions}
        return mean_by_item_province_and_year(self.kept_observations, provinces)

    @cached_property
    def means_with_enough_regions(self) -> Mapping[tuple[str, str, str], dict[str, Mean]]:
        """By instrument, item and province ("" for all): the means by year that a chart may show."""
        return means_with_enough_regions(self.means)

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """One row per region and ranked figure, also of those that newer ones have replaced in a region's verdict."""
        return rank_by_region_and_measure(
            self.kept_observations, self.verdicts, self.kept_scores, self.period.regions, self.framework, self.as_of
        )

    @cached_property
    def positions(self) -> pd.DataFrame:
        """One row per region and measured figure: its place among all regions, its type and its province."""
        return positions_of(self.ranked, self.verdicts)

    @cached_property
    def ranked_together(self) -> Mapping[tuple[str, str], pd.DataFrame]:
        """By measure and year ("" where it has none): the regions that are ranked together and their figures."""
        return ranked_together(self.ranked)

    @cached_property
    def missing_figures(self) -> pd.DataFrame:
        """One row per figure that a criterion lacks, with the agency that has it (see missing_figures)."""
        return missing_by_criterion_and_region(
            self.verdicts, self.kept_observations, self.framework, self.as_of, self.sender_of
        )

    def verdicts_as_of(self, as_of: AsOf) -> pd.DataFrame:
        """The verdicts on all regions as of another day, by the same figures and framework."""
        if as_of == self.as_of:
            return self.verdicts
        return verdict_by_region_and_criterion(self.kept_observations, self.period.regions, self.framework, as_of)

    @cached_property
    def shortlist_day(self) -> AsOf:
        """The day as of which the shortlist is judged: that of the verdicts, or that of newer data."""
        return day_of_shortlist(self.kept_observations, self.framework, self.as_of)

    @cached_property
    def shortlist(self) -> pd.DataFrame:
        """One row per region that meets a criterion, nearest to eligible first (see shortlist.shortlist_by_region).

        Those that are eligible by the verdicts of the period are left out; one that is by newer data alone is listed.
        """
        table = shortlist_by_region(self.verdicts_as_of(self.shortlist_day), self.framework)
        return table[table["region"].map(self.eligibility) != "eligible"].reset_index(drop=True)

    @cached_property
    def pilots(self) -> dict[str, Pilot]:
        """By region how far it came in the programme, by what was announced by the day of the verdicts."""
        return pilots_by_region(self.kept_observations, self.as_of)

    @cached_property
    def needs(self) -> pd.DataFrame:
        """One row per region: the criteria that fail or lack data, and the nearest gap."""
        return need_by_region(self.gaps)


class _ByRegion(NamedTuple):
    """A table, the numbers of its rows by region, and by code where those of a region begin and end.

    The numbers take 4 bytes a row; sorted rows would be the table once more.
    """

    rows: pd.DataFrame
    places: npt.NDArray[np.int32]
    ends: dict[str, tuple[int, int]]


def _places_by_region(rows: pd.DataFrame) -> _ByRegion:
    codes, regions = pd.factorize(rows["region"], sort=True)
    known = np.argsort(codes, kind="stable").astype(np.int32)[int((codes < 0).sum()) :]
    counts = np.bincount(codes[codes >= 0], minlength=len(regions))
    ends = counts.cumsum()
    of_region = zip(map(str, regions), (ends - counts).tolist(), ends.tolist(), strict=True)
    return _ByRegion(rows, known, {code: (first, end) for code, first, end in of_region})


def _count(verdicts: pd.DataFrame, key: str) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, status in zip(verdicts[key], verdicts["status"], strict=True):
        counts[name][status] += 1
    return counts
