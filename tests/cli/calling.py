"""The command `workbook` called as a process of its own, forked from one that has the modules imported."""

import subprocess
import sys
from pathlib import Path

from tests.prepared import run_command

COMMAND = Path(sys.executable).with_name("workbook")
workbook = run_command


def workbook_started_anew(*arguments, folder=None):
    """The same in a process that imports its modules itself, as people start it."""
    return subprocess.run([str(COMMAND), *arguments], check=False, capture_output=True, text=True, cwd=folder)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
