"""`workbook check`: the account of every sheet, the findings, and findings.xlsx for those who will mend them."""

import json
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from rich.console import Console

from helpers.assessment import Assessment
from helpers.instruments import ROW_CLASSES, say_finding, unclosed_accounts
from helpers.language import Language
from helpers.project import reports_folder
from helpers.wording import SEVERITY_WORDS

_WIDTHS = (34, 20, 10, 12, 24, 60, 60, 12)


def print_check(assessment: Assessment, language: str, reports: str, console: Console) -> int:
    """Prints accounts and findings, writes findings.xlsx; 1 where an error was found or a sum is open, else 0."""
    open_sums = unclosed_accounts(assessment.accounts)
    for _, account in assessment.accounts.iterrows():
        console.print(_account_line(account), markup=False, highlight=False, soft_wrap=True)
    for _, found in assessment.findings.iterrows():
        said = say_finding(found["rule"], json.loads(found["details"]), language)
        place = ", ".join(part for part in (found["file"], found["sheet"], found["cell"]) if part)
        console.print(f"{place}: {said.message} {said.remedy}", markup=False, highlight=False, soft_wrap=True)
    target = reports_folder(assessment.period.name, reports or None) / "findings.xlsx"
    write_findings(assessment.findings, Language(language), target)
    counts = assessment.findings["severity"].value_counts()
    console.print(f"{counts.get('error', 0)} errors, {counts.get('warning', 0)} warnings: {target}", soft_wrap=True)
    for row in open_sums:
        console.print(f"The rows of {row} do not add up: please report this as a fault of the workbook.", markup=False)
    return 1 if counts.get("error", 0) or open_sums else 0


def _account_line(account: pd.Series) -> str:
    """One sheet in one line: its rows and the classes they add up from."""
    classes = [f"{account[name]} {name}" for name in ROW_CLASSES if account[name]]
    figures = f"{account['observations']} figures read, {account['missing']} without, {account['faulty']} faulty"
    return f"{account['file']}, {account['sheet']}: {account['rows']} rows = {' + '.join(classes)}; {figures}"


def write_findings(findings: pd.DataFrame, language: Language, target: Path) -> None:
    """One row a finding, filterable; texts from the spreadsheets stay text even where they look like a formula."""
    workbook = Workbook()
    sheet = workbook.active
    if sheet is None:
        raise RuntimeError("a new workbook has no sheet")
    sheet.title = language.say("Findings")
    headings = _headings(language)
    rows = [headings, *[_row(found, language) for _, found in findings.iterrows()]]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[column]].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    target.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(target)


def _headings(language: Language) -> list[str]:
    say = language.say
    return [
        say("File"),
        say("Sheet"),
        say("Cell"),
        say("Severity"),
        say("Read"),
        say("What is wrong"),
        say("How to mend it"),
        say("Region"),
    ]


def _row(found: pd.Series, language: Language) -> list[str]:
    said = say_finding(found["rule"], json.loads(found["details"]), language.code)
    severity = language.say(SEVERITY_WORDS[found.severity])
    return [
        found["file"],
        found["sheet"],
        found["cell"],
        severity,
        found["value_read"],
        said.message,
        said.remedy,
        found["region"],
    ]
