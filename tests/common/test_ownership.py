"""What does not carry the workbook's marker is never replaced or removed."""

import pytest

from antikorupsi.common import WorkbookError, claim, has_marker, remove_marked, write_marker
from antikorupsi.common.ownership import MARKER


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_or_empty_folder_becomes_our_own(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"")
    for name in ("new/deep", "empty"):
        claim(tmp_path / name)
        assert has_marker(tmp_path / name)
        claim(tmp_path / name)


def test_a_folder_of_others_is_refused_and_untouched(tmp_path):
    (tmp_path / "surat.docx").write_bytes(b"penting")
    before = contents(tmp_path)
    for act in (claim, remove_marked):
        with pytest.raises(WorkbookError, match="left as it is"):
            act(tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("marker", ["", "Workbook", "a file of somebody else\n"])
def test_a_file_with_the_name_of_the_marker_is_no_marker(tmp_path, marker):
    (tmp_path / MARKER).write_text(marker)
    assert not has_marker(tmp_path)
    with pytest.raises(WorkbookError):
        remove_marked(tmp_path)


def test_links_are_never_our_own(tmp_path):
    write_marker(tmp_path / "own")
    (tmp_path / "link").symlink_to(tmp_path / "own")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / MARKER).symlink_to(tmp_path / "own" / MARKER)
    for name in ("link", "other"):
        assert not has_marker(tmp_path / name)
        with pytest.raises(WorkbookError):
            claim(tmp_path / name)


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path):
    (tmp_path / "2025").write_text("x")
    with pytest.raises(WorkbookError, match="is no folder"):
        claim(tmp_path / "2025")


def test_only_what_carries_the_marker_is_removed(tmp_path):
    write_marker(tmp_path / "own")
    (tmp_path / "own" / "a.parquet").write_text("x")
    remove_marked(tmp_path / "own")
    assert not (tmp_path / "own").exists()
