"""Files come to their place together, or not at all."""

import pytest

from antikorupsi.publish.placing.placing import place_files


def test_files_are_put_in_place_together_and_what_is_left_over_goes(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"lama")
    place_files({tmp_path / "b" / "a.ipynb": b"1", tmp_path / "b" / "a.html": b"2"}, [tmp_path / "a.pdf"])
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == ["a.html", "a.ipynb"]
    assert not (tmp_path / "a.pdf").exists()


def test_nothing_is_put_in_place_if_one_file_cannot_be_written(tmp_path):
    (tmp_path / "a.html").write_bytes(b"lama")
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(OSError, match="berkas"):
        place_files({tmp_path / "a.html": b"baru", tmp_path / "berkas" / "b.html": b"baru"})
    assert (tmp_path / "a.html").read_bytes() == b"lama"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "berkas"]
