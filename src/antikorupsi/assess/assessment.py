"""All tables of a period in one object."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Self, cast

import pandas as pd

from antikorupsi.assess.by_hand import TABLES, TablesByHand
from antikorupsi.assess.days import read_day
from antikorupsi.assess.gaps import gap_tables
from antikorupsi.assess.holding import held, keep, key_once
from antikorupsi.assess.period import Period, open_period
from antikorupsi.assess.period_tables import COMPACT
from antikorupsi.assess.processed import Tables, key_of, load_or_build
from antikorupsi.assess.region import RegionAssessment
from antikorupsi.assess.subjects import subjects_of
from antikorupsi.assess.uncertainty import OF_TOTALS, Method, uncertainty_tables
from antikorupsi.common import (
    Mistake,
    WorkbookError,
    count_of,
    did_you_mean,
    markup,
    mistake_error,
    read_marked,
    tables_folder,
)
from antikorupsi.ingest import (
    FollowupReader,
    accounts_frame,
    answers_frame,
    findings_frame,
    groups_frame,
    ingest,
    missing_frame,
    observations_frame,
    read_survey,
)
from antikorupsi.rules import FINAL_STAGE, Framework, frameworks, use
from helpers.eligibility import AsOf, verdict_by_region_and_criterion
from helpers.scoring import score_by_region_level_and_stage

_ASKED_BY_HAND = (
    "as_of", "by_year", "codes", "compared_with", "eligibility", "framework", "load", "named", "observations_of",
    "period", "pilots", "region", "to_excel", "totals", "weights",
)  # fmt: skip
_KEPT = ("findings", *COMPACT)
_LEVELS = {"kabupaten_kota": "kabupaten and kota", "desa": "desa (villages)"}


@dataclass(frozen=True, eq=False)
class Assessment(TablesByHand):
    """One period under one framework and weighting; what it holds is described in PeriodTables."""

    @classmethod
    def load(
        cls,
        period: str | int,
        *,
        framework: str | None = None,
        weights: str | None = None,
        overrides: dict[str, float | str] | None = None,
        raw: Path | str | None = None,
        as_of: date | str | None = None,
        oldest_figure_years: int | None = None,
    ) -> Self:
        """The assessment of a period, such as 2025 or "contoh", from `data/processed` where that is up to date.

        `framework` and `weights` default to the period's and the framework's own; `overrides` replaces thresholds by
        criterion and multiplies weights by indicator, such as {"spi": 68, "i07": 2}. `as_of` is the day of the verdicts
        (what was published later is not known; default: the last one of the assessment year), `oldest_figure_years` how
        old a figure may be that decides. What differs from the defaults is computed anew and not kept.
        Raises WorkbookError for an unknown period, framework, weighting or criterion, and for a framework that assesses
        others than the period's list holds: villages where that is of kabupaten and kota, or these where it is of
        villages.
        """
        opened = open_period(period, raw)
        use(opened.own)
        named = frameworks.load(framework or opened.framework)
        chosen, scheme = frameworks.as_asked(named, weights or "", overrides or {})
        chosen = frameworks.with_oldest_figure(chosen, oldest_figure_years)
        usual = _usual_rules(opened)
        rules = _Rules(chosen, scheme, AsOf(read_day(as_of), opened.year) if as_of else usual.as_of)
        for each in (rules, usual):
            _refuse_others(each.framework, opened)
        key = key_once(opened.folder, lambda: key_of(opened.folders))
        asked = (str(opened.folder), chosen.model_dump_json(), scheme, str(rules.as_of), tuple(key.items()))
        if known := held(asked):
            return cast("Self", known)
        tables = _tables(opened, key, rules, usual)
        loaded = cls(opened, rules.framework, rules.weights, rules.as_of, given_today=None, **tables)
        keep(asked, loaded)
        return loaded

    def __repr__(self) -> str:
        """Period, framework, weights, and how much there is of what."""
        regions = count_of(len(self.period.regions), "region", "regions")
        figures = count_of(len(self.kept_observations), "figure", "figures")
        counts = f"{regions}, {figures}, {count_of(len(self.kept_findings), 'finding', 'findings')}"
        return f"Assessment({self.period.name!r}, {self.framework.id!r}, {self.weights!r}: {counts})"

    def _repr_html_(self) -> str:
        """What repr says, and one row per table: its name, its rows and its columns."""
        rows = [(name, f"{len(getattr(self, name)):,}", ", ".join(getattr(self, name).columns)) for name in TABLES]
        return str(markup.table(["table", "rows", "columns"], rows, repr(self), numeric=[1]))

    def __dir__(self) -> list[str]:
        """What an analyst asks for by hand; what only reports need is left out, and is there all the same."""
        return sorted([*_ASKED_BY_HAND, *TABLES])

    def measured_at(self, today: date) -> Self:
        """The same, with reviews and due dates measured at a day instead of the latest one in any input."""
        if today not in self._measured:
            self._measured[today] = replace(self, given_today=today)
        return self._measured[today]

    @cached_property
    def _measured(self) -> dict[date, Self]:
        return {}

    def region(self, code: str | float, language: str = "id") -> RegionAssessment:
        """The slice of one region, with the words of one language; `code` may be anything a region is called by."""
        region = self.period.regions.find(code)
        return RegionAssessment(self, region, self.words(language))


class _Rules(NamedTuple):
    """By what figures are judged: a framework, one of its weightings, and the day of the verdicts."""

    framework: Framework
    weights: str
    as_of: AsOf


def _usual_rules(period: Period) -> _Rules:
    """The rules by which kept tables are judged: the period's framework, its weights, the last day of the year."""
    framework = frameworks.load(period.framework)
    return _Rules(framework, framework.default_weights, AsOf.end_of(period.year))


