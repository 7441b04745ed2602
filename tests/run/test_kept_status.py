"""A status is given again while nothing that it depends on was touched, and never longer."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from antikorupsi.common import project as project_folders
from antikorupsi.run import DeliveryStatus, KeptStatus, PageStatus, Status, kept_status

ASKED = dict.fromkeys(("language", "framework", "raw", "reports"), "") | {"period": "contoh", "overrides": "{}"}
FILES = ("data/raw/contoh/spi.xlsx", "reports/contoh/daerah/kota.html", "notebooks/a.ipynb", "dicoba.yaml")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of four files, in which the clock of the disk is taken at its word."""
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    monkeypatch.setattr(kept_status, "_TWO_SECONDS", 0)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "data" / "processed").mkdir()
    return tmp_path


@pytest.fixture
def status(project):
    """A status with a page of each kind."""
    pages = [
        PageStatus("Kota", "daerah/kota.html", "stale", ("figures", "peers"), "2026-01-01T00:00:00+07:00"),
        PageStatus("Kota Dua", "daerah/kota-dua.html", "missing", ("never made",)),
    ]
    deliveries = (DeliveryStatus("late", "SPI 2024 from KPK: late by 3 days."),)
    counted = "Deliveries as of 3 February 2025: 1 late."
    return Status(project / "reports" / "contoh", "finished", "2026-01-01T00:00:00+00:00", pages, deliveries, counted)


def test_nothing_is_known_at_first_and_the_whole_status_afterwards(status):
    assert KeptStatus(ASKED).recall() is None
    KeptStatus(ASKED).keep(status)
    assert KeptStatus(ASKED).recall() == status


@pytest.mark.parametrize("name", FILES[:3])
def test_it_is_forgotten_when_a_file_is_touched_altered_or_removed(project, status, name):
    for change in (os.utime, lambda path: path.write_text("altered"), Path.unlink):
        KeptStatus(ASKED).keep(status)
        assert KeptStatus(ASKED).recall() == status
        change(project / name)
        assert KeptStatus(ASKED).recall() is None


@pytest.mark.parametrize("folder", ["data/raw/2024", "reports/contoh/en/daerah"])
def test_it_is_forgotten_when_a_file_is_added(project, status, folder):
    KeptStatus(ASKED).keep(status)
    (project / folder).mkdir(parents=True)
    (project / folder / "new.csv").write_text("")
    assert KeptStatus(ASKED).recall() is None


def test_it_is_that_of_what_was_asked(project, status):
    tried = ASKED | {"overrides": f"@{project / FILES[3]}"}
    KeptStatus(tried).keep(status)
    assert KeptStatus(ASKED).recall() is None
    assert KeptStatus(ASKED | {"language": "en"}).recall() is None
    assert KeptStatus(tried).recall() == status
    (project / FILES[3]).write_text("spi: 60")
    assert KeptStatus(tried).recall() is None


@pytest.mark.parametrize("run", ["at work", "interrupted"])
def test_that_of_a_run_that_has_not_ended_is_not_kept(status, run):
    KeptStatus(ASKED).keep(replace(status, run=run))
    assert KeptStatus(ASKED).recall() is None


def test_it_is_not_kept_where_a_file_may_change_again_within_the_same_tick(status, monkeypatch):
    monkeypatch.setattr(kept_status, "_TWO_SECONDS", 60 * 10**9)
    KeptStatus(ASKED).keep(status)
    assert KeptStatus(ASKED).recall() is None


@pytest.mark.parametrize("written", ["", "{", "[]", '{"seen": 1}'])
def test_a_torn_file_is_as_good_as_none(project, status, written):
    KeptStatus(ASKED).keep(status)
    (kept,) = (project / "data" / "processed").glob(".status-*.json")
    kept.write_text(written)
    assert KeptStatus(ASKED).recall() is None


def test_where_nothing_can_be_written_it_is_looked_at_again(project, status):
    (project / "data" / "processed").rmdir()
    KeptStatus(ASKED).keep(status)
    assert KeptStatus(ASKED).recall() is None


def test_who_may_not_write_into_the_project_keeps_it_where_hashes_are_kept(project, tmp_path, monkeypatch):
    monkeypatch.setattr(project_folders, "may_write", lambda folder: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = project_folders.cache_file("status", "asked")
    assert place.parent == project_folders.hash_cache_file("reports", tmp_path).parent
    assert place.is_relative_to(tmp_path / "cache")
