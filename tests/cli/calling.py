"""The command `workbook` called as a process of its own."""

import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("workbook")


def workbook(*arguments, folder=None):
    return subprocess.run([str(COMMAND), *arguments], check=False, capture_output=True, text=True, cwd=folder)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
