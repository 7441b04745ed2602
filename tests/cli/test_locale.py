"""A locale that knows ASCII alone stops no command: names of files are UTF-8, and the console shows ? for the rest."""

import os
import subprocess

import pytest

from antikorupsi.common.project import root
from antikorupsi.simulate import simulate
from tests.cli.calling import COMMAND

ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
PERIOD = "négeri–℃"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A period and a file in it whose names are not ASCII, in a folder whose name is none either."""
    folder = tmp_path_factory.mktemp("nama") / "données “x”"
    simulate(folder / "raw" / PERIOD, regions=3, seed=1, faults=0)
    book = next(iter(sorted((folder / "raw" / PERIOD).glob("*.xlsx"))))
    book.rename(book.with_name("“Höhe” – ℃.xlsx"))
    return folder


def called(folder, *order, own_period=True):
    where = ["--period", PERIOD, "--raw", "raw"] if own_period else []
    environment = os.environ | ASCII | {"WORKBOOK_ROOT": str(root())}
    ended = subprocess.run(
        [str(COMMAND), *order, *where], cwd=folder, env=environment, check=False, capture_output=True
    )
    said = (ended.stdout + ended.stderr).decode("ascii")  # fails for anything else
    assert ended.returncode in (0, 1), said
    assert "Traceback" not in said
    return said


def test_files_are_written_by_their_own_names(folder):
    called(folder, "needs", "sürat.csv")
    called(folder, "check", "--reports", "räpor")
    called(folder, "templates", "förm", own_period=False)
    called(folder, "simulate", "négara", "--regions", "3", own_period=False)
    called(folder, "new", "prójek", own_period=False)
    assert {path.name for path in folder.iterdir()} == {
        *("raw", "sürat.csv", "räpor", "förm", "négara", "négara-kebenaran", "prójek")
    }
    assert (folder / "räpor" / PERIOD / "findings.xlsx").is_file()


@pytest.mark.parametrize("order", [["status"], ["trace", "01.01", "spi"], ["review", "01.01"], ["needs"]])
def test_what_is_only_printed_is_printed(folder, order):
    assert called(folder, *order)


@pytest.mark.slow
def test_a_run_publishes_and_logs(folder):
    order = ("run", "--reports", "laporan", "--log", "lög.jsonl", "--region", "01.01", "--formats", "html")
    assert "3 pages made. Index: " in called(folder, *order)
    assert (folder / "laporan" / PERIOD / "index.html").is_file()
    assert PERIOD in (folder / "laporan" / PERIOD / "manifest.json").read_text(encoding="utf-8")
    assert (folder / "lög.jsonl").is_file()