def _tables(period: Period, key: dict[str, str], rules: _Rules, usual: _Rules) -> Tables:
    """All tables by the names of the fields: kept ones, and where other rules are asked for, those that they change."""
    kept = load_or_build(
        tables_folder(period.name, period.folder),
        key,
        lambda: _read(period, usual.framework),
        lambda tables: _judge(tables["observations"], period, usual),
    )
    if rules != usual:
        of_totals = {name: kept[name] for name in OF_TOTALS} if _same_totals(rules, usual) else {}
        kept |= _judge(kept["observations"], period, rules, of_totals)
    return fields_of(kept)


def fields_of(tables: Tables) -> Tables:
    """Tables by the names of the fields that hold them."""
    return {f"kept_{name}" if name in _KEPT else name: table for name, table in tables.items()}


def _refuse_others(framework: Framework, period: Period) -> None:
    """Refuses a framework that is not made for the regions of the period."""
    level = period.regions.level
    own = period.own.framework
    if framework.assesses != level and own and framework.id == frameworks.own_id(own):
        meant = did_you_mean(framework.assesses, [level])
        problem, remedy = f"{framework.assesses!r} is not what the period lists", f"{meant} Write {level!r}.".strip()
        raise mistake_error(read_marked(own), [Mistake(("assesses",), problem, remedy)])
    if framework.assesses != level:
        assessed, listed = (_LEVELS.get(name, name) for name in (framework.assesses, level))
        raise WorkbookError(f"The framework {framework.id} assesses {assessed}, not {listed}.")


def _read(period: Period, framework: Framework) -> Tables:
    """The tables that depend on the spreadsheets, and on the framework only for the indicators there are."""
    names = {indicator.id: (indicator.name.id, indicator.name.en) for indicator in framework.indicators}
    answers = FollowupReader(subjects_of(framework))
    ingested = ingest(period.folders, period.regions, names, read_survey, framework.bands, period.year, answers)
    return {
        "observations": observations_frame(ingested.observations),
        "findings": findings_frame(ingested.findings),
        "missing": missing_frame(ingested.missing),
        "groups": groups_frame(ingested.groups),
        "accounts": accounts_frame(ingested.accounts),
        "reviews": answers_frame(ingested.answers, "tinjauan"),
        "replies": answers_frame(ingested.answers, "tanggapan"),
        "actions": answers_frame(ingested.answers, "rencana_aksi"),
    }


def _judge(observations: pd.DataFrame, period: Period, rules: _Rules, known: Tables | None = None) -> Tables:
    """The tables that depend on the framework and its weights too; `known` are those of totals that stay the same."""
    verdicts = verdict_by_region_and_criterion(observations, period.regions, rules.framework, rules.as_of)
    scores = score_by_region_level_and_stage(observations, period.regions, *rules)
    judged = {"verdicts": verdicts, "scores": scores}
    uncertain = uncertainty_tables(judged | (known or {}), observations, period.regions, Method(*rules, FINAL_STAGE))
    return judged | uncertain | gap_tables(judged, observations, period.regions, rules.framework, rules.as_of)


def _same_totals(one: _Rules, other: _Rules) -> bool:
    """Whether two sets of rules differ at most in what no total depends on: thresholds and titles."""
    apart: dict[str, Any] = {"id": "", "title": None, "description": None, "criteria": [], "oldest_figure_years": None}
    frameworks_alike = one.framework.model_copy(update=apart) == other.framework.model_copy(update=apart)
    return frameworks_alike and one[1:] == other[1:]
