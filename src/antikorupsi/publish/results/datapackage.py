"""The tidy tables and `datapackage.json`, which describes them by the Data Package standard (v1, Frictionless Data)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import Any

from antikorupsi.assess import Assessment
from antikorupsi.common import COMPILATION, DEFAULT_LANGUAGE, INDEX_PAGE, Addresses, Language
from antikorupsi.publish.placing import MOST_IN_MEMORY, Content, content_of, size_and_hash
from antikorupsi.publish.results.columns import ResultColumn
from antikorupsi.publish.results.files import NAMES, PARQUET, published_values
from antikorupsi.publish.results.open_tables import OpenTable, open_table_csv, open_table_parts, open_tables
from antikorupsi.publish.results.parquet_files import MEDIA_TYPE, parquet_of, write_parquet
from antikorupsi.publish.results.table import columns_of, result_by_region
from antikorupsi.rules import instrument_by_id

PACKAGE = "datapackage.json"
TABLES = "tabel"
_NOT_IN_NAMES = re.compile(r"[^-a-z0-9._/]+")

# Written out, because readers that have to guess take the bar between file and sheet for a delimiter.
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}

# The standard's tables are CSV. As a plain file frictionless checks size and hash; as a table it would read Parquet by
# pandas, where a missing whole number is none. The schema is there for all readers.
_PLAIN_FILE = {"type": "file"}
_PLACE = ("places", "code")

_Described = dict[str, Any]  # Any: JSON


def open_data_files(
    assessment: Assessment, folder: Path, results_csv: bytes, made: datetime, addresses: Addresses
) -> dict[Path, Content]:
    """The tables as CSV and as Parquet, then the description of them and of `hasil.csv`, by their places in a folder.

    A Parquet file holds the rows of the CSV file of its name, with the same types, and has a description of its own.
    `made` is the declared time of the run, the only one in the description.
    """
    words = assessment.words(addresses.language)
    results_parquet = _results_parquet(assessment, words)
    files: dict[str, Content] = {PARQUET: results_parquet}
    resources = [_of_results(assessment, NAMES["csv"], results_csv, words)]
    as_parquet = [_of_results(assessment, PARQUET, results_parquet, words)]
    for table in open_tables(words):
        written = _written(table, assessment, words, folder)
        for content, ending, described in zip(written, ("csv", "parquet"), (resources, as_parquet), strict=True):
            place = f"{TABLES}/{table.name}.{ending}"
            files[place] = content
            described.append(_of_table(table, place, content))
    resources += as_parquet
    package = json.dumps(_package(assessment, resources, words, made, addresses), ensure_ascii=False, indent=1)
    files[PACKAGE] = f"{package}\n".encode()
    return {folder / name: content for name, content in files.items()}


def _written(table: OpenTable, assessment: Assessment, words: Language, folder: Path) -> tuple[Content, Content]:
    """A table as CSV and as Parquet; what is large lies in files without names in the folder, and not in memory."""
    near = str(folder) if folder.is_dir() else None
    csv, parquet = (SpooledTemporaryFile(MOST_IN_MEMORY, dir=near) for _ in range(2))  # noqa: SIM115 closed when placed

    def parts() -> Iterator[list[list[Any]]]:  # Any: cells of tables
        for number, rows in enumerate(open_table_parts(table, assessment, words)):
            csv.write(open_table_csv(table, rows, header=not number).encode())
            yield rows.to_numpy("object").tolist()

    write_parquet(parquet, table.columns, parts())
    return content_of(csv), content_of(parquet)


def _package(
    assessment: Assessment, resources: list[_Described], words: Language, made: datetime, addresses: Addresses
) -> _Described:
    say, period = words.say, assessment.period
    title = say("Assessment results {period}", period=period.name)
    whole = say("Workbook Kabupaten/Kota Antikorupsi")
    ending = "" if words.code == DEFAULT_LANGUAGE else f"-{words.code}"
    described: _Described = {
        "profile": "data-package",
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
    received = sorted(set(assessment.kept_observations["instrument"]))
    return [
        {"title": f"{words.pick(known[name].name)} ({known[name].owner})"} if name in known else {"title": name}
        for name in received
    ]


def _results_parquet(assessment: Assessment, words: Language) -> bytes:
    """`hasil.csv` as Parquet."""
    columns = columns_of(assessment, words)
    return parquet_of(columns, published_values(columns, result_by_region(assessment, words)))


def _of_results(assessment: Assessment, path: str, content: bytes, words: Language) -> _Described:
    meaning = words.say("All results, one row for each place")
    columns = columns_of(assessment, words)
    places = [column.name for column in columns if column.name in ("code", "province_code")]
    return _resource(path, meaning, content, columns, ("code",), dict.fromkeys(places, _PLACE))


def _of_table(table: OpenTable, path: str, content: Content) -> _Described:
    return _resource(path, table.meaning, content, table.columns, table.key, table.references)


def _resource(
    path: str,
    meaning: str,
    content: Content,
    columns: Sequence[ResultColumn],
    key: tuple[str, ...],
    references: Mapping[str, tuple[str, str]],
) -> _Described:
    """The description of one file; the name of one in Parquet ends so, and so do those of the tables it refers to."""
    stem, _, ending = PurePosixPath(path).name.partition(".")
    suffix = "" if ending == "csv" else f"-{ending}"
    size, sha256_of_all = size_and_hash(content)
    as_text = {"encoding": "utf-8", "dialect": _DIALECT} if ending == "csv" else {}
    return {
        "profile": "tabular-data-resource" if ending == "csv" else "data-resource",
        **({} if ending == "csv" else _PLAIN_FILE),
        "name": f"{stem}{suffix}",
        "path": path,
        "description": meaning,
        "format": ending,
        "mediatype": "text/csv" if ending == "csv" else MEDIA_TYPE,
        **as_text,
        "bytes": size,
        "hash": f"sha256:{sha256_of_all}",
        "schema": _schema(columns, key, references, suffix),
    }


def _schema(
    columns: Sequence[ResultColumn], key: tuple[str, ...], references: Mapping[str, tuple[str, str]], suffix: str
) -> _Described:
    keys = {"primaryKey": list(key)} if key else {}
    foreign = [
        {"fields": name, "reference": {"resource": f"{table}{suffix}", "fields": column}}
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
