"""A name from a parameter names one entry of its folder, and never leads anywhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.common import WorkbookError, entry_of, fault_of_name, path_below, processed_folder, raw_folder
from antikorupsi.common.project import reports_folder, root

LEADING_OUT = [
    *(
        "../raw/contoh",
        "..",
        ".",
        "",
        " ",
        "/etc",
        "a/b",
        "a\\b",
        "..\\raw",
        "C:x",
        "a\0b",
        "a\nb",
        ".hashes",
        "...",
        ". .",
    ),
    *("contoh/", "contoh/../contoh", "./contoh", "x" * 300, "\ud800", "\u2028", "\x1b[2J"),
]


@pytest.mark.parametrize("name", LEADING_OUT)
@pytest.mark.parametrize("folder", [raw_folder, processed_folder, reports_folder])
def test_no_name_leads_out_of_its_folder(folder, name):
    with pytest.raises(WorkbookError, match="period"):
        folder(name)


@pytest.mark.parametrize("name", ["2025", "contoh", "desa-contoh", "2025 (revisi)", "période", "a.b", "2025~1"])
def test_ordinary_names_are_taken_as_they_are(name, tmp_path):
    assert entry_of(tmp_path, name, "period") == tmp_path / name


@given(st.text(max_size=40))
def test_what_is_taken_lies_directly_in_the_folder(name):
    if not fault_of_name(name):
        path = entry_of(root() / "data", name, "period")
        assert path.resolve().parent == (root() / "data").resolve()


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "2025").symlink_to(outside)
    (inside / "round").symlink_to("round")
    for name in ("2025", "round"):
        with pytest.raises(WorkbookError, match="link"):
            entry_of(inside, name, "period")
    (inside / "real").mkdir()
    (inside / "near").symlink_to("real")
    assert entry_of(inside, "near", "period") == inside / "near"


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/../../b", "", "a\0", "..", "a\\..\\b"])
def test_a_list_of_our_own_that_was_altered_names_nothing_outside(name, tmp_path):
    with pytest.raises(WorkbookError):
        path_below(tmp_path, name)
    assert path_below(tmp_path, "daerah/kota-blitar.html") == tmp_path / "daerah" / "kota-blitar.html"


@pytest.mark.parametrize("parent", ["data/raw", "data/raw/contoh", "data/processed", "data/processed/.."])
def test_no_report_is_written_among_spreadsheets_or_tables(parent):
    reports = root() / parent
    if parent.endswith(".."):
        assert reports_folder("contoh", reports) == root() / "data" / "contoh"
        return
    with pytest.raises(WorkbookError, match="name another folder"):
        reports_folder("contoh", reports)
