"""Where a system lacks what Linux has, every module can be imported, a run publishes, and what falls back says so.

A stand-in for macOS and Windows, which these tests do not run on: each process of the run starts without fork, fcntl,
resource, Unix sockets, prctl and what the workbook itself reads in /proc.
"""

import json
import os
import subprocess
import sys

import pytest

from antikorupsi.common.project import root
from antikorupsi.simulate import simulate
from tests.cli.calling import COMMAND

LACKING = """
import os, socket, sys
import locket, psutil  # they have parts of their own for each system, those of Linux take these modules
for name in ("fork", "forkpty", "register_at_fork"):
    delattr(os, name)
for name in ("fcntl", "resource"):
    sys.modules[name] = None
pair, family = socket.socketpair, socket.AF_UNIX
socket.socketpair = lambda *given, **named: pair(family)
del socket.AF_UNIX
def refuse(event, arguments):
    if event == "ctypes.dlsym" and arguments[1] in ("prctl", "madvise"):
        raise AttributeError(arguments[1])
    if event in ("open", "os.listdir") and str(arguments[0]).startswith(("/proc/self/task", "/proc/self/maps")):
        raise FileNotFoundError(arguments[0])
sys.addaudithook(refuse)
"""
IMPORT_ALL = """
import importlib, os, pkgutil
assert not hasattr(os, "fork")
for package in ("antikorupsi", "helpers", "warm_kernels"):
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        importlib.import_module(found.name)
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The environment in which Python starts without all that."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "sitecustomize.py").write_text(LACKING, encoding="utf-8")
    return os.environ | {"PYTHONPATH": str(folder), "WORKBOOK_ROOT": str(root())}


def test_every_module_can_be_imported(elsewhere):
    order = [sys.executable, "-c", IMPORT_ALL]
    ended = subprocess.run(order, env=elsewhere, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.slow
def test_a_run_reads_publishes_and_says_what_falls_back(elsewhere, tmp_path):
    simulate(tmp_path / "raw" / "negeri", regions=3, seed=1, faults=0)
    order = [str(COMMAND), "run", "--period", "negeri", "--raw", "raw", "--reports", "reports", "--log", "run.jsonl"]
    asked = [*order, "--region", "01.01", "--formats", "html,pdf"]
    ended = subprocess.run(asked, cwd=tmp_path, env=elsewhere, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout
    folder = tmp_path / "reports" / "negeri"
    assert (folder / "index.html").is_file()
    assert len(list((folder / "daerah").glob("*.pdf"))) == 1
    noted = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text().splitlines()]
    said = next(line["text"] for line in noted if line["event"] == "noted")
    assert "python3 kernels: Kernels are forked on Linux only" in said
