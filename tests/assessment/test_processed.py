"""The processed tables are rebuilt when, and only when, something they depend on has changed."""

import json
import shutil

import pandas as pd
import pytest

from helpers import Assessment
from helpers.assessment import assessment as module
from helpers.assessment.processed import KEY_FILE, key_of, load_or_build
from helpers.project import root


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project of its own: one period with two of the published spreadsheets."""
    raw = tmp_path / "data" / "raw" / "2025"
    raw.mkdir(parents=True)
    for name in ("02 Indeks SPI 2021-2025.xlsx", "06 Nilai SAKIP.xlsx"):
        shutil.copy(root() / "data" / "raw" / "2025" / name, raw / name)
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    return tmp_path


@pytest.fixture
def builds(monkeypatch):
    """How often the spreadsheets were read."""
    read = module._read
    counted = []
    monkeypatch.setattr(
        module, "_read", lambda period, framework: counted.append(period.name) or read(period, framework)
    )
    return counted


def test_unchanged_files_are_not_read_again(project, builds):
    first, second = Assessment.load("2025"), Assessment.load("2025")
    assert builds == ["2025"]
    pd.testing.assert_frame_equal(first.observations, second.observations)
    pd.testing.assert_frame_equal(first.verdicts, second.verdicts)
    pd.testing.assert_frame_equal(first.scores, second.scores)


def test_a_changed_removed_or_added_file_is_noticed(project, builds):
    Assessment.load("2025")
    (project / "data" / "raw" / "2025" / "06 Nilai SAKIP.xlsx").unlink()
    assert "sakip" not in set(Assessment.load("2025").observations["instrument"])
    shutil.copy(
        root() / "data" / "raw" / "2025" / "02 Indeks SPI 2021-2025.xlsx", project / "data" / "raw" / "2025" / "x.xlsx"
    )
    Assessment.load("2025")
    assert len(builds) == 3


def test_changed_code_is_noticed(project, builds, monkeypatch):
    Assessment.load("2025")
    monkeypatch.setattr("helpers.assessment.processed.package_hash", lambda: "another")
    Assessment.load("2025")
    assert len(builds) == 2


def test_all_five_tables_are_kept_as_parquet(project):
    Assessment.load("2025")
    folder = project / "data" / "processed" / "2025"
    assert sorted(path.name for path in folder.glob("*.parquet")) == [
        f"{name}.parquet" for name in ("accounts", "findings", "observations", "scores", "verdicts")
    ]


def test_other_thresholds_do_not_touch_the_kept_tables(project, builds):
    Assessment.load("2025")
    folder = project / "data" / "processed" / "2025"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    Assessment.load("2025", overrides={"spi": 60}, framework="kabkota-2024")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(builds) == 1


def test_a_torn_key_is_built_again(tmp_path):
    folder, key = tmp_path / "processed", {"package": "x"}
    table = {"a": pd.DataFrame({"x": [1]})}
    load_or_build(folder, key, lambda: table)
    (folder / KEY_FILE).write_text('{"pack')
    load_or_build(folder, key, lambda: table)
    assert json.loads((folder / KEY_FILE).read_text()) == key


def test_the_key_names_every_raw_file(project):
    key = key_of(project / "data" / "raw" / "2025")
    assert {"raw/02 Indeks SPI 2021-2025.xlsx", "raw/06 Nilai SAKIP.xlsx", "package"} == set(key)


def test_a_new_period_needs_only_its_folder(project):
    (project / "data" / "raw" / "2026").mkdir()
    shutil.copy(
        root() / "data" / "raw" / "2025" / "02 Indeks SPI 2021-2025.xlsx",
        project / "data" / "raw" / "2026" / "spi.xlsx",
    )
    view = Assessment.load("2026").region("Kota Surakarta")
    spi = view.verdicts.set_index("criterion").loc["spi"]
    assert (spi["value"], spi["year"]) == (75.66, 2025), "2026 may use the figure of 2025"
