"""The tidy tables and `datapackage.json`, which describes them by the Data Package standard (v1, Frictionless Data)."""

import json
import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from antikorupsi.assess import Assessment
from antikorupsi.common import COMPILATION, DEFAULT_LANGUAGE, INDEX_PAGE, Addresses, Language
from antikorupsi.publish.results.columns import ResultColumn, result_columns
from antikorupsi.publish.results.files import NAMES
from antikorupsi.publish.results.open_tables import OpenTable, open_table_csv, open_tables
from antikorupsi.rules import instrument_by_id

PACKAGE = "datapackage.json"
TABLES = "tabel"
_NOT_IN_NAMES = re.compile(r"[^-a-z0-9._/]+")

# Written out, because readers that have to guess take the bar between file and sheet for a delimiter.
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}

_Described = dict[str, Any]  # Any: JSON


def open_data_files(
    assessment: Assessment, folder: Path, results_csv: bytes, made: datetime, addresses: Addresses
) -> dict[Path, bytes]:
    """The tables as CSV, then the description of them and of `hasil.csv`, by their places in a folder.

    `made` is the declared time of the run, the only one in the description.
    """
    words = assessment.words(addresses.language)
    tables = open_tables(words)
    files = {f"{TABLES}/{table.name}.csv": open_table_csv(table, assessment, words).encode() for table in tables}
    resources = [_of_results(assessment, results_csv, words)]
    resources += [_of_table(table, name, content) for table, (name, content) in zip(tables, files.items(), strict=True)]
    described = json.dumps(_package(assessment, resources, words, made, addresses), ensure_ascii=False, indent=1)
    return {folder / name: content for name, content in files.items()} | {folder / PACKAGE: f"{described}\n".encode()}


def _package(
    assessment: Assessment, resources: list[_Described], words: Language, made: datetime, addresses: Addresses
) -> _Described:
    say, period = words.say, assessment.period
    title = say("Assessment results {period}", period=period.name)
    whole = say("Workbook Kabupaten/Kota Antikorupsi")
    ending = "" if words.code == DEFAULT_LANGUAGE else f"-{words.code}"
    described: _Described = {
        "profile": "tabular-data-package",
        "name": _NOT_IN_NAMES.sub("-", f"workbook-antikorupsi-{period.name}{ending}".lower()),
        "id": addresses.of(PACKAGE),
        "title": f"SIMULASI: {title}" if period.simulated else title,
        "description": _description(assessment, words),
        **({"homepage": addresses.of(INDEX_PAGE)} if addresses.base else {}),
        "created": made.isoformat(timespec="seconds"),
        "hash": f"sha256:{sha256(''.join(each['hash'] for each in resources).encode()).hexdigest()}",
        "licenses": [{"name": COMPILATION.identifier, "title": COMPILATION.title, "path": COMPILATION.address}],
        "contributors": [{"title": whole, "role": "publisher"}],
        "sources": _sources(assessment, words),
        "resources": resources,
    }
    return described


def _description(assessment: Assessment, words: Language) -> str:
    """What the package is, what an empty value means, and what the licence covers."""
    say, period = words.say, assessment.period
    sentences = [
        say("SIMULATION: fictitious figures, no real region.") if period.simulated else "",
        say("Framework {framework}, weights {weights}.", framework=assessment.framework.id, weights=assessment.weights),
        say("Verdicts as of {day}.", day=words.date(assessment.as_of.day)) if assessment.framework.criteria else "",
        say("An empty value means that there is no figure; it is neither zero nor a failure."),
        say("A text that a spreadsheet program would run as a formula has an apostrophe before it."),
        say("The licence is that of the compilation; facts are free."),
    ]
    return " ".join(filter(None, sentences))


def _sources(assessment: Assessment, words: Language) -> list[_Described]:
    """The instruments that figures were received of, with the agency that publishes each."""
    known = instrument_by_id()
    received = sorted(set(assessment.observations["instrument"]))
    return [
        {"title": f"{words.pick(known[name].name)} ({known[name].owner})"} if name in known else {"title": name}
        for name in received
    ]


def _of_results(assessment: Assessment, content: bytes, words: Language) -> _Described:
    meaning = words.say("All results, one row for each place")
    columns = result_columns(assessment.framework, words)
    schema = _schema(columns, ("code",), {"code": ("places", "code"), "province_code": ("places", "code")})
    return _resource("hasil", NAMES["csv"], meaning, content, schema)


def _of_table(table: OpenTable, path: str, content: bytes) -> _Described:
    schema = _schema(table.columns, table.key, dict(table.references))
    return _resource(table.name, path, table.meaning, content, schema)


def _resource(name: str, path: str, meaning: str, content: bytes, schema: _Described) -> _Described:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "description": meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _schema(
    columns: "list[ResultColumn] | tuple[ResultColumn, ...]",
    key: tuple[str, ...],
    references: dict[str, tuple[str, str]],
) -> _Described:
    keys = {"primaryKey": list(key)} if key else {}
    foreign = [
        {"fields": name, "reference": {"resource": table, "fields": column}}
        for name, (table, column) in references.items()
    ]
    return {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        **keys,
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: ResultColumn) -> _Described:
    described = {"name": column.name, "type": column.kind, "description": column.meaning}
    further = {"unit": column.unit, "rule": column.rule}
    return described | {name: text for name, text in further.items() if text}
