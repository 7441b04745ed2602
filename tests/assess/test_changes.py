"""What changed is said figure by figure, with the cell; and a run over the same data says the same again."""

import csv
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from antikorupsi.assess import changes, history
from antikorupsi.common import Addresses
from antikorupsi.common.project import WorkbookError
from antikorupsi.publish.index.writing import write_index
from antikorupsi.publish.placing.placing import place_text
from antikorupsi.show import sentences, tables
from helpers import Assessment

SPI = "SIMULASI 02 Indeks SPI 2021-2025.xlsx"
DAY = date(2025, 12, 9)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of its own with the simulated period in it; of panels and surveys, those of the first region."""
    raw = tmp_path / "data" / "raw" / "contoh"
    others = shutil.ignore_patterns("Lembar Penilaian 01.0[2-9]*", "SKM 01.0[2-9]*")
    shutil.copytree(Path(__file__).parents[2] / "data" / "raw" / "contoh", raw, ignore=others)
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    return tmp_path


def record(folder, day=DAY):
    found = changes.to_record(Assessment.load("contoh"), folder, day)
    if found:
        place_text(found[1], found[0])
    return found


def change_cell(project, value):
    """Changes the SPI of the first simulated region in its file; gives the cell."""
    path = project / "data" / "raw" / "contoh" / SPI
    cell = Assessment.load("contoh").region("01.01").verdicts.set_index("criterion").loc["spi", "cells"]
    workbook = openpyxl.load_workbook(path)
    workbook[cell.split("|")[1]][cell.split("|")[2]] = value
    workbook.save(path)
    return cell


def test_a_changed_cell_is_listed_with_every_figure_that_rests_on_it_and_no_other(project):
    folder = project / "reports"
    record(folder)
    cell = change_cell(project, 12.5)
    now = Assessment.load("contoh")
    found = changes.between(history.read_snapshot(changes.previous(now, folder)), changes.figures_of(now))
    assert set(zip(found["region"], found["kind"], found["id"], strict=True)) == {
        ("01.01", "criterion", "spi"),
        ("01.01", "eligibility", "eligibility"),
    }
    spi = found[found["id"] == "spi"].iloc[0]
    assert (spi["value_before"], spi["value_after"], spi["cells_after"]) == (78.31, 12.5, cell)
    assert changes.count_by_region(found) == {"01.01": 2}


def test_the_report_says_what_changed_in_words_with_the_cell(project):
    record(project / "reports")
    change_cell(project, 12.5)
    now = Assessment.load("contoh")
    previous = str(changes.previous(now, project / "reports").relative_to(project))
    shown = repr(tables.changes(now.region("01.01"), previous))
    assert "2 angka berubah sejak publikasi 9 Desember 2025" in shown
    assert "78,31 · 2024 · memenuhi" in shown
    assert "12,5 · 2024 · tidak memenuhi" in shown
    assert SPI in shown
    other = now.region("01.02", "en")
    assert tables.changes(other, previous) is None
    assert "changes" in repr(sentences.absent(other, previous))


def test_the_index_lists_all_changes_with_their_regions(project):
    record(project / "reports")
    change_cell(project, 12.5)
    now = Assessment.load("contoh")
    previous = str(changes.previous(now, project / "reports").relative_to(project))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    page = write_index(
        now, project / "reports", Addresses("contoh"), moment, changed={"01.01": 2}, previous=previous
    ).read_text()
    listed = page.split('id="perubahan"')[1].split("</details>")[0]
    assert listed.count("Kabupaten Contoh Makmur") == 2
    assert SPI in listed
    assert "#sumber" not in listed


def test_the_history_grows_only_when_a_figure_changed(project):
    folder = project / "reports"
    assert record(folder)[0].name == "0001-2025-12-09.csv"
    assert record(folder, date(2026, 1, 1)) is None
    change_cell(project, 12.5)
    assert record(folder, date(2026, 1, 2))[0].name == "0002-2026-01-02.csv"
    assert changes.previous(Assessment.load("contoh"), folder).name == "0001-2025-12-09.csv"


def test_nothing_to_compare_with_is_said(assessment_contoh):
    view = assessment_contoh.region("01.01")
    assert tables.changes(view) is None
    assert "perubahan" in repr(sentences.absent(view))


def test_the_period_before_is_compared_where_it_is_there(project):
    raw = project / "data" / "raw"
    shutil.copytree(raw / "contoh", raw / "contoh-2024")
    description = (raw / "contoh" / "periode.yaml").read_text()
    assert "2025" in description
    (raw / "contoh-2024" / "periode.yaml").write_text(description.replace("2025", "2024", 1))
    name, found = changes.since_period(Assessment.load("contoh"))
    assert name == "contoh-2024"
    assert not found.empty
    assert "sejak periode contoh-2024" in repr(tables.changes(Assessment.load("contoh").region("01.01")))


def test_figures_read_back_from_a_file_are_the_figures_that_were_written(assessment_2025, tmp_path):
    path, text = changes.to_record(assessment_2025, tmp_path, DAY)
    place_text(text, path)
    assert changes.between(history.read_snapshot(path), changes.figures_of(assessment_2025)).empty
    assert changes.previous(assessment_2025, tmp_path) is None


def test_a_file_without_figures_is_refused_by_name(tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")
    with pytest.raises(WorkbookError, match=r"a\.csv"):
        history.read_snapshot(tmp_path / "a.csv")


def test_a_file_called_like_a_formula_is_text_in_the_history_and_read_back(project):
    raw = project / "data" / "raw" / "contoh"
    name = "=cmd|' C calc'!A0.xlsx"
    (raw / SPI).rename(raw / name)
    path, _ = record(project / "reports")
    assert name in path.read_text(encoding="utf-8")
    assert not [row for row in csv.reader(path.open(encoding="utf-8")) if any(cell.startswith("=") for cell in row)]
    assert history.read_snapshot(path)["cells"].str.startswith(name).any()


ASKED = [
    {"as_of": "2025-06-30"},
    {"framework": "kabkota-2024"},
    {"weights": "equal_components"},
    {"oldest_figure_years": 1},
    {"overrides": {"spi": 68}},
    {"overrides": {"i07": 2}},
]
NEW_YEAR = date(2026, 1, 1)


def put(assessment, folder, day=DAY):
    """Adds an assessment to a history; gives the name of the file, None where nothing was added."""
    found = changes.to_record(assessment, folder, day)
    if found:
        place_text(found[1], found[0])
    return found and found[0].name


def with_another_spi(assessment, value):
    """The assessment with another SPI of its first region."""
    verdicts = assessment.verdicts.copy()
    verdicts.loc[(verdicts["region"] == "01.01") & (verdicts["criterion"] == "spi"), "value"] = value
    return replace(assessment, verdicts=verdicts)


def told(assessment, folder, code="01.01"):
    """What a region's report says of changes, after the publication that it is compared with."""
    path = changes.previous_by_region(assessment, folder, [code]).get(code, "")
    return " ".join(repr(tables.changes(assessment.region(code), str(path))).split())


