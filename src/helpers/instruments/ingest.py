"""A folder of spreadsheets into observations, findings and accounts; one bad file never stops the others."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from helpers.instruments.conflicts import find_conflicts
from helpers.instruments.panel import read_panel
from helpers.instruments.reading import FaultAt, Reading, new_reading
from helpers.instruments.records import Finding, Observation, SheetAccount
from helpers.instruments.region_rows import read_region_rows
from helpers.instruments.table import Table, find_table
from helpers.instruments.values import Fault
from helpers.regions import Regions
from helpers.spreadsheets import Sheet, UnreadableFileError, is_blank, read_sheets

_NOT_SENT = (".", "~$", "Thumbs.db", "desktop.ini")  # what systems and spreadsheet programs leave in a folder


@dataclass
class Ingested:
    """All that a folder gave; `surveys` are the tables of respondents, which the survey module sums up."""

    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    accounts: list[SheetAccount] = field(default_factory=list)
    surveys: list[Table] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Takes over what one sheet gave."""
        self.observations += reading.observations
        self.findings += reading.findings
        self.accounts.append(reading.account)


def files_in(folder: Path, leave_out: frozenset[str] = frozenset()) -> list[Path]:
    """The files of a period in the order of their names, without hidden and lock files and the named ones.

    A file of any kind is there: one that is no spreadsheet becomes a finding, not a file nobody speaks of.
    """
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(_NOT_SENT) and path.name not in leave_out
    )


def ingest(
    folder: Path, regions: Regions, leave_out: frozenset[str] = frozenset(), indicators: Collection[str] = ()
) -> Ingested:
    """Reads every file of a folder; a file is called by its path below the folder.

    `indicators` are the ids that working papers may score; without them every row of a paper is a finding.
    """
    ingested = Ingested()
    for path in files_in(folder, leave_out):
        name = path.relative_to(folder).as_posix()
        try:
            sheets = read_sheets(path, name)
        except UnreadableFileError as error:
            ingested.findings.append(Finding(rule=error.rule, file=name, details=error.details))
            continue
        for sheet in sheets:
            _ingest_sheet(sheet, regions, indicators, ingested)
    ingested.findings += find_conflicts(ingested.observations)
    return ingested


def _ingest_sheet(sheet: Sheet, regions: Regions, indicators: Collection[str], ingested: Ingested) -> None:
    if not sheet.rows:
        return
    table = find_table(sheet)
    if table is None or table.missing_columns:
        ingested.add(_refused(sheet, table))
        return
    ingested.findings += _unknown_columns(table)
    if table.instrument.layout == "respondents":
        ingested.surveys.append(table)
    elif table.instrument.layout == "panel":
        ingested.add(read_panel(table, regions, indicators))
    else:
        ingested.add(read_region_rows(table, regions))


def _unknown_columns(table: Table) -> list[Finding]:
    """A remark for every column that is not read, so that nobody believes it was."""
    reading = new_reading(table.sheet)
    for index, heading in table.unknown_headings:
        details = {"column": heading, "instrument": table.instrument.name.id}
        reading.find(FaultAt(Fault("unknown_column", details), (table.header, index)))
    return reading.findings


def _refused(sheet: Sheet, table: Table | None) -> Reading:
    """A reading that rejects every filled row of a sheet, with one finding that says why."""
    reading = new_reading(sheet, table.instrument.id if table else "")
    for row in sheet.rows:
        reading.account.count("blank" if all(map(is_blank, row)) else "rejected")
    if table is None:
        reading.find(FaultAt(Fault("unknown_file", {}), (0, 0)))
    else:
        columns = ", ".join(column.names[0] for column in table.missing_columns)
        details = {"column": columns, "instrument": table.instrument.name.id}
        reading.find(FaultAt(Fault("missing_column", details), (table.header, 0)))
    return reading
