"""The results of units of a type of a period's own: no columns of provinces where they lie in none."""

import csv
import io
import json
import shutil

import openpyxl
import pytest

from antikorupsi.cli import founding
from antikorupsi.publish.results.datapackage import _of_results
from antikorupsi.publish.results.files import result_files
from helpers import Assessment


@pytest.fixture
def schools(tmp_path):
    shutil.copytree(founding._EXAMPLE, tmp_path / "raw" / "sekolah-2027")
    return lambda: Assessment.load("sekolah-2027", raw=tmp_path / "raw")


def headings(workbook):
    return {str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value}


@pytest.mark.parametrize(("language", "word"), [("id", "provinsi"), ("en", "province")])
def test_units_outside_of_provinces_have_no_columns_of_them(schools, tmp_path, language, word):
    written = {path.suffix: content for path, content in result_files(schools(), tmp_path, language).items()}
    workbook = openpyxl.load_workbook(io.BytesIO(written[".xlsx"]))
    assert [text for text in headings(workbook) if word in text.lower()] == []
    columns = next(csv.reader(io.StringIO(written[".csv"].decode("utf-8-sig"))))
    assert [column for column in columns if "province" in column] == []
    assert [column for column in json.loads(written[".json"])["regions"][0] if "province" in column] == []
    described = _of_results(schools(), "hasil.csv", written[".csv"], schools().words(language))
    assert [field["name"] for field in described["schema"]["fields"]] == columns
    assert [key["fields"] for key in described["schema"]["foreignKeys"]] in ([["code"]], ["code"])


def test_units_in_provinces_have_them(schools, tmp_path):
    path = tmp_path / "raw" / "sekolah-2027" / "unit.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{head},province", *(f"{line},Contoh Barat" for line in lines)]), encoding="utf-8")
    written = {each.suffix: content for each, content in result_files(schools(), tmp_path, "en").items()}
    rows = list(csv.DictReader(io.StringIO(written[".csv"].decode("utf-8-sig"))))
    assert {(row["province_code"], row["province"]) for row in rows} == {("01", "Contoh Barat")}
    assert "Province" in headings(openpyxl.load_workbook(io.BytesIO(written[".xlsx"])))
