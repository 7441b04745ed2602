"""A folder of spreadsheets into observations, findings and accounts; one bad file never stops the others."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from antikorupsi.ingest.spreadsheets import UnreadableFileError, read_sheets
from antikorupsi.ingest.tables.conflicts import find_conflicts
from antikorupsi.ingest.tables.finding_tables import find_tables
from antikorupsi.ingest.tables.head import read_head
from antikorupsi.ingest.tables.panel import read_panel
from antikorupsi.ingest.tables.panel_checks import check_papers
from antikorupsi.ingest.tables.reading import FaultAt, Reading, mark_header
from antikorupsi.ingest.tables.records import Finding, MissingMark, Observation, SheetAccount
from antikorupsi.ingest.tables.region_rows import read_region_rows
from antikorupsi.ingest.tables.remarks import hidden_remarks, refusal, unknown_remark, unread_columns, unread_remark
from antikorupsi.ingest.tables.returned import is_own_sheet
from antikorupsi.ingest.tables.survey_groups import SurveyGroup
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.workers import in_order
from antikorupsi.rules import Regions

_NOT_SENT = (".", "Thumbs.db", "desktop.ini")  # what systems leave in a folder

SurveyReader = Callable[[Table, Regions, Reading], None]


@dataclass
class Ingested:
    """All that a folder gave; `missing` are the cells in which a sender says that there is no figure."""

    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    missing: list[MissingMark] = field(default_factory=list)
    groups: list[SurveyGroup] = field(default_factory=list)
    accounts: list[SheetAccount] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Takes over what one sheet gave, whose account is closed with it."""
        reading.close()
        self.observations += reading.observations
        self.findings += reading.findings
        self.missing += reading.missing
        self.groups += reading.groups
        self.accounts.append(reading.account)

    def extend(self, other: "Ingested") -> None:
        """Takes over what another file gave."""
        self.observations += other.observations
        self.findings += other.findings
        self.missing += other.missing
        self.groups += other.groups
        self.accounts += other.accounts


@dataclass(frozen=True)
class FileReader:
    """Reads one file of a folder; it can be handed to another process.

    `indicators` are the ids that working papers may score; `read_survey` sums up tables of respondents.
    """

    folder: Path
    regions: Regions
    indicators: Collection[str] = ()
    read_survey: SurveyReader | None = None

    def __call__(self, path: Path) -> Ingested:
        """What a file gives; one that cannot be read gives a single finding that says why."""
        name = path.relative_to(self.folder).as_posix()
        ingested = Ingested()
        try:
            sheets = read_sheets(path, name, self.folder)
        except UnreadableFileError as error:
            ingested.findings.append(Finding(rule=error.rule, file=name, details=error.details))
            return ingested
        tables = [[] if is_own_sheet(sheet) else find_tables(sheet, self.regions) for sheet in sheets]
        known = any(table.measured for found in tables for table in found)
        answers = any(_holds_answers(found) for found in tables)
        for sheet, own in zip(sheets, tables, strict=True):
            if is_own_sheet(sheet):
                ingested.add(Reading(sheet))
            elif sheet.rows:
                reading = Reading(sheet, conceal=answers, beside_answers=answers and not _holds_answers(own))
                ingested.add(self._read(reading, own, beside_known=known))
        return ingested

    def _read(self, reading: Reading, tables: list[Table], *, beside_known: bool) -> Reading:
        complete = [table for table in tables if not table.missing_columns]
        reading.account.instrument = ", ".join(dict.fromkeys(table.instrument.id for table in complete or tables))
        reading.findings += hidden_remarks(reading.sheet)
        for table in tables:
            if table.missing_columns:
                reading.find(refusal(table), sheet=table.sheet)
        if not complete:
            _refuse(reading, tables, beside_known=beside_known)
        for table in complete:
            self._read_table(table, reading)
        if complete:
            reading.findings += unread_remark(reading)
        return reading

    def _read_table(self, table: Table, reading: Reading) -> None:
        if table.instrument.layout == "respondents":
            if self.read_survey is None or self._is_empty_form(table):
                mark_header(table, reading)
            else:
                self.read_survey(table, self.regions, reading)
        elif table.instrument.layout == "panel":
            read_panel(table, self.regions, self.indicators, reading)
        else:
            read_region_rows(table, self.regions, reading)
        for remark in unread_columns(table):
            reading.find(remark, sheet=table.sheet)

    def _is_empty_form(self, table: Table) -> bool:
        """Whether a table of respondents holds nobody and says not even whose it would be: that is no fault."""
        if any(table.holds(placed.index) for placed in table.measured):
            return False
        return isinstance(read_head(table, self.regions, with_stage=False), FaultAt)


def _holds_answers(tables: list[Table]) -> bool:
    return any(table.instrument.layout == "respondents" for table in tables)


def _refuse(reading: Reading, tables: list[Table], *, beside_known: bool) -> None:
    """Rejects every filled row of a sheet; that it is of no known kind weighs less beside sheets that are known."""
    reading.refuse()
    if not tables:
        reading.conceal = True  # nobody knows what the sheet holds: it may be a list of persons
        reading.find(unknown_remark(reading.sheet, beside_known=beside_known))


def files_in(folder: Path, leave_out: frozenset[str] = frozenset()) -> list[Path]:
    """The files of a period in the order of their names, without hidden files and the named ones.

    A file of any kind is there: one that is no spreadsheet becomes a finding, not a file nobody speaks of.
    """
    return sorted(
        path
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir())
        and not path.name.startswith(_NOT_SENT)
        and path.name not in leave_out
    )


def ingest(
    folder: Path,
    regions: Regions,
    leave_out: frozenset[str] = frozenset(),
    indicators: Collection[str] = (),
    read_survey: SurveyReader | None = None,
) -> Ingested:
    """Reads every file of a folder, large folders on all cores; a file is called by its path below the folder."""
    reader = FileReader(folder, regions, tuple(indicators), read_survey)
    ingested = Ingested()
    for given in in_order(reader, files_in(folder, leave_out)):
        ingested.extend(given)
    ingested.findings += find_conflicts(ingested.observations)
    ingested.findings += check_papers(ingested.observations, reader.indicators)
    return ingested
