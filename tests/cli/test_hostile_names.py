"""No option, notebook parameter or file leads the workbook to what is not its own; nothing of others is touched."""

import json
import shutil

import papermill
import pytest

from antikorupsi.assess import Assessment, Parameters, open_period, write_parameter_file
from antikorupsi.common import WorkbookError, has_marker
from antikorupsi.publish.placing import Journal
from tests.cli.calling import contents


@pytest.mark.parametrize("name", ["../raw/contoh", "contoh/../contoh", "..", "/etc", ".hashes", "a\\b"])
def test_a_period_that_leads_elsewhere_is_refused_by_every_command(project, command, name):
    raw = contents(project / "data" / "raw")
    for order in (["status"], ["check"], ["run", "--formats", "html"], ["trace", "x", "spi"]):
        code, said = command(*order, "--period", name)
        assert code == 2, said
        assert "period" in said
    assert contents(project / "data" / "raw") == raw
    assert sorted(path.name for path in (project / "data").iterdir()) == ["raw"]


@pytest.mark.parametrize("name", ["../raw/contoh", "..", "../../data/raw/contoh"])
def test_the_same_through_papermill_and_by_hand(project, name):
    before = contents(project / "data" / "raw")
    with pytest.raises(papermill.PapermillExecutionError, match="period"):
        papermill.execute_notebook(
            project / "notebooks" / "1-ingest.ipynb", None, {"period": name}, cwd=project / "notebooks",
            progress_bar=False,
        )  # fmt: skip
    for load in (lambda: Assessment.load(name), lambda: Parameters.check({"period": name}).assessment()):
        with pytest.raises(WorkbookError, match="period"):
            load()
    assert contents(project / "data" / "raw") == before


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/passwd", "..", "a/b.csv", ""])
def test_the_list_of_regions_lies_beside_its_description(project, name):
    path = project / "data" / "raw" / "contoh" / "periode.yaml"
    text = path.read_text().replace("wilayah.csv", json.dumps(name))
    assert json.dumps(name) in text
    path.write_text(text)
    with pytest.raises(WorkbookError, match="list of regions"):
        open_period("contoh")


@pytest.mark.parametrize("year", [-5, 0, 1899, 2100, 99999])
def test_the_year_of_a_period_is_one_of_two_centuries(project, year):
    path = project / "data" / "raw" / "contoh" / "periode.yaml"
    path.write_text(f"year: {year}\nregions: wilayah.csv\n")
    with pytest.raises(WorkbookError, match=f"between 1900 and 2099, not {year}"):
        open_period("contoh")


@pytest.mark.parametrize("reports", ["a_file/reports", "a_file", "/dev/null"])
def test_reports_are_not_written_below_a_file(project, command, reports):
    (project / "a_file").write_text("x")
    code, said = command("check", "--period", "contoh", "--reports", reports)
    assert code == 2, said
    assert "Traceback" not in said
    assert (project / "a_file").read_text() == "x"


def test_tables_of_others_are_refused_with_a_remedy_and_stay(project):
    folder = project / "data" / "processed" / "contoh"
    folder.mkdir(parents=True)
    (folder / "skripsi.docx").write_bytes(b"tiga tahun kerja")
    (folder / "key.json").write_text('{"kunci": "rumah"}')
    before = contents(project)
    with pytest.raises(WorkbookError, match="Move them away"):
        Assessment.load("contoh")
    assert contents(project) | {} == before | {name: text for name, text in contents(project).items() if "/." in name}


def test_tables_that_an_earlier_version_wrote_are_replaced(project):
    Assessment.load("contoh")
    folder = project / "data" / "processed" / "contoh"
    (folder / ".workbook").unlink()
    (project / "data" / "raw" / "contoh" / "baru.csv").write_text("x")
    Assessment.load("contoh")
    assert has_marker(folder)
    assert not [path for path in folder.parent.iterdir() if path.name.endswith("-old")]


