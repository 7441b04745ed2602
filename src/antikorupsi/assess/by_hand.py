"""What an analyst asks of a period in one line: tables with names, figures by instrument and year, comparisons, Excel.

The examples are run by `tests/docs/test_examples.py`.
"""

from pathlib import Path
from typing import Self

import pandas as pd

from antikorupsi.assess.naming import Names
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.common import LANGUAGES, WorkbookError, among, did_you_mean, expanded, nearest_first, unlike_rows
from antikorupsi.ingest import drop_rounded_duplicates, with_words
from antikorupsi.rules import instrument_name

TABLES = (
    "observations", "findings", "missing", "groups", "accounts", "reviews", "replies", "actions", "unused",
    "verdicts", "scores", "positions", "shortlist", "missing_figures", "deliveries", "means", "ranges", "bounds",
    "influences", "left_out", "variants", "not_run", "gaps", "needs", "peers", "gains", "improvements",
    "lacking_evidence",
)  # fmt: skip
_COMPARED = {
    "verdicts": (["region", "criterion"], ["status", "value", "label", "year", "threshold"]),
    "scores": (["region", "level", "id", "stage"], ["score", "rank"]),
}
_EXPORTED = ("verdicts", "scores", "observations", "findings")


class TablesByHand(PeriodTables):
    """The questions that are asked by hand; reports do not need them."""

    def named(self, table: str, language: str = "id") -> pd.DataFrame:
        """A table with names beside its codes: of regions, criteria, indicators, instruments and items.

        Raises WorkbookError for an unknown table, with all names, the nearest first.

        >>> from helpers import Assessment
        >>> verdicts = Assessment.load(2025).named("verdicts", "en")
        >>> verdicts.loc[0, ["region", "region_name", "criterion", "criterion_name", "status"]].tolist()
        ['11.01', 'Kabupaten Aceh Selatan', 'mcp', 'MCP/MCSP score', 'no_data']
        """
        if table not in TABLES:
            listed = among(nearest_first(table, TABLES))
            raise WorkbookError(f"There is no table {table!r}.{did_you_mean(table, TABLES)} {listed}")
        words = self.words(language)
        rows: pd.DataFrame = getattr(self, table) if table != "findings" else with_words(self.kept_findings, words)
        return self._with_names(rows if rows.index.name is None else rows.reset_index(), language)

    def observations_of(self, instrument: str, language: str = "id") -> pd.DataFrame:
        """All figures of an instrument, by its id, its name or a criterion that it decides, with names beside codes.

        Raises WorkbookError where the period holds none of it, with the instruments it holds, the nearest first.

        >>> from helpers import Assessment
        >>> sorted(Assessment.load(2025).observations_of("spi")["year"].unique().tolist())
        [2021, 2022, 2023, 2024, 2025]
        """
        wanted = self._instrument_of(instrument)
        rows = expanded(self.kept_observations[self.kept_observations["instrument"] == wanted])
        return self._with_names(rows.reset_index(drop=True), language)

    def by_year(self, instrument: str, item: str = "", language: str = "id") -> pd.DataFrame:
        """The final figures of an instrument, one row per region and one column per year: numbers, else labels.

        Provinces are left out: their figures are in `observations_of`. `item` is the one that a criterion reads, else
        the one with most figures. Where sources differ beyond rounding the cell is empty, and `findings` names them.
        Raises WorkbookError for an unknown instrument or item.

        >>> from helpers import Assessment
        >>> spi = Assessment.load(2025).by_year("spi")
        >>> spi.loc["35.72", [2023, 2024]].to_numpy().tolist()
        [[82.48, 77.1]]
        """
        rows = self.observations_of(instrument, language)
        rows = rows[(rows["status"] == "final") & rows["region"].isin(self.codes)]
        wanted = item or self._usual_item(rows)
        if wanted not in set(rows["item"]):
            known = sorted(rows["item"].unique())
            raise WorkbookError(f"There is no item {item!r} of {instrument}.{did_you_mean(item, known)} {among(known)}")
        rows = rows[rows["item"] == wanted]
        figure = "value" if rows["value"].notna().any() else "label"
        cells = rows.dropna(subset=figure).groupby(["region", "region_name", "year"])[figure].agg(_agreed)
        return cells.unstack("year").sort_index(axis="columns")

    def compared_with(self, earlier: Self, table: str = "verdicts", language: str = "id") -> pd.DataFrame:
        """One row per verdict ("verdicts") or score ("scores") that differs from an earlier assessment, with names.

        Columns end in `_before` and `_after`; what only one of them holds is empty on the other side. Raises
        WorkbookError for another table, and where the two have no region in common.

        >>> from helpers import Assessment
        >>> now, earlier = Assessment.load(2026), Assessment.load(2025)
        >>> changed = now.compared_with(earlier)
        >>> changed.loc[changed["status_before"] != changed["status_after"], "criterion"].value_counts().idxmax()
        'kepatuhan'
        """
        if table not in _COMPARED:
            listed = among(_COMPARED)
            raise WorkbookError(
                f"Tables that can be compared are not {table!r}.{did_you_mean(table, _COMPARED)} {listed}"
            )
        if not set(self.codes) & set(earlier.codes):
            raise WorkbookError(f"{self.period.name} and {earlier.period.name} have no region in common.")
        key, compared = _COMPARED[table]
        now, before = (getattr(side, table)[[*key, *compared]] for side in (self, earlier))
        both = before.merge(now, on=key, how="outer", suffixes=("_before", "_after"))
        return self._with_names(unlike_rows(both, compared), language)

    def to_excel(self, path: Path | str, *tables: str, language: str = "id") -> Path:
        """Writes tables with names beside codes into a workbook, one a sheet behind a cover; gives its path.

        Without names of tables: verdicts, scores, observations and findings. Texts stay texts, whatever sign they begin
        with. Raises WorkbookError for an unknown table, a name that does not end in .xlsx and a folder that is missing
        or holds the spreadsheets that are read.

        >>> from tempfile import TemporaryDirectory
        >>> from helpers import Assessment
        >>> with TemporaryDirectory() as folder:
        ...     Assessment.load("contoh").to_excel(f"{folder}/scores.xlsx", "scores", "ranges").name
        'scores.xlsx'
        """
        from antikorupsi.assess.export import write_tables  # imports openpyxl

        named = {table: self.named(table, language) for table in tables or _EXPORTED}
        return write_tables(path, named, self._cover(language, list(named)))

    def _with_names(self, rows: pd.DataFrame, language: str) -> pd.DataFrame:
        return Names(self.framework, self.period.regions, self.words(language)).beside(rows)

    def _cover(self, language: str, tables: list[str]) -> list[str]:
        """What the tables of a workbook rest on; of a simulated period that they are made up."""
        words = self.words(language)
        simulated = words.say("SIMULATION: fictitious figures, no real region.") if self.period.simulated else ""
        rests_on = {"framework": self.framework.id, "weights": self.weights, "as_of": str(self.as_of)}
        lines = [words.say("Assessment results {period}", period=self.period.name), simulated]
        return [*lines, *(f"{name}: {value}" for name, value in rests_on.items()), *tables]

    def _instrument_of(self, asked: str) -> str:
        """The id of the instrument that is asked for; raises WorkbookError where the period holds no figure of it."""
        held = sorted(map(str, self.kept_observations["instrument"].unique()))
        names = {
            instrument_name(instrument, language).casefold(): instrument
            for instrument in held
            for language in LANGUAGES
        }
        criteria = {
            criterion.id: criterion.instrument for criterion in self.framework.criteria if criterion.instrument in held
        }
        known = names | criteria | dict(zip(held, held, strict=True))
        if (found := known.get(str(asked).casefold())) is None:
            listed = among(nearest_first(asked, held))
            meant = did_you_mean(str(asked).casefold(), known)
            raise WorkbookError(f"{self.period.name} holds no figure of {asked!r}.{meant} {listed}")
        return found

    def _usual_item(self, rows: pd.DataFrame) -> str:
        """The item that a criterion reads first, else the one with most figures."""
        held = [str(item) for item in rows["item"].value_counts().index]
        read: list[str] = [item for criterion in self.framework.criteria for item in criterion.items if item in held]
        return next(iter(read + held), "")


def _agreed(figures: pd.Series) -> object:
    """The figure that all sources give, within rounding the most precise one; none where they differ."""
    numbers = pd.api.types.is_numeric_dtype(figures)
    standing = drop_rounded_duplicates(figures.tolist()) if numbers else sorted(set(figures))
    return standing[0] if len(standing) == 1 else float("nan") if numbers else None
