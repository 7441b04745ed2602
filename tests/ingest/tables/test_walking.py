"""Everything in the folder is named, and none of it ends the period: what is read, and what is not and why."""

import importlib
import os
import socket
import stat
import subprocess
from pathlib import Path

import openpyxl
import pytest

from antikorupsi.assess.hashes import hashes_of
from antikorupsi.ingest.tables import files
from antikorupsi.ingest.tables.ingest import Folder, ingest
from helpers import regions


def put(path, value=70):
    workbook = openpyxl.Workbook()
    for row in (["Indeks SPI 2024"], ["Kabupaten/Kota", "SPI 2024"], ["Kota Blitar", value]):
        workbook.active.append(row)
    workbook.save(path)


def findings(folder, *leave_out):
    found = ingest([Folder(folder, frozenset(leave_out))], regions.official())
    return {finding.file: finding.rule for finding in found.findings}, sorted({one.file for one in found.observations})


@pytest.mark.parametrize(
    "name", ["~SPI.xlsx", "Thumbs SPI.xlsx", "desktop.ini SPI.xlsx", "~$SPI.xlsx", "Thumbs.db.xlsx"]
)
def test_a_name_that_begins_like_a_systems_is_read(tmp_path, name):
    put(tmp_path / name)
    assert findings(tmp_path) == ({}, [name])


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (".SPI.xlsx", "file_hidden"),
        ("._SPI.xlsx", "file_of_system"),
        ("Thumbs.db", "file_of_system"),
        (".DS_Store", "file_of_system"),
        (".~lock.SPI.xlsx#", "file_is_lock"),
        ("~$SPI.xlsx", "file_is_lock"),
        ("sub/README.md", "file_of_other_kind"),
        ("catatan", "file_of_other_kind"),
    ],
)
def test_what_is_not_read_is_named(tmp_path, name, rule):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x" * 100)
    put(tmp_path / "SPI.xlsx")
    assert findings(tmp_path) == ({name: rule}, ["SPI.xlsx"])


def test_only_the_files_that_describe_the_period_are_left_out(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("README.md", "periode.yaml", "sub/periode.yaml"):
        (tmp_path / name).write_text("x")
    assert findings(tmp_path, "README.md", "periode.yaml") == ({"sub/periode.yaml": "file_of_no_rules"}, [])


def test_a_hidden_folder_is_named_and_not_entered(tmp_path):
    (tmp_path / ".ipynb_checkpoints").mkdir()
    put(tmp_path / ".ipynb_checkpoints" / "SPI.xlsx")
    assert findings(tmp_path) == ({".ipynb_checkpoints/": "file_hidden"}, [])


def test_a_workbook_without_a_filled_cell_is_named(tmp_path):
    openpyxl.Workbook().save(tmp_path / "kosong.xlsx")
    assert findings(tmp_path) == ({"kosong.xlsx": "file_without_cells"}, [])


def test_links_in_circles_are_named_and_not_followed(tmp_path):
    put(tmp_path / "SPI.xlsx")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "atas").symlink_to(tmp_path)
    (tmp_path / "diri.xlsx").symlink_to("diri.xlsx")
    assert findings(tmp_path) == ({"sub/atas": "file_is_link", "diri.xlsx": "file_is_link"}, ["SPI.xlsx"])
    assert set(hashes_of(tmp_path, tmp_path.parent / "memory.json")) == {"SPI.xlsx", "sub/atas", "diri.xlsx"}


def test_a_name_that_is_no_text_is_shown_by_its_bytes(tmp_path):
    put(tmp_path / "SPI.xlsx")
    for name in (b"SPI \xe9.xlsx", b"SPI \x1b[31m.csv"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"x")
    shown = {r"SPI \xe9.xlsx": "file_name_not_text", r"SPI \x1b[31m.csv": "file_name_not_text"}
    assert findings(tmp_path) == (shown, ["SPI.xlsx"])
    assert set(hashes_of(tmp_path, tmp_path.parent / "memory.json")) == {*shown, "SPI.xlsx"}


