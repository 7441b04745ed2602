"""findings.xlsx: a summary by the senders' files, and all findings in one table to filter and to print."""

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import (
    TITLE_FONT,
    Language,
    link,
    new_workbook,
    put_table,
    put_text,
    replace_file,
    saved,
    sheet_name,
)
from antikorupsi.ingest import MARK
from antikorupsi.publish.exchange.worded_findings import SEVERITIES, WordedFinding, by_file, worded_findings
from antikorupsi.show import SEVERITY_WORDS

_HEADER_ROW = 4
_WIDTHS = (28, 16, 9, 12, 16, 56, 44, 10)
_OVERVIEW_WIDTHS = (54, 13, 13, 13, 13, 13, 46)


def write_findings(findings: pd.DataFrame, language: Language, target: Path, copied: Mapping[str, str]) -> None:
    """Writes the workbook of findings; `copied` names the marked copies by their files."""
    said = worded_findings(findings, language)
    files = by_file(said)
    workbook = new_workbook()
    overview = _new_sheet(workbook, language.say("Overview"), language.say("Findings by file"))
    table = _new_sheet(workbook, language.say("Findings"), language.say("{count} [finding|findings]", count=len(said)))
    _fill(table, [finding for of_file in files.values() for finding in of_file], language)
    _fill_overview(overview, files, table.title, copied, language)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, saved(workbook))


def _new_sheet(workbook: Workbook, name: str, title: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(sheet_name(name, workbook.sheetnames))
    put_text(sheet["A1"], f"{MARK} {title}")
    sheet["A1"].font = TITLE_FONT
    return sheet


def _fill(sheet: Worksheet, findings: list[WordedFinding], language: Language) -> None:
    say = language.say
    places = [say("File"), say("Sheet"), say("Cell"), say("Severity"), say("Read")]
    headings = [*places, say("What is wrong"), say("How to mend it"), say("Region")]
    rows = [[f.file, f.sheet, f.cell, f.word, f.read, f.message, f.remedy, f.region] for f in findings]
    put_table(sheet, _HEADER_ROW, headings, rows, _WIDTHS)


def _fill_overview(
    sheet: Worksheet, files: dict[str, list[WordedFinding]], table: str, copied: Mapping[str, str], language: Language
) -> None:
    """One row a file: how many findings of each severity, a link to the first in the table, and what goes back."""
    say = language.say
    counts = [say(SEVERITY_WORDS[severity]).capitalize() for severity in SEVERITIES]
    headings = [say("File"), *counts, say("All"), say("What goes back")]
    rows: list[list[str | int]] = []
    for file, of_file in files.items():
        each = [sum(1 for finding in of_file if finding.severity == severity) for severity in SEVERITIES]
        no_copy = say("No copy: the file was not opened, holds no table that is known here, or is too large.")
        back = say("Marked copy: temuan/{file}", file=copied[file]) if file in copied else no_copy
        rows.append([file, *each, len(of_file), back])
    put_table(sheet, _HEADER_ROW, headings, rows, _OVERVIEW_WIDTHS)
    first = accumulate((len(of_file) for of_file in files.values()), initial=_HEADER_ROW + 1)
    for number, row in enumerate(list(first)[:-1], _HEADER_ROW + 1):
        link(sheet.cell(number, 1), table, f"A{row}")
    totals = [f"{count} {say(SEVERITY_WORDS[severity])}" for severity, count in _totals(files).items() if count]
    if files:
        put_text(sheet["A2"], ", ".join(totals))
    else:
        put_text(sheet["A2"], say("No problem was found in the cells that were read."))


def _totals(files: dict[str, list[WordedFinding]]) -> dict[str, int]:
    severities = [finding.severity for of_file in files.values() for finding in of_file]
    return {severity: severities.count(severity) for severity in SEVERITIES}
