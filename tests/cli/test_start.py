"""Help imports no heavy library, and a command that fails says by its code whose fault it is."""

import subprocess
import sys
import time

import pytest

from antikorupsi.cli import app, main
from antikorupsi.common import WorkbookError
from tests.cli.calling import workbook

HEAVY = ("pandas", "numpy", "pyarrow", "matplotlib", "openpyxl", "babel", "yaml", "rich", "papermill")


def imported_by(*arguments):
    """The modules that a process has imported when `workbook` with these arguments ends."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), sep='\\n', file=sys.stderr))\n"
        "from antikorupsi.cli import main\n"
        "main()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(ended.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("run", "--help"), ("status", "--help")], ids=" ".join)
def test_help_imports_no_heavy_library(arguments):
    imported = imported_by(*arguments)
    assert "typer" in imported
    assert imported & set(HEAVY) == set()


def test_a_status_that_is_asked_for_again_imports_no_library_of_tables(project):
    time.sleep(2.1)  # until the files of the project are older than a tick of any disk's clock
    first = imported_by("status", "--period", "contoh")
    again = imported_by("status", "--period", "contoh")
    assert {"pandas", "pyarrow"} <= first
    assert again & {"pandas", "numpy", "pyarrow", "pydantic", "yaml", "babel", "matplotlib"} == {"pydantic"}


def test_help_names_every_command_in_a_whole_sentence():
    shown = workbook("--help").stdout
    lines = shown.split("Commands:\n")[1].splitlines()
    assert len(lines) == len(app.registered_commands)
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def called(monkeypatch, failure):
    def fail(*_arguments):
        raise failure

    monkeypatch.setattr("antikorupsi.assess.Parameters.check", fail)
    monkeypatch.setattr(sys, "argv", ["workbook", "status"])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_a_fault_of_the_workbook_ends_with_70_and_its_trace_without_control_characters(monkeypatch, capsys):
    assert called(monkeypatch, RuntimeError("Kota \x1b[2JAsri")) == 70
    said = capsys.readouterr().err
    assert "in fail" in said
    assert "RuntimeError: Kota \ufffd[2JAsri" in said
    assert "\x1b" not in said


def test_a_fault_that_a_user_can_mend_ends_with_2_and_one_sentence(monkeypatch, capsys):
    assert called(monkeypatch, WorkbookError("There is no period 1999.")) == 2
    assert capsys.readouterr().err == "There is no period 1999.\n"