@pytest.mark.parametrize("asked", ASKED)
def test_figures_that_a_parameter_changed_are_no_changes(assessment_contoh, tmp_path, asked):
    put(assessment_contoh, tmp_path)
    now = Assessment.load("contoh", **asked)
    said = told(now, tmp_path)
    assert "Publikasi sebelumnya, 9 Desember 2025, dibuat " in said
    assert "Belum ada publikasi terdahulu yang dibuat dengan parameter yang sama" in said
    assert "angka berubah sejak" not in said
    assert changes.compared(now, changes.previous(now, tmp_path)).differs.empty


def test_the_day_of_a_publication_made_otherwise_is_named(assessment_contoh, tmp_path):
    put(Assessment.load("contoh", **ASKED[0]), tmp_path)
    assert "dibuat per 30 Juni 2025;" in told(assessment_contoh, tmp_path)


def test_the_newest_publication_made_alike_is_compared_with(assessment_contoh, tmp_path):
    put(assessment_contoh, tmp_path)
    put(Assessment.load("contoh", **ASKED[0]), tmp_path, NEW_YEAR)
    said = told(with_another_spi(assessment_contoh, 72.0), tmp_path)
    assert "Publikasi sebelumnya, 1 Januari 2026, dibuat " in said
    assert "1 angka berubah sejak publikasi 9 Desember 2025" in said


def test_a_repeated_publication_says_the_same_whatever_was_made_between(assessment_contoh, tmp_path):
    put(assessment_contoh, tmp_path)
    put(Assessment.load("contoh", **ASKED[0]), tmp_path, NEW_YEAR)
    before = told(assessment_contoh, tmp_path)
    assert put(assessment_contoh, tmp_path, date(2026, 1, 2)) == "0003-2026-01-02.csv"
    assert put(assessment_contoh, tmp_path, date(2026, 1, 3)) is None
    assert told(assessment_contoh, tmp_path) == before


def test_a_history_without_parameters_is_read_and_taken_to_be_made_without_any(assessment_contoh, tmp_path):
    name = put(assessment_contoh, tmp_path)
    path = tmp_path / history.HISTORY / name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(",parameter,")), encoding="utf-8")
    assert history.asked_in(path) is None
    assert put(assessment_contoh, tmp_path, NEW_YEAR) is None
    said = told(with_another_spi(assessment_contoh, 72.0), tmp_path)
    assert "1 angka berubah sejak publikasi 9 Desember 2025, yang dianggap dibuat tanpa parameter" in said
    said = told(Assessment.load("contoh", **ASKED[0]), tmp_path)
    assert "Publikasi sebelumnya, 9 Desember 2025, tidak mencatat parameter pembuatannya" in said
    assert "angka berubah" not in said


def test_the_period_before_is_not_compared_with_what_a_parameter_changed():
    assert changes.since_period(Assessment.load("2026")) is not None
    assert changes.since_period(Assessment.load("2026", as_of="2026-06-30")) is None
