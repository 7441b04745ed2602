"""A file or folder that a user names for the workbook to write: what lies there of others stays as it is."""

import pytest

from antikorupsi.common import WorkbookError
from antikorupsi.run import read_age
from tests.cli.calling import contents

PLACES_AMONG_SPREADSHEETS = ("data/raw/contoh/{}", "data/raw/{}", "data/raw/baru/{}", "data/../data/raw/contoh/{}")


def writers(place):
    yield "needs", place, "--period", "contoh"
    yield "templates", place, "--period", "contoh"
    yield "simulate", place, "--regions", "5"
    yield "run", "--period", "contoh", "--region", "01.01", "--formats", "html", "--log", place


def test_no_command_writes_among_the_spreadsheets(project, command):
    before = contents(project / "data" / "raw")
    for place in PLACES_AMONG_SPREADSHEETS:
        for arguments in writers(place.format("baru.csv")):
            code, said = command(*arguments)
            assert code == 2, (arguments, said)
            assert "name another place" in said
    assert contents(project / "data" / "raw") == before


def test_a_link_into_the_spreadsheets_is_followed_and_refused(project, command):
    link = project / "surat.csv"
    link.symlink_to(project / "data" / "raw" / "contoh" / "periode.yaml")
    before = contents(project / "data" / "raw")
    code, said = command("needs", link, "--period", "contoh")
    assert (code, "name another place" in said) == (2, True), said
    link.unlink()
    link.symlink_to(link)
    code, said = command("needs", link, "--period", "contoh")
    assert (code, "circle" in said) == (2, True), said
    assert contents(project / "data" / "raw") == before


def test_needs_writes_nothing_among_spreadsheets_that_lie_elsewhere(project, command, tmp_path_factory):
    raw = tmp_path_factory.mktemp("kiriman")
    (project / "data" / "raw" / "contoh").rename(raw / "contoh")
    before = contents(raw)
    code, said = command("needs", raw / "contoh" / "surat.csv", "--period", "contoh", "--raw", raw)
    assert (code, "name another place" in said) == (2, True), said
    assert contents(raw) == before


def test_a_file_of_others_stays_as_it_is(project, command):
    place = project / "surat.csv"
    for written in (b"Kabupaten/Kota;Nilai\n", b"PK\x03\x04", b"\xef\xbb\xbfLembaga,Kriteria,Catatan\n"):
        place.write_bytes(written)
        for arguments in writers(place):
            code, said = command(*arguments)
            assert code == 2, (arguments, said)
            assert place.read_bytes() == written


def test_a_file_of_needs_replaces_an_empty_file_and_an_earlier_one_in_any_language(project, command):
    place = project / "surat.csv"
    place.write_bytes(b"")
    for language in ("id", "en", "id"):
        code, said = command("needs", place, "--period", "contoh", "--language", language)
        assert code in (0, None), said
        assert place.read_text(encoding="utf-8-sig").startswith("Agency," if language == "en" else "Lembaga,")
    earlier = (
        "\ufeffLembaga,Kriteria,Kode,Daerah,Provinsi,Tahun,Yang sudah ada,Menyelesaikan hasil\n"  # before due dates
    )
    place.write_text(earlier, encoding="utf-8")
    assert command("needs", place, "--period", "contoh")[0] in (0, None)
    assert place.read_text(encoding="utf-8").startswith(earlier.rstrip("\n") + ",Tenggat,Hari terlambat\n")
    assert [path.name for path in project.iterdir() if path.name.startswith(".surat")] == []


def test_places_that_cannot_be_written_are_one_sentence(project, command):
    (project / "berkas.txt").write_text("catatan")
    makes_folders = {"tidak/ada/x.csv": ("templates", "simulate"), ".": ("templates",)}
    for place in ("tidak/ada/x.csv", ".", "..", "berkas.txt/x", "x" * 300):
        for arguments in writers(place):
            if arguments[0] not in makes_folders.get(place, ()) and (place, arguments[0]) != ("..", "templates"):
                code, said = command(*arguments)
                assert code == 2, (arguments, said)
                assert said.count("\n") == 1, said


def test_forms_are_not_written_onto_a_file(project, command):
    (project / "berkas.txt").write_text("catatan")
    code, said = command("templates", "berkas.txt", "--period", "contoh")
    assert (code, "a file stands where a folder is needed" in said) == (2, True), said


@pytest.mark.parametrize("age", ["99999999999h", "9" * 5000 + "d", "1e3h", "-1h", "h"])
def test_a_time_that_cannot_be_counted_is_one_sentence(age):
    with pytest.raises(WorkbookError) as refused:
        read_age(age)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 120
