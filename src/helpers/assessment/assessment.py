"""All tables of a period in one object."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self, cast

import pandas as pd

from helpers import framework as frameworks
from helpers import markup
from helpers.assessment.holding import held, keep, key_once
from helpers.assessment.means import mean_by_item_province_and_year, telling_means
from helpers.assessment.period import Period, open_period
from helpers.assessment.positions import position_by_region_and_measure, ranked_together
from helpers.assessment.processed import Tables, key_of, load_or_build
from helpers.assessment.region import RegionAssessment
from helpers.eligibility import eligibility_of, verdict_by_region_and_criterion
from helpers.framework import Framework
from helpers.gaps import gap_tables, need_by_region
from helpers.instruments import accounts_frame, findings_frame, groups_frame, ingest, missing_frame, observations_frame
from helpers.language import Language
from helpers.project import WorkbookError, tables_folder
from helpers.scoring import score_by_region_level_and_stage
from helpers.survey import keep_one_sheet_of_each_survey, read_survey
from helpers.uncertainty import OF_TOTALS, Method, uncertainty_tables

FINAL_STAGE = "penilaian"
_LEVELS = {"kabupaten_kota": "kabupaten and kota", "desa": "desa (villages)"}
TABLES = ("observations", "findings", "missing", "groups", "accounts", "verdicts", "scores", "positions")


@dataclass(frozen=True, eq=False)
class Assessment:
    """One period under one framework and weighting.

    `observations`, `findings`, `verdicts` and `scores` are the tables of the design, one row per figure, problem,
    region and criterion, region and score; `accounts` has one row per sheet that was read. Six tables from
    `region_ranges` on say how sure totals and verdicts are (see uncertainty.uncertainty_tables), and the last five what
    would change them (see gaps.gap_tables).
    """

    period: Period
    framework: Framework
    weights: str
    observations: pd.DataFrame
    findings: pd.DataFrame
    missing: pd.DataFrame
    groups: pd.DataFrame
    accounts: pd.DataFrame
    verdicts: pd.DataFrame
    scores: pd.DataFrame
    region_ranges: pd.DataFrame
    bounds: pd.DataFrame
    influences: pd.DataFrame
    left_out: pd.DataFrame
    variants: pd.DataFrame
    not_run: pd.DataFrame
    gaps: pd.DataFrame
    peers: pd.DataFrame
    gains: pd.DataFrame
    improvements: pd.DataFrame
    lacking_evidence: pd.DataFrame

    @classmethod
    def load(
        cls,
        period: str,
        *,
        framework: str | None = None,
        weights: str | None = None,
        overrides: dict[str, float | str] | None = None,
        raw: Path | str | None = None,
    ) -> Self:
        """The assessment of a period, from `data/processed` where that is up to date, else from the spreadsheets.

        `framework` and `weights` default to the period's and the framework's own; `overrides` replaces thresholds by
        criterion and multiplies weights by indicator, such as {"spi": 68, "i07": 2}. What differs from the defaults is
        computed anew and not kept.
        Raises WorkbookError for an unknown period, framework, weighting or criterion, and for a framework that assesses
        others than the period's list holds: villages where that is of kabupaten and kota, or these where it is of
        villages.
        """
        opened = open_period(period, raw)
        named = frameworks.load(framework or opened.framework)
        chosen, scheme = frameworks.as_asked(named, weights or "", overrides or {})
        usual = frameworks.load(opened.framework)
        for framework_applied in (chosen, usual):
            _refuse_others(framework_applied, opened)
        key = key_once(opened.folder, key_of)
        asked = (str(opened.folder), chosen.model_dump_json(), scheme, tuple(key.items()))
        if known := held(asked):
            return cast("Self", known)
        kept = load_or_build(tables_folder(period, opened.folder), key, lambda: _build(opened, usual))
        if chosen != usual or scheme != usual.default_weights:
            same = _same_totals(chosen, usual) and scheme == usual.default_weights
            of_totals = {name: kept[name] for name in OF_TOTALS} if same else {}
            kept |= _judge(kept["observations"], opened, chosen, scheme, of_totals)
        loaded = cls(opened, chosen, scheme, **kept)
        keep(asked, loaded)
        return loaded

    def __repr__(self) -> str:
        """Period, framework, weights, and how much there is of what."""
        counts = (
            f"{len(self.period.regions)} regions, {len(self.observations):,} figures, {len(self.findings):,} findings"
        )
        return f"Assessment({self.period.name!r}, {self.framework.id!r}, {self.weights!r}: {counts})"

    def _repr_html_(self) -> str:
        """What repr says, and one row per table: its name, its rows and its columns."""
        rows = [(name, f"{len(getattr(self, name)):,}", ", ".join(getattr(self, name).columns)) for name in TABLES]
        return str(markup.table(["table", "rows", "columns"], rows, repr(self), numeric=[1]))

    def __dir__(self) -> list[str]:
        """What an analyst asks for by hand; the rest is there too, for the reports."""
        return ["codes", "eligibility", "framework", "load", "period", "ranges", "region", "totals", "weights", *TABLES]

    def rows_of(self, table: str, code: str) -> pd.DataFrame:
        """The rows of one region in a table, such as "verdicts"; the others' are looked at once for all regions."""
        if table not in self._by_region:
            self._by_region[table] = _sorted_by_region(getattr(self, table))
        rows, places = self._by_region[table]
        first, end = places.get(code, (0, 0))
        return rows.iloc[first:end].reset_index(drop=True)

    @cached_property
    def _by_region(self) -> dict[str, tuple[pd.DataFrame, dict[str, tuple[int, int]]]]:
        """By table: what `_sorted_by_region` gives."""
        return {}

    def region(self, code: str | float, language: str = "id") -> RegionAssessment:
        """The slice of one region, with the words of one language; `code` may be anything a region is called by."""
        region = self.period.regions.find(code)
        return RegionAssessment(self, region, self.words(language))

    def words(self, language: str = "id") -> Language:
        """The words of a language for those whom the framework assesses."""
        return Language(language, self.framework.assesses)

    @cached_property
    def eligibility(self) -> pd.Series:
        """By region code: eligible, not_eligible or undetermined."""
        return self.verdicts.groupby("region", sort=True)["status"].agg(eligibility_of)

    @cached_property
    def counts_by_region(self) -> dict[str, Counter[str]]:
        """By region code: how many criteria are met, failed and without data."""
        return _count(self.verdicts, "region")

    def counts_by_criterion(self, codes: Collection[str]) -> dict[str, Counter[str]]:
        """By criterion: how many of the given regions meet it, fail it and have no data."""
        return _count(self.verdicts[self.verdicts["region"].isin(list(codes))], "criterion")

    def codes(self, province: str = "") -> list[str]:
        """The codes of all regions, or of one province's."""
        return [region.code for region in self.period.regions if province in ("", region.province_code)]

    @cached_property
    def totals(self) -> dict[str, float]:
        """By region code: the total of the final stage, the computed one, else the published one."""
        final = self.scores[(self.scores["stage"] == FINAL_STAGE) & self.scores["score"].notna()]
        levels = [final[final["level"] == level] for level in ("published", "total")]
        totals: dict[str, float] = {}
        for rows in levels:
            totals |= dict(zip(rows["region"], rows["score"], strict=True))
        return totals

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
        return mean_by_item_province_and_year(self.observations)

    @cached_property
    def telling_means(self) -> Mapping[tuple[str, str, str], dict[str, float]]:
        """By instrument, item and province ("" for all): the means by year that a chart may show."""
        return telling_means(self.means)

    @cached_property
    def positions(self) -> pd.DataFrame:
        """One row per region and measured figure: its place among all regions, its type and its province."""
        return position_by_region_and_measure(self.verdicts, self.scores, self.period.regions)

    @cached_property
    def ranked_together(self) -> Mapping[tuple[str, str], pd.DataFrame]:
        """By measure and year ("" where it has none): the regions that are ranked together and their figures."""
        return ranked_together(self.positions)

    @cached_property
    def needs(self) -> pd.DataFrame:
        """One row per region: the criteria that fail or lack data, and the nearest gap."""
        return need_by_region(self.gaps)


