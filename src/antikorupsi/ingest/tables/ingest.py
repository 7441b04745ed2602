"""A folder of spreadsheets into observations, findings and accounts; one bad file never stops the others."""

import gc
import logging
import os
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from antikorupsi.ingest.spreadsheets import Sheet, UnreadableFileError
from antikorupsi.ingest.tables.answer_checks import check_answers, find_days_long_after
from antikorupsi.ingest.tables.arithmetic import check_arithmetic
from antikorupsi.ingest.tables.band_checks import check_bands, class_words
from antikorupsi.ingest.tables.conflicts import check_years, find_conflicts, keep_one_sheet_of_each_survey
from antikorupsi.ingest.tables.doubtful_figures import check_ratings, check_zeros
from antikorupsi.ingest.tables.files import is_own_sheet, masked_path, read_sheets, remarks_on_names, walk
from antikorupsi.ingest.tables.finding_tables import find_tables
from antikorupsi.ingest.tables.followup import Answer
from antikorupsi.ingest.tables.head import read_head
from antikorupsi.ingest.tables.legends import style_legends
from antikorupsi.ingest.tables.long_lines import without_long_lines
from antikorupsi.ingest.tables.lost_figures import lost_figures, unread_region_rows
from antikorupsi.ingest.tables.other_lists import in_both, note_left_out
from antikorupsi.ingest.tables.panel import read_panel
from antikorupsi.ingest.tables.panel_checks import check_papers
from antikorupsi.ingest.tables.place import region_called
from antikorupsi.ingest.tables.reading import FaultAt, Reading, mark_header, mark_set_aside
from antikorupsi.ingest.tables.records import Finding, MissingMark, Observation, SheetAccount, SurveyGroup
from antikorupsi.ingest.tables.refusals import cells_without_heading, find_unread_indicators, refusals, unread_columns
from antikorupsi.ingest.tables.region_rows import read_region_rows
from antikorupsi.ingest.tables.remarks import (
    comments_remark,
    hidden_remarks,
    no_figures_remark,
    remarks_of_reader,
    rows_beyond_remark,
    unknown_remark,
    unread_remark,
)
from antikorupsi.ingest.tables.repeated_cells import with_repeated_cells
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.unapplied_notes import unapplied_notes
from antikorupsi.ingest.tables.workers import LIMITS, in_order
from antikorupsi.rules import Bands, Regions

_log = logging.getLogger(__name__)

_OBJECTS_BETWEEN_COLLECTIONS = 200_000  # some 60 working papers; a look at them takes about 20 ms
STRICT = "WORKBOOK_STRICT"  # in the environment: 1 where a fault of the program is raised and not reported
SurveyReader = Callable[[Table, Regions, Reading], None]


class AnswerReader(Protocol):
    """Reads the sheets of forms in which offices answer a report."""

    def knows(self, sheet: Sheet) -> bool:
        """Whether a sheet is such a form."""

    def read(self, reading: Reading, regions: Regions) -> None:
        """Adds the answers of such a sheet."""