def test_a_folder_that_cannot_be_entered_is_named(tmp_path, monkeypatch):
    put(tmp_path / "SPI.xlsx")
    (tmp_path / "tutup").mkdir()
    enter = os.scandir

    def refuse(path):
        if str(path).endswith("tutup"):
            raise PermissionError(13, "Permission denied", str(path))
        return enter(path)

    monkeypatch.setattr(files.os, "scandir", refuse)
    assert findings(tmp_path) == ({"tutup/": "folder_not_opened"}, ["SPI.xlsx"])
    assert set(hashes_of(tmp_path, tmp_path.parent / "memory.json")) == {"tutup", "SPI.xlsx"}


def test_a_file_that_vanishes_or_may_not_be_read_is_named(tmp_path, monkeypatch):
    put(tmp_path / "SPI.xlsx")
    put(tmp_path / "tutup.xlsx")
    put(tmp_path / "hilang.xlsx")
    look = files.walk

    def walk_and_lose(*given):
        found = look(*given)
        (tmp_path / "hilang.xlsx").unlink()
        return found

    open_file, opened = os.open, type(tmp_path).open

    def refuse(path, *given, **more):
        if str(path).endswith("tutup.xlsx"):
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, *given, **more)

    def refuse_path(path, *given, **more):
        if path.name == "tutup.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **more)

    monkeypatch.setattr(importlib.import_module("antikorupsi.ingest.tables.ingest"), "walk", walk_and_lose)
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(type(tmp_path), "open", refuse_path)
    assert findings(tmp_path) == ({"hilang.xlsx": "file_not_opened", "tutup.xlsx": "file_not_opened"}, ["SPI.xlsx"])
    assert hashes_of(tmp_path, tmp_path.parent / "memory.json")["tutup.xlsx"].startswith("not opened")


def test_a_file_that_changes_while_it_is_read_gives_nothing(tmp_path, monkeypatch):
    from antikorupsi.ingest.spreadsheets import reading

    put(tmp_path / "SPI.xlsx")
    read = reading._sheets

    def read_and_change(path, file):
        sheets = read(path, file)
        put(path, 99)
        return sheets

    monkeypatch.setattr(reading, "_sheets", read_and_change)
    assert findings(tmp_path) == ({"SPI.xlsx": "file_changed"}, [])


@pytest.mark.parametrize("kind", ["named pipe", "socket", "device"])
def test_what_would_wait_for_its_other_end_is_named_and_not_opened(tmp_path, kind):
    put(tmp_path / "SPI.xlsx")
    odd = tmp_path / "pipa.csv"
    if kind == "named pipe":
        os.mkfifo(odd)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as waiting:
            waiting.bind(str(odd))
    else:
        try:
            os.mknod(odd, 0o600 | stat.S_IFCHR, os.makedev(5, 0))
        except PermissionError:
            pytest.skip("only the administrator of a system makes devices")
    assert findings(tmp_path) == ({"pipa.csv": "file_not_ordinary"}, ["SPI.xlsx"])


def test_a_file_that_becomes_a_pipe_after_it_was_looked_at_is_not_waited_for(tmp_path, monkeypatch):
    from antikorupsi.ingest.spreadsheets import reading

    os.mkfifo(tmp_path / "SPI.csv")
    monkeypatch.setattr(reading, "check_path", lambda *_: None)
    monkeypatch.setattr(reading, "check_size", lambda *_: None)
    assert findings(tmp_path) == ({"SPI.csv": "file_not_ordinary"}, [])


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A folder with folders in folders, deeper than Python can remove."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1_100):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(tmp_path)
    yield tmp_path
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_folders_that_lie_a_thousand_deep_are_a_finding_and_stop_nothing(deep):
    put(deep / "SPI.xlsx")
    found, read = findings(deep)
    assert list(found.values()) == ["folder_too_deep"]
    assert read == ["SPI.xlsx"]
    assert "SPI.xlsx" in hashes_of(deep, deep.parent / "memory.json")
    shallow = deep / "/".join("e" * 30)
    shallow.mkdir(parents=True)
    put(shallow / "SPI.xlsx")
    assert len(findings(deep)[1]) == 2


def test_rules_under_another_name_are_named_as_unread(tmp_path):
    (tmp_path / "instrumen").mkdir()
    for name in ("kerangka.yml", "instrumen/kinerja.YML", "instruments.yaml"):
        (tmp_path / name).write_text("id: kinerja\n", encoding="utf-8")
    found, files = findings(tmp_path)
    assert (set(found.values()), len(found), files) == ({"file_of_no_rules"}, 3, [])
