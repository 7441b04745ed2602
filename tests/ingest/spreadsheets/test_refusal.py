"""What a parser raises on damaged bytes is a refusal; a fault of the package is not dressed as one."""

import pytest

from antikorupsi.ingest.spreadsheets import reading
from antikorupsi.ingest.spreadsheets.reading import UnreadableFileError, read_sheets


def test_an_error_of_a_parser_is_a_damaged_file(tmp_path, monkeypatch):
    def fails(path, file):
        return int("no number", 16)

    monkeypatch.setitem(reading._READERS, "csv", fails)
    (tmp_path / "a.csv").write_text("a;b\n1;2\n")
    with pytest.raises(UnreadableFileError) as refused:
        read_sheets(tmp_path / "a.csv")
    assert refused.value.rule == "file_damaged"


def test_a_fault_of_the_package_keeps_its_own_type(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_READERS", None)
    (tmp_path / "a.csv").write_text("a;b\n1;2\n")
    with pytest.raises(TypeError):
        read_sheets(tmp_path / "a.csv")
