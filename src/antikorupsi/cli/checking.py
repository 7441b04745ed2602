"""`workbook check`: the account of every sheet, and the findings and marked copies for those who mend them."""

import json

import pandas as pd
from rich.console import Console

from antikorupsi.assess import Assessment, UnusedRow, unused_by_sheet
from antikorupsi.cli.faults import FAULT
from antikorupsi.cli.terminal import one_line
from antikorupsi.common import Language, each_row, reports_folder, written_or_said
from antikorupsi.ingest import ROW_CLASSES, say_finding, unclosed_accounts
from antikorupsi.publish import FOLDER, claim_reports, write_findings, write_instrument_drafts, write_marked_copies
from antikorupsi.rules import instrument_name
from antikorupsi.show import said_ranges, said_unused


def print_check(assessment: Assessment, language: str, reports: str, console: Console, errors: Console) -> int:
    """Prints accounts and findings, writes them and marked copies.

    The exit code: 70 where the workbook failed on a file, 1 where an error or an open sum is, else 0.
    """
    words = assessment.words(language)
    open_sums = unclosed_accounts(assessment.accounts)
    for _, account in assessment.accounts.iterrows():
        console.print(one_line(_account_line(account)), markup=False, highlight=False, soft_wrap=True)
    for _, found in assessment.findings.iterrows():
        said = say_finding(found["rule"], json.loads(found["details"]), words)
        place = ", ".join(part for part in (found["file"], found["sheet"], found["cell"]) if part)
        console.print(one_line(f"{place}: {said.message} {said.remedy}"), markup=False, highlight=False, soft_wrap=True)
    for row in each_row(unused_by_sheet(assessment.unused), UnusedRow):
        console.print(one_line(_unused_line(row, words)), markup=False, highlight=False, soft_wrap=True)
    folder = reports_folder(assessment.period.name, reports or None, assessment.period.folder.parent)
    period, target = assessment.period, folder / "findings.xlsx"
    with written_or_said(folder):
        claim_reports(folder)
        own = _of_own_files(assessment)
        copied = write_marked_copies(own, words, period.folder, period.regions, folder)
        write_findings(assessment.findings, words, target, copied)
        drafts = write_instrument_drafts(own, period.folder, folder / FOLDER)
    counts = assessment.findings["severity"].value_counts()
    sums = f"{counts.get('error', 0)} errors, {counts.get('warning', 0)} warnings: {target}"
    console.print(sums, soft_wrap=True, markup=False)
    if copied:
        console.print(f"{len(copied)} marked copies for their senders: {folder / FOLDER}", soft_wrap=True, markup=False)
    for draft in drafts:
        said_of_draft = f"Draft of an instrument file for a sheet that is not known yet: {draft}"
        console.print(said_of_draft, soft_wrap=True, highlight=False)
    for sheet in open_sums:
        console.print(
            f"The rows of {sheet} do not add up: please report this as a fault of the workbook.", markup=False
        )
    for fault in assessment.faults:
        errors.print(
            f"{fault.file}: a fault of the workbook, please report it.\n{fault.log}", markup=False, soft_wrap=True
        )
    if assessment.faults:
        return FAULT
    return 1 if counts.get("error", 0) or open_sums else 0


def _of_own_files(assessment: Assessment) -> pd.DataFrame:
    """The findings on the period's own files: those of the periods it also reads are marked where these are checked."""
    findings = assessment.findings
    others = tuple(folder.called for folder in assessment.period.folders if folder.called)
    return findings[~findings["file"].str.startswith(others)] if others else findings


def _unused_line(row: UnusedRow, words: Language) -> str:
    """What of a sheet was received and counts nowhere, and why."""
    years = words.listing([str(year) for year in row.years])
    figures = words.say(
        "{count} figures of {instrument} ({years})",
        count=row.figures,
        instrument=instrument_name(row.instrument, words.code, row.years[0]),
        years=years,
    )
    return f"{row.file}, {row.sheet}, {said_ranges(row.cells, words)}: {figures}: {said_unused(row.why, words)}."


def _account_line(account: pd.Series) -> str:
    """One sheet in one line: its rows and the classes they add up from."""
    classes = [f"{account[name]} {name}" for name in ROW_CLASSES if account[name]]
    figures = f"{account['observations']} figures read, {account['missing']} without, {account['faulty']} faulty"
    return f"{account['file']}, {account['sheet']}: {account['rows']} rows = {' + '.join(classes)}; {figures}"