@pytest.mark.parametrize("order", [["check"], ["run", "--formats", "html", "--region", "01.01"]])
def test_reports_of_others_are_refused_with_a_remedy_and_stay(project, command, order):
    folder = project / "laporan" / "contoh"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<p>halaman orang lain</p>")
    (folder / "findings.xlsx").write_bytes(b"milik orang lain")
    before = contents(folder)
    code, said = command(*order, "--period", "contoh", "--reports", project / "laporan")
    assert code == 2, said
    assert "Move them away or name another folder" in said
    assert contents(folder) == before


@pytest.mark.parametrize("reports", ["data/raw", "data/raw/contoh", "data/processed"])
def test_reports_are_not_written_among_spreadsheets_and_tables(project, command, reports):
    before = contents(project / "data" / "raw")
    code, said = command("check", "--period", "contoh", "--reports", reports)
    assert code == 2, said
    assert "name another folder" in said
    assert contents(project / "data" / "raw") == before


def test_folders_named_by_hand_may_lie_anywhere(project, command, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(project / "data" / "raw" / "contoh", elsewhere / "in" / "contoh")
    code, said = command("check", "--period", "contoh", "--raw", elsewhere / "in", "--reports", elsewhere / "out")
    assert code in (0, 1), said
    assert has_marker(elsewhere / "out" / "contoh")
    assert contents(elsewhere / "in") == contents(project / "data" / "raw")


@pytest.mark.parametrize(
    "overrides",
    [
        *("@/dev/zero", "@.", "x" * 5000, "@data/raw/contoh/periode.yaml", "@no/such.yaml"),
        *('{"spi": ' + "[" * 40_000, '{"spi": ' + "9" * 400 + "}", '{"i01": ' + "9" * 400 + "}"),
    ],
)
def test_overrides_name_a_file_of_parameters_or_are_refused(project, command, overrides):
    code, said = command("status", "--period", "contoh", "--overrides", overrides)
    assert code == 2, said


@pytest.mark.parametrize("option", ["--raw", "--reports"])
def test_a_path_that_no_system_can_hold_is_refused(project, option):
    given = {"raw": "a\0b"} if option == "--raw" else {}
    if given:
        with pytest.raises(WorkbookError, match="no path may hold"):
            Parameters.check({"period": "contoh"} | given).assessment()


def test_a_file_of_parameters_replaces_no_other_file(tmp_path):
    other = tmp_path / "SPI 2024.csv"
    other.write_text("Kabupaten/Kota;Tahun;Indeks SPI\n")
    with pytest.raises(WorkbookError, match="left as it is"):
        write_parameter_file(other, {"overrides": {"spi": 68}}, [])
    assert other.read_text().startswith("Kabupaten")
    own = tmp_path / "dicoba.yaml"
    write_parameter_file(own, {"overrides": {"spi": 68}}, ["satu"])
    write_parameter_file(own, {"overrides": {"spi": 69}}, [])
    assert "69" in own.read_text()


def test_a_log_is_added_to_no_other_file(project, command):
    before = contents(project / "data" / "raw")
    log = project / "data" / "raw" / "contoh" / "periode.yaml"
    code, said = command("run", "--period", "contoh", "--region", "01.01", "--log", log)
    assert code == 2
    assert "name another place" in said
    assert contents(project / "data" / "raw") == before


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/hostname", "daerah/../../secret.csv"])
def test_an_altered_journal_moves_and_removes_nothing_outside(tmp_path, name):
    folder = tmp_path / "reports"
    folder.mkdir()
    secret = tmp_path / "secret.csv"
    secret.write_text("x")
    line = {"moves": {}, "hashes": {}, "removed": [name], "note": {}}
    (folder / ".journal.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(WorkbookError, match="altered"):
        Journal(folder).repair()
    assert secret.read_text() == "x"


@pytest.mark.parametrize(
    "previous", ["/etc/passwd", "data/raw/contoh/periode.yaml", "../../x/riwayat/y.csv", "/dev/zero"]
)
def test_only_a_file_of_a_history_is_compared_with(project, previous):
    from antikorupsi.assess import changes
    from antikorupsi.common import located

    with pytest.raises(WorkbookError, match="earlier publication"):
        changes.since_publication(Assessment.load("contoh"), located(previous))
