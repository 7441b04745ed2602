"""Records into the tables that everything after the ingest reads."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from operator import attrgetter

import pandas as pd

from helpers.instruments.records import ROW_CLASSES, Finding, MissingMark, Observation, SheetAccount
from helpers.instruments.rules import say_finding, severity_of
from helpers.instruments.survey_groups import SurveyGroup
from helpers.language import Language

_OBSERVATION_TYPES = {
    field.name: {"year": "int64", "value": "float64", "simulated": "bool"}.get(field.name, "str")
    for field in fields(Observation)
}
_ACCOUNT_TYPES = {
    field.name: "str" if field.name in ("file", "sheet", "instrument") else "int64" for field in fields(SheetAccount)
}


def observations_frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """One row per figure, with the columns of Observation."""
    rows = list(map(attrgetter(*_OBSERVATION_TYPES), observations))  # millions: asdict would take most of the time
    return pd.DataFrame(rows, columns=list(_OBSERVATION_TYPES)).astype(_OBSERVATION_TYPES)


def missing_frame(missing: Iterable[MissingMark]) -> pd.DataFrame:
    """One row per cell in which a sender says that there is no figure, with the columns of MissingMark."""
    types = {field.name: "int64" if field.name == "year" else "str" for field in fields(MissingMark)}
    return pd.DataFrame([asdict(mark) for mark in missing], columns=list(types)).astype(types)


def groups_frame(groups: Iterable[SurveyGroup]) -> pd.DataFrame:
    """One row per group of a survey's respondents, with the columns of SurveyGroup."""
    numbers = {"year": "int64", "respondents": "Int64", "value": "float64", "lower": "float64", "upper": "float64"}
    types = {field.name: numbers.get(field.name, "str") for field in fields(SurveyGroup)}
    types |= {"suppressed": "bool", "simulated": "bool"}
    return pd.DataFrame([asdict(group) for group in groups], columns=list(types)).astype(types)


def accounts_frame(accounts: Iterable[SheetAccount]) -> pd.DataFrame:
    """One row per sheet, with the columns of SheetAccount."""
    return pd.DataFrame([asdict(account) for account in accounts], columns=list(_ACCOUNT_TYPES)).astype(_ACCOUNT_TYPES)


def findings_frame(findings: Iterable[Finding], words: Language | str = "id") -> pd.DataFrame:
    """One row per problem: rule, severity, file, sheet, cell, value_read, message, remedy, region, details.

    `message` and `remedy` are in the words given, Indonesian as the senders'; `details` holds their values as JSON, so
    that a page in another language can say the same.
    """
    columns = ["rule", "severity", "file", "sheet", "cell", "value_read", "message", "remedy", "region", "details"]
    rows = []
    for finding in findings:
        said = say_finding(finding.rule, finding.details, words)
        row = asdict(finding) | {"severity": severity_of(finding.rule), "message": said.message, "remedy": said.remedy}
        rows.append(row | {"details": json.dumps(finding.details, ensure_ascii=False, sort_keys=True)})
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns, "str"))


def unclosed_accounts(accounts: pd.DataFrame) -> list[str]:
    """The sheets whose rows, or whose filled cells, are not all accounted for."""
    rows = accounts[list(ROW_CLASSES)].sum(axis=1) != accounts["rows"]
    cells = accounts[["observations", "missing", "faulty"]].sum(axis=1) != accounts["cells"]
    return [f"{row['file']}, {row['sheet']}" for _, row in accounts[rows | cells].iterrows()]
