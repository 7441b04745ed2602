"""Records into the tables that everything after the ingest reads."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import Language, column_of, dtypes_of, table_of
from antikorupsi.ingest.tables.finding_rules import say_finding, severity_of
from antikorupsi.ingest.tables.followup import ANSWERS, Answer
from antikorupsi.ingest.tables.records import ROW_CLASSES, Finding, MissingMark, Observation, SheetAccount, SurveyGroup


class FindingRow(NamedTuple):
    """One finding; `details` holds the values of its message and remedy as JSON."""

    rule: str
    severity: str
    file: str
    sheet: str
    cell: str
    value_read: str
    region: str
    details: str


def observations_frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """One row per figure, with the columns of Observation."""
    seen = observations if isinstance(observations, Sequence) else list(observations)
    # Column by column: the rows of millions of figures, as tuples, would take as much memory as the figures.
    columns = {name: column_of(map(attrgetter(name), seen), dtype) for name, dtype in dtypes_of(Observation).items()}
    return pd.DataFrame(columns)


def missing_frame(missing: Iterable[MissingMark]) -> pd.DataFrame:
    """One row per cell in which a sender says that there is no figure, with the columns of MissingMark."""
    return table_of([asdict(mark) for mark in missing], MissingMark)


def groups_frame(groups: Iterable[SurveyGroup]) -> pd.DataFrame:
    """One row per group of a survey's respondents, with the columns of SurveyGroup."""
    return table_of([asdict(group) for group in groups], SurveyGroup)


def answers_frame(answers: Iterable[Answer], form: str) -> pd.DataFrame:
    """One row per answer of one form, with the columns of its type."""
    row = ANSWERS[form]
    return table_of([asdict(answer) for answer in answers if isinstance(answer, row)], row)


def accounts_frame(accounts: Iterable[SheetAccount]) -> pd.DataFrame:
    """One row per sheet, with the columns of SheetAccount."""
    return table_of([asdict(account) for account in accounts], SheetAccount)


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """One row per finding: rule, severity, file, sheet, cell, value_read, region, details.

    `details` holds the values of the sentences as JSON; `with_words` adds the sentences themselves.
    """
    rows = [
        asdict(finding)
        | {
            "severity": severity_of(finding.rule),
            "details": json.dumps(finding.details, ensure_ascii=False, sort_keys=True),
        }
        for finding in findings
    ]
    return table_of(rows, FindingRow)


def with_words(findings: pd.DataFrame, words: Language | str = "id") -> pd.DataFrame:
    """The frame of findings with `message` and `remedy` before `region`, in the words given."""
    said = [
        say_finding(rule, json.loads(details), words)
        for rule, details in zip(findings["rule"], findings["details"], strict=True)
    ]
    place = list(findings.columns).index("region")
    worded = findings.copy()
    worded.insert(place, "remedy", pd.Series([one.remedy for one in said], index=findings.index, dtype="str"))
    worded.insert(place, "message", pd.Series([one.message for one in said], index=findings.index, dtype="str"))
    return worded


def unclosed_accounts(accounts: pd.DataFrame) -> list[str]:
    """File and sheet of each account in which the rows, or the filled cells, do not add up to those of the sheet."""
    rows = accounts[list(ROW_CLASSES)].sum(axis=1) != accounts["rows"]
    cells = accounts[["observations", "missing", "faulty", "aside"]].sum(axis=1) != accounts["cells"]
    return [f"{row['file']}, {row['sheet']}" for _, row in accounts[rows | cells].iterrows()]
