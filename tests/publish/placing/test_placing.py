"""Files come to their place together, or not at all."""

from hashlib import sha256
from tempfile import SpooledTemporaryFile

import pytest

from antikorupsi.publish.placing import placing
from antikorupsi.publish.placing.placing import content_of, place_files, size_and_hash


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


@pytest.mark.parametrize("most", [2, 100])
def test_a_large_file_is_put_in_place_from_the_disk_as_a_small_one_from_memory(most, tmp_path, monkeypatch):
    monkeypatch.setattr(placing, "MOST_IN_MEMORY", most)
    written = SpooledTemporaryFile(most, dir=str(tmp_path))  # noqa: SIM115 closed when it is placed
    written.write(b"a,b\r\n")
    written.write(b"1,2\r\n")
    content = content_of(written)
    assert isinstance(content, bytes) == (most == 100)
    assert size_and_hash(content) == (10, sha256(b"a,b\r\n1,2\r\n").hexdigest())
    place_files({tmp_path / "a.csv": content})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"a,b\r\n1,2\r\n")]
    assert written.closed
