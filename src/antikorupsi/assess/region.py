"""One region's slice of an assessment: everything its report shows."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import pandas as pd

from antikorupsi.assess.by_hand import TablesByHand
from antikorupsi.assess.gaps import GapRow
from antikorupsi.assess.pilots import Pilot, day_of_choice
from antikorupsi.assess.sources import SourceRow, source_by_cell
from antikorupsi.assess.sub_figures import SubFigure, sub_figures_of
from antikorupsi.assess.unused import UnusedFigure
from antikorupsi.common import Language, WorkbookError, each_row, markup
from antikorupsi.ingest import Observation
from antikorupsi.rules import FINAL_STAGE, STAGES, Assumption, Framework, Region, Regions, assumptions, column_of
from helpers.eligibility import AsOf, Eligibility, VerdictRow, eligibility_of, verdict_by_region_and_criterion
from helpers.scoring import strict_reading_met

# Rows as Python objects, numbers of sources and hashes: what cells of reports ask for.
_FOR_REPORTS = {
    "content_hash", "criterion_name", "observation_rows", "references", "unused_rows", "verdict_rows",
    "verdicts_and_gaps", "verdicts_as_of", "verdicts_at_choice",
}  # fmt: skip


class RegionTable(cached_property[pd.DataFrame]):
    """A table of the assessment cut down to the rows of one region, under the table's name and read when asked for."""

    def __init__(self, meaning: str) -> None:
        """`meaning` says what the rows are, for help and completion."""
        super().__init__(lambda view: view.assessment.rows_of(self.attrname, view.region.code))
        self.__doc__ = meaning