@dataclass
class Ingested:
    """All that a folder gave; `missing` are the cells in which a sender says that there is no figure.

    `class_words` are classes beside figures; they are only checked against them.
    """

    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    missing: list[MissingMark] = field(default_factory=list)
    groups: list[SurveyGroup] = field(default_factory=list)
    class_words: list[Observation] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    accounts: list[SheetAccount] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Takes over what one sheet gave, whose account is closed with it."""
        reading.close()
        self._take(reading)
        self.accounts.append(reading.account)

    def extend(self, other: "Ingested") -> None:
        """Takes over what another file gave."""
        self._take(other)
        self.accounts += other.accounts

    def keep(self, regions: Collection[str]) -> None:
        """Leaves out what is about other regions; accounts still say what was read."""
        self.observations = [each for each in self.observations if each.region in regions]
        self.missing = [each for each in self.missing if each.region in regions]
        self.groups = [each for each in self.groups if each.region in regions]
        self.class_words = [each for each in self.class_words if each.region in regions]
        self.answers = [each for each in self.answers if each.region in regions]
        self.findings = [
            each for each in self.findings if not each.region or not set(each.region.split(", ")).isdisjoint(regions)
        ]

    def _take(self, given: "Reading | Ingested") -> None:
        self.observations += given.observations
        self.findings += given.findings
        self.missing += given.missing
        self.groups += given.groups
        self.class_words += given.class_words
        self.answers += given.answers


@dataclass(frozen=True)
class FileReader:
    """Reads one file of a folder; it can be handed to another process.

    `indicators` are the ids that working papers may score; `read_survey` sums up tables of respondents, `read_answers`
    reads forms that answer a report; `names` are what the files are called by their paths, where the walk over the
    folder has named them.
    """

    folder: Path
    regions: Regions
    indicators: Collection[str] = ()
    read_survey: SurveyReader | None = None
    read_answers: AnswerReader | None = None
    names: Mapping[Path, str] = field(default_factory=dict)

    def __call__(self, path: Path) -> Ingested:
        """What a file gives; one that cannot be read gives a single finding that says why.

        So does one on which this program fails; where WORKBOOK_STRICT is 1 its fault is raised, as in all tests.
        """
        name = self._name_of(path)
        try:
            with _few_collections():
                return self._read_file(path, name)
        except UnreadableFileError as error:
            return _refused(name, error.rule, error.details)
        except MemoryError:
            return self.ended(path)
        except Exception as error:
            if os.environ.get(STRICT) == "1":
                raise
            _log.exception("%s could not be read: please report this as a fault of the workbook.", name)
            return _refused(name, "workbook_fault", {"error": type(error).__name__, "log": traceback.format_exc()})

    def ended(self, path: Path) -> Ingested:
        """What a file gives that took too much time or memory to be read."""
        return _refused(self._name_of(path), "file_too_demanding", LIMITS)

    def _name_of(self, path: Path) -> str:
        return self.names.get(path) or masked_path(path.relative_to(self.folder))

    def _read_file(self, path: Path, name: str) -> Ingested:
        ingested = Ingested()
        sheets = read_sheets(path, name, self.folder)
        ingested.findings += remarks_on_names(sheets)
        if not any(sheet.rows for sheet in sheets):
            ingested.findings.append(Finding(rule="file_without_cells", file=name))
        forms = [self.read_answers is not None and self.read_answers.knows(sheet) for sheet in sheets]
        tables = [
            [] if is_form or is_own_sheet(sheet) else find_tables(sheet, self.regions)
            for sheet, is_form in zip(sheets, forms, strict=True)
        ]
        known = any(forms) or any(table.measured for found in tables for table in found)
        answers = any(_holds_answers(found) for found in tables)
        for sheet, of_sheet, is_form in zip(sheets, tables, forms, strict=True):
            if is_own_sheet(sheet):
                ingested.add(Reading(sheet))
            elif is_form and self.read_answers is not None:
                reading = Reading(sheet, conceal=answers, beside_answers=answers)
                reading.findings += [*remarks_of_reader(sheet), *hidden_remarks(sheet)]
                self.read_answers.read(reading, self.regions)
                ingested.add(reading)
            elif sheet.rows:
                reading = Reading(sheet, conceal=answers, beside_answers=answers and not _holds_answers(of_sheet))
                ingested.add(self._read(reading, of_sheet, beside_known=known))
            else:
                ingested.findings += remarks_of_reader(sheet)
        return ingested

    def _read(self, reading: Reading, tables: list[Table], *, beside_known: bool) -> Reading:
        clear = [table for table in tables if not table.tied and (table.measured or not table.blocked)]
        complete = [table for table in clear if table.is_complete]
        reading.account.instrument = ", ".join(dict.fromkeys(table.instrument.id for table in complete or tables))
        sheet = reading.sheet
        reading.findings += [*remarks_of_reader(sheet), *hidden_remarks(sheet), *comments_remark(sheet)]
        for table in tables:
            for fault in refusals(table):
                reading.find(fault, sheet=table.sheet)
        if not complete:
            _refuse(reading, tables, beside_known=beside_known)
        for table in complete:
            mark_set_aside(table, reading)
            self._read_table(table, reading)
        for table in tables:
            find_unread_indicators(table, reading)
        if complete:
            for lost in lost_figures(complete, reading, self.regions):
                reading.find(lost)
            in_rows = all(table.instrument.layout == "region_rows" for table in complete)
            reading.findings += unread_remark(reading, unread_region_rows(reading, self.regions) if in_rows else [])
            for remark in no_figures_remark(complete, reading):
                reading.find(remark, sheet=complete[0].sheet)
        return reading

    def _read_table(self, table: Table, reading: Reading) -> None:
        table = without_long_lines(table, reading)
        if table.instrument.layout == "respondents":
            if self.read_survey is None or self._is_empty_form(table):
                mark_header(table, reading)
            else:
                self.read_survey(table, self.regions, reading)
        elif table.instrument.layout == "panel":
            read_panel(table, self.regions, self.indicators, reading)
            check_arithmetic(table, reading)
        else:
            before = len(reading.observations)
            read_region_rows(with_repeated_cells(table), self.regions, reading)
            for unapplied in unapplied_notes(table, reading.observations[before:], reading.cells_of_findings):
                reading.find(unapplied, sheet=table.sheet)
            check_arithmetic(table, reading)
            reading.class_words += class_words(table, reading)
        remarks = [*unread_columns(table), *cells_without_heading(table), *style_legends(table, reading.sheet)]
        for remark in [*remarks, *rows_beyond_remark(table, reading)]:
            reading.find(remark, sheet=table.sheet)

    def _is_empty_form(self, table: Table) -> bool:
        """Whether a table of respondents holds nobody and says not even whose it would be: that is no fault."""
        if any(table.holds(placed.index) for placed in table.measured):
            return False
        return isinstance(read_head(table, self.regions, with_stage=False), FaultAt)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Python looks for reference cycles after many new objects only: what a file gives stays, and holds hardly any."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _refused(name: str, rule: str, details: Mapping[str, str]) -> Ingested:
    return Ingested(findings=[Finding(rule=rule, file=name, details=details)])


def _holds_answers(tables: list[Table]) -> bool:
    return any(table.instrument.layout == "respondents" for table in tables)


def _refuse(reading: Reading, tables: list[Table], *, beside_known: bool) -> None:
    """Rejects every filled row of a sheet; that it is of no known kind weighs less beside sheets that are known."""
    reading.refuse()
    if not tables:
        reading.conceal = True  # nobody knows what the sheet holds: it may be a list of persons
        reading.find(unknown_remark(reading.sheet, beside_known=beside_known))


@dataclass(frozen=True)
class Folder:
    """A folder to read: which of its files to leave out, and the prefix of their names in tables and findings.

    `regions` is set where the folder has a list of its own: only figures of regions on both lists are kept.
    """

    path: Path
    leave_out: frozenset[str] = frozenset()
    called: str = ""
    regions: Regions | None = None


@_few_collections()
def ingest(
    folders: Path | Sequence[Folder],
    regions: Regions,
    indicators: Collection[str] = (),
    read_survey: SurveyReader | None = None,
    bands: Sequence[Bands] = (),
    assessment_year: int | None = None,
    read_answers: AnswerReader | None = None,
) -> Ingested:
    """Reads every file of one or more folders, large files on all cores; each file is named by its masked path.

    `indicators` are ids, or a mapping of ids to names, that rows of working papers are checked against; `bands` are
    the classes that scores are compared with where a category stands beside them. A figure of a year after
    `assessment_year` gives a finding, as does a file that cannot be read.
    """
    known = dict(indicators) if isinstance(indicators, Mapping) else tuple(indicators)
    ingested = Ingested()
    for folder in [Folder(folders)] if isinstance(folders, Path) else folders:
        given = _read_folder(folder, folder.regions or regions, known, read_survey, read_answers)
        if folder.regions is not None:
            kept = in_both(folder.regions, regions)
            note = note_left_out(given.observations, kept, folder.called.rstrip("/"))
            given.keep(kept)
            given.findings += note
        ingested.extend(given)
    ingested.findings += keep_one_sheet_of_each_survey(ingested.observations, ingested.groups, regions)
    between = find_conflicts(ingested.observations)
    between += check_bands(ingested.observations, ingested.class_words, bands)
    between += [*check_ratings(ingested.observations, ingested.missing), *check_zeros(ingested.observations)]
    if assessment_year is not None:
        between += check_years(ingested.observations, assessment_year)
    between += check_papers(ingested.observations, known)
    checked = check_answers(ingested.answers, assessment_year)
    ingested.answers = checked.answers
    between += checked.findings + find_days_long_after(checked.answers, ingested.observations)
    ingested.findings += [_with_region(finding, regions) for finding in between]
    return ingested


def _with_region(finding: Finding, regions: Regions) -> Finding:
    """The finding with the name of its region, for the sentence: the reader of one sentence sees no code beside it."""
    if not finding.region:
        return finding
    return replace(finding, details={"region": region_called(finding.region, regions), **finding.details})


def _read_folder(
    folder: Folder,
    regions: Regions,
    indicators: Collection[str],
    read_survey: SurveyReader | None,
    read_answers: AnswerReader | None,
) -> Ingested:
    """What the files of one folder give, each by itself."""
    found = walk(folder.path, folder.leave_out)
    names = {path: f"{folder.called}{name}" for path, name in found.names.items()}
    reader = FileReader(folder.path, regions, indicators, read_survey, read_answers, names)
    ingested, known = Ingested(), dict[object, Any]()
    ingested.findings += [replace(finding, file=f"{folder.called}{finding.file}") for finding in found.findings]
    for given in in_order(reader, found.files, reader.ended):
        _share_values(given.observations, known)
        ingested.extend(given)
    return ingested


def _share_values(observations: Iterable[Observation], known: dict[object, Any]) -> None:
    """Lets figures of all files hold one object for equal values: each file came with its own from another process.

    `known` holds those met so far, numbers in tuples of one: 2025.0 equals 2025, and 0.0, which is not shared, -0.0.
    """
    share = known.setdefault
    for seen in observations:
        seen.region = share(seen.region, seen.region)
        seen.instrument = share(seen.instrument, seen.instrument)
        seen.item = share(seen.item, seen.item)
        seen.file = share(seen.file, seen.file)
        seen.sheet = share(seen.sheet, seen.sheet)
        seen.cell = share(seen.cell, seen.cell)
        seen.stage = share(seen.stage, seen.stage)
        seen.assessor = share(seen.assessor, seen.assessor)
        seen.year = share(seen.year, seen.year)
        if seen.label:
            seen.label = share(seen.label, seen.label)
        if seen.value:
            seen.value = share((seen.value,), seen.value)