def _refuse_others(framework: Framework, period: Period) -> None:
    """Refuses a framework that is not made for the regions of the period."""
    listed = _LEVELS[period.regions.level]
    if framework.assesses != period.regions.level:
        raise WorkbookError(f"The framework {framework.id} assesses {_LEVELS[framework.assesses]}, not {listed}.")


def _sorted_by_region(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, tuple[int, int]]]:
    """The rows of each region together, and by its code where they begin and end: a slice of them copies nothing."""
    counts = rows.groupby("region").size()
    ends = counts.cumsum()
    places = {str(code): (end - count, end) for code, count, end in zip(counts.index, counts, ends, strict=True)}
    return rows.sort_values("region", kind="stable", ignore_index=True), places


def _count(verdicts: pd.DataFrame, key: str) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, status in zip(verdicts[key], verdicts["status"], strict=True):
        counts[name][status] += 1
    return counts


def _build(period: Period, framework: Framework) -> Tables:
    """All tables of a period under its own framework, from the spreadsheets."""
    tables = _read(period, framework)
    return tables | _judge(tables["observations"], period, framework, framework.default_weights)


def _read(period: Period, framework: Framework) -> Tables:
    """The tables that depend on the spreadsheets, and on the framework only for the indicators there are."""
    indicators = [indicator.id for indicator in framework.indicators]
    ingested = ingest(period.folder, period.regions, period.own_files, indicators, read_survey)
    keep_one_sheet_of_each_survey(ingested)
    return {
        "observations": observations_frame(ingested.observations),
        "findings": findings_frame(ingested.findings, Language("id", framework.assesses)),
        "missing": missing_frame(ingested.missing),
        "groups": groups_frame(ingested.groups),
        "accounts": accounts_frame(ingested.accounts),
    }


def _judge(
    observations: pd.DataFrame, period: Period, framework: Framework, scheme: str, known: Tables | None = None
) -> Tables:
    """The tables that depend on the framework and its weights too; `known` are those of totals that stay the same."""
    verdicts = verdict_by_region_and_criterion(observations, period.regions, framework, period.year)
    scores = score_by_region_level_and_stage(observations, period.regions, framework, scheme, period.year)
    judged = {"verdicts": verdicts, "scores": scores}
    method = Method(framework, scheme, period.year, FINAL_STAGE)
    uncertain = uncertainty_tables(judged | (known or {}), observations, period.regions, method)
    return judged | uncertain | gap_tables(judged, observations, period.regions, framework, period.year)


def _same_totals(one: Framework, other: Framework) -> bool:
    """Whether two frameworks differ at most in what no total depends on: thresholds and titles."""
    apart: dict[str, Any] = {"id": "", "title": None, "description": None, "criteria": []}
    return one.model_copy(update=apart) == other.model_copy(update=apart)
