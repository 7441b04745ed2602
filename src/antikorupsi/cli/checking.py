"""The command `workbook check`: accounts of all sheets, findings, and marked copies for the senders."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from antikorupsi.assess import Assessment, Period, UnusedRow, review_findings, unused_by_sheet
from antikorupsi.cli.faults import FAULT
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import (
    Language,
    LockedError,
    WorkbookError,
    each_row,
    locked,
    remove_unfinished,
    reports_folder,
    translate_disk_errors,
)
from antikorupsi.ingest import ROW_CLASSES, say_finding, unclosed_accounts
from antikorupsi.publish import FOLDER, claim_reports, write_findings, write_instrument_drafts, write_marked_copies
from antikorupsi.rules import instrument_name
from antikorupsi.show import ranges_text, unused_reason_text

_LOCK = ".check.lock"
_PATIENCE = 600.0  # seconds; the marked copies of a country take a minute


def print_check(
    assessment: Assessment, printed: Language, words: Language, reports: str, console: SafeConsole, errors: SafeConsole
) -> int:
    """Prints accounts and findings; writes them and marked copies in the senders' language.

    Returns 70 if the workbook failed on a file, 1 for errors and for accounts that do not close, else 0.
    """
    folder = reports_folder(assessment.period.name, reports or None, assessment.period.folder.parent)
    findings = pd.concat([assessment.findings, review_findings(assessment, folder)], ignore_index=True)
    period, target = assessment.period, folder / "findings.xlsx"
    with translate_disk_errors(folder), _alone(folder):
        here = _of_own_files(findings, period)
        copied = write_marked_copies(here, words, period.folder, period.regions, folder)
        write_findings(findings, words, target, copied)
        drafts = write_instrument_drafts(here, period.folder, folder / FOLDER)
    open_sums = unclosed_accounts(assessment.accounts)
    for _, account in assessment.accounts.iterrows():
        console.print(one_line(_account_line(account, printed)))
    for _, found in findings.iterrows():
        said = say_finding(found["rule"], json.loads(found["details"]), printed)
        place = ", ".join(part for part in (found["file"], found["sheet"], found["cell"]) if part)
        console.print(one_line(f"{place}: {said.message} {said.remedy}"))
    for row in each_row(unused_by_sheet(assessment.unused), UnusedRow):
        console.print(one_line(_unused_line(row, assessment, printed)))
    counts = findings["severity"].value_counts()
    _print_written(counts, target, len(copied), drafts, printed, console)
    for sheet in open_sums:
        console.print(printed.say("The rows of {sheet} do not add up: please report this as a fault.", sheet=sheet))
    for fault in assessment.faults:
        errors.print(printed.say("{file}: a fault of the workbook, please report it.", file=fault.file))
        for line in fault.log.splitlines():
            errors.print(f"  {line}")
    if assessment.faults:
        return FAULT
    return 1 if counts.get("error", 0) or open_sums else 0


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the lock of checks of a folder, beside that of runs, and removes what killed checks left.

    Raises WorkbookError where another check takes too long.
    """
    claim_reports(folder)
    try:
        with locked(folder / _LOCK, _PATIENCE):
            remove_unfinished(folder / FOLDER)
            yield
    except LockedError as error:
        raise WorkbookError(f"Another check is at work on {folder}; wait for it to end. {error}".rstrip()) from error


def _print_written(
    counts: pd.Series, target: Path, copied: int, drafts: list[Path], words: Language, console: SafeConsole
) -> None:
    """Prints the number of findings of each severity and the written files."""
    errors, warnings = counts.get("error", 0), counts.get("warning", 0)
    say, folder = words.say, target.parent / FOLDER
    console.print(
        say(
            "{errors} [error|errors], {warnings} [warning|warnings]: {path}",
            errors=errors,
            warnings=warnings,
            path=target,
        )
    )
    if copied:
        console.print(
            say("{count} marked [copy for its sender|copies for their senders]: {path}", count=copied, path=folder)
        )
    for draft in drafts:
        console.print(say("Draft of an instrument file for a sheet that is not known yet: {path}", path=draft))


def _of_own_files(findings: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The findings on the period's own files: those of the periods it also reads are marked where these are checked."""
    others = tuple(folder.called for folder in period.folders if folder.called)
    return findings[~findings["file"].str.startswith(others)] if others else findings


def _unused_line(row: UnusedRow, assessment: Assessment, words: Language) -> str:
    """One line on figures of a sheet that were received and are not used, with the reason."""
    years, name = words.listing(list(map(str, row.years))), instrument_name(row.instrument, words.code, row.years[0])
    figures = words.say(
        "{count} [figure|figures] of {instrument} ({years})", count=row.figures, instrument=name, years=years
    )
    why = unused_reason_text(row.why, row.instrument, assessment, words)
    return f"{row.file}, {row.sheet}, {ranges_text(row.cells, words)}: {figures}: {why}."


def _class_words(words: Language) -> dict[str, str]:
    say = words.say
    return {
        "title": say("title"),
        "header": say("header"),
        "blank": say("blank"),
        "note": say("note row"),
        "total": say("total"),
        "empty": say("empty"),
        "figures": say("with figures"),
        "rejected": say("rejected"),
    }


def _account_line(account: pd.Series, words: Language) -> str:
    """One line for each sheet: its rows by class."""
    called = _class_words(words)
    classes = " + ".join(f"{account[name]} {called[name]}" for name in ROW_CLASSES if account[name])
    rows = words.say("{count} [row|rows] = {classes}", count=account["rows"], classes=classes)
    figures = words.say(
        "{read} [figure|figures] read, {missing} without, {faulty} faulty",
        read=account["observations"],
        missing=account["missing"],
        faulty=account["faulty"],
    )
    return f"{account['file']}, {account['sheet']}: {rows}; {figures}"
