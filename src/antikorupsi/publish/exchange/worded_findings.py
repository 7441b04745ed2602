"""Findings in the words of one language, as the workbooks for senders show them."""

import json
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from antikorupsi.common import Language, each_row
from antikorupsi.ingest import FindingRow, say_finding
from antikorupsi.show import SEVERITY_WORDS

SEVERITIES = ("fault", "error", "warning", "note")


@dataclass(frozen=True)
class WordedFinding:
    """One finding: where it lies, how grave it is, what was read, what is wrong and how to mend it."""

    file: str
    sheet: str
    cell: str
    severity: str
    word: str
    read: str
    message: str
    remedy: str
    region: str


def worded_findings(findings: pd.DataFrame, language: Language) -> list[WordedFinding]:
    """All findings in one language, in the order of the table."""
    return [_worded(row, language) for row in each_row(findings, FindingRow)]


def by_file(findings: list[WordedFinding]) -> dict[str, list[WordedFinding]]:
    """The findings of each sender's file, by the name of the file."""
    files: dict[str, list[WordedFinding]] = defaultdict(list)
    for finding in findings:
        files[finding.file].append(finding)
    return dict(sorted(files.items()))


def _worded(row: FindingRow, language: Language) -> WordedFinding:
    said = say_finding(row.rule, json.loads(row.details), language)
    word = language.say(SEVERITY_WORDS[row.severity])
    places = (row.file, row.sheet, row.cell, row.severity)
    return WordedFinding(*places, word, row.value_read, said.message, said.remedy, row.region)
