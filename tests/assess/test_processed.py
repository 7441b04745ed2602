"""The processed tables are rebuilt when, and only when, something they depend on has changed."""

import errno
import json
import os
import shutil
import time

import pandas as pd
import pytest

from antikorupsi.assess import assessment as module
from antikorupsi.assess import hashes, processed
from antikorupsi.assess.hashes import file_hash
from antikorupsi.assess.processed import KEY_FILE, key_of, load_or_build
from antikorupsi.common import WorkbookError, write_marker
from antikorupsi.common.project import root
from antikorupsi.ingest.tables.ingest import Folder
from helpers import Assessment


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


@pytest.fixture
def judgements(monkeypatch):
    """How often the observations were judged."""
    judge = module._judge
    counted = []
    monkeypatch.setattr(module, "_judge", lambda *given: counted.append(given) or judge(*given))
    return counted


@pytest.mark.parametrize(
    ("room", "read", "judged"),
    [
        *[(room, 2, 2) for room in ("antikorupsi.common", "antikorupsi.rules", "antikorupsi.ingest")],
        *[(room, 1, 2) for room in ("helpers.eligibility", "helpers.scoring", "antikorupsi.assess")],
        *[(f"antikorupsi.{room}", 1, 1) for room in ("show", "publish", "run", "cli", "simulate")],
        *[(f"helpers.{module}", 1, 1) for module in ("region_report", "overview", "explore")],
    ],
)
def test_a_changed_room_makes_out_of_date_what_depends_on_it_alone(
    project, builds, judgements, with_change_in, room, read, judged
):
    Assessment.load("2025")
    with_change_in(room)
    Assessment.load("2025")
    assert (len(builds), len(judgements)) == (read, judged)


def test_figures_that_are_judged_again_are_those_that_were_read(project, with_change_in):
    first = Assessment.load("2025")
    with_change_in("antikorupsi.assess")
    again = Assessment.load("2025")
    pd.testing.assert_frame_equal(first.observations, again.observations)
    pd.testing.assert_frame_equal(first.findings, again.findings)


def test_all_tables_are_kept_as_parquet(project):
    Assessment.load("2025")
    folder = project / "data" / "processed" / "2025"
    judged = "bounds gains gaps improvements influences lacking_evidence left_out not_run peers region_ranges scores"
    read = [
        "accounts",
        "actions",
        "replies",
        "reviews",
        "findings",
        "groups",
        "missing",
        "observations",
        "variants",
        "verdicts",
    ]
    assert {path.stem for path in folder.glob("*.parquet")} == {*read, *judged.split()}


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
    load_or_build(folder, key, lambda: dict(table), lambda _: {})
    (folder / KEY_FILE).write_text('{"pack')
    load_or_build(folder, key, lambda: dict(table), lambda _: {})
    assert json.loads((folder / KEY_FILE).read_text()) == key


def test_the_key_names_every_raw_file(project):
    key = key_of([Folder(project / "data" / "raw" / "2025")])
    assert {"raw/02 Indeks SPI 2021-2025.xlsx", "raw/06 Nilai SAKIP.xlsx", "read with", "judged with"} == set(key)


def test_a_new_period_needs_only_its_folder(project):
    (project / "data" / "raw" / "2026").mkdir()
    shutil.copy(
        root() / "data" / "raw" / "2025" / "02 Indeks SPI 2021-2025.xlsx",
        project / "data" / "raw" / "2026" / "spi.xlsx",
    )
    view = Assessment.load("2026").region("Kota Surakarta")
    spi = view.verdicts.set_index("criterion").loc["spi"]
    assert (spi["value"], spi["year"]) == (75.66, 2025), "2026 may use the figure of 2025"


def test_no_file_of_an_unchanged_folder_is_opened(project, monkeypatch):
    raw = project / "data" / "raw" / "2025"
    age(raw)
    first = key_of([Folder(raw)])
    opened = count_hashed(monkeypatch)
    assert key_of([Folder(raw)]) == first
    assert opened == []


def test_a_file_touched_just_before_it_was_hashed_is_hashed_again(project, monkeypatch):
    raw = project / "data" / "raw" / "2025"
    key_of([Folder(raw)])  # the fixture wrote the files a moment ago
    opened = count_hashed(monkeypatch)
    key_of([Folder(raw)])
    assert sorted(opened) == sorted(path.name for path in raw.iterdir())


def test_a_file_changed_in_place_is_noticed_though_size_and_time_were_restored(project, monkeypatch):
    raw = project / "data" / "raw" / "2025"
    age(raw)
    first = key_of([Folder(raw)])
    changed = raw / "06 Nilai SAKIP.xlsx"
    before = changed.stat()
    content = bytearray(changed.read_bytes())
    content[-1] ^= 1
    with changed.open("r+b") as file:
        file.write(content)
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed.stat().st_mtime_ns == before.st_mtime_ns
    opened = count_hashed(monkeypatch)
    assert key_of([Folder(raw)]) != first
    assert opened == ["06 Nilai SAKIP.xlsx"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b'{"06 Nil',
        b"[1, 2]",
        b'{"06 Nilai SAKIP.xlsx": {"size": 1}}',
        b'{"06 Nilai SAKIP.xlsx": {"size": "1", "mtime": 0, "ctime": 0, "inode": 0, "sha256": "", "hashed": ""}}',
        b"\xff\xfe",
    ],
)
def test_a_damaged_memory_of_hashes_is_as_good_as_none(project, damage):
    raw = project / "data" / "raw" / "2025"
    first = key_of([Folder(raw)])
    (memory,) = (project / "data" / "processed").glob(".hashes-*.json")
    memory.write_bytes(damage)
    assert key_of([Folder(raw)]) == first