@dataclass(frozen=True)
class RegionAssessment:
    """One region in one language, with the tables cut down to its rows."""

    assessment: TablesByHand
    region: Region
    language: Language

    observations = RegionTable("The region's figures, one row each.")
    findings = RegionTable("The problems with the region's data, one row each.")
    reviews = RegionTable("The reviews of the region's report, one row each.")
    replies = RegionTable("The region's replies, one row each, with the decision on it.")
    actions = RegionTable("The actions of the region's plan, one row each.")
    verdicts = RegionTable("The region's verdicts, one row per criterion, in the order of the framework.")
    scores = RegionTable("The region's scores, one row per level, id and stage.")
    positions = RegionTable("The region's place in each measure.")
    bounds = RegionTable(
        "The exact bounds of the region's total, one row per family of weights and treatment of missing scores."
    )
    influences = RegionTable("How much each source of uncertainty moves the region's total, one row per source.")
    left_out = RegionTable("The region's total and rank without each of its indicators, one row per indicator.")
    variants = RegionTable("The region's verdict under each other threshold that is known, one row per threshold.")
    not_run = RegionTable("What of the region's uncertainty could not be examined, one row per step, with the reason.")
    gaps = RegionTable("How far each criterion is from its threshold and which way it goes, one row per criterion.")
    gains = RegionTable("What each indicator could add to the total, one row per weighting and indicator.")
    improvements = RegionTable(
        "The smallest set of indicators that reaches the highest predicate, one row per weighting."
    )
    lacking_evidence = RegionTable(
        "The indicators whose evidence is not, or not all, in the working papers, one row each."
    )
    peers = RegionTable("The nearest regions that meet what this one fails, one row per criterion and peer.")
    unused = RegionTable(
        "The region's figures that were received and count nowhere, one row each, with the reason in `why`."
    )

    def __repr__(self) -> str:
        """Whose, of which period, and the verdict."""
        total = "no total" if self.total is None else f"total {self.total:.2f}"
        return f"RegionAssessment({self.region}, {self.assessment.period.name!r}: {self.eligibility}, {total})"

    def _repr_html_(self) -> str:
        """What repr says, and one row per criterion."""
        columns = ["criterion", "status", "value", "label", "year", "threshold"]
        rows = [["–" if pd.isna(value) else str(value) for value in row] for row in self.verdicts[columns].to_numpy()]
        return str(markup.table(columns, rows, repr(self), numeric=[2, 4]))

    def __dir__(self) -> list[str]:
        """All tables and facts of the region; what only reports need is left out, and is there all the same."""
        return sorted({name for name in super().__dir__() if not name.startswith("_")} - _FOR_REPORTS)

    def named(self, table: str) -> pd.DataFrame:
        """The region's rows of a table with names beside codes, in the language of the view.

        Raises WorkbookError for an unknown table, or one that is not about regions, with the nearest names.

        >>> from helpers import Assessment
        >>> view = Assessment.load(2025).region("Kota Blitar", "en")
        >>> view.named("verdicts").loc[1, ["criterion_name", "status", "threshold", "basis"]].tolist()
        ['Integrity assessment survey (SPI)', 'meets', '> 70', 'mission']
        """
        rows = self.assessment.named(table, self.language.code)
        if "region" not in rows:
            raise WorkbookError(f"The table {table!r} has no rows of regions; ask `assessment.named({table!r})`.")
        return rows[rows["region"].str.split(", ").map(lambda codes: self.region.code in codes)].reset_index(drop=True)

    @property
    def framework(self) -> Framework:
        """The framework the region is judged by."""
        return self.assessment.framework

    @property
    def framework_title(self) -> str:
        """The title of the framework, in the language of the view."""
        return self.language.pick(self.framework.title)

    @property
    def simulated(self) -> bool:
        """Whether the report must say SIMULASI: the region is fictitious or any of its figures is simulated."""
        return self.region.simulated or self.assessment.period.simulated or bool(self.observations["simulated"].any())

    # Pandas takes longer to choose a few rows than Python takes to walk through all that a region has.
    @cached_property
    def observation_rows(self) -> list[Observation]:
        """The region's figures, with fields that are read by name."""
        return list(each_row(self.observations, Observation))

    @cached_property
    def verdict_rows(self) -> list[VerdictRow]:
        """The region's verdicts in the order of the framework, with fields that are read by name."""
        return list(each_row(self.verdicts, VerdictRow))

    @cached_property
    def verdicts_and_gaps(self) -> list[tuple[VerdictRow, GapRow]]:
        """Each criterion's verdict and its gap, in the order of the framework."""
        return list(zip(self.verdict_rows, each_row(self.gaps, GapRow), strict=True))

    @cached_property
    def sub_figures(self) -> list[SubFigure]:
        """The sub-figures of the region, by instrument the lowest first, each beside its total."""
        years = {}
        for verdict in self.verdict_rows:
            if pd.notna(verdict.year):
                years[self.framework.criterion(verdict.criterion).instrument] = int(verdict.year)
        return sub_figures_of(self.observation_rows, years)

    def criterion_name(self, criterion: str) -> str:
        """The name of a criterion; of a renamed instrument, the name in the year of the region's figure."""
        found = self.framework.criterion(criterion)
        years = [int(row.year) for row in self.verdict_rows if row.criterion == criterion and pd.notna(row.year)]
        column = column_of(found.instrument, found.items[0])
        if years and column is not None and column.renamed:
            return column.name_in(self.language.code, years[0])
        return self.language.pick(found.name)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The region's figures by cell address, numbered as the report's source table shows them."""
        return source_by_cell(self.observations, self.framework)

    @cached_property
    def source_by_address(self) -> dict[str, SourceRow]:
        """The rows of `sources` by the address of the cell."""
        return dict(zip(self.sources.index, each_row(self.sources, SourceRow), strict=True))

    @cached_property
    def unused_rows(self) -> list[UnusedFigure]:
        """The rows of `unused`, as objects with the columns as attributes."""
        return list(each_row(self.unused, UnusedFigure))

    @cached_property
    def content_hash(self) -> str:
        """A hash of all that the report rests on: the region's figures, findings, verdicts, scores and ranks."""
        tables = [self.observations, self.findings, self.verdicts, self.scores, self.positions]
        tables += [self.bounds, self.influences, self.left_out, self.variants, self.not_run, self.peers]
        said = f"{self.framework.model_dump_json()}{self.assessment.weights}{self.language.code}"
        written = "\n".join(repr([*table.columns, *table.to_numpy("object").tolist()]) for table in tables)
        return sha256((said + written).encode()).hexdigest()[:16]

    def references(self, cells: str) -> list[int]:
        """The source numbers of cell addresses, one a line as the tables hold them."""
        known = self.source_by_address
        return [known[cell].number for cell in cells.splitlines() if cell in known]

    @property
    def eligibility(self) -> Eligibility:
        """Eligible, awaiting_checks, not_eligible, undetermined or not_assessed."""
        if self.region.is_administrative:
            return "not_assessed"
        return eligibility_of(self.framework, {row.criterion: row.status for row in self.verdict_rows})

    @property
    def pilot(self) -> Pilot | None:
        """How far the region came in the programme, None where it is not in it."""
        return self.assessment.pilots.get(self.region.code)

    @cached_property
    def verdicts_at_choice(self) -> list[VerdictRow]:
        """The verdicts as of the day on which the KPK chose the region; none where that is not an earlier one."""
        if self.pilot is None or (day := day_of_choice(self.pilot.chosen)).day >= self.assessment.as_of.day:
            return []
        return self.verdicts_as_of(day)

    def verdicts_as_of(self, day: AsOf) -> list[VerdictRow]:
        """The verdicts by what was published by a day, one per criterion in the order of the framework."""
        alone = Regions([self.region])
        return list(
            each_row(verdict_by_region_and_criterion(self.observations, alone, self.framework, day), VerdictRow)
        )

    @property
    def is_certain(self) -> bool:
        """Whether no doubt hangs on the verdict."""
        return self.assessment.is_certain(self.region.code)

    @cached_property
    def stage(self) -> str | None:
        """The latest stage at which the panel scored the region, None if it never did."""
        scored = set(self.scores.loc[self.scores["level"] == "indicator", "stage"])
        return next((stage for stage in reversed(STAGES) if stage in scored), None)

    def score(self, level: str, identifier: str, stage: str | None = None) -> pd.Series | None:
        """The row of one score at a stage (default: the latest), None where there is none."""
        return self._score_by_key.get((level, identifier, stage or self.stage or ""))

    @cached_property
    def _score_by_key(self) -> dict[tuple[str, str, str], pd.Series]:
        """By level, id and stage: the row of a score, the first of them if there are several."""
        keys = zip(self.scores["level"], self.scores["id"], self.scores["stage"], strict=True)
        rows = (row for _, row in self.scores.iterrows())
        return dict(reversed(list(zip(keys, rows, strict=True))))

    @property
    def total(self) -> float | None:
        """The computed total of the latest stage, None where too few indicators have a score."""
        row = self.score("total", "total")
        return None if row is None or pd.isna(row["score"]) else float(row["score"])

    @property
    def final_total(self) -> float | None:
        """The total of the final stage, the computed one, else the published one; None where there is neither."""
        return self.assessment.total_of(self.region.code)

    @property
    def published_total(self) -> pd.Series | None:
        """The row of the published total of the final stage, None where nobody published one."""
        return self.score("published", "total", FINAL_STAGE)

    @property
    def earlier_total(self) -> pd.Series | None:
        """The row of the published total of the latest stage before the final one, None where nobody published one."""
        rows = (self.score("published", "total", stage) for stage in reversed(STAGES[:-1]))
        return next((row for row in rows if row is not None), None)

    @property
    def meets_strict_reading(self) -> bool | None:
        """Whether every component exceeds the bound of the strict reading; None where that cannot be said."""
        strict = self.framework.strict_reading
        if strict is None or self.stage is None:
            return None
        return strict_reading_met(self.scores, self.stage, strict.above)

    @property
    def assumptions(self) -> list[Assumption]:
        """What the framework assumes because nobody published it."""
        return assumptions(self.framework, self.assessment.weights)
