"""`datapackage.json` describes every published table as it is, so that readers without the project get it right."""

import csv
import dataclasses
import io
import json
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from antikorupsi.common import FINEST, Addresses, Language, dtypes_of, table_of
from antikorupsi.ingest import Observation, Reply
from antikorupsi.publish.results.datapackage import open_data_files
from antikorupsi.publish.results.files import result_files
from antikorupsi.publish.results.open_tables import open_tables
from helpers import Assessment
from helpers.eligibility import VerdictRow
from helpers.scoring import ScoreRow

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
BASE = "https://contoh.example/2025/"


def published(assessment, folder, language="id", base=""):
    """The results and tables of an assessment in a folder; the description, read."""
    files = result_files(assessment, folder, language)
    addresses = Addresses(assessment.period.name, language, base)
    files |= open_data_files(assessment, folder, files[folder / "hasil.csv"], MADE, addresses)
    for path, content in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def faults_of(folder):
    """What the reference reader finds wrong: types, keys, hashes, sizes."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [error.message for task in report.tasks for error in task.errors] + [each.message for each in report.errors]


def rows_of(folder, table):
    text = (folder / "tabel" / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("period", ["2025", "contoh", "desa-contoh"])
def test_the_reference_reader_finds_no_fault(period, tmp_path):
    package = published(Assessment.load(period), tmp_path)
    assert faults_of(tmp_path) == []
    assert {each["path"] for each in package["resources"]} == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*") if path.suffix in (".csv", ".parquet")
    }


@pytest.mark.parametrize(
    ("table", "line", "fault"),
    [
        ("verdicts", "99.99,mcp,meets,80,,2024,>= 75,published,false,,,,", "foreign key"),
        ("verdicts", "01.01,mcp,meets,80,,2024,>= 75,published,false,,,,", "primary key"),
        ("verdicts", "01.01,x,meets,eighty,,2024,>= 75,published,false,,,,", 'type is "number/default"'),
    ],
    ids=["a region that is not there", "a verdict twice", "a word in place of a figure"],
)
def test_a_line_that_breaks_the_description_is_a_fault(assessment_contoh, tmp_path, table, line, fault):
    published(assessment_contoh, tmp_path)
    with (tmp_path / "tabel" / f"{table}.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"{line}\r\n")
    assert any(fault.lower() in each.lower() for each in faults_of(tmp_path))


PARQUET_TYPES = {"string": "string", "number": "double", "integer": "int64", "boolean": "bool", "date": "date32[day]"}


def test_each_parquet_file_holds_what_its_csv_file_holds_with_the_types_of_the_description(assessment_contoh, tmp_path):
    package = {each["name"]: each for each in published(assessment_contoh, tmp_path)["resources"]}
    names = [name for name in package if not name.endswith("-parquet")]
    assert [name for name in package if name.endswith("-parquet")] == [f"{name}-parquet" for name in names]
    for name in names:
        described, in_parquet = package[name], package[f"{name}-parquet"]
        assert in_parquet["path"] == described["path"].replace(".csv", ".parquet")
        assert in_parquet["schema"]["fields"] == described["schema"]["fields"]
        assert in_parquet["schema"].get("primaryKey") == described["schema"].get("primaryKey")
        table = pq.read_table(tmp_path / in_parquet["path"])
        fields = {field["name"]: field["type"] for field in described["schema"]["fields"]}
        assert {field.name: str(field.type) for field in table.schema} == {
            column: PARQUET_TYPES[kind] for column, kind in fields.items()
        }
        with frictionless.Package(str(tmp_path / "datapackage.json")).get_table_resource(name) as resource:
            as_csv = [plain(row.to_dict()) for row in resource.row_stream]
        assert table.to_pylist() == as_csv, name


def plain(row):
    """A row of the reference reader as Python holds it: it reads numbers as decimals."""
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in row.items()}


def test_a_parquet_file_that_was_altered_is_a_fault(assessment_contoh, tmp_path):
    published(assessment_contoh, tmp_path)
    with (tmp_path / "tabel" / "places.parquet").open("ab") as file:
        file.write(b"x")
    assert any("hash" in fault for fault in faults_of(tmp_path))


def test_a_column_in_parquet_keeps_its_meaning_and_unit(assessment_contoh, tmp_path):
    published(assessment_contoh, tmp_path, "en")
    field = pq.read_schema(tmp_path / "tabel" / "deliveries.parquet").field("days")
    assert field.metadata[b"unit"] == b"number"
    assert field.metadata[b"description"].startswith(b"How many days it is late")


def test_a_table_without_rows_has_its_columns_in_both(assessment_2025, tmp_path):
    published(assessment_2025, tmp_path)
    for name in ("reviews", "replies", "actions"):
        assert rows_of(tmp_path, name) == []
        assert pq.read_table(tmp_path / "tabel" / f"{name}.parquet").num_rows == 0
    assert "review_code" in pq.read_schema(tmp_path / "tabel" / "reviews.parquet").names


def test_answers_and_deliveries_are_published_with_what_they_amount_to(assessment_contoh, tmp_path):
    published(assessment_contoh, tmp_path)
    reviews = rows_of(tmp_path, "reviews")
    assert [row["region"] for row in reviews] == assessment_contoh.reviews["region"].tolist()
    assert {row["region"]: row["same"] for row in reviews} == {
        "01.01": "true",
        "01.02": "true",
        "01.03": "false",
        "01.04": "true",
    }
    states = sorted((row["region"], row["state"]) for row in rows_of(tmp_path, "actions"))
    assert states == [("01.02", "open"), ("01.03", "open"), ("01.03", "overdue"), ("01.04", "done")]
    assert [row["decision"] for row in rows_of(tmp_path, "replies")] == assessment_contoh.replies["decision"].tolist()
    deliveries = rows_of(tmp_path, "deliveries")
    assert len(deliveries) == len(assessment_contoh.deliveries)
    late = next(row for row in deliveries if row["sender"] == "Inspektorat Provinsi Contoh")
    assert (late["instrument"], late["due"], late["state"], late["days"]) == ("spip", "2025-11-14", "late", "44")
    assert late["newest"] == "", "no older figure is no year"


@pytest.mark.parametrize("text", ["=1+1", "0812 3456 7890"])
def test_what_offices_wrote_is_published_masked_and_harmless(assessment_contoh, tmp_path, text):
    rows = [Reply(region="01.04", file="a.xlsx", sheet="A", cell="F6", day="2025-12-01", office="x", reply=text)]
    changed = dataclasses.replace(assessment_contoh, replies=table_of(list(map(dataclasses.asdict, rows)), Reply))
    published(changed, tmp_path)
    (row,) = rows_of(tmp_path, "replies")
    assert row["reply"] in ("'=1+1", "(disamarkan)")
    (seen,) = pq.read_table(tmp_path / "tabel" / "replies.parquet").to_pylist()
    assert seen["reply"] == row["reply"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_column_of_every_table_is_described_in_the_language(assessment_contoh, tmp_path, language):
    package = published(assessment_contoh, tmp_path, language)
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert [field["name"] for field in fields if not field.get("description")] == []
    by_name = {each.name: each for each in open_tables(Language(language))}
    for name, row in (("verdicts", VerdictRow), ("scores", ScoreRow), ("observations", Observation)):
        assert [column.name for column in by_name[name].columns] == list(dtypes_of(row))
    described = {field["name"]: field["description"] for field in package["resources"][1]["schema"]["fields"]}
    assert described["name"] == {"id": "Nama", "en": "Name"}[language]


def test_the_tables_hold_what_the_assessment_holds(assessment_contoh, tmp_path):
    published(assessment_contoh, tmp_path)
    for name, count in (("verdicts", "status"), ("scores", "level"), ("observations", "instrument")):
        table = getattr(assessment_contoh, name)
        rows = rows_of(tmp_path, name)
        assert [row[count] for row in rows] == table[count].tolist()
        assert [row["region"] for row in rows] == table["region"].tolist()
    figures = pd.Series([row["value"] for row in rows_of(tmp_path, "observations")])
    expected = assessment_contoh.observations["value"].round(FINEST)
    assert pd.to_numeric(figures, errors="coerce").equals(expected)
    assert (figures == "").equals(expected.isna())
    assert len(rows_of(tmp_path, "findings")) == len(assessment_contoh.findings)
    assert {row["simulated"] for row in rows_of(tmp_path, "places")} == {"true"}


def test_findings_are_in_the_language_of_the_package(assessment_contoh, tmp_path):
    messages = []
    for language in ("id", "en"):
        (folder := tmp_path / language).mkdir()
        published(assessment_contoh, folder, language)
        messages.append({row["cell"]: row["message"] for row in rows_of(folder, "findings")})
    assert messages[0]["F30"] == "delapan puluh bukan angka."
    assert messages[1]["F30"] == "delapan puluh is not a number."


def test_licence_sources_publisher_and_the_declared_time_are_said(assessment_2025, tmp_path):
    package = published(assessment_2025, tmp_path)
    assert [each["name"] for each in package["licenses"]] == ["CC-BY-4.0"]
    assert "Indeks SPBE (KemenPANRB)" in [each["title"] for each in package["sources"]]
    assert package["contributors"] == [{"title": "Workbook Kabupaten/Kota Antikorupsi", "role": "publisher"}]
    assert package["created"] == "2026-01-02T03:04:00+00:00"
    assert "31 Desember 2025" in package["description"]


def test_a_simulated_period_says_so_in_title_and_description(assessment_contoh, tmp_path):
    package = published(assessment_contoh, tmp_path)
    assert package["title"].startswith("SIMULASI")
    assert "SIMULASI" in package["description"]


def test_the_same_assessment_gives_the_same_bytes(assessment_contoh, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        published(assessment_contoh, folder)
    files = [path.relative_to(one) for path in one.rglob("*.*") if path.is_file()]
    assert [name for name in files if (one / name).read_bytes() != (other / name).read_bytes()] == []
    assert len(files) == 23


def test_its_identifier_is_its_address_or_else_a_urn(assessment_contoh, tmp_path):
    assert published(assessment_contoh, tmp_path)["id"].startswith("urn:uuid:")
    package = published(assessment_contoh, tmp_path, base=BASE)
    assert package["id"] == f"{BASE}datapackage.json"
    assert package["homepage"] == f"{BASE}index.html"
    assert published(assessment_contoh, tmp_path, "en", BASE)["id"] == f"{BASE}en/datapackage.json"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", '=HYPERLINK("https://contoh.example")'])
def test_no_text_of_a_table_can_run_in_a_spreadsheet_program(assessment_contoh, tmp_path, text, monkeypatch):
    changed = assessment_contoh.observations.assign(note=text)
    monkeypatch.setitem(assessment_contoh.__dict__, "kept_observations", changed)
    published(assessment_contoh, tmp_path)
    assert {row["note"] for row in rows_of(tmp_path, "observations")} == {f"'{text}"}
    assert faults_of(tmp_path) == []


def test_a_table_written_in_parts_is_the_one_written_at_once(assessment_contoh, tmp_path, monkeypatch):
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    module = import_module("antikorupsi.publish.results.open_tables")  # the face gives the function of its name
    for folder, most in ((whole, 50_000), (parts, 1_000)):
        folder.mkdir()
        monkeypatch.setattr(module, "_PART", most)
        published(assessment_contoh, folder)
    assert pq.ParquetFile(parts / "tabel" / "observations.parquet").num_row_groups > 1
    for path in (whole / "tabel").iterdir():
        other = parts / "tabel" / path.name
        if path.suffix == ".csv":
            assert other.read_bytes() == path.read_bytes()
        else:
            assert pq.read_table(other).equals(pq.read_table(path))