def test_a_link_that_leads_nowhere_is_named_in_the_key(project):
    raw = project / "data" / "raw" / "2025"
    first = key_of([Folder(raw)])
    (raw / "nowhere.xlsx").symlink_to("gone.xlsx")
    assert key_of([Folder(raw)]) == first | {"raw/nowhere.xlsx": "not opened: No such file or directory"}


def test_two_folders_do_not_share_what_is_remembered_of_their_files(project):
    raw, other = project / "data" / "raw" / "2025", project / "elsewhere" / "2025"
    other.mkdir(parents=True)
    (other / "06 Nilai SAKIP.xlsx").write_bytes(b"another")
    assert key_of([Folder(raw)])["raw/06 Nilai SAKIP.xlsx"] != key_of([Folder(other)])["raw/06 Nilai SAKIP.xlsx"]
    assert len(list((project / "data" / "processed").glob(".hashes-*.json"))) == 2


def age(folder):
    """Waits in place of the tests: files are believed once they have lain untouched for two seconds."""
    newest = max(path.stat().st_ctime_ns for path in folder.iterdir())
    while time.time_ns() < newest + 2_100_000_000:
        time.sleep(0.05)


def count_hashed(monkeypatch):
    """The names of the files that are opened to be hashed."""
    opened = []
    monkeypatch.setattr(hashes, "file_hash", lambda path: opened.append(path.name) or file_hash(path))
    return opened


def test_what_killed_runs_left_beside_the_tables_goes_with_the_next_and_nothing_else(tmp_path, with_tables):
    folder = tmp_path / "2025"
    for name in (".2025-0a1b2c3d", ".2025-0a1b2c3d-old", ".2025-0123456789ab-0a1b2c3d"):
        (tmp_path / name).mkdir()
        write_marker(tmp_path / name)
    (tmp_path / ".2025-deadbeef").mkdir()
    with_tables(folder)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {
        "2025",
        ".2025-0123456789ab-0a1b2c3d",  # of another folder, whose lock somebody may hold
        ".2025-deadbeef",  # without our marker
    }


def test_tables_follow_the_umask(tmp_path, with_tables):
    before = os.umask(0o002)
    try:
        with_tables(tmp_path / "2025")
    finally:
        os.umask(before)
    assert oct((tmp_path / "2025").stat().st_mode & 0o777) == "0o775"
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "2025").iterdir()} == {0o664}


def test_who_may_not_write_takes_the_tables_that_are_there_or_keeps_their_own(tmp_path, with_tables, monkeypatch):
    shared, own = tmp_path / "shared" / "2025", tmp_path / "cache"
    with_tables(shared)
    before = {path.name: path.read_bytes() for path in shared.iterdir()}
    monkeypatch.setattr(processed, "may_write", lambda folder: folder != shared.parent)
    monkeypatch.setenv("XDG_CACHE_HOME", str(own))
    assert with_tables(shared) == 0, "the same key"
    assert not own.exists()
    assert with_tables(shared, key="another") == 1
    assert with_tables(shared, key="another") == 0, "kept"
    assert [path.name for path in own.glob("workbook-antikorupsi/*/2025")] == ["2025"]
    assert {path.name: path.read_bytes() for path in shared.iterdir()} == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_on_a_full_disk_tables_are_kept_in_a_cache_of_ones_own_and_read_once(
    tmp_path, with_tables, monkeypatch, number
):
    shared, own = tmp_path / "shared" / "2025", tmp_path / "cache"
    with_tables(shared)
    monkeypatch.setenv("XDG_CACHE_HOME", str(own))
    refuse_tables_below(monkeypatch, shared.parent, number)
    assert with_tables(shared) == 0, "the same key"
    assert with_tables(shared, key="another") == 1
    assert with_tables(shared, key="another") == 0, "kept"
    assert [path.name for path in own.glob("workbook-antikorupsi/*/2025")] == ["2025"]
    assert {path.name for path in shared.parent.iterdir() if path.is_dir()} == {"2025"}, "nothing half-written"


def test_where_the_disk_refuses_both_the_sentence_names_it(tmp_path, with_tables, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    refuse_tables_below(monkeypatch, tmp_path, errno.ENOSPC)
    with pytest.raises(WorkbookError, match=r"cache.* could not be written: the disk is full"):
        with_tables(tmp_path / "2025")


def refuse_tables_below(monkeypatch, folder, number):
    written = pd.DataFrame.to_parquet

    def to_parquet(table, path, **options):
        if path.is_relative_to(folder):
            raise OSError(number, "refused", str(path))
        written(table, path, **options)

    monkeypatch.setattr(pd.DataFrame, "to_parquet", to_parquet)


@pytest.fixture
def with_tables():
    """A function that loads or builds small tables for a key, and says how often they had to be read."""

    def called(folder, key="x"):
        read = []
        tables = load_or_build(
            folder, {"package": key}, lambda: read.append(1) or {"a": pd.DataFrame({"x": [1]})}, dict
        )
        assert tables["a"]["x"].tolist() == [1]
        return len(read)

    return called
